import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page

    function what(trouble: string): string {
        switch (trouble) {
        case "office_closed":
            return qsTr("The office is closed now");
        case "service_closed":
            return qsTr("This service takes no more numbers now");
        case "numbers_exhausted":
            return qsTr("There are no more numbers for this service today");
        case "quota_reached":
            return qsTr("All numbers of this service are given out for today");
        case "already_waiting":
            return qsTr("You already have a number for this");
        case "person_limit":
            return qsTr("You have taken all your numbers for today");
        case "refused":
            return qsTr("This number could not be issued");
        default:
            return qsTr("No numbers can be issued just now");
        }
    }
    function then(trouble: string): string {
        switch (trouble) {
        case "office_closed":
            return qsTr("Please come back during opening hours. Numbers you already have stay valid.");
        case "service_closed":
            return qsTr("Other services still work. You may choose another one.");
        case "numbers_exhausted":
            return qsTr("Other services still work. The help desk can tell you when to come back.");
        case "quota_reached":
            return qsTr("Other services still work. The help desk can tell you when to come back.");
        case "already_waiting":
            return qsTr("That number is still valid. Show its code under “I have a ticket” to see your turn.");
        case "person_limit":
            return qsTr("The numbers you have stay valid. Staff can help if you need one more.");
        case "refused":
            return qsTr("Please choose again. The help desk can also give you a number.");
        default:
            return qsTr("The machine keeps trying. Counters still serve: the help desk can give you a number.");
        }
    }
    function nextStep(trouble: string): string {
        switch (trouble) {
        case "service_closed":
        case "numbers_exhausted":
        case "quota_reached":
        case "already_waiting":
        case "person_limit":
        case "refused":
            return qsTr("Choose another service");
        default:
            return qsTr("Try again");
        }
    }

    Item { Layout.fillHeight: true }
    Face {
        look: "sorry"
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Title {
        objectName: "what"
        words: page.what(page.visit.trouble)
        size: Theme.cramped ? Theme.bodyText : Theme.titleText
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        text: page.then(page.visit.trouble)
        size: Theme.cramped ? Theme.labelText : Theme.bodyText
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        PrimaryButton {
            objectName: "retry"
            text: page.nextStep(page.visit.trouble)
            pictogram: page.visit.trouble === "server_unreachable" || page.visit.trouble === "office_closed" ? "retry" : "back"
            onClicked: page.visit.retry()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        },
        ActionButton {
            objectName: "callStaff"
            text: qsTr("Call staff")
            pictogram: "help"
            onClicked: page.visit.askHelp()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        },
        ActionButton {
            objectName: "goOn"
            visible: page.visit.dossiers.canGoOn
            text: qsTr("On my phone")
            pictogram: "phone"
            onClicked: page.visit.dossiers.goOn()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        }
    ]
}
