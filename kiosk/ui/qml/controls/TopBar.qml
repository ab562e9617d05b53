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
    // Upright, four buttons leave no room for the office's name.
    readonly property bool named: Theme.compact ? first && !Theme.large : Theme.landscape || !back.visible
    readonly property bool ends: visit.screen === "ticket" || visit.screen === "thanks"

    implicitHeight: Theme.bar + Theme.gap
    Accessible.role: Accessible.ToolBar

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.gap }
        spacing: Theme.gap

        BarButton {
            id: back
            objectName: "back"
            visible: !bar.first && bar.calm && !bar.ends
            text: qsTr("Back")
            pictogram: "back"
            onClicked: bar.visit.goBack()
            Layout.fillHeight: true
        }
        Words {
            objectName: "office"
            visible: bar.named
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
            visible: !bar.named
            Layout.fillWidth: true
        }
        BarButton {
            objectName: "language"
            visible: bar.calm
            //: In the other language, for those who cannot read this one.
            text: qsTr("Language")
            writtenIn: Theme.language === "vi" ? "en" : "vi"
            pictogram: "language"
            onClicked: bar.visit.wantLanguage()
            Layout.fillHeight: true
        }
        BarButton {
            objectName: "aids"
            visible: bar.calm
            //: Opens large text, high contrast and the like. One short word.
            text: qsTr("Easier")
            pictogram: "aids"
            onClicked: bar.visit.wantAids()
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
