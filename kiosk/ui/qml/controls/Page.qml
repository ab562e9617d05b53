import QtQuick
import QtQuick.Layouts
import MotCua
import ".."

// The frame of every screen: what is said, and what can be done. Upright the actions stand at the
// bottom, in reach; lying they stand on the right. With `fills` they take all the room there is.
// Where a column is too narrow for the `heading`, it stands over both, and the actions at the foot.
Item {
    id: page

    required property VisitBridge visit
    default property alias said: saidColumn.data
    property alias actions: actionColumn.data
    property bool fills: false
    // How much of a lying screen is for what is said; with none the actions have all of it.
    property real share: 0.5
    property bool headed: false
    property string heading: ""

    // Height of what is said before the first control, where something that is said can be touched.
    property real above: 0
    readonly property real topSpace: Theme.reach ? Theme.margin
                                   : head.visible ? head.y + head.height + Theme.gap : Theme.gap
    readonly property real footSpace: Theme.reach ? Theme.gap : Theme.margin
    readonly property real inner: width - 2 * Theme.margin

    Title {
        id: head
        visible: page.headed && page.heading !== ""
        words: page.heading
        x: Theme.margin
        y: Theme.gap
        width: page.inner
    }
    ColumnLayout {
        id: saidColumn
        spacing: Theme.gap
        x: Theme.rightToLeft ? page.width - Theme.margin - width : Theme.margin
        // Within reach what fills the screen begins so low that its first control is in the band.
        y: Theme.reach && page.fills ? Math.max(page.topSpace, Theme.reachTop - page.above) : page.topSpace
        width: Theme.landscape ? (page.inner - 2 * Theme.margin) * page.share : page.inner
        height: Theme.landscape ? page.height - y - Theme.margin
              : page.fills ? implicitHeight
              : actionColumn.y - y - (Theme.compact ? Theme.gap : Theme.wideGap)
    }
    ColumnLayout {
        id: actionColumn
        spacing: Theme.gap
        x: !Theme.landscape || Theme.rightToLeft ? Theme.margin : page.width - Theme.margin - width
        y: Theme.landscape ? (page.fills ? Theme.gap : page.headed ? page.height - height - page.footSpace
                             : Math.max(Theme.gap, (page.height - height - Theme.bar / 2) / 2))
         : page.fills ? saidColumn.y + saidColumn.implicitHeight + Theme.gap
         : page.height - height - page.footSpace
        width: Theme.landscape ? page.inner - (page.share > 0 ? saidColumn.width + 2 * Theme.margin : 0) : page.inner
        height: page.fills ? page.height - y - page.footSpace : implicitHeight
    }
}
