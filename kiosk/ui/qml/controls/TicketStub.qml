pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// The number as on a paper ticket: what for, the number, and what to expect.
Rectangle {
    id: stub

    property string number: ""
    property string service: ""
    default property alias below: belowColumn.data

    radius: 2 * Theme.corner
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.edge
    implicitHeight: head.implicitHeight + belowColumn.implicitHeight + 5 * Theme.pad

    ColumnLayout {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: perforation.top
                  margins: Theme.pad }
        spacing: 0
        Words {
            visible: !(Theme.compact && Theme.large)
            text: qsTr("Your number")
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Words {
            objectName: "number"
            text: stub.number
            language: "vi"
            size: Theme.numberText
            strong: true
            color: Theme.accent
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.titleText
            lineHeight: 0.74
            horizontalAlignment: Text.AlignHCenter
            // It is what this screen is about.
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Words {
            text: stub.service
            size: Theme.buttonText
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Row {
        id: perforation
        anchors { left: parent.left; right: parent.right; bottom: belowColumn.top
                  leftMargin: 2 * Theme.pad; rightMargin: 2 * Theme.pad; bottomMargin: Theme.pad }
        height: Theme.strongLine
        clip: true
        spacing: 3 * Theme.strongLine
        Repeater {
            model: Math.max(0, Math.ceil(perforation.width / (6 * Theme.strongLine)))
            Rectangle {
                width: 3 * Theme.strongLine
                height: Theme.strongLine
                radius: height / 2
                color: Theme.edge
            }
        }
    }
    Repeater {
        model: 2
        Item {
            id: notch
            required property int index
            y: perforation.y - height / 2
            x: index === 0 ? 0 : stub.width - width
            width: Theme.pad * 0.8
            height: 2 * width
            clip: true
            Rectangle {
                x: notch.index === 0 ? -width / 2 : 0
                width: parent.height
                height: width
                radius: width / 2
                color: Theme.ground
                border.width: Theme.line
                border.color: Theme.edge
            }
            Rectangle {
                x: notch.index === 0 ? 0 : notch.width - width
                y: Theme.line
                width: Theme.line
                height: parent.height - 2 * Theme.line
                color: Theme.ground
            }
        }
    }
    ColumnLayout {
        id: belowColumn
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.pad
                  bottomMargin: Theme.pad * 1.4 }
        spacing: Theme.gap / 2
    }
}
