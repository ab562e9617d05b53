import QtQuick
import QtQuick.Layouts
import MotCua
import "../controls"
import ".."

Page {
    id: page
    share: Theme.cramped ? 0.66 : Theme.shallow ? 0.62 : 0.54

    component Space: Item {
        visible: !Theme.scarce
        Layout.fillHeight: true
    }
    component Point: RowLayout {
        id: point
        property string pictogram: ""
        property string text: ""
        spacing: Theme.pad
        Layout.fillWidth: true
        Rectangle {
            visible: !Theme.cramped
            radius: Theme.corner
            color: Theme.sand
            Layout.preferredWidth: Theme.between(Theme.shallow ? 11 : 14, 24)
            Layout.preferredHeight: Layout.preferredWidth
            LineIcon {
                anchors.centerIn: parent
                width: parent.width * 0.66
                height: width
                name: point.pictogram
                color: Theme.blue
            }
        }
        Words {
            text: point.text
            size: Theme.cramped ? Theme.barText : Theme.scarce ? Theme.labelText : Theme.bodyText
            Layout.fillWidth: true
        }
    }

    Title {
        words: qsTr("May the machine read your ID card?")
        size: Theme.cramped ? Theme.bodyText : Theme.titleText
    }
    Space {}
    Point {
        pictogram: "eye"
        text: qsTr("It reads your name, birth date, card number and address.")
    }
    Space {}
    Point {
        pictogram: "star"
        text: qsTr("So it can greet you, and offer priority for your age.")
    }
    Space {}
    Point {
        pictogram: "shield"
        text: qsTr("Kept until you have your number. No picture is stored.")
    }
    Space {}
    Point {
        pictogram: "card"
        text: qsTr("The card number is scrambled before it is sent.")
    }
    Space {}

    actions: [
        PrimaryButton {
            objectName: "agreeCard"
            text: qsTr("I agree, scan my card")
            pictogram: "card"
            onClicked: page.visit.agreeCard()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.cramped ? Theme.between(38, 38) : Theme.tallButton
        },
        ActionButton {
            objectName: "declineCard"
            text: qsTr("Go on without a card")
            pictogram: "no-card"
            onClicked: page.visit.declineCard()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.cramped ? Theme.between(38, 38) : Theme.tallButton
        }
    ]
}
