import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: 0.58
    readonly property bool failed: visit.hint === "camera_failed"
    // A piece of advice is no warning: nothing is wrong yet.
    readonly property var guiding: ["none", "closer", "farther", "too_dark", "glare", "turn_over"]

    component Side: ColumnLayout {
        id: side
        property bool back: false
        property string text: ""
        property string show: ""
        spacing: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        CardDrawing {
            back: side.back
            Layout.preferredWidth: Theme.between(Theme.large ? 34 : Theme.shallow ? 37 : 48, Theme.landscape ? 78 : 88)
            Layout.preferredHeight: Layout.preferredWidth / 1.586
            Layout.alignment: Qt.AlignHCenter
        }
        Words {
            text: Theme.tied(side.text)
            Accessible.name: side.text
            size: Theme.labelText
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
        }
        Words {
            text: side.show
            size: Theme.labelText
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }

    function hintText(hint: string): string {
        switch (hint) {
        case "vneid":
            return qsTr("This is a VNeID code; only officials can read it. Please show your ID card.");
        case "health_insurance":
            return qsTr("This is a health insurance card. Please show your ID card.");
        case "address":
            return qsTr("This is the code of a web page. Please show your ID card.");
        case "unknown":
            return qsTr("This is not the code of an ID card. Please show the code on your card.");
        case "damaged_card":
            return qsTr("This code cannot be read. Please go on without a card.");
        case "ticket":
            return qsTr("This is a ticket. Please show your ID card.");
        case "dossier":
            return qsTr("This is a receipt. Please show your ID card.");
        case "closer":
            return qsTr("Please hold the card a little closer.");
        case "farther":
            return qsTr("Please hold the card a little farther away.");
        case "too_dark":
            return qsTr("It is rather dark here. Please move the card into the light.");
        case "glare":
            return qsTr("The card reflects a lamp. Please tilt it a little.");
        case "turn_over":
            return qsTr("No code is to be seen. Please turn the card over.");
        case "camera_failed":
            return qsTr("The camera is not working. You can still take a number without a card.");
        default:
            return visit.readsCodesBy === "camera" ? qsTr("Hold the card still, a hand away.")
                                   : qsTr("Press the scanner's button until it beeps.");
        }
    }

    Title {
        words: page.visit.readsCodesBy === "camera" ? qsTr("Show your card's code") : qsTr("Scan your card's code")
    }
    Viewfinder {
        feed: page.visit.frames
        failed: page.failed
        byHand: page.visit.readsCodesBy === "hand"
        failure: qsTr("No picture from the camera")
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: width * 0.62
    }
    Notice {
        objectName: "hint"
        kind: page.guiding.includes(page.visit.hint) ? "info" : "warning"
        text: page.hintText(page.visit.hint)
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(implicitHeight, Theme.between(20, 32))
    }

    actions: [
        RowLayout {
            visible: !(Theme.compact && Theme.large) || page.visit.hint === "none"
            spacing: Theme.wideGap
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.wideGap
            Side {
                text: qsTr("CCCD chip card")
                show: qsTr("show the front")
            }
            Side {
                back: true
                text: qsTr("New Căn cước card")
                show: qsTr("show the back")
            }
        },
        ActionButton {
            objectName: "declineCard"
            text: qsTr("Go on without a card")
            pictogram: "no-card"
            primary: page.failed
            onClicked: page.visit.declineCard()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        }
    ]
}
