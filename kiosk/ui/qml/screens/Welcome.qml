import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: Theme.shallow ? 0.36 : 0.44
    readonly property bool four: visit.dossiers.tracked
    // A notice or four things, and large letters, leave room for the names of things only.
    readonly property bool brief: (Theme.scarce || Theme.reach && Theme.large) && (!visit.reachable || four)
    readonly property real first: Theme.between(brief && Theme.shallow ? 22 : four && Theme.shallow ? 27 : 34, brief ? 50 : 60)
    readonly property real other: Theme.between(Theme.shallow && (brief || four) ? 21 : 24, brief ? 34 : four && Theme.landscape ? 38 : 42)

    Item { Layout.fillHeight: true }
    Face {
        objectName: "face"
        look: page.visit.face
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Title {
        words: qsTr("Welcome")
        size: Theme.heroText
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        visible: !page.brief
        text: qsTr("Please touch what you need.")
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        Notice {
            objectName: "away"
            visible: !page.visit.reachable
            size: Theme.scarce ? Theme.labelText : Theme.bodyText
            kind: page.visit.ownNumbers ? "info" : "warning"
            text: page.visit.ownNumbers
                  ? qsTr("You can take a number. Waiting times are not known just now.")
                  : qsTr("The system is not connected yet. The help desk can give you a number.")
            Layout.fillWidth: true
        },
        PrimaryButton {
            objectName: "wantNumber"
            text: qsTr("Take a number")
            note: page.brief ? "" : qsTr("Choose what you need")
            pictogram: "ticket"
            leading: true
            onClicked: page.visit.wantNumber()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, page.first)
        },
        ActionButton {
            objectName: "wantCard"
            visible: page.visit.readsCodesBy !== ""
            text: qsTr("Use my ID card")
            pictogram: "card"
            leading: true
            onClicked: page.visit.wantCard()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, page.other)
        },
        ActionButton {
            objectName: "wantTicket"
            // Without the server nothing is known of a ticket: the room goes to what can be known.
            visible: page.visit.reachable || !page.four
            text: qsTr("I have a ticket")
            note: Theme.compact || page.brief ? "" : qsTr("Check in, see your turn, rate us")
            pictogram: "check"
            leading: true
            onClicked: page.visit.wantTicket()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, page.other)
        },
        ActionButton {
            objectName: "wantDossier"
            visible: page.visit.dossiers.tracked
            text: qsTr("How is my dossier?")
            note: Theme.compact || page.brief ? "" : qsTr("Look it up with your receipt")
            pictogram: "search"
            leading: true
            onClicked: page.visit.dossiers.want()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, page.other)
        },
        ActionButton {
            objectName: "withinReach"
            visible: Theme.canReach
            text: Theme.reach ? qsTr("Move the buttons up again") : qsTr("Move the buttons down")
            size: Theme.bodyText
            onClicked: page.visit.aids.wantWithinReach(!Theme.reach)
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.button
        }
    ]
}
