pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import MotCua
import ".."

// Keys for the digits of a dossier's code; whoever has a code of another office asks for letters.
GridLayout {
    id: pad

    required property TypedLine line
    // Nothing stands beside it on a screen that lies.
    property bool alone: false

    signal touched()
    signal lettersWanted()
    signal entered()

    // What the keys need stays the same: three rows of five on a small screen, five of three else.
    readonly property bool long: Theme.shallow && alone
    columns: long ? 7 : Theme.compact ? 5 : 3
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true
    // Numbers run from the left everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    component PadKey: Key {
        line: pad.line
        size: Theme.scarce ? Theme.buttonText : Theme.titleText
        onCounted: pad.touched()
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.touch
        Layout.preferredWidth: Theme.touch
        Layout.preferredHeight: Math.max(Theme.touch, Theme.between(20, Theme.landscape ? (Theme.large ? 23 : 26) : 30))
    }
    component WordKey: PadKey {
        size: Theme.labelText
    }

    Repeater {
        model: "123456789".split("")
        PadKey {
            required property string modelData
            text: modelData
        }
    }
    WordKey {
        visible: !Theme.compact
        code: "erase"
        text: qsTr("Erase")
        pictogram: "erase"
        onCounted: pad.line.erase()
    }
    PadKey { text: "0" }
    WordKey {
        visible: Theme.compact
        code: "erase"
        text: qsTr("Erase")
        pictogram: "erase"
        onCounted: pad.line.erase()
    }
    WordKey {
        objectName: "letters"
        code: "letters"
        text: "ABC"
        Accessible.name: text + ". " + qsTr("Type letters too")
        onCounted: pad.lettersWanted()
    }
    WordKey {
        objectName: "find"
        code: "done"
        text: qsTr("Find")
        pictogram: "search"
        primary: true
        beside: true
        size: Theme.scarce ? Theme.labelText : Theme.buttonText
        onCounted: pad.entered()
        Layout.columnSpan: pad.long ? 2 : 3
    }
}
