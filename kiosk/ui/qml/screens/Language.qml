pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

// Each language is written in itself, so that whoever needs it can read it.
Page {
    id: page
    share: Theme.shallow ? 0.4 : 0.5

    function nameOf(language: string): string {
        switch (language) {
        case "vi":
            return "Tiếng Việt";
        case "fr":
            return "Français";
        case "zh":
            return "中文";
        case "ko":
            return "한국어";
        case "ja":
            return "日本語";
        case "ar":
            return "العربية";
        default:
            return "English";
        }
    }

    Item { Layout.fillHeight: true }
    Title {
        text: "Quý vị dùng tiếng nào?"
        language: "vi"
        horizontalAlignment: Text.AlignHCenter
    }
    Title {
        text: "Which language?"
        language: "en"
        color: Theme.quietInk
        font.weight: Font.Normal
        horizontalAlignment: Text.AlignHCenter
    }
    Item { Layout.fillHeight: true }

    actions: [
        GridLayout {
            columns: offered.count > 3 ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Repeater {
                id: offered
                model: page.visit.languages
                ActionButton {
                    required property string modelData
                    objectName: modelData
                    text: page.nameOf(modelData)
                    language: modelData
                    size: Theme.scarce ? Theme.buttonText : Theme.titleText
                    pictogram: page.visit.language === modelData ? "check" : ""
                    onClicked: page.visit.chooseLanguage(modelData)
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.between(Theme.shallow && offered.count > 3 ? 28 : 40, 64)
                }
            }
        }
    ]
}
