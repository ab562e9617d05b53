import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua
import "../controls"
import ".."

Page {
    id: page
    share: 0.34
    // The hint takes the room of what can be left out.
    readonly property bool tight: Theme.shallow && hintText(visit.hint) !== ""

    function hintText(hint: string): string {
        switch (hint) {
        case "searching":
            return qsTr("Sending…");
        case "already_rated":
            return qsTr("This ticket has been rated. Thank you.");
        case "not_yet_served":
            return qsTr("You can rate once you have been served.");
        case "server_unreachable":
            return qsTr("Your rating was not sent. Please touch once more.");
        default:
            return "";
        }
    }

    component Choice: T.AbstractButton {
        id: choice
        property string pictogram: ""
        property color tone: Theme.ink
        focusPolicy: Qt.StrongFocus
        containmentMask: Slip { button: choice }
        Accessible.role: Accessible.Button
        Accessible.name: text
        implicitHeight: Theme.between(70, 136)
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        padding: Theme.pad / 2
        background: Rectangle {
            radius: Theme.corner
            color: choice.down ? Theme.pressed : Theme.surface
            border.width: choice.visualFocus ? 2 * Theme.strongLine : Theme.line
            border.color: choice.visualFocus ? Theme.blue : Theme.edge
        }
        contentItem: ColumnLayout {
            spacing: Theme.gap
            LineIcon {
                name: choice.pictogram
                color: choice.tone
                Layout.preferredWidth: Theme.between(28, 58)
                Layout.preferredHeight: Layout.preferredWidth
                Layout.alignment: Qt.AlignHCenter
            }
            Words {
                text: choice.text
                size: Theme.serviceText
                strong: true
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
                Layout.fillWidth: true
                Layout.preferredHeight: 2.8 * size
            }
        }
    }

    Item { Layout.fillHeight: true }
    Words {
        visible: !page.tight
        // The mark in front makes the line run from the right, though its number runs from the left.
        text: (Theme.rightToLeft ? "\u200F" : "") + page.visit.ticket + " · " + page.visit.service
        color: Theme.blue
        strong: true
        Layout.fillWidth: true
    }
    Title {
        words: qsTr("Were you satisfied with our service?")
        size: Theme.cramped ? Theme.bodyText : Theme.titleText
    }
    Words {
        visible: !page.tight && !Theme.cramped
        text: qsTr("One touch is enough.")
        color: Theme.quietInk
        Layout.fillWidth: true
    }
    Notice {
        objectName: "hint"
        kind: page.visit.hint === "searching" ? "info" : "warning"
        text: page.hintText(page.visit.hint)
        size: Theme.cramped ? Theme.labelText : Theme.bodyText
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.landscape ? 0 : Theme.wideGap
            Choice {
                objectName: "rate-2"
                text: qsTr("Satisfied")
                pictogram: "face-good"
                tone: Theme.green
                onClicked: page.visit.rate(2)
            }
            Choice {
                objectName: "rate-1"
                text: qsTr("Fair")
                pictogram: "face-fair"
                tone: Theme.blue
                onClicked: page.visit.rate(1)
            }
            Choice {
                objectName: "rate-0"
                text: qsTr("Not satisfied")
                pictogram: "face-poor"
                tone: Theme.amber
                onClicked: page.visit.rate(0)
            }
        }
    ]
}
