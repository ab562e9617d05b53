"""What is on the screen, in the order in which it is read out.

It is taken from what every control tells assistive technology of itself, so a new screen is read
out as soon as it has names and roles.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow

_Role = QAccessible.Role
_READ = frozenset(
    {_Role.Heading, _Role.StaticText, _Role.AlertMessage, _Role.Graphic, _Role.EditableText}
)
_CHOSEN = frozenset({_Role.Button, _Role.CheckBox})

PANEL = "speechPanel"
"""The object that shows what is being read; it is not read itself."""


@dataclass(frozen=True)
class Entry:
    """One thing on the screen. `thing` is what it belongs to, the same as long as it is there.

    `language` is what its name is written in, empty where that is the visit's.
    """

    thing: QObject
    name: str
    chooses: bool = False
    ticked: bool | None = None
    usable: bool = True
    in_dialog: bool = False
    is_title: bool = False
    language: str = ""


def entries(window: QQuickWindow) -> list[Entry]:
    """All that can be read or chosen; of an open dialog only that, and a bar's controls last."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    shown = [child for child in _children(root) if not child.state().invisible]
    dialogs = [child for child in shown if child.role() == _Role.Dialog]
    if dialogs:
        return list(_within(dialogs[-1], in_dialog=True))
    bars = [child for child in shown if child.role() == _Role.ToolBar]
    rest = [child for child in shown if child.role() != _Role.ToolBar]
    return [entry for child in (*rest, *bars) for entry in _within(child)]


def choose(entry: Entry) -> None:
    """Do what a touch on it would do."""
    interface = QAccessible.queryAccessibleInterface(entry.thing)
    interface.actionInterface().doAction(QAccessibleActionInterface.pressAction())


def _children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None:
            yield child


def _within(interface: QAccessibleInterface, *, in_dialog: bool = False) -> Iterator[Entry]:
    """What `interface` and everything in it says; a control hides what it is made of."""
    thing, role, state = interface.object(), interface.role(), interface.state()
    if state.invisible or thing.objectName() == PANEL:
        return
    name = interface.text(QAccessible.Text.Name).strip()
    # Nothing in Qt's names and roles tells of it.
    language = str(thing.property("writtenIn") or "")
    if role in _CHOSEN:
        ticked = bool(state.checked) if role == _Role.CheckBox else None
        usable = not state.disabled
        yield Entry(
            thing, name, chooses=True, ticked=ticked, usable=usable, in_dialog=in_dialog,
            language=language,
        )  # fmt: skip
        return
    if role in _READ and name:
        value = interface.text(QAccessible.Text.Value) if role == _Role.EditableText else ""
        titled = role == _Role.Heading
        yield Entry(
            thing, f"{name} {value}".strip(), in_dialog=in_dialog, is_title=titled,
            language=language,
        )  # fmt: skip
    for child in _children(interface):
        yield from _within(child, in_dialog=in_dialog)
