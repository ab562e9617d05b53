pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

// Each language is written in itself, so that whoever needs it can read it.
Page {
    id: page
    share: Theme.cramped && paged ? 0.3 : Theme.shallow ? 0.4 : 0.5
    readonly property bool paged: visit.pages.count > 1
    readonly property real rowHeight: paged ? Theme.landscape ? Math.max(Theme.touch, Theme.between(20, 46)) : Theme.between(Theme.large ? 28 : 40, 64)
                                    : Theme.between(Theme.shallow && offered.count > 3 ? 28 : 40, 64)

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
        words: "Quý vị dùng tiếng nào?"
        language: "vi"
        writtenIn: "vi"
        horizontalAlignment: Text.AlignHCenter
    }
    Title {
        words: "Which language?"
        language: "en"
        writtenIn: "en"
        color: Theme.quietInk
        // The same once more: a screen has one title.
        Accessible.role: Accessible.StaticText
        font.weight: Font.Normal
        horizontalAlignment: Text.AlignHCenter
    }
    Item { Layout.fillHeight: true }

    actions: [
        GridLayout {
            columns: page.paged || offered.count > 3 ? 2 : 1
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
                    writtenIn: modelData
                    size: Theme.scarce ? Theme.buttonText : Theme.titleText
                    pictogram: page.visit.language === modelData ? "check" : ""
                    onClicked: page.visit.chooseLanguage(modelData)
                    Layout.fillWidth: true
                    Layout.preferredHeight: page.rowHeight
                }
            }
            Repeater {
                // The last page keeps everything where it was.
                model: page.paged ? 6 - offered.count : 0
                Item {
                    Layout.fillWidth: true
                    Layout.preferredHeight: page.rowHeight
                }
            }
        },
        Pager {
            pages: page.visit.pages
            Layout.fillWidth: true
        }
    ]
}
