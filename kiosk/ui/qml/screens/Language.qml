import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

// Each language is written in itself, so that whoever needs it can read it.
Page {
    id: page

    Item { Layout.fillHeight: true }
    Title {
        text: "Quý vị dùng tiếng nào?"
        horizontalAlignment: Text.AlignHCenter
    }
    Title {
        text: "Which language?"
        color: Theme.quietInk
        font.weight: Font.Normal
        horizontalAlignment: Text.AlignHCenter
    }
    Item { Layout.fillHeight: true }

    actions: [
        ActionButton {
            objectName: "vi"
            text: "Tiếng Việt"
            size: Theme.titleText
            pictogram: page.visit.language === "vi" ? "check" : ""
            onClicked: page.visit.chooseLanguage("vi")
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.between(40, 64)
        },
        ActionButton {
            objectName: "en"
            text: "English"
            size: Theme.titleText
            pictogram: page.visit.language === "en" ? "check" : ""
            onClicked: page.visit.chooseLanguage("en")
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.between(40, 64)
        }
    ]
}
