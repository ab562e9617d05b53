import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page

    Item { Layout.fillHeight: true }
    Face {
        look: "happy"
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Title {
        words: qsTr("Thank you")
        size: Theme.heroText
        color: Theme.green
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        text: qsTr("Your rating helps us serve better.")
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        PrimaryButton {
            objectName: "done"
            text: qsTr("Done")
            pictogram: "check"
            onClicked: page.visit.done()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        }
    ]
}
