import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    // Seven keys in a row leave the camera this much; without a camera there is nothing beside them.
    share: !Theme.shallow ? 0.5 : many || shows ? 0.2 : 0
    headed: Theme.shallow && !many
    // Beside large letters a hint takes the heading's room.
    heading: Theme.cramped && hinted !== "" ? "" : called
    readonly property bool shows: visit.readsCodesBy !== ""
    // Letters in two rows leave no height for a heading over everything.
    readonly property bool many: visit.series.length > 7
    readonly property string called: visit.readsCodesBy === "camera" ? qsTr("Show your ticket")
        : shows ? qsTr("Scan your ticket") : qsTr("Type your number")
    readonly property string hinted: typing ? "" : hintText(visit.hint)
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
        visible: !page.headed
        words: page.called
        // A narrow column has a word a line.
        text: Theme.shallow ? words : Theme.tied(words)
    }
    Viewfinder {
        feed: page.visit.frames
        visible: page.shows
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
        visible: Theme.landscape || !page.shows
        Layout.fillHeight: true
    }

    actions: [
        Rectangle {
            radius: Theme.corner
            color: hint.text === "" ? Theme.surface : "transparent"
            border.width: hint.text === "" ? Theme.line : 0
            border.color: Theme.edge
            Layout.fillWidth: true
            // The keys must stand still when a hint comes: what grows has to stand on them.
            Layout.preferredHeight: Math.max(hint.text === "" || Theme.landscape && !page.headed ? 0 : hint.implicitHeight,
                                             Theme.between(Theme.shallow ? 16 : 19, Theme.shallow && page.headed ? 36 : Theme.scarce ? 50 : 32))
            Words {
                objectName: "typed"
                visible: hint.text === ""
                anchors.centerIn: parent
                text: keypad.value !== "" ? keypad.value
                    : page.shows ? qsTr("or type its number, e.g. A012") : qsTr("for example A012")
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
                text: page.hinted
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
