pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    fills: true
    share: 0.3

    Title { words: qsTr("What can I do on my phone?") }
    Words {
        visible: !Theme.scarce
        text: qsTr("Choose, then scan the code with your phone.")
        color: Theme.quietInk
        Layout.fillWidth: true
    }
    Item {
        visible: Theme.landscape
        Layout.fillHeight: true
    }

    actions: [
        GridLayout {
            columns: cards.count > 3 && Theme.landscape ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            uniformCellHeights: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Repeater {
                id: cards
                model: page.visit.dossiers.places
                ChoiceCard {
                    required property string code
                    required property string name
                    required property string says
                    required property string picture
                    objectName: "place-" + code
                    text: name
                    note: says
                    noteSize: Theme.large ? Theme.labelText : Theme.bodyText
                    pictogram: picture
                    onClicked: page.visit.dossiers.choosePlace(code)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.maximumHeight: Theme.between(44, 74)
                }
            }
        },
        Item {
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.landscape ? 0 : page.height
        }
    ]
}
