pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// Keys for a ticket's number: a letter of the services, then up to three digits.
ColumnLayout {
    id: keypad

    property list<string> series
    property string value: ""

    signal touched()
    signal entered(string number)

    readonly property int acrossLetters: series.length <= columns ? Math.max(1, series.length)
                                                                   : Math.ceil(series.length / 2)
    readonly property int columns: Theme.shallow ? 7 : Theme.compact ? 5 : 8
    readonly property int acrossDigits: Theme.shallow ? 7 : Theme.compact ? 5 : 3

    function press(key: string) {
        if (/[A-Z]/.test(key))
            value = key + value.replace(/[A-Z]/g, "");
        else if (value.replace(/[A-Z]/g, "").length < 3)
            value += key;
        touched();
    }
    function erase() {
        value = value.slice(0, -1);
        touched();
    }

    spacing: Theme.gap
    // Numbers run from the left everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    component KeypadKey: ActionButton {
        size: Theme.scarce ? Theme.buttonText : Theme.titleText
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.touch
        Layout.preferredWidth: Theme.touch
        readonly property int room: (Theme.landscape && keypad.series.length > keypad.acrossLetters ? 25 : 30)
                                    - (Theme.landscape && Theme.large ? 4 : 0)
        Layout.preferredHeight: Math.max(Theme.touch, Theme.between(20, room))
        leftPadding: 0
        rightPadding: 0
    }

    GridLayout {
        columns: keypad.acrossLetters
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Repeater {
            model: keypad.series
            KeypadKey {
                required property string modelData
                text: modelData
                onClicked: keypad.press(modelData)
            }
        }
    }
    GridLayout {
        columns: keypad.acrossDigits
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Repeater {
            model: 9
            KeypadKey {
                required property int index
                text: index + 1
                onClicked: keypad.press(text)
            }
        }
        KeypadKey {
            size: Theme.cramped ? Theme.barText : Theme.scarce ? Theme.labelText : Theme.bodyText
            text: qsTr("Erase")
            pictogram: "erase"
            onClicked: keypad.erase()
            Layout.row: Theme.shallow ? 1 : Theme.compact ? 2 : 3
            Layout.column: Theme.shallow ? 3 : 0
            Layout.columnSpan: Theme.compact ? 2 : 1
        }
        KeypadKey {
            text: "0"
            onClicked: keypad.press(text)
            Layout.row: Theme.compact ? 1 : 3
            Layout.column: Theme.shallow ? 2 : Theme.compact ? 4 : 1
        }
        KeypadKey {
            size: Theme.cramped ? Theme.barText : Theme.scarce ? Theme.labelText : Theme.bodyText
            text: qsTr("Find")
            pictogram: "search"
            primary: true
            onClicked: keypad.entered(keypad.value)
            Layout.row: Theme.shallow ? 1 : Theme.compact ? 2 : 3
            Layout.column: Theme.shallow ? 5 : 2
            Layout.columnSpan: Theme.shallow ? 2 : Theme.compact ? 3 : 1
        }
    }
}
