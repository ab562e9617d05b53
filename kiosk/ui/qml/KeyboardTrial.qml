import QtQuick
import MotCua
import "controls"

// The touch keyboard by itself, for pictures and tests.
Window {
    id: trial

    required property real shortSideMm
    required property real longSideMm
    property string method: "telex"
    property string language: "vi"
    property bool rightToLeft: false
    property string placeholder: ""
    property string lastEntered: ""

    color: Theme.ground

    Binding { target: Theme; property: "windowWidth"; value: trial.width }
    Binding { target: Theme; property: "windowHeight"; value: trial.height }
    Binding { target: Theme; property: "shortSideMm"; value: trial.shortSideMm }
    Binding { target: Theme; property: "longSideMm"; value: trial.longSideMm }
    Binding { target: Theme; property: "motion"; value: false }
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
            anchors {
                left: parent.left; right: parent.right; bottom: keyboard.top
                leftMargin: Theme.margin + keyboard.start; rightMargin: Theme.margin + keyboard.start
                bottomMargin: Theme.pad
            }
        }
        Keyboard {
            id: keyboard
            line: typed
            onEntered: text => trial.lastEntered = text
            height: Math.min(implicitHeight, parent.height - Theme.bar - Theme.button - Theme.margin - 2 * Theme.pad)
            anchors {
                left: parent.left; right: parent.right; bottom: parent.bottom
                leftMargin: Theme.margin; rightMargin: Theme.margin; bottomMargin: Theme.margin
            }
        }
    }
}
