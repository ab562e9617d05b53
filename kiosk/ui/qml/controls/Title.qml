import QtQuick
import QtQuick.Layouts
import ".."

// The one thought of a screen. No line of it is one short word.
Words {
    property string words: ""
    text: Theme.tied(words)
    Accessible.name: words
    size: Theme.titleText
    strong: true
    Layout.fillWidth: true
    Accessible.role: Accessible.Heading
}
