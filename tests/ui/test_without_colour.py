"""Nothing is told by colour, shape or place alone: a state has a word or a sign, seen in grey."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage

from kiosk.read_words import CUES
from kiosk.spoken_words import SENTENCES
from kiosk.ui.language import SOURCES
from kiosk.visit import Aids, Paper
from motcua.sample_offices import with_many_services, with_paused_services
from motcua.screens import Scene, Studio, sample_office, scenes, studio
from motcua.sizes import SIZES
from tests.kiosk.ui.finger import Finger, is_text, visible_items

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

SCENES = {scene.name: scene for scene in scenes()}
LEAST = 3.0
"""WCAG 2.2, 1.4.11, between the same place in one state and in the other."""

MANY_PIXELS = 100
"""A square of 2.5 mm on the screen of these tests."""


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio upright."""
    complaints: list[str] = []
    with studio(SIZES[0], tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


def _with(name: str, **visit: object) -> Scene:
    scene = SCENES[name]
    return replace(scene, visit=replace(scene.visit, **visit))  # type: ignore[arg-type]


def _office(name: str, office: object) -> Scene:
    return replace(SCENES[name], office=office)  # type: ignore[arg-type]


_OPEN = sample_office()
STATES = {
    "priority": (_with("services"), _with("services", priority_wanted=True)),
    "paused": (_with("services"), _office("services", with_paused_services(_OPEN))),
    "closed office": (_with("welcome"), _with("trouble-office_closed")),
    "language": (_with("language"), _with("language", language="en")),
    "first page": (
        _office("services", with_many_services(_OPEN, grouped=False)),
        replace(
            _with("services", services_page=1), office=with_many_services(_OPEN, grouped=False)
        ),
    ),
    "printing": (
        _with("ticket-printed", paper=Paper.PRINTING), _with("ticket-printed"),
    ),
    "no paper": (_with("ticket-printed"), _with("ticket-out_of_paper")),
    "help": (_with("help-asked"), _with("help-failed")),
    "unreachable": (_with("welcome"), _with("welcome-unreachable")),
    "a dossier's state": (_with("dossier-late"), _with("dossier-done")),
}  # fmt: skip
"""Two scenes that differ in one state, and in colours."""


def _signs(room: Studio) -> set[str]:
    """Every word and every icon that can be seen."""
    items = list(visible_items(room.kiosk.window))
    words = {str(item.property("text")) for item in items if is_text(item)}
    icons = [str(item.property("name")) for item in items if item.inherits("LineIcon")]
    return words | {f"icon {name} {icons.count(name)}" for name in icons}


def _grey(picture: QImage) -> npt.NDArray[np.float64]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return (rows[:, : grey.width()].astype(np.float64) / 255) ** 2.2


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_a_word_or_a_sign_and_is_seen_in_grey(room: Studio, state: str) -> None:
    seen, pictures = [], []
    for scene in STATES[state]:
        room.pose(scene, scene.visit.language)
        seen.append(_signs(room))
        pictures.append(_grey(room.picture()))
    assert seen[0] ^ seen[1]
    light, dark = np.maximum(*pictures), np.minimum(*pictures)
    assert np.count_nonzero((light + 0.05) / (dark + 0.05) >= LEAST) >= MANY_PIXELS


def test_each_kind_of_notice_has_signs_of_its_own(room: Studio) -> None:
    signs: dict[str, set[str]] = {}
    for name, scene in SCENES.items():
        if not name.startswith(("help", "ticket", "welcome", "rate", "scan_card")):
            continue
        room.pose(scene, "vi")
        items = list(visible_items(room.kiosk.window))
        for notice in (item for item in items if item.property("strongColor")):
            icons = {
                str(item.property("name"))
                for item in items
                if item.inherits("LineIcon") and notice.isAncestorOf(item)
            }
            assert icons, name
            signs.setdefault(str(notice.property("kind")), set()).update(icons)
    assert set(signs) == {"info", "warning", "done"}
    assert not signs["info"] & signs["warning"]
    assert not signs["info"] & signs["done"]
    assert not signs["warning"] & signs["done"]


def test_a_key_that_is_held_says_so(room: Studio) -> None:
    room.pose(SCENES["find_dossier-none"], "vi")
    Finger(room.kiosk.window).tap("letters")
    (shift,) = [item for item in visible_items(room.kiosk.window) if item.objectName() == "shift"]
    assert shift.property("held")
    assert shift.property("text") == "ABC"


COLOUR_OR_PLACE = re.compile(
    r"\b(red|green|blue|yellow|white|black|gr[ea]y|left|right|above|below|round|square|corner"
    r"|top|bottom|màu|đỏ|xanh|vàng|trắng|đen|bên (?:phải|trái)|phía (?:trên|dưới)|góc"
    r"|tròn|vuông)\b",
    re.IGNORECASE,
)
SAID_ALL_THE_SAME = {
    # What an aid does, not how to find something.
    "White and yellow letters on black.",
    "Chữ trắng và vàng trên nền đen.",
    # Where to hold a thing in the hand.
    "Hold the scanner a hand above the code",
}


def test_no_instruction_points_by_colour_shape_or_place() -> None:
    said = {text for lines in SENTENCES.values() for text in lines.values()}
    for language in ("vi", "en"):
        tree = ET.parse(SOURCES / f"{language}.ts")  # noqa: S314 - our own file
        said |= {"".join(each.itertext()) for each in tree.iter("translation")}
    pointing = {text.strip() for text in said if COLOUR_OR_PLACE.search(text)}
    assert pointing - SAID_ALL_THE_SAME == set()


@pytest.mark.parametrize("language", CUES)
def test_the_three_zones_have_words_besides_their_places(room: Studio, language: str) -> None:
    room.pose(_with("welcome", aids=Aids(speech=True)), language)
    items = list(visible_items(room.kiosk.window))
    for name in ("speechNext", "speechPrevious", "speechChoose"):
        (zone,) = [item for item in items if item.objectName() == name]
        words = [item for item in items if is_text(item) and zone.isAncestorOf(item)]
        icons = [item for item in items if item.inherits("LineIcon") and zone.isAncestorOf(item)]
        assert len(words) == len(icons) == 1
