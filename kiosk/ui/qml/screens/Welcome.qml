import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page
    share: Theme.shallow ? 0.36 : 0.44
    // A notice and large letters leave room for the names of things only.
    readonly property bool brief: Theme.scarce && !visit.reachable

    Item { Layout.fillHeight: true }
    Face {
        look: "waiting"
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Words {
        text: qsTr("Welcome")
        size: Theme.heroText
        strong: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
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
            Layout.preferredHeight: Math.max(implicitHeight, Theme.between(page.brief && Theme.shallow ? 22 : 34, page.brief ? 50 : 60))
        },
        ActionButton {
            objectName: "wantCard"
            visible: page.visit.readsCards
            text: qsTr("Use my ID card")
            pictogram: "card"
            leading: true
            onClicked: page.visit.wantCard()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.between(page.brief && Theme.shallow ? 21 : 24, page.brief ? 34 : 42))
        },
        ActionButton {
            objectName: "wantTicket"
            text: qsTr("I have a ticket")
            note: Theme.compact || page.brief ? "" : qsTr("Check in, see your turn, rate us")
            pictogram: "check"
            leading: true
            onClicked: page.visit.wantTicket()
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight, Theme.between(page.brief && Theme.shallow ? 21 : 24, page.brief ? 34 : 42))
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
