import QtQuick
import MotCua
import "controls"

// The touch keyboard by itself, for pictures and tests.
Window {
    id: trial

    required property real shortSideMm
    required property real longSideMm
    property string method: "telex"
    property bool large: false
    property string language: "vi"
    property bool rightToLeft: false
    property string placeholder: ""
    property string lastEntered: ""
    // As much as the bar of the kiosk takes.
    readonly property real top: Theme.bar + 2 * Theme.gap

    color: Theme.ground

    Binding { target: Theme; property: "windowWidth"; value: trial.width }
    Binding { target: Theme; property: "windowHeight"; value: trial.height }
    Binding { target: Theme; property: "shortSideMm"; value: trial.shortSideMm }
    Binding { target: Theme; property: "longSideMm"; value: trial.longSideMm }
    Binding { target: Theme; property: "motion"; value: false }
    Binding { target: Theme; property: "large"; value: trial.large }
    Binding { target: Theme; property: "language"; value: trial.language }
    Binding { target: Theme; property: "rightToLeft"; value: trial.rightToLeft }

    TypedLine {
        id: typed
        objectName: "line"
        method: trial.method
        eachWord: true
    }
    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: trial.rightToLeft
        LayoutMirroring.childrenInherit: true

        TypedField {
            line: typed
            placeholder: trial.placeholder
            height: Math.min(implicitHeight, keyboard.y - trial.top - Theme.typedGap)
            anchors {
                left: parent.left; right: parent.right; bottom: keyboard.top
                leftMargin: keyboard.start; rightMargin: keyboard.start
                bottomMargin: Theme.typedGap
            }
        }
        Keyboard {
            id: keyboard
            objectName: "keyboard"
            line: typed
            room: parent.height - trial.top - Theme.typedLine - Theme.typedGap - Theme.foot
            onEntered: text => trial.lastEntered = text
            anchors {
                left: parent.left; right: parent.right; bottom: parent.bottom
                bottomMargin: Theme.foot
            }
        }
    }
}
