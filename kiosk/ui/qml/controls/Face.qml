pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import ".."

// The clerk's face: two eyes and a mouth line. `look` is "waiting", "listening", "speaking",
// "happy" or "sorry".
Rectangle {
    id: face

    property string look: "waiting"
    property color stroke: Theme.blue
    readonly property real unit: width / 100
    readonly property real bend: look === "sorry" ? -7 : look === "listening" ? 5 : 11
    readonly property real wide: look === "listening" ? 1.18 : 1
    property real blink: 1
    // How far the mouth is open while it speaks, from 0 to 1.
    property real open: 1

    implicitWidth: Theme.between(44, 96)
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.sand
    border.width: Theme.strongLine
    border.color: Theme.gold
    Accessible.ignored: true

    component Eye: Rectangle {
        required property real unit
        required property real side
        required property real open
        width: unit * 8.8
        height: unit * 15.5 * open
        radius: width / 2
        x: unit * (50 + side * 17) - width / 2
        y: unit * 42 - height / 2
    }
    Eye { side: -1; unit: face.unit; open: face.blink * face.wide; color: face.stroke }
    Eye { side: 1; unit: face.unit; open: face.blink * face.wide; color: face.stroke }

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: face.stroke
            strokeWidth: face.unit * 4.2
            fillColor: face.look === "speaking" ? face.stroke : "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            startX: face.unit * 35
            startY: face.unit * (66 - face.bend * 0.35)
            PathQuad {
                x: face.unit * 65
                y: face.unit * (66 - face.bend * 0.35)
                controlX: face.unit * 50
                controlY: face.unit * (66 + face.bend * 1.4 * (face.look === "speaking" ? 0.25 + 0.75 * face.open : 1))
            }
        }
    }

    SequentialAnimation {
        running: Theme.motion && face.visible
        loops: Animation.Infinite
        PauseAnimation { duration: 4200 }
        NumberAnimation { target: face; property: "blink"; to: 0.12; duration: 90 }
        NumberAnimation { target: face; property: "blink"; to: 1; duration: 140 }
    }
    SequentialAnimation {
        running: Theme.motion && face.visible && face.look === "speaking"
        loops: Animation.Infinite
        onStopped: face.open = 1
        NumberAnimation { target: face; property: "open"; to: 0; duration: 160 }
        NumberAnimation { target: face; property: "open"; to: 1; duration: 190 }
    }
}
