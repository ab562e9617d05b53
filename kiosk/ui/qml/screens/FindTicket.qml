import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: Theme.shallow ? 0.2 : 0.5
    readonly property bool failed: visit.hint === "camera_failed"
    // While somebody types, the digits are more important than what the camera thinks.
    property bool typing: false

    function hintText(hint: string): string {
        switch (hint) {
        case "searching":
            return qsTr("Looking for your ticket…");
        case "number_unknown":
            return qsTr("There is no such number today. Please check your ticket.");
        case "not_yet_served":
            return qsTr("You can rate once you have been served.");
        case "already_rated":
            return qsTr("This ticket has been rated. Thank you.");
        case "show_code":
            return qsTr("Please show the code on this ticket.");
        case "booking_too_early":
            return qsTr("Your time is %1. Please come back shortly before it.").arg(page.visit.window);
        case "booking_lapsed":
            return qsTr("This booking has run out. Please take a new number.");
        case "already_waiting":
            return qsTr("You have another number for this service. Please use that one.");
        case "staff_will_call":
            return qsTr("Staff keep this number and will call it. Please have a seat.");
        case "ticket_over":
            return qsTr("This ticket is no longer valid. Please take a new number.");
        case "server_unreachable":
            return qsTr("The system does not answer. Please try again in a moment.");
        case "card":
        case "dossier":
        case "vneid":
        case "health_insurance":
        case "address":
        case "unknown":
        case "damaged_card":
            return qsTr("This is not a ticket. Please show the code on your ticket.");
        case "camera_failed":
            return qsTr("The camera is not working. Please enter the number.");
        default:
            return "";
        }
    }

    Title {
        text: page.visit.readsCodesBy === "camera" ? qsTr("Show your ticket")
            : page.visit.readsCodesBy !== "" ? qsTr("Scan your ticket") : qsTr("Type your number")
    }
    Viewfinder {
        feed: page.visit.frames
        visible: page.visit.readsCodesBy !== ""
        failed: page.failed
        byHand: page.visit.readsCodesBy === "hand"
        shape: 1
        failure: qsTr("No picture from the camera")
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: page.height
        Layout.maximumHeight: width * 0.66
    }
    Item {
        visible: Theme.landscape || page.visit.readsCodesBy === ""
        Layout.fillHeight: true
    }

    actions: [
        Rectangle {
            radius: Theme.corner
            color: hint.text === "" ? Theme.surface : "transparent"
            border.width: hint.text === "" ? Theme.line : 0
            border.color: Theme.edge
            Layout.fillWidth: true
            // Lying, the keys must stand still when a hint comes; upright they stand at the bottom.
            Layout.preferredHeight: Math.max(hint.text === "" || Theme.landscape ? 0 : hint.implicitHeight,
                                             Theme.between(!Theme.shallow ? 19 : page.visit.series.length > 7 ? 16 : 24, Theme.scarce ? 50 : 32))
            Words {
                objectName: "typed"
                visible: hint.text === ""
                anchors.centerIn: parent
                text: keypad.value !== "" ? keypad.value
                    : page.visit.readsCodesBy !== "" ? qsTr("or type its number, e.g. A012") : qsTr("for example A012")
                size: keypad.value === "" ? Theme.bodyText : Theme.titleText
                strong: keypad.value !== ""
                color: keypad.value === "" ? Theme.quietInk : Theme.ink
            }
            Notice {
                id: hint
                objectName: "hint"
                anchors.fill: parent
                size: Theme.compact || Theme.large ? Theme.labelText : Theme.bodyText
                kind: page.visit.hint === "searching" ? "info" : "warning"
                text: page.typing ? "" : page.hintText(page.visit.hint)
            }
        },
        Keypad {
            id: keypad
            objectName: "keypad"
            series: page.visit.series
            onTouched: {
                page.typing = true;
                page.visit.stillHere();
            }
            onEntered: number => {
                page.typing = false;
                page.visit.typeNumber(number);
            }
            Layout.fillWidth: true
        }
    ]
}
