import QtQuick
import ".."

// Text as this kiosk sets it. Never marked-up text: what stands in it may come from a server.
Text {
    property int size: Theme.bodyText
    property bool strong: false
    property string language: Theme.language
    // The voice that reads it, where that is not the visit's.
    property string writtenIn: ""

    color: Theme.ink
    font.family: Theme.familyOf(language)
    font.pixelSize: size
    font.weight: strong ? Font.Bold : Font.Normal
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
