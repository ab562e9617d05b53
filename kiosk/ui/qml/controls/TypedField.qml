import QtQuick
import MotCua
import ".."

// Shows what is typed, with a bar where the next letter comes; too long a text shows its end.
Rectangle {
    id: field

    required property TypedLine line
    property string placeholder: ""

    // What is typed runs from the left everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitHeight: Theme.button
    radius: Theme.corner
    color: Theme.surface
    border.width: Theme.strongLine
    border.color: Theme.blue
    Accessible.role: Accessible.EditableText
    Accessible.name: placeholder
    Accessible.description: line.text

    Words {
        id: words
        objectName: "typed"
        readonly property bool empty: field.line.text === ""
        x: Theme.pad
        width: Math.min(implicitWidth, field.width - 2 * Theme.pad - caret.width)
        anchors.verticalCenter: parent.verticalCenter
        text: empty ? field.placeholder : field.line.text
        language: empty ? Theme.language : "vi"
        size: empty ? Theme.bodyText : Theme.titleText
        color: empty ? Theme.quietInk : Theme.ink
        wrapMode: Text.NoWrap
        elide: Text.ElideLeft
        Accessible.ignored: true
    }
    Rectangle {
        id: caret
        x: words.empty ? Theme.pad / 2 : words.x + words.width + Theme.line
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.strongLine
        height: field.height * 0.6
        color: Theme.blue
    }
}
