pragma ComponentBehavior: Bound

import QtQuick
import MotCua
import "controls"

// The window: the bar, the visit's screen, and the question whether somebody is there.
Window {
    id: main

    required property VisitBridge visit
    required property PresenceBridge presence
    required property Reader reader
    required property real shortSideMm
    required property real longSideMm
    required property bool motion
    required property real lowerEdgeMm
    // Nobody in front of the screen can close, shrink or hide the window.
    property bool locked: false
    // A palm lies on the glass: whatever it presses is let go.
    property bool palm: false
    // A finger lies still, and will have the screen read out.
    property bool holding: false

    title: "Một Cửa"
    color: Theme.ground
    onClosing: close => close.accepted = !main.locked
    onVisibilityChanged: now => {
        if (main.locked && now !== Window.FullScreen)
            cover.restart();
    }

    Timer {
        id: cover
        // Not from within the change: the window system is still at it.
        interval: 0
        onTriggered: if (main.locked) main.showFullScreen()
    }

    Binding { target: Theme; property: "windowWidth"; value: main.width }
    Binding { target: Theme; property: "windowHeight"; value: main.height }
    Binding { target: Theme; property: "shortSideMm"; value: main.shortSideMm }
    Binding { target: Theme; property: "longSideMm"; value: main.longSideMm }
    Binding { target: Theme; property: "motion"; value: main.motion }
    Binding { target: Theme; property: "large"; value: main.visit.aids.largeText }
    Binding { target: Theme; property: "reach"; value: main.visit.aids.withinReach && Theme.canReach }
    Binding { target: Theme; property: "lowerEdgeMm"; value: main.lowerEdgeMm }
    Binding { target: Theme; property: "highContrast"; value: main.visit.aids.highContrast }
    Binding { target: Theme; property: "language"; value: main.visit.language }
    Binding { target: Theme; property: "rightToLeft"; value: main.visit.rightToLeft }

    Item {
        anchors.fill: parent
        enabled: !main.visit.silence && !main.palm
        transform: Translate {
            x: main.presence.across * Theme.drift
            y: main.presence.down * Theme.drift
        }
        LayoutMirroring.enabled: Theme.rightToLeft
        LayoutMirroring.childrenInherit: true

        TopBar {
            id: bar
            visit: main.visit
            anchors { left: parent.left; right: parent.right }
            y: Theme.reach ? parent.height - height - Math.max(Theme.gap, Theme.reachFrom) : 0
        }

        Loader {
            id: stage
            objectName: "stage"
            readonly property string type: main.visit.screenType
            anchors { left: parent.left; right: parent.right }
            y: Theme.reach ? 0 : bar.height
            height: Theme.reach ? bar.y : parent.height - bar.height
            function turn() {
                setSource("screens/" + type + ".qml", { visit: main.visit });
            }
            onTypeChanged: turn()
            Component.onCompleted: turn()
            onLoaded: if (Theme.motion) appear.restart()

            NumberAnimation {
                id: appear
                target: stage.item
                property: "opacity"
                from: 0
                to: 1
                duration: Theme.moment
                easing.type: Easing.OutCubic
            }
        }
    }

    // Where the bar is, so that it moves nothing below the finger.
    Notice {
        objectName: "holding"
        visible: main.holding
        text: qsTr("Keep holding to have the screen read out.")
        pictogram: "aids"
        anchors { left: parent.left; right: parent.right; margins: Theme.margin }
        y: Theme.gap
        height: Math.max(implicitHeight, Theme.bar)
        LayoutMirroring.enabled: Theme.rightToLeft
        LayoutMirroring.childrenInherit: true
    }

    SilenceQuestion {
        anchors.fill: parent
        visible: main.visit.silence
        LayoutMirroring.enabled: Theme.rightToLeft
        LayoutMirroring.childrenInherit: true
        secondsLeft: main.visit.secondsLeft
        onAnswered: main.visit.stillHere()
    }

    Loader {
        anchors.fill: parent
        active: main.visit.aids.speech
        sourceComponent: SpeechPanel {
            reader: main.reader
            dark: main.visit.aids.dark
            code: main.visit.screen === "ticket" ? main.visit.followUrl
                : main.visit.screen === "handover_code" ? main.visit.dossiers.address : ""
        }
    }

    Rectangle {
        objectName: "night"
        anchors.fill: parent
        visible: main.presence.brightness < 1
        color: Theme.night
        opacity: 1 - main.presence.brightness
    }
}
