import QtQuick
import QtQuick.Layouts
import MotCua
import ".."

// A sentence with a sign in front of it: kind is "info", "warning" or "done".
Rectangle {
    id: notice

    property string text: ""
    property string kind: "info"
    property string pictogram: kind === "warning" ? "warning" : kind === "done" ? "done" : "info"
    property int size: Theme.bodyText
    readonly property color strongColor: kind === "warning" ? Theme.amber
                                       : kind === "done" ? Theme.green : Theme.blue

    visible: text !== ""
    radius: Theme.corner
    color: kind === "warning" ? Theme.amberTint : kind === "done" ? Theme.greenTint : Theme.blueTint
    implicitHeight: row.implicitHeight + 2 * Theme.pad * 0.6
    implicitWidth: row.implicitWidth + 2 * Theme.pad
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                  leftMargin: Theme.pad; rightMargin: Theme.pad }
        spacing: Theme.pad
        LineIcon {
            name: notice.pictogram
            color: notice.strongColor
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }
        Words {
            text: Theme.tied(notice.text)
            size: notice.size
            color: notice.strongColor
            strong: true
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
}
