import QtQuick
import QtQuick.Templates as T
import MotCua
import ".."

// A button of the bar: an icon over its word.
T.AbstractButton {
    id: button

    property string pictogram: ""
    // The voice that reads it, where that is not the visit's.
    property string writtenIn: ""

    implicitWidth: Math.max(Theme.touch * 1.2, label.implicitWidth + (Theme.compact || Theme.large ? 0.8 : 1.6) * Theme.pad)
    implicitHeight: Theme.bar - Theme.gap
    focusPolicy: Qt.StrongFocus
    containmentMask: Slip { button: button }
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Theme.corner
        color: button.down ? Theme.pressed : Theme.sand
        border.width: button.visualFocus ? 2 * Theme.strongLine : 0
        border.color: Theme.blue
    }

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            LineIcon {
                name: button.pictogram
                mirrored: Theme.rightToLeft && Theme.pointsAlong(name)
                color: Theme.ink
                width: Theme.smallIcon
                height: width
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Words {
                id: label
                text: button.text
                size: Theme.barText
                wrapMode: Text.NoWrap
                Accessible.ignored: true
                anchors.horizontalCenter: parent.horizontalCenter
            }
        }
    }
}
