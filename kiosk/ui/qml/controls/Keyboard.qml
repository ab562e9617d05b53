pragma ComponentBehavior: Bound

import QtQuick
import MotCua
import ".."

// The touch keyboard: letters, digits, a few marks, and how to type. It writes into `line`, and
// says when something was touched and when the person is done. Every key is a target: what does
// not fit beside the letters stands behind a key, and `room` is the height that it may take.
Item {
    id: keyboard

    required property TypedLine line
    required property real room
    property string doneText: qsTr("Done")
    property string donePictogram: "check"
    // Codes have no marks: another key stands in the place of the one that changes how to type.
    property bool marks: true
    // Letters or digits, where there is no room for both.
    property string showing: "letters"

    signal touched()
    signal entered(string text)
    signal digitsWanted()

    readonly property string kind: ["wide", "seven", "six"].find(fits) ?? "nine"
    readonly property int columns: keyRows.columns(kind)
    readonly property int rows: keyRows.rows(kind)
    readonly property real unit: Math.min(
        share(width - 2 * Theme.keyMargin, columns),
        Math.max(Theme.touch, Math.min(Theme.widestKey, share(width - 2 * Theme.margin, columns))))
    readonly property real row: share(height, rows)
    // Where the keys begin.
    readonly property real start: (width - along(columns, unit)) / 2

    readonly property var telexHints: ({ a: "â", e: "ê", o: "ô", w: "ơưă", d: "đ",
                                         s: "á", f: "à", r: "ả", x: "ã", j: "ạ" })
    readonly property var vniHints: ({ 1: "á", 2: "à", 3: "ả", 4: "ã", 5: "ạ",
                                       6: "â", 7: "ơ", 8: "ă", 9: "đ" })
    readonly property var hints: ({ telex: telexHints, vni: vniHints })[line.method] ?? {}
    readonly property var methods: ({ telex: "Telex", vni: "VNI", plain: qsTr("No marks") })
    readonly property var methodAfter: ({ telex: "vni", vni: "plain", plain: "telex" })

    // Keys that are more than a character: their words, their icon, and what they are called.
    readonly property var words: ({
        shift: {
            text: line.shift === "lock" ? "ABC" : line.shift === "once" ? "Abc" : "abc",
            pictogram: "shift",
            state: line.shift === "lock" ? qsTr("Capitals: on")
                 : line.shift === "once" ? qsTr("Capitals: next letter") : qsTr("Capitals: off")
        },
        erase: { text: qsTr("Erase"), pictogram: "erase" },
        turn: {
            text: showing === "letters" ? "123" : "ABC",
            hint: showing !== "letters" ? "" : line.method === "vni" ? "áàả" : kind === "nine" ? "- / ." : "",
            state: showing === "letters" ? qsTr("Show digits") : qsTr("Show letters")
        },
        digits: { text: qsTr("Digits"), pictogram: "back" },
        method: {
            text: methods[line.method],
            hint: qsTr("Typing"),
            state: qsTr("Typing"),
            tells: qsTr("Changes to %1").arg(methods[methodAfter[line.method]])
        },
        " ": { text: qsTr("Space") },
        done: { text: doneText, pictogram: donePictogram }
    })

    // The size of each of `count` keys that share a length, and the length of so many keys.
    function share(length: real, count: int): real {
        return (length - (count - 1) * Theme.keyGap) / count;
    }
    function along(count: real, size: real): real {
        return count * size + (count - 1) * Theme.keyGap;
    }
    function fits(kind: string): bool {
        return along(keyRows.columns(kind), Theme.touch) <= width - 2 * Theme.keyMargin
            && along(keyRows.rows(kind), Theme.touch) <= room;
    }
    function shown(character: string): string {
        return line.capital ? character.toUpperCase() : character;
    }
    function act(code: string) {
        switch (code) {
        case "shift":
            line.turnShift();
            break;
        case "erase":
            line.erase();
            break;
        case "turn":
            showing = showing === "letters" ? "digits" : "letters";
            break;
        case "digits":
            digitsWanted();
            break;
        case "method":
            line.method = methodAfter[line.method];
            break;
        case "done":
            entered(line.text);
            break;
        default:
            // A digit that does not stand there has marked a letter, and more letters follow.
            if (line.method === "vni" && /\d/.test(code) && !line.text.endsWith(code))
                showing = "letters";
        }
    }

    // The letters are Latin, and run from the left everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitHeight: along(rows, Theme.keyHeight)
    height: Math.min(implicitHeight, room)
    onVisibleChanged: showing = "letters"

    KeyRows { id: keyRows }

    Repeater {
        model: keyRows.keys(keyboard.kind)
        Key {
            required property var modelData
            readonly property var word: keyboard.words[code]
            objectName: code === " " ? "space" : word ? code : ""
            visible: modelData.part === "both" || modelData.part === keyboard.showing
            x: keyboard.start + modelData.column * (keyboard.unit + Theme.keyGap)
            y: modelData.level * (keyboard.row + Theme.keyGap)
            width: keyboard.along(modelData.units, keyboard.unit)
            height: keyboard.row

            line: keyboard.line
            code: modelData.code === "method" && !keyboard.marks ? "digits" : modelData.code
            text: word?.text ?? keyboard.shown(code)
            // What stands on it comes first.
            called: word?.state ? text + ". " + word.state : text
            tells: word?.tells ?? alsoWrites
            hint: word?.hint ?? keyboard.hints[code] ?? ""
            // The keys of a row of letters or digits have their hints on one line.
            roomForHint: hint !== "" || !word && (/\d/.test(code) ? keyboard.line.method === "vni"
                : keyboard.line.method === "telex" && (/[a-z]/.test(code) || code === "-" && keyboard.kind === "wide"))
            pictogram: word?.pictogram ?? ""
            script: !word || code === "turn" ? "vi" : Theme.language
            size: word ? Theme.smallText : Theme.keyText
            held: code === "shift" && keyboard.line.shift !== "off"
            primary: code === "done"
            onDownChanged: if (code.length === 1) preview.follow(this)
            onCounted: {
                keyboard.touched();
                keyboard.act(code);
            }
        }
    }

    // The character under the finger, where the finger does not hide it.
    Rectangle {
        id: preview
        objectName: "preview"
        property Key over: null

        function follow(key: Key) {
            if (key.down)
                over = key;
            else if (over === key)
                over = null;
        }

        visible: over !== null && over.code !== " "
        z: 1
        width: Math.max(keyboard.unit + 2 * Theme.keyGap, Theme.previewWidth)
        height: Theme.touch + 2 * Theme.keyGap
        x: over === null ? 0 : Math.max(0, Math.min(keyboard.width - width, over.x + (over.width - width) / 2))
        y: over === null ? 0 : over.y - height
        radius: Theme.corner
        color: Theme.blue
        Words {
            anchors.centerIn: parent
            text: preview.over === null ? "" : preview.over.text
            language: preview.over === null ? Theme.language : preview.over.script
            size: Theme.titleText
            strong: true
            color: Theme.onStrong
            Accessible.ignored: true
        }
    }
}
