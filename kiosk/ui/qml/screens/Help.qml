import QtQuick
import QtQuick.Layouts
import "../controls"
import ".."

Page {
    id: page

    Item { Layout.fillHeight: true }
    Face {
        look: page.visit.helpState === "failed" ? "sorry" : "listening"
        Layout.alignment: Qt.AlignHCenter
        Layout.fillHeight: true
        Layout.preferredHeight: implicitWidth
        Layout.maximumHeight: implicitWidth
        Layout.minimumHeight: Theme.touch
        Layout.preferredWidth: height
    }
    Item { Layout.preferredHeight: Theme.gap }
    Title {
        words: page.visit.helpState === "asked" ? qsTr("Staff know that you need help")
            : page.visit.helpState === "failed" ? qsTr("Staff could not be told")
            : qsTr("Calling staff…")
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        text: page.visit.helpState === "asked" ? qsTr("Please wait here. Somebody is coming.")
            : page.visit.helpState === "failed" ? qsTr("Please go to the help desk. You can also go on here.")
            : qsTr("One moment, please.")
        size: Theme.cramped ? Theme.labelText : Theme.bodyText
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }

    actions: [
        PrimaryButton {
            objectName: "goBack"
            text: qsTr("Go on by myself")
            onClicked: page.visit.goBack()
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
