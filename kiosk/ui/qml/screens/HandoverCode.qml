pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import MotCua
import "../controls"
import ".."

Page {
    id: page
    share: Theme.shallow ? 0.44 : 0.5

    component Where: ColumnLayout {
        readonly property int alignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
        spacing: Theme.gap
        Layout.fillWidth: true
        Title {
            words: page.visit.dossiers.place
            size: Theme.compact ? Theme.buttonText : Theme.titleText
            horizontalAlignment: parent.alignment
        }
        Words {
            objectName: "says"
            text: page.visit.dossiers.says
            color: Theme.quietInk
            horizontalAlignment: parent.alignment
            Layout.fillWidth: true
        }
    }

    Where { visible: !Theme.landscape }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        QrCode {
            objectName: "code"
            text: page.visit.dossiers.address
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height, Theme.between(90, 170))
            height: width
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code of %1").arg(page.visit.dossiers.address)
        }
    }

    actions: [
        Where { visible: Theme.landscape },
        RowLayout {
            spacing: Theme.pad
            Layout.fillWidth: true
            LineIcon {
                name: "phone"
                color: Theme.blue
                Layout.preferredWidth: Theme.bigIcon
                Layout.preferredHeight: Theme.bigIcon
            }
            Words {
                text: qsTr("Open your phone's camera and hold it before the code.")
                size: Theme.scarce ? Theme.labelText : Theme.bodyText
                strong: true
                Layout.fillWidth: true
            }
        },
        Words {
            objectName: "address"
            visible: !Theme.scarce
            text: page.visit.dossiers.address
            language: "vi"
            size: Theme.labelText
            color: Theme.blue
            wrapMode: Text.WrapAnywhere
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.gap
        },
        PrimaryButton {
            objectName: "goBack"
            text: qsTr("Another one")
            pictogram: "back"
            onClicked: page.visit.goBack()
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.tallButton
        }
    ]
}
