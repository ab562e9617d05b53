pragma ComponentBehavior: Bound

import QtQuick
import ".."

// A drawing of an ID card's side that carries the code, which is framed in red.
Item {
    id: drawing

    property bool back: false
    readonly property real unit: width / 86

    implicitHeight: width / 1.586
    Accessible.ignored: true

    component Bar: Rectangle {
        required property real unit
        property real at: 0
        property real down: 0
        property real long: 10
        x: unit * at
        y: unit * down
        width: unit * long
        height: unit * 2.6
        radius: height / 2
        color: "#9DB4AE"
    }

    Rectangle {
        anchors.fill: parent
        radius: drawing.unit * 4
        color: drawing.back ? "#EEF3EA" : "#E3EFEC"
        border.width: Theme.strongLine
        border.color: "#5F7A73"
    }
    Item {
        visible: !drawing.back
        anchors.fill: parent
        Rectangle {
            x: drawing.unit * 6; y: drawing.unit * 5
            width: drawing.unit * 11; height: width; radius: width / 2
            color: "#C9A227"
        }
        Bar { unit: drawing.unit; at: 21; down: 6; long: 34 }
        Bar { unit: drawing.unit; at: 26; down: 12; long: 24 }
        Rectangle {
            x: drawing.unit * 6; y: drawing.unit * 21
            width: drawing.unit * 20; height: drawing.unit * 27
            radius: drawing.unit * 2
            color: "#C4D6D1"
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: drawing.unit * 5
                width: drawing.unit * 8; height: drawing.unit * 9; radius: width / 2
                color: "#7F9A93"
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: drawing.unit * 16
                width: drawing.unit * 15; height: drawing.unit * 11; radius: drawing.unit * 5
                color: "#7F9A93"
            }
        }
        Bar { unit: drawing.unit; at: 31; down: 28; long: 30 }
        Bar { unit: drawing.unit; at: 31; down: 34; long: 46 }
        Bar { unit: drawing.unit; at: 31; down: 40; long: 38 }
        Bar { unit: drawing.unit; at: 31; down: 46; long: 44 }
    }
    Item {
        visible: drawing.back
        anchors.fill: parent
        Bar { unit: drawing.unit; at: 6; down: 6; long: 40 }
        Rectangle {
            x: drawing.unit * 7; y: drawing.unit * 13
            width: drawing.unit * 14; height: drawing.unit * 12; radius: drawing.unit * 2
            color: "#D9B84A"
            border.width: Theme.line
            border.color: "#8A6D12"
        }
        Bar { unit: drawing.unit; at: 26; down: 15; long: 26 }
        Bar { unit: drawing.unit; at: 26; down: 21; long: 20 }
        Bar { unit: drawing.unit; at: 6; down: 34; long: 74; color: "#6E837D" }
        Bar { unit: drawing.unit; at: 6; down: 40; long: 74; color: "#6E837D" }
        Bar { unit: drawing.unit; at: 6; down: 46; long: 74; color: "#6E837D" }
    }
    Rectangle {
        x: drawing.unit * 61; y: drawing.unit * 4.500
        width: drawing.unit * 20.500; height: width
        radius: drawing.unit * 2.500
        color: "#FFFFFF"
        border.width: 1.3 * Theme.strongLine
        border.color: "#9B1B2F"
        Grid {
            anchors.centerIn: parent
            columns: 5
            Repeater {
                model: [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1]
                Rectangle {
                    required property int modelData
                    width: drawing.unit * 2.8
                    height: width
                    color: modelData ? "#1F2430" : "transparent"
                }
            }
        }
    }
}
