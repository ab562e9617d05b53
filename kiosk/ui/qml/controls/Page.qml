import QtQuick
import QtQuick.Layouts
import MotCua
import ".."

// The frame of every screen: what is said, and what can be done. Upright the actions stand at the
// bottom, in reach; lying they stand on the right. With `fills` they take all the room there is.
Item {
    id: page

    required property VisitBridge visit
    default property alias said: saidColumn.data
    property alias actions: actionColumn.data
    property bool fills: false
    property real share: 0.5

    readonly property real inner: width - 2 * Theme.margin

    ColumnLayout {
        id: saidColumn
        spacing: Theme.gap
        x: Theme.rightToLeft ? page.width - Theme.margin - width : Theme.margin
        y: Theme.gap
        width: Theme.landscape ? (page.inner - 2 * Theme.margin) * page.share : page.inner
        height: Theme.landscape ? page.height - y - Theme.margin
              : page.fills ? implicitHeight
              : actionColumn.y - y - (Theme.compact ? Theme.gap : Theme.wideGap)
    }
    ColumnLayout {
        id: actionColumn
        spacing: Theme.gap
        x: !Theme.landscape || Theme.rightToLeft ? Theme.margin : page.width - Theme.margin - width
        y: Theme.landscape ? (page.fills ? Theme.gap : Math.max(Theme.gap, (page.height - height - Theme.bar / 2) / 2))
         : page.fills ? saidColumn.y + saidColumn.implicitHeight + Theme.gap
         : page.height - height - Theme.margin
        width: Theme.landscape ? page.inner - saidColumn.width - 2 * Theme.margin : page.inner
        height: page.fills ? page.height - y - Theme.margin : implicitHeight
    }
}
