pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import MotCua
import "../controls"
import ".."

Page {
    id: page
    // Five keys in a row leave the camera this much; without a camera there is nothing beside them.
    share: !Theme.shallow ? 0.5 : shows ? 0.36 : 0
    headed: Theme.shallow && !letters
    // Beside large letters a hint takes the heading's room.
    heading: Theme.cramped && hinted !== "" ? "" : called
    readonly property bool shows: visit.readsCodesBy !== ""
    readonly property string called: shows ? qsTr("Show your receipt") : qsTr("Type your dossier's code")
    readonly property string hinted: typing ? "" : hintText(visit.hint)
    readonly property bool failed: visit.hint === "camera_failed"
    // While somebody types, the code is more important than what the camera thinks.
    property bool typing: false
    property bool letters: false
    // Who types digits alone sees the beginning and the hyphen as they stand on the receipt.
    readonly property string whole: letters ? typed.text
        : visit.dossiers.prefix + typed.text.slice(0, 6) + (typed.text.length > 6 ? "-" : "") + typed.text.slice(6)

    function hintText(hint: string): string {
        switch (hint) {
        case "searching":
            return qsTr("Looking for your dossier…");
        case "dossier_unknown":
            return qsTr("No dossier has this code. Please check your receipt.");
        case "code_incomplete":
            return qsTr("This code is not complete. It is on your receipt.");
        case "registry_silent":
            return qsTr("Dossiers cannot be looked up just now. Try again, or get help.");
        case "camera_failed":
            return qsTr("The camera is not working. Please type the code.");
        case "card":
        case "dossier":
        case "ticket":
        case "vneid":
        case "health_insurance":
        case "address":
        case "unknown":
        case "damaged_card":
            return qsTr("This is not a receipt. Please show the code on your receipt.");
        default:
            return "";
        }
    }
    function touch() {
        typing = true;
        visit.stillHere();
    }
    function ask() {
        typing = false;
        visit.dossiers.find(whole);
    }
    function wantDigits() {
        letters = false;
        typed.clear();
        touch();
    }
    function wantLetters() {
        const begun = whole;
        letters = true;
        typed.clear();
        typed.turnShift();
        typed.turnShift();
        typed.write(begun);
        touch();
    }

    TypedLine {
        id: typed
        objectName: "line"
        method: "plain"
        limit: page.letters ? 40 : 12
    }

    Title {
        visible: !page.letters && !Theme.shallow
        words: page.called
    }
    Viewfinder {
        visible: !page.letters && page.shows
        feed: page.visit.frames
        failed: page.failed
        byHand: page.visit.readsCodesBy === "hand"
        shape: 1
        failure: qsTr("No picture from the camera")
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: page.height
        Layout.maximumHeight: width * (Theme.shallow ? 0.8 : 0.66)
    }
    Item {
        visible: Theme.landscape || !page.shows
        Layout.fillHeight: true
    }

    component Said: Rectangle {
        id: said
        radius: Theme.corner
        color: hint.text === "" ? Theme.surface : "transparent"
        border.width: hint.text === "" ? Theme.line : 0
        border.color: Theme.edge
        implicitHeight: Math.max(hint.text === "" ? 0 : hint.implicitHeight, Theme.between(Theme.shallow ? 18 : 19, Theme.scarce ? 40 : 32))
        Words {
            objectName: "typed"
            visible: hint.text === ""
            anchors { left: parent.left; right: parent.right; margins: Theme.pad / 2; verticalCenter: parent.verticalCenter }
            text: typed.text !== "" ? page.whole
                : page.shows ? qsTr("or type its code") : page.visit.dossiers.prefix + "…"
            language: typed.text === "" ? Theme.language : "vi"
            size: typed.text === "" ? Theme.bodyText : Theme.titleText
            strong: typed.text !== ""
            color: typed.text === "" ? Theme.quietInk : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.labelText
        }
        Notice {
            id: hint
            objectName: "hint"
            anchors.fill: parent
            // Above the keyboard little height is left for large letters.
            size: page.letters && Theme.compact && Theme.large ? Theme.barText
                : Theme.compact || Theme.large ? Theme.labelText : Theme.bodyText
            kind: page.visit.hint === "searching" ? "info" : "warning"
            text: page.hinted
        }
    }

    actions: [
        Said {
            visible: !page.letters
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        },
        CodePad {
            objectName: "pad"
            alone: !page.shows
            visible: !page.letters
            line: typed
            onTouched: page.touch()
            onLettersWanted: page.wantLetters()
            onEntered: page.ask()
            Layout.fillWidth: true
        }
    ]

    // Over the whole width: as many keys as fit stand in a row.
    Item {
        parent: page
        anchors.fill: parent
        visible: page.letters

        Said {
            anchors { left: parent.left; right: parent.right; bottom: keyboard.top
                      leftMargin: keyboard.start; rightMargin: keyboard.start; bottomMargin: Theme.typedGap }
            height: Math.min(implicitHeight, keyboard.y - Theme.typedGap - (page.hinted === "" ? Theme.gap : 0))
        }
        Keyboard {
            id: keyboard
            objectName: "keyboard"
            line: typed
            marks: false
            doneText: qsTr("Find")
            donePictogram: "search"
            room: parent.height - Theme.gap - Theme.typedLine - Theme.typedGap - Theme.foot
            onTouched: page.touch()
            onDigitsWanted: page.wantDigits()
            onEntered: page.ask()
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: Theme.foot }
        }
    }
}
