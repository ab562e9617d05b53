import QtQuick
import QtQuick.Layouts
import ".."

// Lies over everything and asks whether somebody is still there. Any touch answers.
Rectangle {
    id: question

    property int secondsLeft: 0

    signal answered()

    color: Theme.scrim
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    TapHandler { onTapped: question.answered() }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.reach ? parent.height - height - Theme.margin - Theme.reachFrom : (parent.height - height) / 2
        width: Math.min(parent.width - 2 * Theme.margin, Theme.between(124, 236))
        height: column.implicitHeight + 4 * Theme.pad
        radius: 2 * Theme.corner
        color: Theme.ground

        ColumnLayout {
            id: column
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                      margins: 2 * Theme.pad }
            spacing: 2 * Theme.gap
            Face {
                look: "listening"
                Layout.preferredWidth: Theme.between(36, 64)
                Layout.preferredHeight: Layout.preferredWidth
                Layout.alignment: Qt.AlignHCenter
            }
            Title {
                id: title
                words: qsTr("Are you still there?")
                horizontalAlignment: Text.AlignHCenter
            }
            Words {
                text: qsTr("This screen starts over in %n second(s).", "", question.secondsLeft)
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            PrimaryButton {
                objectName: "stillHere"
                text: qsTr("I am still here")
                onClicked: question.answered()
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.tallButton
            }
        }
    }
}
