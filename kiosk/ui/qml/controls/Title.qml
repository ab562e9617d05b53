import QtQuick
import QtQuick.Layouts
import ".."

// The one thought of a screen.
Words {
    size: Theme.titleText
    strong: true
    Layout.fillWidth: true
    Accessible.role: Accessible.Heading
}
