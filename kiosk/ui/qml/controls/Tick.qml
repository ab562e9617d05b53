import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua
import ".."

// A box to tick with its sentence.
T.CheckBox {
    id: box

    property string note: ""
    property int size: Theme.bodyText

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.pad)
    leftPadding: Theme.pad
    rightPadding: Theme.pad
    focusPolicy: Qt.StrongFocus
    containmentMask: Slip { button: box }
    Accessible.role: Accessible.CheckBox
    Accessible.name: note === "" ? text : text + ". " + note

    background: Rectangle {
        radius: Theme.corner
        color: box.down ? Theme.pressed : box.checked ? Theme.blueTint : Theme.surface
        border.width: box.visualFocus ? 2 * Theme.strongLine : box.checked ? Theme.strongLine : Theme.line
        border.color: box.visualFocus || box.checked ? Theme.blue : Theme.edge
    }

    contentItem: RowLayout {
        spacing: Theme.pad
        Rectangle {
            radius: Theme.corner / 2
            color: box.checked ? Theme.blue : Theme.surface
            border.width: Theme.strongLine
            border.color: box.checked ? Theme.blue : Theme.quietInk
            Layout.preferredWidth: Theme.between(10, 14)
            Layout.preferredHeight: Layout.preferredWidth
            LineIcon {
                visible: box.checked
                anchors.centerIn: parent
                width: parent.width * 0.9
                height: width
                name: "check"
                color: Theme.onStrong
            }
        }
        ColumnLayout {
            id: words
            spacing: 0
            Layout.fillWidth: true
            Words {
                text: Theme.tied(box.text)
                size: box.size
                strong: true
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Words {
                visible: text !== "" && !Theme.cramped
                text: box.note
                size: Theme.labelText
                color: Theme.quietInk
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
    }
}
