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
    // What this person has asked for.
    property bool large: false
    property bool highContrast: false
    property bool reach: false
    property real lowerEdgeMm: 800
    property string language: "vi"
    // Lines begin at the right, and the layout is the mirror image.
    property bool rightToLeft: false

    // Lying, what is said stands beside what can be done. A screen that is nearly square has too
    // little width for that, and is laid out like an upright one
    // if it is high enough.
    readonly property bool landscape: windowWidth > windowHeight
                                      && (windowWidth >= 1.45 * windowHeight || highMm < 217)
    // Where between the hand-sized screen (0) and the large one (1) this one stands, by the side that
    // it has less of.
    readonly property real room: landscape ? Math.min(part(highMm, 136, 268), part(wideMm, 217, 476))
                                           : Math.min(part(wideMm, 136, 268), part(highMm, 217, 476))
    // Little room: fewer words, and keys side by side. Lying, height runs out sooner.
    readonly property bool compact: room < (landscape ? 0.98 : 0.6)
    // A hand-sized screen that lies: wide enough, but every line of height counts.
    readonly property bool shallow: landscape && compact
    // Little height for the letters: what is said twice is said once.
    readonly property bool scarce: shallow || large && (compact || landscape)
    // Large letters on a hand-sized screen that lies: words before icons, and what can be left out is.
    readonly property bool cramped: shallow && large
    // What somebody in a wheelchair reaches, 800–1,100 mm above the floor: where it begins and ends
    // above the screen's lower edge. Fewer than 275 mm of it are too few for what a screen asks.
    readonly property real reachFrom: mm * Math.max(0, 800 - lowerEdgeMm)
    readonly property real reachTo: mm * (1100 - lowerEdgeMm)
    readonly property bool canReach: !landscape && !compact && reachTo - reachFrom >= 275 * mm
                                     && windowHeight > reachTo
    // In the window: where the band begins, seen from above, and what is left of it for a screen.
    readonly property real reachTop: windowHeight - reachTo
    readonly property real reachRoom: reachTo - Math.max(gap, reachFrom) - bar - 2 * gap
    // Never next to nothing: a window has no size before it is shown, but its texts need one.
    readonly property real mm: Math.max(0.5, Math.min(Math.min(windowWidth, windowHeight) / shortSideMm,
                                                      Math.max(windowWidth, windowHeight) / longSideMm))

    readonly property real wideMm: windowWidth / mm
    readonly property real highMm: windowHeight / mm

    function part(length: real, small: real, large: real): real {
        return Math.max(0, Math.min(1, (length - small) / (large - small)));
    }

    // A target has its size on both sides also where pixels are not square.
    readonly property real densest: Math.max(mm, Math.min(windowWidth, windowHeight) / shortSideMm,
                                             Math.max(windowWidth, windowHeight) / longSideMm)

    function between(small: real, large: real): real {
        return Math.round(mm * (small + (large - small) * room));
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

    // The last word does not stand alone on a line; "quý vị" and "3 of 5" are not torn apart.
    function tied(text: string): string {
        const together = text.replace(/(quý) (vị)/gi, "$1\u00a0$2").replace(/(\d) (\S+) (\d)/g, "$1\u00a0$2\u00a0$3");
        return text.split(" ").length < 4 ? together : together.replace(/ (\S{1,5})$/, "\u00a0$1");
    }

    // ── type ────────────────────────────────────────────────────────────────────────────────
    // Large text is 0.7° high at least: 7.3 mm seen from 600 mm, 4.9 mm from 400 mm on a screen
    // of the size of a hand, whose bar is read from 370 mm.
    readonly property int smallText: large ? capitals(4.9, 7.3) : capitals(3.6, 5)
    readonly property int barText: large ? capitals(4.5, 7.3) : capitals(4.2, 5.5)
    readonly property int labelText: large ? capitals(4.9, 7.5) : capitals(4.2, 5.5)
    readonly property int bodyText: large ? capitals(6, 9.2) : capitals(5, 7.3)
    readonly property int serviceText: large ? capitals(5.5, 9.6) : capitals(5, 8)
    readonly property int buttonText: large ? capitals(6.4, 10.4) : capitals(5.2, 9)
    readonly property int keyText: large ? capitals(6, 8) : capitals(5, 6.6)
    readonly property int titleText: large ? capitals(7.8, 13.6) : capitals(6.6, 12)
    readonly property int heroText: large ? capitals(10.5, 18) : capitals(9, 16)
    readonly property int numberText: capitals(30, 56)

    // Lines of Noto Sans leave room for stacked marks.
    function lineHeightOf(language: string): real {
        return familyOf(language).startsWith("Noto Sans CJK") ? 1.45 : 1.362;
    }

    // ── space ───────────────────────────────────────────────────────────────────────────────
    readonly property real touch: Math.ceil(Math.max(20.2 * mm, 20 * densest))
    readonly property real slip: 4 * mm
    // How far the picture moves so that nothing burns into the screen; every margin is wider.
    readonly property real drift: Math.max(2, Math.round(0.6 * mm))
    readonly property real margin: between(6, 16)
    readonly property real gap: Math.ceil(between(2.4, 6))
    readonly property real wideGap: between(4, 14)
    readonly property real pad: between(3, 8)
    readonly property real bar: between(23, 34)
    readonly property real button: Math.max(touch, between(21, 30))
    readonly property real tallButton: between(large ? 22 : 26, 44)
    // Every key of the touch keyboard is a target; the keyboard chooses rows that fit. Six keys and
    // their gaps leave 4 mm of the shortest side of a hand-sized screen.
    readonly property real keyGap: Math.ceil(2.1 * mm)
    readonly property real keyMargin: Math.floor(1.1 * mm)
    readonly property real keyHeight: Math.max(touch, between(20.2, large ? 30 : 24))
    readonly property real widestKey: between(24, 30)
    // The least height of what is typed, what lies between it and the keys, and what is below them.
    readonly property real typedLine: between(16, large ? 26 : 24)
    readonly property real typedGap: shallow ? keyGap : gap
    readonly property real foot: shallow ? gap : margin
    readonly property real previewWidth: between(17, 24)
    readonly property real corner: between(3, 4)
    readonly property real line: Math.max(1, Math.round(0.4 * mm))
    readonly property real strongLine: Math.max(2, Math.round(0.9 * mm))
    readonly property real smallIcon: between(8, 12)
    readonly property real icon: between(9, 15)
    readonly property real bigIcon: between(13, 24)

    // ── colour ──────────────────────────────────────────────────────────────────────────────
    // With high contrast, or without: every text keeps 7:1 on its ground either way.
    readonly property color ground: highContrast ? "#10141C" : "#FFFBF4"
    readonly property color surface: highContrast ? "#171C27" : "#FFFFFF"
    readonly property color sand: highContrast ? "#262D3B" : "#F5EBDA"
    readonly property color pressed: highContrast ? "#39425A" : "#EFE2CB"
    readonly property color ink: highContrast ? "#FFFFFF" : "#1F2430"
    readonly property color quietInk: highContrast ? "#E6E9F0" : "#4A4F5C"
    readonly property color edge: highContrast ? "#C9CEDA" : "#8F8675"
    readonly property color gold: highContrast ? "#FFD166" : "#C9A227"
    readonly property color accent: highContrast ? "#FFD166" : "#9B1B2F"
    readonly property color pressedAccent: highContrast ? "#E3B341" : "#7A1224"
    readonly property color green: highContrast ? "#9BE5B0" : "#14532D"
    readonly property color blue: highContrast ? "#A9D0FF" : "#1E3A5F"
    readonly property color amber: highContrast ? "#FFD166" : "#7A4A00"
    // On accent, green and blue.
    readonly property color onStrong: highContrast ? "#10141C" : "#FFFFFF"
    readonly property color greenTint: highContrast ? "#14251B" : "#E9F2EA"
    readonly property color blueTint: highContrast ? "#152236" : "#EAF0F7"
    readonly property color amberTint: highContrast ? "#2A2312" : "#FEF7E8"
    readonly property color scrim: highContrast ? "#E6000000" : "#C01F2430"
    readonly property color darkPicture: highContrast ? "#000000" : "#2A303D"
    // Over everything while it is dark and nobody is there.
    readonly property color night: "#000000"
    // On a picture.
    readonly property color white: "#FFFFFF"
    // A screen that shows nothing.
    readonly property color black: "#000000"

    // ── motion ──────────────────────────────────────────────────────────────────────────────
    readonly property int moment: motion ? 180 : 0
}
