pragma ComponentBehavior: Bound

import QtQuick
import MotCua
import ".."

// The touch keyboard: digits, three rows of letters, and how to type. It writes into `line`, and
// says when something was touched and when the person is done. Given less height than it asks for
// it makes its rows lower.
Item {
    id: keyboard

    required property TypedLine line
    property string doneText: qsTr("Done")
    property string donePictogram: "check"
    // Codes have no marks: another key stands in the place of the one that changes how to type.
    property bool marks: true

    signal touched()
    signal entered(string text)
    signal digitsWanted()

    readonly property real unit: Math.min(Theme.widestKey, (width - 9 * Theme.keyGap) / 10)
    readonly property real row: (height - 4 * Theme.keyGap) / 5
    readonly property real start: (width - across(10)) / 2

    readonly property var telexHints: ({ a: "â", e: "ê", o: "ô", w: "ơưă", d: "đ",
                                         s: "á", f: "à", r: "ả", x: "ã", j: "ạ" })
    readonly property var vniHints: ({ 1: "á", 2: "à", 3: "ả", 4: "ã", 5: "ạ",
                                       6: "â", 7: "ơ", 8: "ă", 9: "đ" })
    readonly property var methods: ({ telex: "Telex", vni: "VNI", plain: qsTr("No marks") })
    readonly property var methodAfter: ({ telex: "vni", vni: "plain", plain: "telex" })

    function across(units: real): real {
        return units * unit + (units - 1) * Theme.keyGap;
    }
    function hintOf(character: string): string {
        const hints = line.method === "telex" ? telexHints : line.method === "vni" ? vniHints : {};
        return hints[character] ?? "";
    }
    function shown(character: string): string {
        return line.capital ? character.toUpperCase() : character;
    }

    // The letters are Latin, and run from the left everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitWidth: 10 * Theme.widestKey + 9 * Theme.keyGap
    implicitHeight: 5 * Theme.keyHeight + 4 * Theme.keyGap

    component Placed: Key {
        property real column: 0
        property real units: 1
        property int level: 0
        line: keyboard.line
        x: keyboard.start + column * (keyboard.unit + Theme.keyGap)
        y: level * (keyboard.row + Theme.keyGap)
        width: keyboard.across(units)
        height: keyboard.row
        onDownChanged: if (code.length === 1) preview.follow(this)
        onCounted: keyboard.touched()
    }
    component Characters: Repeater {
        id: characters
        property string row
        property int level: 0
        property real column: 0
        property bool hinted: false
        model: row.split("")
        Placed {
            required property string modelData
            required property int index
            code: modelData
            text: keyboard.shown(modelData)
            hint: keyboard.hintOf(modelData)
            roomForHint: characters.hinted
            level: characters.level
            column: characters.column + index
        }
    }

    Characters { row: "1234567890"; hinted: keyboard.line.method === "vni" }
    Characters { row: "qwertyuiop"; level: 1; hinted: keyboard.line.method === "telex" }
    Characters { row: "asdfghjkl-"; level: 2; hinted: keyboard.line.method === "telex" }
    Placed {
        objectName: "shift"
        code: "shift"
        text: keyboard.line.shift === "lock" ? "ABC" : keyboard.line.shift === "once" ? "Abc" : "abc"
        pictogram: "shift"
        size: Theme.smallText
        held: keyboard.line.shift !== "off"
        level: 3
        units: 1.5
        Accessible.name: text + ". " + (keyboard.line.shift === "lock" ? qsTr("Capitals: on")
                                      : keyboard.line.shift === "once" ? qsTr("Capitals: next letter")
                                      : qsTr("Capitals: off"))
        onCounted: keyboard.line.turnShift()
    }
    Characters { row: "zxcvbnm"; level: 3; column: 1.5; hinted: keyboard.line.method === "telex" }
    Placed {
        objectName: "erase"
        code: "erase"
        text: qsTr("Erase")
        pictogram: "erase"
        size: Theme.smallText
        level: 3
        column: 8.5
        units: 1.5
        onCounted: keyboard.line.erase()
    }
    Placed {
        objectName: "digits"
        visible: !keyboard.marks
        code: "digits"
        text: qsTr("Digits")
        pictogram: "back"
        size: Theme.smallText
        level: 4
        units: 2.5
        onCounted: keyboard.digitsWanted()
    }
    Placed {
        objectName: "method"
        visible: keyboard.marks
        code: "method"
        text: keyboard.methods[keyboard.line.method]
        hint: qsTr("Typing")
        size: Theme.smallText
        level: 4
        units: 2.5
        Accessible.name: text + ". " + hint
        Accessible.description: qsTr("Changes to %1")
                                .arg(keyboard.methods[keyboard.methodAfter[keyboard.line.method]])
        onCounted: keyboard.line.method = keyboard.methodAfter[keyboard.line.method]
    }
    Characters { row: ",/"; level: 4; column: 2.5 }
    Placed {
        objectName: "space"
        code: " "
        text: qsTr("Space")
        size: Theme.smallText
        level: 4
        column: 4.5
        units: 2.5
    }
    Characters { row: "."; level: 4; column: 7 }
    Placed {
        objectName: "done"
        code: "done"
        text: keyboard.doneText
        pictogram: keyboard.donePictogram
        size: Theme.smallText
        primary: true
        level: 4
        column: 8
        units: 2
        onCounted: keyboard.entered(keyboard.line.text)
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
        x: over === null ? 0 : over.x + (over.width - width) / 2
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
