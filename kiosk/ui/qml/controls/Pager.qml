pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua
import ".."

// Turns the pages of a list; at the same place on each of them, and not there for one page.
Item {
    id: pager

    required property PagesBridge pages

    // The same width for both, whatever stands on them.
    readonly property real turnWidth: Math.max(Theme.touch, width * 0.36)

    visible: pages.count > 1
    implicitHeight: Theme.button

    component Turn: T.AbstractButton {
        id: turn
        property string pictogram: ""
        property bool after: false
        property bool leads: true
        enabled: leads
        readonly property color face: leads ? Theme.ink : Theme.quietInk
        focusPolicy: Qt.StrongFocus
        containmentMask: Slip { button: turn }
        width: pager.turnWidth
        height: parent.height
        Accessible.role: Accessible.Button
        Accessible.name: text
        background: Rectangle {
            radius: Theme.corner
            color: !turn.leads ? Theme.ground : turn.down ? Theme.pressed : Theme.surface
            border.width: turn.visualFocus ? 2 * Theme.strongLine : Theme.line
            border.color: turn.visualFocus ? Theme.blue : Theme.edge
        }
        contentItem: Item {
            id: inside
            RowLayout {
                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width)
                spacing: Theme.mm
                layoutDirection: turn.after !== Theme.rightToLeft ? Qt.RightToLeft : Qt.LeftToRight
                LayoutMirroring.enabled: false
                LineIcon {
                    visible: turn.leads && label.implicitWidth + width + Theme.mm <= inside.width
                    name: turn.pictogram
                    mirrored: Theme.rightToLeft
                    color: turn.face
                    Layout.preferredWidth: Theme.smallIcon
                    Layout.preferredHeight: Layout.preferredWidth
                }
                Words {
                    id: label
                    text: turn.text
                    size: Theme.compact || Theme.large ? Theme.labelText : Theme.bodyText
                    strong: true
                    color: turn.face
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }

    Turn {
        id: before
        objectName: "previous"
        anchors.left: parent.left
        leads: pager.pages.here > 1
        text: qsTr("Previous")
        pictogram: "previous"
        onClicked: pager.pages.previous()
    }
    Words {
        objectName: "page"
        text: qsTr("Page %1 of %2").arg(pager.pages.here).arg(pager.pages.count)
        size: Theme.compact || Theme.large ? Theme.labelText : Theme.bodyText
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        anchors { left: before.right; right: behind.left; margins: Theme.mm; verticalCenter: parent.verticalCenter }
    }
    Turn {
        id: behind
        objectName: "next"
        anchors.right: parent.right
        leads: pager.pages.here < pager.pages.count
        after: true
        text: qsTr("Next")
        pictogram: "next"
        onClicked: pager.pages.next()
    }
}
