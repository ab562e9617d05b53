import QtQuick
import QtQuick.Templates as T
import ".."

// How far a finger that has pressed `button` may slip off it and still mean it. Before it has
// pressed, the button ends where it is seen to end.
QtObject {
    id: slip

    required property T.AbstractButton button
    property bool held: false

    function contains(point: point): bool {
        const slop = held ? Theme.slip : 0;
        return point.x >= -slop && point.x < button.width + slop && point.y >= -slop && point.y < button.height + slop;
    }

    readonly property Connections hand: Connections {
        target: slip.button
        function onPressed() {
            slip.held = true;
        }
        // Not from "pressed" alone: where it ends a button asks once more whether the finger is on it.
        function onReleased() {
            slip.held = false;
        }
        function onCanceled() {
            slip.held = false;
        }
    }
}
