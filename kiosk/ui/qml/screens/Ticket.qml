import QtQuick
import QtQuick.Layouts
import MotCua
import "../controls"
import ".."

Page {
    id: page
    fills: false
    share: 0.5
    readonly property int small: Theme.shallow || Theme.compact && Theme.large ? Theme.labelText : Theme.bodyText
    readonly property bool printed: visit.paper === "printed"
    readonly property bool well: printed || visit.paper === "none"
    readonly property bool printing: visit.paper === "printing"

    function paperText(paper: string, number: string): string {
        switch (paper) {
        case "printing":
            return qsTr("Printing your ticket…");
        case "printed":
            return qsTr("Please take your ticket and have a seat.");
        case "out_of_paper":
            return qsTr("The paper has run out. Your number is still valid: %1.").arg(number);
        case "cover_open":
            return qsTr("The printer is open. Your number is still valid: %1.").arg(number);
        case "jammed":
            return qsTr("The paper is stuck. Your number is still valid: %1.").arg(number);
        case "unreachable":
            return qsTr("The printer does not answer. Your number is still valid: %1.").arg(number);
        default:
            if (page.visit.counter !== "")
                return qsTr("It is your turn: please go to %1.").arg(page.visit.counter);
            return page.visit.prints ? qsTr("You are in line. Please have a seat.")
                                     : qsTr("Keep your number in mind, or scan the code. Please have a seat.");
        }
    }
    function place(ahead: int, soon: bool): string {
        if (ahead > 0)
            return qsTr("%n ahead of you", "", ahead);
        return soon ? qsTr("You are next") : qsTr("Nobody waits ahead of you");
    }
    function waits(low: int, high: int, soon: bool): string {
        if (soon)
            return qsTr("Nearly your turn");
        return low < high ? qsTr("Wait: about %1–%2 minutes").arg(low).arg(high)
                          : qsTr("Wait: about %1 minutes").arg(high);
    }

    TicketStub {
        id: stub
        readonly property real roomBesideIcon: width - 2 * Theme.pad - Theme.smallIcon - Theme.gap
        number: page.visit.ticket
        service: page.visit.service
        Layout.fillWidth: true
        Layout.fillHeight: true

        RowLayout {
            visible: page.visit.waitKnown && page.visit.counter === ""
            spacing: Theme.gap
            Layout.alignment: Qt.AlignHCenter
            LineIcon {
                name: "people"
                color: Theme.blue
                Layout.preferredWidth: Theme.smallIcon
                Layout.preferredHeight: Theme.smallIcon
            }
            Words {
                objectName: "ahead"
                text: page.place(page.visit.ahead, page.visit.turnSoon)
                size: page.small
                strong: true
                Layout.maximumWidth: stub.roomBesideIcon
            }
        }
        RowLayout {
            visible: page.visit.counter === ""
            spacing: Theme.gap
            Layout.alignment: Qt.AlignHCenter
            LineIcon {
                name: "clock"
                color: Theme.blue
                Layout.preferredWidth: Theme.smallIcon
                Layout.preferredHeight: Theme.smallIcon
            }
            Words {
                objectName: "wait"
                size: page.small
                text: page.visit.waitKnown ? page.waits(page.visit.waitLow, page.visit.waitHigh, page.visit.turnSoon)
                                           : qsTr("Wait not known just now")
                strong: true
                Layout.maximumWidth: stub.roomBesideIcon
            }
        }
    }

    actions: [
        Rectangle {
            radius: Theme.corner
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.edge
            Layout.fillWidth: true
            Layout.preferredHeight: code.height + 2 * Theme.mm
            QrCode {
                id: code
                text: page.visit.followUrl
                width: Theme.between(34, 76)
                height: width
                anchors { left: parent.left; leftMargin: Theme.mm; verticalCenter: parent.verticalCenter }
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code to follow your number")
            }
            LineIcon {
                id: phone
                visible: !Theme.cramped
                name: "phone"
                color: Theme.blue
                width: visible ? Theme.icon : 0
                height: width
                anchors { left: code.right; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            }
            Words {
                text: qsTr("Scan to follow your number on your phone.")
                size: Theme.cramped ? Theme.barText : page.small
                anchors { left: phone.right; leftMargin: Theme.gap; right: parent.right
                          rightMargin: Theme.pad; verticalCenter: parent.verticalCenter }
            }
        },
        Notice {
            objectName: "paper"
            kind: page.well ? "done" : page.printing ? "info" : "warning"
            pictogram: page.printing ? "printer" : page.well ? "done" : "warning"
            text: page.paperText(page.visit.paper, page.visit.ticket)
            size: page.small
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.between(19, 34))
        },
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            ActionButton {
                objectName: "reprint"
                visible: page.visit.prints
                size: Theme.compact && Theme.large ? Theme.serviceText : Theme.buttonText
                text: qsTr("Reprint")
                pictogram: Theme.shallow ? "" : "printer"
                enabled: !page.printing
                opacity: enabled ? 1 : 0.45
                onClicked: page.visit.reprint()
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.between(23, 40)
            }
            PrimaryButton {
                objectName: "done"
                size: Theme.compact && Theme.large ? Theme.serviceText : Theme.buttonText
                text: qsTr("Done")
                pictogram: "check"
                onClicked: page.visit.done()
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.between(23, 40)
            }
        }
    ]
}
