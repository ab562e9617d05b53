pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: Theme.shallow ? 0.26 : Theme.landscape ? 0.38 : 0.5
    // Where there is no height for notes, what an aid is called has to do.
    readonly property bool brief: Theme.compact || Theme.landscape && Theme.large || Theme.large && Theme.reach
    readonly property real rowHeight: Theme.compact ? Theme.touch : Theme.between(20, Theme.landscape || Theme.reach ? 28 : 38)

    function nameOf(language: string): string {
        switch (language) {
        case "vi":
            return "Tiếng Việt";
        case "fr":
            return "Français";
        case "ko":
            return "한국어";
        default:
            return "English";
        }
    }

    component Aid: Tick {
        size: Theme.scarce || Theme.compact ? Theme.labelText : Theme.buttonText
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Math.max(implicitHeight, page.rowHeight)
    }

    Item { Layout.fillHeight: true }
    Title {
        words: qsTr("What makes it easier for you?")
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        visible: !Theme.cramped
        text: Theme.tied(qsTr("It ends with your visit."))
        Accessible.name: qsTr("It ends with your visit.")
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        GridLayout {
            columns: Theme.shallow ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Aid {
                objectName: "largeText"
                text: qsTr("Large letters")
                note: page.brief ? "" : qsTr("Every word is larger.")
                checked: page.visit.aids.largeText
                onToggled: page.visit.aids.wantLargeText(checked)
            }
            Aid {
                objectName: "highContrast"
                text: qsTr("Bright on dark")
                note: page.brief ? "" : qsTr("White and yellow letters on black.")
                checked: page.visit.aids.highContrast
                onToggled: page.visit.aids.wantHighContrast(checked)
            }
            Aid {
                objectName: "withinReach"
                visible: Theme.canReach
                text: qsTr("Buttons within reach")
                note: page.brief ? "" : qsTr("All buttons move down.")
                checked: page.visit.aids.withinReach
                onToggled: page.visit.aids.wantWithinReach(checked)
            }
            Aid {
                objectName: "speech"
                visible: page.visit.aids.speaks
                text: qsTr("Read the screen out")
                // What is not told to those who would be surprised by it may be left out.
                note: page.visit.aids.readIn !== page.visit.language
                      ? qsTr("Spoken language: %1").arg(page.nameOf(page.visit.aids.readIn))
                      : page.brief ? "" : qsTr("By voice, with three large buttons.")
                checked: page.visit.aids.speech
                onToggled: page.visit.aids.wantSpeech(checked)
            }
            Aid {
                objectName: "dark"
                visible: page.visit.aids.speech
                text: qsTr("Dark screen")
                note: page.brief ? "" : qsTr("Nobody can read along.")
                checked: page.visit.aids.dark
                onToggled: page.visit.aids.wantDark(checked)
            }
        },
        RowLayout {
            visible: page.visit.aids.speaks
            spacing: Theme.gap
            Layout.fillWidth: true
            ActionButton {
                objectName: "softer"
                text: qsTr("Softer")
                size: page.brief ? Theme.labelText : Theme.serviceText
                onClicked: page.visit.aids.turnVolume(-1)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: page.rowHeight
            }
            Words {
                objectName: "volume"
                readonly property string words: qsTr("Volume %1 of %2").arg(page.visit.aids.volume).arg(page.visit.aids.volumes)
                text: Theme.tied(words)
                Accessible.name: words
                size: Theme.labelText
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.preferredWidth: 0.8
            }
            ActionButton {
                objectName: "louder"
                text: qsTr("Louder")
                size: page.brief ? Theme.labelText : Theme.serviceText
                onClicked: page.visit.aids.turnVolume(1)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: page.rowHeight
            }
        },
        PrimaryButton {
            objectName: "goBack"
            text: qsTr("Go on")
            size: Theme.shallow ? Theme.labelText : Theme.buttonText
            onClicked: page.visit.goBack()
            Layout.fillWidth: true
            Layout.preferredHeight: page.rowHeight + (Theme.compact ? 0 : Theme.between(2, 6))
        }
    ]
}
