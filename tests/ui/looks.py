"""What is wrong with a screen as it stands: sizes, gaps, letters, contrast, names and roles.

Each check yields one line a fault. Sizes are millimetres on the glass.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.ui.reading import PANEL, entries
from motcua.screens import Studio
from motcua.sizes import Size
from tests.kiosk.ui.finger import is_button, is_text, on_glass, visible_items

TARGET_MM = 20.0
GAP_MM = 2.0
LOWEST_MM, HIGHEST_MM = 800.0, 1100.0
"""Above the floor: what is reached from a wheelchair, from the side and from the front."""

ENHANCED = 7.0
"""WCAG 2.2, 1.4.6; asked of large text as well."""

CAPITAL = 0.714
"""Height of a capital letter of Noto Sans, in ems."""

SMALLEST_MM, SMALLEST_LARGE_MM = (3.6, 5.0), (4.5, 7.3)
"""Capitals on a hand-sized screen and on a large one, plain and in large letters: 7.3 mm are 0.7°
seen from 600 mm, 4.5 mm from 370 mm."""

_CONTROLS = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})
_HEARD_BY_OTHERS = frozenset({"greeting"})
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Glass:
    """A screen: pixels in a millimetre each way, and the smallest capitals that it may show."""

    across: float
    down: float
    smallest_mm: float
    frame: QRectF

    @classmethod
    def of(cls, size: Size, *, large: bool) -> "Glass":
        """That of a size, for plain or for large letters."""
        short, long = sorted((size.display.width_mm, size.display.height_mm))
        wide, high = (long, short) if size.width > size.height else (short, long)
        # By the side that it has less of; a screen that is nearly square is laid out upright.
        beside = wide >= 1.45 * high or (wide > high and high < 217)
        across, down = (high, wide) if beside else (wide, high)
        grown = min((across - 136) / (268 - 136), (down - 217) / (476 - 217))
        least, most = SMALLEST_LARGE_MM if large else SMALLEST_MM
        return cls(
            size.width / wide, size.height / high,
            least + (most - least) * max(0.0, min(1.0, grown)),
            QRectF(0, 0, size.width, size.height),
        )  # fmt: skip


def on_top(room: Studio) -> list[QQuickItem]:
    """What can be seen and is not covered: by the question of silence, or by the speech panel."""
    items = list(visible_items(room.kiosk.window))
    if room.still.visit.aids.speech:
        return [item for item in items if of_panel(item)]
    if not room.still.visit.silence_noticed:
        return items
    return [item for item in items if item.isEnabled()]


def of_panel(item: QQuickItem) -> bool:
    """Whether it belongs to what lies over the screen while it is read out."""
    return any(each.objectName() == PANEL for each in _around(item))


def targets(items: list[QQuickItem], glass: Glass) -> Iterator[str]:
    """Buttons that are too small, too close together or not wholly on the glass."""
    buttons = [item for item in items if is_button(item)]
    for button in buttons:
        name = _name(button)
        wide, high = button.width() / glass.across, button.height() / glass.down
        if min(wide, high) < TARGET_MM - 0.1:
            yield f"{name}: {wide:.1f} × {high:.1f} mm"
        if not _grown(glass.frame, 0.5, 0.5).contains(on_glass(button)):
            yield f"{name}: outside the window"
    half = GAP_MM / 2
    room = [
        (b, _grown(on_glass(b), half * glass.across - 0.5, half * glass.down - 0.5))
        for b in buttons
    ]
    for (one, at), (other, there) in itertools.combinations(room, 2):
        if at.intersects(there):
            yield f"{_name(one)} and {_name(other)}: closer than {GAP_MM} mm"


def texts(items: list[QQuickItem], glass: Glass) -> Iterator[str]:
    """Words that are cut off, too small, over other words, or out of their frame or the glass."""
    painted = [(item, letters(item)) for item in items if is_text(item)]
    for item, at in painted:
        words = item.property("text")
        if item.property("truncated"):
            yield f"{words}: cut off"
        if not glass.frame.contains(at):
            yield f"{words}: outside the window"
        frame = _container(item)
        if frame is not None and not _grown(on_glass(frame), 1, 1).contains(at):
            yield f"{words}: outside its frame"
        capital = item.property("fontInfo").property("pixelSize").toNumber() * CAPITAL / glass.down
        if capital < glass.smallest_mm - 0.2:
            yield f"{words}: capitals of {capital:.1f} mm"
    for (one, at), (other, there) in itertools.combinations(painted, 2):
        shared = at.intersected(there)
        if min(shared.width(), shared.height()) > 2:
            yield f"{one.property('text')} lies over {other.property('text')}"


def covered(items: list[QQuickItem]) -> Iterator[str]:
    """Words that a button lies over."""
    words = [(item, letters(item)) for item in items if is_text(item)]
    for button in (item for item in items if is_button(item)):
        for text, at in words:
            if not button.isAncestorOf(text) and on_glass(button).intersects(at):
                yield f"{text.property('text')}: under {_name(button)}"


def letters(item: QQuickItem) -> QRectF:
    """Where a text's letters can be, in the window's pixels; texts are centred upright."""
    width = max(item.width(), item.property("contentWidth"))
    height = item.property("contentHeight")
    if item.property("lineHeight") < 1:
        # A ticket's number: capitals and digits leave the room for marks above and below empty.
        height *= 0.75
    corner = item.mapToScene(QPointF(0, (item.height() - height) / 2))
    return QRectF(corner.x(), corner.y(), width, height)


def out_of_reach(items: list[QQuickItem], size: Size) -> Iterator[str]:
    """Buttons that are not wholly 800–1,100 mm above the floor."""
    display = size.display
    mm = size.height / display.height_mm
    top = display.lower_edge_mm + display.height_mm
    for button in (item for item in items if is_button(item)):
        at = on_glass(button)
        low, high = top - at.bottom() / mm, top - at.top() / mm
        if low < LOWEST_MM - 0.5 or high > HIGHEST_MM + 0.5:
            yield f"{_name(button)}: {low:.0f} to {high:.0f} mm above the floor"


def unheard(room: Studio) -> Iterator[str]:
    """Controls without a name or role, and words that are not read out."""
    said = entries(room.kiosk.window)
    things = {entry.thing for entry in said}
    words = " ".join(entry.name for entry in said).replace("\u00a0", " ")
    silent = room.still.visit.silence_noticed
    shown = visible_items(room.kiosk.window)
    for item in (each for each in shown if not silent or each.isEnabled()):
        if is_button(item):
            described = QAccessible.queryAccessibleInterface(item)
            name = described.text(QAccessible.Text.Name)
            if described.role() not in _CONTROLS:
                yield f"{name}: neither button nor check box"
            if not any(each.isalnum() for each in name):
                yield f"{item.objectName()}: no name"
            if not of_panel(item) and item not in things:
                yield f"{name}: not read out"
        elif is_text(item) and item.objectName() not in _HEARD_BY_OTHERS and not _inside(item):
            text = str(item.property("text")).strip().replace("\u00a0", " ")
            if text not in words and any(each.isalnum() for each in text):
                yield f"{text}: not read out"


def pale(items: list[QQuickItem], picture: QImage) -> Iterator[str]:
    """Words that do not stand out from what is painted behind them."""
    pixels = _pixels(picture)
    frame = QRectF(0, 0, pixels.shape[1], pixels.shape[0])
    for item in items:
        if not is_text(item) or not item.isEnabled() or not str(item.property("text")).strip():
            continue
        box = _lines(item, frame).toRect()
        part = pixels[box.top() : box.bottom(), box.left() : box.right()]
        if part.size and (ratio := contrast(part)) < ENHANCED:
            yield f"{item.property('text')}: contrast {ratio:.1f}"


def contrast(pixels: Pixels) -> float:
    """Between the commonest colour, the ground, and what differs most from it, the letters.

    `pixels` are rows of red, green and blue. The edges of letters are blended with the ground, the
    middle of a stroke is not.
    """
    # One number a colour: rows are slow to count.
    coded = pixels.reshape(-1, 3).astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    _, first, counts = np.unique(coded, return_index=True, return_counts=True)
    light = _luminance(pixels.reshape(-1, 3)[first])
    ground = light[counts.argmax()]
    ratios = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    # One stray pixel, as where a text's box touches a frame, is no letter.
    return float(ratios[counts >= min(4, counts.max())].max())


def _luminance(colours: Pixels) -> npt.NDArray[np.float64]:
    """WCAG 2.2, relative luminance of each colour."""
    share = colours.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ _WEIGHTS)


def _pixels(picture: QImage) -> Pixels:
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return flat[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def _lines(item: QQuickItem, frame: QRectF) -> QRectF:
    """The lines of a text: its item may be higher than they are."""
    height = min(item.height(), item.property("contentHeight"))
    whole = on_glass(item)
    return QRectF(whole.x(), whole.center().y() - height / 2, whole.width(), height) & frame


def _grown(at: QRectF, across: float, down: float) -> QRectF:
    return at.adjusted(-across, -down, across, down)


def _name(button: QQuickItem) -> str:
    return str(button.property("text"))


def _container(item: QQuickItem) -> QQuickItem | None:
    """The nearest framed thing around a text: a button or a rectangle."""
    parent = item.parentItem()
    while parent is not None:
        if is_button(parent) or parent.inherits("QQuickRectangle"):
            return parent
        parent = parent.parentItem()
    return None


def _inside(text: QQuickItem) -> bool:
    """Whether a control says it with its name."""
    return of_panel(text) or any(is_button(each) for each in _around(text))


def _around(item: QQuickItem) -> Iterator[QQuickItem]:
    above: QQuickItem | None = item
    while above is not None:
        yield above
        above = above.parentItem()
