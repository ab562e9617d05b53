pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import MotCua
import ".."

// Lies over everything while the screen is read out: what is being read, and three zones that are
// found without looking. Left and right go through the screen, the part below chooses. A code that is
// on the screen stands beside what is read.
Rectangle {
    id: panel
    objectName: "speechPanel"

    required property Reader reader
    property bool dark: false
    // For a phone, which whoever goes with this person may hold up, or this person.
    property string code: ""

    readonly property real zones: Theme.reach ? Theme.reachTop : height * 0.4
    readonly property real lowest: Theme.reach ? height - Theme.reachFrom : height

    color: Theme.ground
    // The zones stay where the hand has learnt them.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Pane
    Accessible.name: reader.text

    component Zone: T.AbstractButton {
        id: zone
        property string pictogram: ""
        property bool turned: false
        focusPolicy: Qt.NoFocus
        containmentMask: Slip { button: zone }
        Accessible.role: Accessible.Button
        Accessible.name: text
        background: Rectangle {
            radius: 2 * Theme.corner
            color: zone.down ? Theme.pressed : Theme.sand
            border.width: Theme.strongLine
            border.color: Theme.edge
        }
        contentItem: Item {
            Column {
                anchors.centerIn: parent
                spacing: Theme.gap
                LineIcon {
                    name: zone.pictogram
                    color: Theme.ink
                    width: Theme.bigIcon
                    height: width
                    mirrored: zone.turned
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Words {
                    text: zone.text
                    size: Theme.buttonText
                    strong: true
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }

    // Nothing beside the zones reaches the screen below.
    MouseArea { anchors.fill: parent }

    BarButton {
        id: stop
        objectName: "speechOff"
        text: qsTr("Stop reading")
        pictogram: "aids"
        height: implicitHeight
        width: implicitWidth
        x: parent.width - width - Theme.margin
        y: Theme.reach ? panel.zones : Theme.gap
        onClicked: panel.reader.stop()
    }
    QrCode {
        id: code
        objectName: "speechCode"
        visible: text !== ""
        text: panel.code
        width: Math.min(Theme.between(90, 170), panel.zones - 2 * Theme.gap, 0.55 * words.room)
        height: width
        x: Theme.margin
        y: (panel.zones - height) / 2
    }
    Words {
        id: words
        objectName: "spoken"
        readonly property real room: parent.width - 2 * Theme.margin
        text: panel.reader.text
        size: Theme.titleText
        strong: true
        fontSizeMode: Text.Fit
        minimumPixelSize: code.visible ? Theme.labelText : Theme.bodyText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        x: code.visible ? code.x + code.width + Theme.gap : Theme.margin
        width: Theme.margin + room - x
        y: Theme.reach ? Theme.margin : stop.y + stop.height + Theme.gap
        height: panel.zones - y - Theme.gap
    }
    Zone {
        id: back
        objectName: "speechPrevious"
        text: qsTr("Previous")
        pictogram: "back"
        x: Theme.margin
        y: Theme.reach ? stop.y + stop.height + Theme.gap : panel.zones
        width: (parent.width - 2 * Theme.margin - Theme.gap) / 2
        height: (panel.lowest - y - 2 * Theme.gap) / 2
        onClicked: panel.reader.previous()
    }
    Zone {
        objectName: "speechNext"
        text: qsTr("Next")
        pictogram: "back"
        turned: true
        x: back.x + back.width + Theme.gap
        y: back.y
        width: back.width
        height: back.height
        onClicked: panel.reader.next()
    }
    Zone {
        objectName: "speechChoose"
        text: qsTr("Choose")
        pictogram: "check"
        x: Theme.margin
        y: back.y + back.height + Theme.gap
        width: parent.width - 2 * Theme.margin
        height: back.height
        onClicked: panel.reader.choose()
    }
    // Hides the screen from whoever stands behind; the zones below it work as before.
    Rectangle {
        objectName: "dark"
        visible: panel.dark
        anchors.fill: parent
        color: Theme.black
    }
}
