import QtQuick
import QtQuick.Templates as T
import MotCua
import ".."

// One key of the touch keyboard: a character with, below it, what it does to letters, where there
// is room; or a word with an icon. It counts when the finger leaves it, as the line behind the keyboard decides.
T.AbstractButton {
    id: key

    required property TypedLine line
    // What the line knows the key by: one character is typed.
    property string code: text
    property string hint: ""
    // Keys of one row stand on one line, whether they have a hint or not.
    property bool roomForHint: hint !== ""
    property string pictogram: ""
    property int size: Theme.keyText
    // Icon and word side by side, on a key that is wide.
    property bool beside: false
    property bool primary: false
    property bool held: false
    property bool touched: false
    // What assistive technology hears of it.
    property string called: text
    readonly property string alsoWrites: hint === "" ? "" : qsTr("Also writes %1").arg(hint)
    property string tells: alsoWrites
    // Letters are Latin in every language.
    property string script: code.length === 1 && code !== " " ? "vi" : Theme.language
    readonly property color face: primary || held ? Theme.onStrong : Theme.ink

    signal counted()

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: called
    Accessible.description: tells

    onPressed: {
        touched = true;
        line.touch(code);
    }
    onCanceled: {
        touched = false;
        line.slip(code);
    }
    onClicked: {
        // A reader of the screen clicks without a finger.
        if (!touched)
            line.touch(code);
        touched = false;
        if (line.lift(code))
            counted();
    }

    background: Rectangle {
        radius: Theme.corner
        color: key.primary ? (key.down ? Theme.pressedAccent : Theme.accent)
             : key.held ? Theme.blue : key.down ? Theme.pressed : Theme.surface
        border.width: key.visualFocus ? 2 * Theme.strongLine : key.primary ? 0 : Theme.line
        border.color: key.visualFocus ? Theme.blue : Theme.edge
    }

    contentItem: Item {
        Grid {
            readonly property real line: Theme.lineHeightOf(key.script)
            readonly property real lacking: Math.max(0, Theme.mm + icon.height - key.height + line
                                                     * (key.size + (key.roomForHint ? Theme.smallText : 0)))
            // A hint may reach into what its letter leaves empty below; else it is left out, and an
            // icon stands beside its word.
            readonly property bool low: key.beside
                                        || lacking > (key.roomForHint ? 0.2 * line * key.size : 0)
            anchors.centerIn: parent
            columns: low ? 2 : 1
            columnSpacing: key.beside ? Theme.gap : Theme.keyGap / 2
            rowSpacing: -lacking
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter
            LineIcon {
                id: icon
                visible: key.pictogram !== ""
                name: key.pictogram
                color: key.face
                width: key.beside ? Theme.icon : Theme.smallIcon
                height: visible ? width : 0
            }
            Words {
                id: word
                text: key.text
                language: key.script
                size: parent.low && icon.visible && !key.beside ? Math.min(key.size, Theme.labelText) : key.size
                strong: true
                color: key.face
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: hintWord
                visible: key.roomForHint && !parent.low
                // A blank keeps the line.
                text: key.hint === "" ? " " : key.hint
                language: key.script
                size: Theme.smallText
                color: key.face === Theme.ink && !key.down ? Theme.quietInk : key.face
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
