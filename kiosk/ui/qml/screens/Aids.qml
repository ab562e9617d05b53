import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

// What can be made easier; each takes hold at once, on this very screen.
Page {
    id: page
    share: 0.42

    Item { Layout.fillHeight: true }
    Title {
        text: qsTr("What makes it easier for you?")
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        text: qsTr("It ends with your visit.")
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        Tick {
            objectName: "largeText"
            text: qsTr("Large letters")
            note: qsTr("Every word is larger.")
            size: Theme.buttonText
            checked: page.visit.aids.largeText
            onToggled: page.visit.aids.wantLargeText(checked)
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.tallButton)
        },
        Tick {
            objectName: "highContrast"
            text: qsTr("Bright on dark")
            note: qsTr("White and yellow letters on black.")
            size: Theme.buttonText
            checked: page.visit.aids.highContrast
            onToggled: page.visit.aids.wantHighContrast(checked)
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.tallButton)
        },
        Tick {
            objectName: "withinReach"
            visible: Theme.canReach
            text: qsTr("Buttons within reach")
            note: qsTr("All buttons move down.")
            size: Theme.buttonText
            checked: page.visit.aids.withinReach
            onToggled: page.visit.aids.wantWithinReach(checked)
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.tallButton)
        },
        PrimaryButton {
            objectName: "goBack"
            text: qsTr("Go on")
            onClicked: page.visit.goBack()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
            Layout.topMargin: Theme.gap
        }
    ]
}
