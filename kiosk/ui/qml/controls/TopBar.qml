import QtQuick
import QtQuick.Layouts
import MotCua
import ".."

// Back, the office's name, Language and Help: at the same place on every screen.
Item {
    id: bar

    required property VisitBridge visit

    readonly property bool first: visit.screen === "welcome"
    readonly property bool calm: visit.screen !== "issuing"
    readonly property bool ends: visit.screen === "ticket" || visit.screen === "thanks"

    implicitHeight: Theme.bar + Theme.gap

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.gap }
        spacing: Theme.gap

        BarButton {
            objectName: "back"
            visible: !bar.first && bar.calm && !bar.ends
            text: qsTr("Back")
            pictogram: "back"
            onClicked: bar.visit.goBack()
            Layout.fillHeight: true
        }
        Words {
            visible: !Theme.compact || bar.first
            text: bar.visit.office
            size: Theme.compact ? Theme.labelText : Theme.bodyText
            strong: true
            color: Theme.blue
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.smallText
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: bar.first || !bar.calm || bar.ends ? 0 : Theme.pad / 2
        }
        Item {
            visible: Theme.compact && !bar.first
            Layout.fillWidth: true
        }
        BarButton {
            objectName: "language"
            visible: bar.calm
            //: In the other language, for those who cannot read this one.
            text: qsTr("Language")
            pictogram: "language"
            onClicked: bar.visit.wantLanguage()
            Layout.fillHeight: true
        }
        BarButton {
            objectName: "help"
            visible: bar.calm && bar.visit.screen !== "help"
            text: qsTr("Get help")
            pictogram: "help"
            onClicked: bar.visit.askHelp()
            Layout.fillHeight: true
        }
    }
}
