pragma ComponentBehavior: Bound

import QtQuick
import MotCua
import ".."

// The camera's picture with four corners that show where to hold the code. Without a camera, what
// to do with the scanner on its cord.
Item {
    id: finder

    required property FrameFeed feed
    property bool failed: false
    property bool byHand: false
    readonly property bool tells: failed || byHand
    property real shape: 1.586
    property string failure: ""

    Rectangle {
        anchors { fill: parent; margins: 1 }
        radius: Theme.corner
        color: Theme.darkPicture
    }
    CameraView {
        anchors.fill: parent
        feed: finder.feed
        corner: Theme.corner
        visible: !finder.tells
    }
    Column {
        visible: finder.tells
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        spacing: Theme.gap
        LineIcon {
            name: finder.byHand ? "hand-scanner" : "camera-off"
            color: Theme.white
            width: Theme.bigIcon
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Words {
            // Too little room beside large letters: the hint and the title say it.
            visible: !Theme.cramped || finder.width > Theme.between(50, 50)
            text: finder.byHand ? qsTr("Hold the scanner a hand above the code") : finder.failure
            size: Theme.compact ? Theme.labelText : Theme.bodyText
            color: Theme.white
            strong: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Item {
        id: aim
        visible: !finder.tells
        anchors.centerIn: parent
        height: Math.min(parent.height * 0.82, parent.width * 0.8 / finder.shape)
        width: height * finder.shape
        Repeater {
            model: 4
            Item {
                id: bracket
                required property int index
                readonly property bool atRight: index % 2 === 1
                readonly property bool atBottom: index > 1
                readonly property real arm: aim.height * 0.2
                x: atRight ? aim.width - arm : 0
                y: atBottom ? aim.height - arm : 0
                width: arm
                height: arm
                Rectangle {
                    width: bracket.arm
                    height: 1.4 * Theme.strongLine
                    radius: height / 2
                    color: Theme.white
                    y: bracket.atBottom ? bracket.arm - height : 0
                }
                Rectangle {
                    width: 1.4 * Theme.strongLine
                    height: bracket.arm
                    radius: width / 2
                    color: Theme.white
                    x: bracket.atRight ? bracket.arm - width : 0
                }
            }
        }
    }
}
