pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: 0.34
    fills: Theme.landscape
    readonly property bool paged: visit.pages.count > 1
    readonly property real rowHeight: Theme.reach ? Theme.reachRoom / (paged ? 4 : offers.count + 1) - Theme.gap - Theme.mm
                                    : paged && !Theme.shallow ? Theme.between(Theme.large ? 34 : 28, Theme.large ? 56 : 48)
                                    : Theme.between(20, Theme.large && !Theme.landscape ? 48 : 38)

    Words {
        objectName: "service"
        text: page.visit.service
        color: Theme.blue
        strong: true
        Layout.fillWidth: true
    }
    Title { words: qsTr("Do you have priority?") }
    Words {
        visible: !Theme.compact
        text: qsTr("Choose the one that is true for you. Staff may ask for a paper.")
        color: Theme.quietInk
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        Item {
            visible: Theme.landscape && offers.count < 4 && !page.paged
            Layout.fillHeight: true
        },
        GridLayout {
            columns: Theme.shallow || page.paged ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Repeater {
                id: offers
                model: page.visit.offers
                ChoiceCard {
                    required property string code
                    required property string name
                    required property string basis
                    objectName: "offer-" + code
                    text: name
                    note: basis
                    noteSize: Theme.smallText
                    nameSize: Theme.cramped && page.paged ? Theme.barText : Theme.large && (Theme.compact || page.paged) || Theme.compact && page.paged ? Theme.labelText : Theme.landscape || page.paged ? Theme.bodyText : Theme.serviceText
                    onClicked: page.visit.choosePriority(code)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.preferredHeight: Theme.shallow ? Theme.between(36, 36) : Math.max(Theme.touch, page.rowHeight)
                    Layout.maximumHeight: Layout.preferredHeight
                }
            }
            Repeater {
                // The last page keeps everything where it was.
                model: page.paged ? 4 - offers.count : 0
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.preferredHeight: page.rowHeight
                    Layout.maximumHeight: Layout.preferredHeight
                }
            }
        },
        ActionButton {
            objectName: "ordinary"
            text: qsTr("Take an ordinary number")
            pictogram: Theme.compact && Theme.large ? "" : "ticket"
            onClicked: page.visit.choosePriority("")
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Math.max(Theme.touch, implicitHeight)
            Layout.preferredHeight: Math.max(Layout.minimumHeight, page.rowHeight)
            Layout.maximumHeight: Layout.preferredHeight
            Layout.topMargin: Theme.gap
        },
        Pager {
            pages: page.visit.pages
            Layout.fillWidth: true
        },
        Item {
            visible: Theme.landscape && offers.count < 4 && !page.paged
            Layout.fillHeight: true
        }
    ]
}
