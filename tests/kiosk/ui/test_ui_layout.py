"""Every screen in every state, language and size: large enough to touch, nothing cut off."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from front_desk.languages import LANGUAGES
from motcua.screens import LYING, SIZES, Scene, Size, Studio, eased, scenes, studio
from tests.kiosk.ui.finger import Finger, is_button, is_text, on_glass, visible_items
from tests.kiosk.ui.panels import PANELS, smallest_mm

pytestmark = pytest.mark.qt

TARGET_MM = 20.0
GAP_MM = 2.0
SMALLEST_CAPITAL_MM = {268: 5.0, 136: 3.6}
LARGE_CAPITAL_MM = {268: 7.3, 136: 4.5}
"""0.7° seen from 600 mm, and from 370 mm on a screen of the size of a hand."""

CAPITALS = {"plain": (3.6, 5.0), "eased": (4.5, 7.3)}
"""The same on 10 inches and from 21 on, for screens in between."""

CAPITAL = 0.714
SCENES = list(scenes())
_LONG = (
    "language-six", "language-page_1", "services-in_group", "services-after_card",
    "confirm-page_1", "ticket-unreachable",
    "find_ticket-many", "find_ticket-booking_too_early", "ticket-nobody_ahead",
)  # fmt: skip
TELLING = [scene for scene in SCENES if scene.essential or scene.name in _LONG]


@pytest.fixture(scope="module", params=(*SIZES, LYING), ids=str)
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Studio, Size]]:
    """A studio at each size; what QML complains of fails the test."""
    size: Size = request.param
    complaints: list[str] = []
    with studio(size, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, size
    assert complaints == []


def _mm(size: Size) -> float:
    return min(size.width, size.height) / size.display.width_mm


def _painted(item: QQuickItem) -> QRectF:
    """Where a text's letters can be, in the window's pixels; texts are centred upright."""
    width = max(item.width(), item.property("contentWidth"))
    height = item.property("contentHeight")
    if item.property("lineHeight") < 1:
        # A ticket's number: capitals and digits leave the room for marks above and below empty.
        height *= 0.75
    corner = item.mapToScene(QPointF(0, (item.height() - height) / 2))
    return QRectF(corner.x(), corner.y(), width, height)


def _on_top(room: Studio) -> list[QQuickItem]:
    """What can be seen and is not covered by the silence question."""
    items = list(visible_items(room.kiosk.window))
    if not room.still.visit.silence_noticed:
        return items
    return [item for item in items if item.isEnabled()]


def _container(item: QQuickItem) -> QQuickItem | None:
    """The nearest framed thing around a text: a button or a rectangle."""
    parent = item.parentItem()
    while parent is not None:
        if is_button(parent) or parent.inherits("QQuickRectangle"):
            return parent
        parent = parent.parentItem()
    return None


def _targets(items: list[QQuickItem], mm: float, glass: QRectF) -> Iterator[str]:
    buttons = [item for item in items if is_button(item)]
    for button in buttons:
        name = button.property("text")
        if min(button.width(), button.height()) < TARGET_MM * mm - 0.5:
            yield f"{name}: {button.width() / mm:.1f} × {button.height() / mm:.1f} mm"
        if not glass.adjusted(-0.5, -0.5, 0.5, 0.5).contains(on_glass(button)):
            yield f"{name}: outside the window"
    half = GAP_MM * mm / 2 - 0.5
    grown = [(b, on_glass(b).adjusted(-half, -half, half, half)) for b in buttons]
    for (one, at), (other, there) in itertools.combinations(grown, 2):
        if at.intersects(there):
            yield f"{one.property('text')} and {other.property('text')}: closer than {GAP_MM} mm"


def _texts(items: list[QQuickItem], mm: float, glass: QRectF, smallest: float) -> Iterator[str]:
    texts = [item for item in items if is_text(item)]
    painted = [(item, _painted(item)) for item in texts]
    for item, at in painted:
        words = item.property("text")
        if item.property("truncated"):
            yield f"{words}: cut off"
        if not glass.contains(at):
            yield f"{words}: outside the window"
        frame = _container(item)
        if frame is not None and not on_glass(frame).adjusted(-1, -1, 1, 1).contains(at):
            yield f"{words}: outside its frame"
        capital = item.property("fontInfo").property("pixelSize").toNumber() * CAPITAL / mm
        if capital < smallest - 0.2:
            yield f"{words}: capitals of {capital:.1f} mm"
    for (one, at), (other, there) in itertools.combinations(painted, 2):
        shared = at.intersected(there)
        if min(shared.width(), shared.height()) > 2:
            yield f"{one.property('text')} lies over {other.property('text')}"


def _words_under_buttons(items: list[QQuickItem]) -> Iterator[str]:
    buttons = [item for item in items if is_button(item)]
    for text in (item for item in items if is_text(item)):
        for button in buttons:
            if not button.isAncestorOf(text) and on_glass(button).intersects(_painted(text)):
                yield f"{text.property('text')}: under {button.property('text')}"


def test_everything_fits(room: tuple[Studio, Size], scene: Scene, language: str) -> None:
    assert _faults(room, scene, language, SMALLEST_CAPITAL_MM) == ""


@pytest.mark.parametrize("room", [*SIZES, LYING], ids=str, indirect=True)
def test_everything_fits_in_large_letters(
    room: tuple[Studio, Size], eased_scene: Scene, language: str
) -> None:
    assert _faults(room, eased(eased_scene), language, LARGE_CAPITAL_MM) == ""


@pytest.mark.parametrize("room", PANELS.values(), ids=PANELS, indirect=True)
@pytest.mark.parametrize("mode", CAPITALS)
def test_everything_fits_while_a_dossiers_letters_are_typed(
    room: tuple[Studio, Size], mode: str, request: pytest.FixtureRequest
) -> None:
    studio_, size = room
    every = request.config.getoption("--every-language")
    glass = QRectF(0, 0, size.width, size.height)
    finger = Finger(studio_.kiosk.window)
    wrong = []
    for hint, language in itertools.product(
        ("none", "registry_silent"), LANGUAGES if every else ("vi", "fr", "ar")
    ):
        [scene] = [scene for scene in SCENES if scene.name == f"find_dossier-{hint}"]
        studio_.pose(eased(scene, mode), language)
        studio_.picture()
        finger.tap("letters")
        studio_.picture()
        # Whoever has asked sees the answer, until the next key is touched.
        finger.tap("done")
        studio_.picture()
        items = _on_top(studio_)
        assert any(item.objectName() == "hint" for item in items) is (hint != "none")
        wrong += [
            *_targets(items, _mm(size), glass),
            *_texts(items, _mm(size), glass, smallest_mm(size, *CAPITALS[mode])),
            *_words_under_buttons(items),
        ]
    assert "\n".join(wrong) == ""


def _faults(
    room: tuple[Studio, Size], scene: Scene, language: str, capitals: dict[int, float]
) -> str:
    studio_, size = room
    studio_.pose(scene, language)
    studio_.picture()
    mm = _mm(size)
    glass = QRectF(0, 0, size.width, size.height)
    items = _on_top(studio_)
    smallest = capitals[round(size.display.width_mm)]
    wrong = [
        *_targets(items, mm, glass),
        *_texts(items, mm, glass, smallest),
        *_words_under_buttons(items),
    ]
    assert any(is_text(item) for item in items)
    return "\n".join(wrong)


@pytest.mark.parametrize("room", SIZES[:1], ids=str, indirect=True)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_control_has_a_name_and_a_role(room: tuple[Studio, Size], scene: Scene) -> None:
    studio_, _ = room
    QAccessible.setActive(True)
    studio_.pose(scene, "vi")
    for button in (item for item in _on_top(studio_) if is_button(item)):
        described = QAccessible.queryAccessibleInterface(button)
        assert described.text(QAccessible.Text.Name)
        assert described.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}
