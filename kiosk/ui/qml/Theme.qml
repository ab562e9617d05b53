pragma Singleton

import QtQuick

// The only place with sizes and colours. Sizes are millimetres on the real screen; Main tells how
// large that screen is. Values are given for a hand-sized screen (10 inches) and for a large one
// (21 inches), and lie in between for screens in between.
QtObject {
    id: theme

    property real windowWidth: 1080
    property real windowHeight: 1920
    property real shortSideMm: 268
    property real longSideMm: 476
    property bool motion: true
    property string language: "vi"
    // Lines begin at the right, and the layout is the mirror image.
    property bool rightToLeft: false

    readonly property bool landscape: windowWidth > windowHeight
    readonly property bool compact: shortSideMm < 190
    // Never next to nothing: a window has no size before it is shown, but its texts need one.
    readonly property real mm: Math.max(0.5, Math.min(Math.min(windowWidth, windowHeight) / shortSideMm,
                                                      Math.max(windowWidth, windowHeight) / longSideMm))

    function between(small: real, large: real): real {
        const share = Math.max(0, Math.min(1, (shortSideMm - 136) / (268 - 136)));
        return Math.round(mm * (small + (large - small) * share));
    }

    // Height of a capital letter → pixel size of Noto Sans, whose capitals are 0.714 em high.
    function capitals(small: real, large: real): int {
        return Math.round(between(small, large) / 0.714);
    }

    // Noto Sans has no Chinese, Japanese, Korean or Arabic letters; the same character is drawn
    // differently in three of these. What such a family lacks comes from Noto Sans.
    function familyOf(language: string): string {
        switch (language) {
        case "zh":
            return "Noto Sans CJK SC";
        case "ja":
            return "Noto Sans CJK JP";
        case "ko":
            return "Noto Sans CJK KR";
        case "ar":
            return "Noto Sans Arabic UI";
        default:
            return "Noto Sans";
        }
    }

    // Icons that point along the line of reading turn with it.
    function pointsAlong(icon: string): bool {
        return icon === "back";
    }

    // ── type ────────────────────────────────────────────────────────────────────────────────
    readonly property int smallText: capitals(3.6, 5)
    readonly property int labelText: capitals(4.2, 5.5)
    readonly property int bodyText: capitals(5, 7.3)
    readonly property int serviceText: capitals(5, 8)
    readonly property int buttonText: capitals(5.2, 9)
    readonly property int keyText: capitals(5, 6.6)
    readonly property int titleText: capitals(6.6, 12)
    readonly property int heroText: capitals(9, 16)
    readonly property int numberText: capitals(30, 56)

    // Lines of Noto Sans leave room for stacked marks.
    readonly property real lineHeight: 1.362

    // ── space ───────────────────────────────────────────────────────────────────────────────
    readonly property real touch: Math.ceil(20.2 * mm)
    readonly property real margin: between(6, 16)
    readonly property real gap: Math.ceil(between(2.4, 6))
    readonly property real wideGap: between(4, 14)
    readonly property real pad: between(3, 8)
    readonly property real bar: between(23, 34)
    readonly property real button: Math.max(touch, between(21, 30))
    readonly property real tallButton: between(26, 44)
    // Ten keys stand in a row: each takes what the width leaves it, 20 mm from 15.6 inches lying and
    // 20 inches upright on, and is as high as a target.
    readonly property real keyGap: Math.ceil(2.1 * mm)
    readonly property real keyHeight: Math.max(touch, between(20.2, 24))
    readonly property real widestKey: between(24, 30)
    readonly property real previewWidth: between(17, 24)
    readonly property real corner: between(3, 4)
    readonly property real line: Math.max(1, Math.round(0.4 * mm))
    readonly property real strongLine: Math.max(2, Math.round(0.9 * mm))
    readonly property real smallIcon: between(8, 12)
    readonly property real icon: between(9, 15)
    readonly property real bigIcon: between(13, 24)

    // ── colour ──────────────────────────────────────────────────────────────────────────────
    readonly property color ground: "#FFFBF4"
    readonly property color surface: "#FFFFFF"
    readonly property color sand: "#F5EBDA"
    readonly property color pressed: "#EFE2CB"
    readonly property color ink: "#1F2430"
    readonly property color quietInk: "#4A4F5C"
    readonly property color edge: "#8F8675"
    readonly property color gold: "#C9A227"
    readonly property color red: "#9B1B2F"
    readonly property color pressedRed: "#7A1224"
    readonly property color green: "#14532D"
    readonly property color blue: "#1E3A5F"
    readonly property color amber: "#7A4A00"
    readonly property color white: "#FFFFFF"
    readonly property color greenTint: "#E9F2EA"
    readonly property color blueTint: "#EAF0F7"
    readonly property color amberTint: "#FEF7E8"
    readonly property color scrim: "#C01F2430"
    readonly property color darkPicture: "#2A303D"

    // ── motion ──────────────────────────────────────────────────────────────────────────────
    readonly property int moment: motion ? 180 : 0
}
