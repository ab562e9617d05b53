"""Every screen in every state × language × size × mode: large enough to touch, nothing cut off or
pale, everything with a name and a role.

Each run looks at the telling part of it; `--every-language` looks at all of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from front_desk.languages import LANGUAGES
from front_desk.spoken import READ_ALOUD
from kiosk.visit import Aids, Screen
from motcua.screens import Scene, Studio, scenes, studio
from motcua.sizes import SCREENS, SIZES, TALL, Size
from tests.kiosk.ui.finger import is_button, is_text
from tests.ui import looks
from tests.ui.looks import Glass, contrast

pytestmark = pytest.mark.qt

EVERY = list(scenes())
_LONG = (
    "language-six", "language-page_1", "services-in_group", "services-after_card",
    "confirm-page_1", "confirm-by_age", "ticket-unreachable", "find_ticket-many",
    "find_ticket-booking_too_early", "find_ticket-number_unknown", "ticket-nobody_ahead",
    "welcome-unreachable", "dossier-needs_papers",
)  # fmt: skip
TELLING = [scene for scene in EVERY if scene.essential or scene.name in _LONG]
"""Where most stands on the screen."""

WHOLLY = ("vi", "fr")
"""Languages in which every scene is looked at in each run; French has the longest words."""

MODES = {
    "plain": Aids(),
    "large": Aids(large_text=True, high_contrast=True),
    "low": Aids(within_reach=True),
    "low_large": Aids(within_reach=True, large_text=True),
    "speech": Aids(speech=True),
}
_REACHED = (SIZES[0], TALL)
"""Where the controls can be moved within reach."""


@dataclass(frozen=True)
class Look:
    """What is looked at in one go: scenes at one size, in one mode and one language."""

    place: str
    size: Size
    mode: str
    language: str
    whole: bool

    def __str__(self) -> str:
        return f"{self.place}-{self.mode}-{self.language}"


def _looks(*, every: bool) -> Iterator[Look]:
    for place, size in (*SCREENS.items(), ("32 upright, low", TALL)):
        common = size in SIZES
        for mode, aids in MODES.items():
            if aids.within_reach and size not in _REACHED:
                continue
            for language in READ_ALOUD if aids.speech else LANGUAGES:
                whole = every or (mode == "plain" and common and language in WHOLLY)
                if whole or _telling(mode, language, common=common):
                    yield Look(place, size, mode, language, whole)


def _telling(mode: str, language: str, *, common: bool) -> bool:
    """Whether each run has a look at it."""
    if mode == "plain":
        return common or language == "fr"
    if mode == "large":
        return language == "fr" or (common and language == "vi")
    return language == "vi" and (common or mode != "speech")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test its looks, and those at controls within reach only theirs."""
    if "found" not in metafunc.fixturenames:
        return
    looked = list(_looks(every=metafunc.config.getoption("--every-language")))
    if metafunc.function is test_every_control_is_within_reach:
        looked = [look for look in looked if MODES[look.mode].within_reach]
    metafunc.parametrize("found", looked, indirect=True, scope="module", ids=str)


@dataclass
class Found:
    """What is wrong, by what it harms."""

    room: list[str] = field(default_factory=list)
    contrast: list[str] = field(default_factory=list)
    hearing: list[str] = field(default_factory=list)
    reach: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def found(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Found:
    """What a walk through the scenes finds; what QML complains of fails the test."""
    look: Look = request.param
    complaints: list[str] = []
    with studio(look.size, tmp_path_factory.mktemp("words"), complaints.append) as room:
        found = _walked(room, look)
    assert complaints == []
    return found


def _walked(room: Studio, look: Look) -> Found:
    aids, found = MODES[look.mode], Found()
    glass = Glass.of(look.size, large=aids.large_text)
    for scene in EVERY if look.whole else TELLING:
        room.pose(replace(scene, visit=replace(scene.visit, aids=aids)), look.language)
        picture = room.picture()
        items = looks.on_top(room)

        def note(kind: list[str], faults: Iterable[str], scene: Scene = scene) -> None:
            kind.extend(f"{scene.name}: {fault}" for fault in faults)

        note(found.room, looks.targets(items, glass))
        note(found.room, looks.texts(items, glass))
        note(found.room, looks.covered(items))
        note(found.contrast, looks.pale(items, picture))
        note(found.hearing, looks.unheard(room))
        note(found.reach, looks.out_of_reach(items, look.size))
        if not any(is_text(item) for item in items):
            note(found.room, ["no words"])
        if scene.visit.screen is not Screen.ISSUING and not any(map(is_button, items)):
            note(found.room, ["nothing to touch"])
    return found


def test_everything_fits(found: Found) -> None:
    assert found.room == []


def test_every_text_has_a_contrast_of_seven_in_pixels(found: Found) -> None:
    assert found.contrast == []


def test_every_control_has_a_name_a_role_and_its_words(found: Found) -> None:
    assert found.hearing == []


def test_every_control_is_within_reach(found: Found) -> None:
    assert found.reach == []


def test_a_weak_contrast_is_found() -> None:
    paper = np.full((20, 20, 3), 255, np.uint8)
    paper[8:12, 4:16] = 0x77
    assert 4 < contrast(paper) < 5
    paper[8:12, 4:16] = 0
    assert contrast(paper) == pytest.approx(21)
    assert contrast(np.full((20, 20, 3), 255, np.uint8)) == pytest.approx(1)
