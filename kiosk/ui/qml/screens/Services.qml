pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    fills: true
    // Not the place of what follows: it would move while the layout still works on it.
    above: (greeting.visible ? greeting.implicitHeight + Theme.gap : 0) + title.implicitHeight + Theme.gap
    share: 0.29
    readonly property bool paged: visit.pages.count > 1

    function waits(low: int, high: int): string {
        if (high <= 0)
            return qsTr("no wait");
        return low < high ? qsTr("wait %1–%2 min").arg(low).arg(high) : qsTr("wait %1 min").arg(high);
    }

    Words {
        id: greeting
        objectName: "greeting"
        visible: page.visit.person !== "" && !(Theme.compact && Theme.large)
        text: qsTr("Welcome, %1").arg(page.visit.person)
        color: Theme.quietInk
        // Others would hear the name.
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Title {
        id: title
        words: page.visit.pages.group !== "" ? page.visit.pages.group : qsTr("What do you need today?")
    }
    Item {
        visible: Theme.landscape
        Layout.fillHeight: true
    }
    Tick {
        id: priority
        objectName: "priority"
        text: qsTr("I have priority")
        note: Theme.compact ? "" : qsTr("Old age, disability, pregnancy…")
        checked: page.visit.priorityWanted
        onToggled: page.visit.wantPriority(checked)
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(implicitHeight, Theme.button)
    }

    actions: [
        GridLayout {
            id: grid
            readonly property bool paired: Theme.landscape || Theme.reach || page.paged || page.visit.pages.group !== ""
            columns: paired ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            uniformCellHeights: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Repeater {
                id: cards
                model: page.visit.services
                ChoiceCard {
                    id: card
                    required property string code
                    required property bool group
                    required property string name
                    required property string hint
                    required property string stage
                    required property int waiting
                    required property int waitLow
                    required property int waitHigh
                    required property string picture
                    readonly property bool open: stage === "open"

                    objectName: (group ? "group-" : "service-") + code
                    text: name
                    note: hint
                    pictogram: picture
                    stacked: grid.paired
                    roomForNote: !Theme.compact
                    available: open
                    aside: open ? (group || !page.visit.reachable ? "" : waiting > 0 ? qsTr("%n waiting", "", waiting) : qsTr("nobody waiting"))
                         : stage === "paused" ? qsTr("Paused now") : qsTr("Closed now")
                    asideBelow: open && !group && page.visit.reachable ? page.waits(waitLow, waitHigh) : ""
                    asidePictogram: open ? "" : stage
                    onClicked: group ? page.visit.pages.chooseGroup(code) : page.visit.chooseService(code)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.maximumHeight: stacked ? Theme.between(60, 84) : Theme.between(30, 52)
                }
            }
            Repeater {
                // The last page keeps everything where it was.
                model: page.paged ? 6 - cards.count : 0
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.maximumHeight: Theme.between(60, 84)
                }
            }
        },
        Pager {
            pages: page.visit.pages
            Layout.fillWidth: true
        }
    ]
}
