pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: 1

    Item { Layout.fillHeight: true }
    Face {
        look: "speaking"
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Title {
        words: qsTr("Getting your number…")
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        text: page.visit.service
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Row {
        id: dots
        property int lit: 0
        spacing: Theme.gap
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.gap
        Repeater {
            model: 3
            Rectangle {
                required property int index
                width: Theme.pad
                height: width
                radius: width / 2
                color: index === dots.lit ? Theme.accent : Theme.pressed
            }
        }
        Timer {
            running: Theme.motion
            repeat: true
            interval: 400
            onTriggered: dots.lit = (dots.lit + 1) % 3
        }
    }
    Item { Layout.fillHeight: true }
}
