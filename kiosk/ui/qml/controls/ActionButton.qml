import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua
import ".."

// A button with a label, an icon and perhaps a note. `primary` is for the one main action.
T.AbstractButton {
    id: button

    property string pictogram: ""
    // The voice that reads it, where that is not the visit's.
    property string writtenIn: ""
    property string note: ""
    property bool primary: false
    property bool leading: false
    property int size: Theme.cramped ? Theme.serviceText : Theme.buttonText
    property string language: Theme.language

    readonly property color face: primary ? Theme.onStrong : Theme.ink

    implicitHeight: Math.max(Theme.button, row.implicitHeight + Theme.pad)
    implicitWidth: row.implicitWidth + 2 * Theme.pad
    leftPadding: Theme.pad
    rightPadding: Theme.pad
    focusPolicy: Qt.StrongFocus
    containmentMask: Slip { button: button }
    Accessible.role: Accessible.Button
    Accessible.name: note === "" ? text : text + ". " + note

    background: Rectangle {
        radius: Theme.corner
        color: button.primary ? (button.down ? Theme.pressedAccent : Theme.accent)
                              : (button.down ? Theme.pressed : Theme.surface)
        border.width: button.visualFocus ? 2 * Theme.strongLine : button.primary ? 0 : Theme.line
        border.color: button.visualFocus ? Theme.blue : Theme.edge
    }

    contentItem: Item {
        implicitHeight: row.implicitHeight
        implicitWidth: row.implicitWidth

        RowLayout {
            id: row
            anchors.verticalCenter: parent.verticalCenter
            x: !button.leading ? Math.max(0, (parent.width - width) / 2)
             : Theme.rightToLeft ? 0 : Theme.pad / 2
            width: button.leading ? parent.width - Theme.pad / 2 : Math.min(implicitWidth, parent.width)
            spacing: button.leading ? Theme.pad * 1.2 : Theme.gap

            LineIcon {
                visible: button.pictogram !== "" && !Theme.cramped
                name: button.pictogram
                mirrored: Theme.rightToLeft && Theme.pointsAlong(name)
                color: button.face
                Layout.preferredWidth: button.leading ? Theme.bigIcon : Theme.icon
                Layout.preferredHeight: Layout.preferredWidth
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words {
                    text: Theme.tied(button.text)
                    size: button.size
                    language: button.language
                    strong: true
                    color: button.face
                    horizontalAlignment: button.leading ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
                Words {
                    visible: text !== ""
                    text: button.note
                    size: Theme.bodyText
                    color: button.primary ? Theme.onStrong : Theme.quietInk
                    horizontalAlignment: button.leading ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
            }
        }
    }
}
