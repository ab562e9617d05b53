import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua
import ".."

// Something to choose: an icon, a name, a line about it, and at its side how things stand.
T.AbstractButton {
    id: card

    property string pictogram: ""
    property string note: ""
    property string aside: ""
    property string asideBelow: ""
    property string asidePictogram: ""
    property bool stacked: false
    property bool available: true
    property bool roomForNote: true
    property int noteSize: Theme.labelText
    // Room for a name and how long one waits, and for nothing else.
    readonly property bool tight: Theme.large ? stacked || Theme.compact : stacked && Theme.compact
    property int nameSize: !stacked && !tight ? Theme.serviceText : Theme.compact ? Theme.labelText : Theme.bodyText

    enabled: available
    implicitHeight: Theme.touch
    leftPadding: Theme.pad
    rightPadding: Theme.pad
    topPadding: stacked ? Theme.pad * 0.7 : Theme.mm
    bottomPadding: topPadding
    focusPolicy: Qt.StrongFocus
    containmentMask: Slip { button: card }
    Accessible.role: Accessible.Button
    Accessible.name: [text, note, aside, asideBelow].filter(part => part !== "").join(". ")

    background: Rectangle {
        radius: Theme.corner
        color: !card.available ? Theme.ground : card.down ? Theme.pressed : Theme.surface
        border.width: card.visualFocus ? 2 * Theme.strongLine : Theme.line
        border.color: card.visualFocus ? Theme.blue : Theme.edge
    }

    contentItem: GridLayout {
        flow: card.stacked ? GridLayout.TopToBottom : GridLayout.LeftToRight
        columns: card.stacked ? 1 : 3
        rows: card.stacked ? 3 : 1
        columnSpacing: Theme.pad
        rowSpacing: Theme.gap / 3

        RowLayout {
            id: head
            spacing: Theme.pad
            Layout.fillWidth: true
            Layout.fillHeight: true
            Rectangle {
                visible: card.pictogram !== "" && !card.tight
                radius: Theme.corner
                color: card.available ? Theme.sand : "transparent"
                Layout.preferredWidth: Theme.between(14, card.stacked ? 22 : 26)
                Layout.preferredHeight: Layout.preferredWidth
                LineIcon {
                    anchors.centerIn: parent
                    width: parent.width * 0.68
                    height: width
                    name: card.pictogram
                    color: card.available ? Theme.blue : Theme.quietInk
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words {
                    id: name
                    text: Theme.tied(card.text)
                    size: card.nameSize
                    strong: true
                    color: card.available ? Theme.ink : Theme.quietInk
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
                Words {
                    visible: text !== "" && card.roomForNote && !card.stacked && fits
                    readonly property bool fits: name.implicitHeight + implicitHeight <= card.availableHeight
                    text: card.note
                    size: card.noteSize
                    color: Theme.quietInk
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
            }
        }
        Words {
            visible: text !== "" && card.roomForNote && card.stacked && fits
            readonly property bool fits: head.implicitHeight + implicitHeight + foot.implicitHeight
                                         + 2 * Theme.gap / 3 <= card.availableHeight
            text: card.note
            size: card.noteSize
            color: Theme.quietInk
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        RowLayout {
            id: foot
            // How long it takes may be left out where there is no room; that it is closed never.
            visible: card.aside !== "" && (fits || !card.stacked || !(Theme.large || Theme.shallow || Theme.reach) || !card.available)
            readonly property bool fits: head.implicitHeight + implicitHeight + Theme.gap / 3 <= card.availableHeight
            spacing: Theme.gap
            Layout.alignment: Qt.AlignVCenter
            Layout.fillWidth: card.stacked
            Layout.preferredWidth: card.stacked ? -1 : Theme.large ? Theme.between(52, 86) : Theme.between(46, 66)
            LineIcon {
                visible: card.asidePictogram !== ""
                name: card.asidePictogram
                color: card.available ? Theme.blue : Theme.amber
                Layout.preferredWidth: Theme.smallIcon
                Layout.preferredHeight: Theme.smallIcon
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words {
                    text: card.asideBelow === "" ? card.aside
                        : card.tight ? card.asideBelow
                        : card.stacked ? card.aside + " · " + card.asideBelow : card.aside
                    size: Theme.labelText
                    strong: !(Theme.compact && Theme.large)
                    color: card.available ? Theme.blue : Theme.amber
                    wrapMode: card.stacked || card.tight ? Text.WordWrap : Text.NoWrap
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
                Words {
                    visible: text !== "" && !card.stacked && !card.tight
                    text: card.asideBelow
                    size: Theme.labelText
                    color: Theme.quietInk
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
