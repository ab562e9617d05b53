import QtQuick
import QtQuick.Layouts
import MotCua
import "../controls"
import ".."

Page {
    id: page
    share: 0.56
    readonly property string standing: visit.dossiers.standing
    readonly property bool fetch: standing === "done" || standing === "needs_papers"
    readonly property bool late: standing === "late"
    readonly property color strongColor: standing === "done" || standing === "returned" ? Theme.green
                                       : late || standing === "needs_papers" ? Theme.amber : Theme.blue
    readonly property color tint: standing === "done" || standing === "returned" ? Theme.greenTint
                                : late || standing === "needs_papers" ? Theme.amberTint : Theme.blueTint

    function how(standing: string): string {
        switch (standing) {
        case "received":
            return qsTr("Received");
        case "in_progress":
            return qsTr("Being worked on");
        case "late":
            return qsTr("Late, we are sorry");
        case "needs_papers":
            return qsTr("Papers are missing");
        case "done":
            return qsTr("Your result is ready");
        case "returned":
            return qsTr("Already handed over");
        default:
            return "";
        }
    }
    function then(standing: string): string {
        switch (standing) {
        case "received":
        case "in_progress":
            return qsTr("There is nothing to do yet.");
        case "late":
            return qsTr("Please see the help desk. Staff will find out why.");
        case "needs_papers":
            return qsTr("Take a number to hand the papers in.");
        case "done":
            return qsTr("Take a number to collect it. Bring your receipt.");
        case "returned":
            return qsTr("The result was collected. Staff can help with questions.");
        default:
            return "";
        }
    }
    function sign(standing: string): string {
        switch (standing) {
        case "received":
            return "document";
        case "in_progress":
            return "clock";
        case "late":
        case "needs_papers":
            return "warning";
        case "done":
            return "result";
        default:
            return "done";
        }
    }

    Item {
        visible: !Theme.scarce
        Layout.fillHeight: true
    }
    Title {
        objectName: "matter"
        words: page.visit.dossiers.matter
        size: Theme.compact ? Theme.buttonText : Theme.titleText
    }
    Words {
        visible: !Theme.scarce
        text: page.visit.dossiers.code
        language: "vi"
        size: Theme.labelText
        color: Theme.quietInk
        Layout.fillWidth: true
    }
    Rectangle {
        radius: Theme.corner
        color: page.tint
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        Layout.preferredHeight: state.implicitHeight + (Theme.compact ? Theme.pad : 2 * Theme.pad)
        RowLayout {
            id: state
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                      leftMargin: Theme.pad; rightMargin: Theme.pad }
            spacing: Theme.pad
            LineIcon {
                name: page.sign(page.standing)
                color: page.strongColor
                Layout.preferredWidth: Theme.bigIcon
                Layout.preferredHeight: Theme.bigIcon
            }
            Words {
                objectName: "standing"
                text: Theme.tied(page.how(page.standing))
                Accessible.name: page.how(page.standing)
                size: Theme.compact || Theme.scarce ? Theme.buttonText : Theme.titleText
                strong: true
                color: page.strongColor
                Layout.fillWidth: true
            }
        }
    }
    Words {
        objectName: "promised"
        visible: text !== "" && page.standing !== "returned" && page.standing !== "done"
        text: page.visit.dossiers.promised === "" ? ""
            : page.late ? qsTr("It was promised for %1.").arg(page.visit.dossiers.promised)
            : qsTr("Promised for %1.").arg(page.visit.dossiers.promised)
        strong: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
    }
    Words {
        objectName: "then"
        text: page.then(page.standing)
        size: Theme.cramped ? Theme.labelText : Theme.bodyText
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        PrimaryButton {
            objectName: "wantNumber"
            visible: page.fetch
            text: qsTr("Take a number")
            pictogram: "ticket"
            onClicked: page.visit.wantNumber()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        },
        PrimaryButton {
            objectName: "callStaff"
            visible: page.late
            text: qsTr("Call staff")
            pictogram: "help"
            onClicked: page.visit.askHelp()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        },
        ActionButton {
            objectName: "done"
            primary: !page.fetch && !page.late
            text: qsTr("Done")
            pictogram: "check"
            onClicked: page.visit.done()
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
