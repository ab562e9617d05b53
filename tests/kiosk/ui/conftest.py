"""A kiosk with simulated hands, a desk in memory and a clock that is moved by hand."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from front_desk.fault_messages import FaultReport
from front_desk.languages import LANGUAGES
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk.devices.simulated import SimulatedCodeReader, SimulatedPrinter, SimulatedSpeaker
from kiosk.devices.simulated_registry import SimulatedRegistry
from kiosk.hands import Hands, Manners
from kiosk.office_places import places_of
from kiosk.ports import QueueUnreachable, Spare
from kiosk.session import Session
from kiosk.ui.application import KioskWindow
from kiosk.ui.deliverer import Deliverer
from kiosk.visit import Screen
from motcua.screens import sample_office, sample_ticket
from motcua.sizes import LARGE
from settings.model import Settings
from tests.kiosk.ui.finger import Finger

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WAIT_MS = 10_000


LOOKED_AT_WHOLLY = ("vi", "en", "fr")
"""Languages in which every scene is looked at in each run; French has the longest words."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests of looks their scenes and languages: a module's `SCENES`, each in the languages
    above, the `TELLING` ones in all; with --every-language everything in all."""
    if not {"scene", "language"} <= set(metafunc.fixturenames):
        return
    every = metafunc.config.getoption("--every-language")
    scenes, telling = metafunc.module.SCENES, metafunc.module.TELLING
    looks = [
        pytest.param(scene, language, id=f"{scene.name}-{language}")
        for scene in scenes
        for language in LANGUAGES
        if every or language in LOOKED_AT_WHOLLY or scene in telling
    ]
    metafunc.parametrize(("scene", "language"), looks)


@dataclass
class MemoryDesk:
    """A queue desk in memory; `silent` makes it unreachable, `view` is what it offers."""

    silent: bool = False
    view: ServicesView | None = None
    issued: dict[str, TicketRequest] = field(default_factory=dict)
    rated: list[RatingRequest] = field(default_factory=list)

    def _answer(self) -> None:
        if self.silent:
            raise QueueUnreachable("made up")

    def services(self) -> ServicesView:
        self._answer()
        view = self.view or sample_office().view
        assert view is not None
        return view

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        self._answer()
        self.issued[key] = request
        return sample_ticket(number=f"A{11 + len(self.issued):03}", language=request.language)

    def spare(self) -> Spare:
        return Spare()

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        self._answer()
        return sample_ticket()

    def find(self, ticket: str) -> TicketView:
        self._answer()
        return sample_ticket(state=TicketState.FINISHED)

    def rate(self, rating: RatingRequest, key: str) -> None:
        self._answer()
        self.rated.append(rating)

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        self._answer()

    def report_faults(self, report: FaultReport) -> None:
        self._answer()

    def close(self) -> None:
        """As the port says."""


@dataclass
class HandClock:
    """Seconds that pass when told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Kiosk:
    """Everything a test touches."""

    qtbot: QtBot
    session: Session
    window: KioskWindow
    deliverer: Deliverer
    finger: Finger
    clock: HandClock
    desk: MemoryDesk
    reader: SimulatedCodeReader
    printer: SimulatedPrinter
    registry: SimulatedRegistry
    speaker: SimulatedSpeaker
    complaints: list[str]

    def wait_for(self, screen: Screen) -> None:
        """Until `screen` is there, and has been for long enough to take touches."""
        self.wait(lambda: self.session.visit.screen is screen)
        self.clock.now += 1

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until `condition` holds."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def tap(self, name: str) -> None:
        """Touch a button after a moment's thought."""
        self.clock.now += 1
        self.finger.tap(name)

    def stand_on(self, screen: Screen, **visit: Any) -> None:
        """Be on `screen` as if the visit had led there."""
        self.session.visit = replace(self.session.visit, screen=screen, **visit)
        self.window.bridge.stillHere()
        self.clock.now += 1


@pytest.fixture(scope="session")
def words_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled translations, once for all tests."""
    return tmp_path_factory.mktemp("words")


@pytest.fixture
def manners() -> Manners:
    """How the kiosk behaves; a module may have a kiosk with other manners."""
    return Manners(
        person_secret=b"made-up-secret-of-32-characters!",
        dossier_prefix="H26.36-",
        places=places_of(Settings()),
    )


@pytest.fixture
def kiosk(qtbot: QtBot, words_cache: Path, manners: Manners) -> Iterator[Kiosk]:
    """A running kiosk in portrait that has heard from its desk."""
    clock, desk = HandClock(), MemoryDesk()
    reader, printer = SimulatedCodeReader(frame_seconds=0.01), SimulatedPrinter()
    registry = SimulatedRegistry(date(2026, 11, 20))
    speaker = SimulatedSpeaker(seconds_a_character=0.0)
    hands = Hands(desk, reader, printer, speaker, registry=registry)
    deliverer = Deliverer()
    session = Session(
        hands,
        manners,
        deliver=deliverer.deliver,
        show_frame=deliverer.show_frame,
        clock=clock,
        today=lambda: date(2026, 11, 20),
    )
    deliverer.bring_to(session.send)
    complaints: list[str] = []
    window = KioskWindow(
        session,
        deliverer,
        LARGE,
        cache=words_cache,
        motion=False,
        clock=clock,
        on_warning=complaints.append,
    )
    window.show(QSize(1080, 1920))
    session.tick()
    qtbot.waitUntil(lambda: session.office.reachable, timeout=WAIT_MS)
    finger = Finger(window.window)
    yield Kiosk(
        qtbot, session, window, deliverer, finger, clock, desk, reader, printer, registry,
        speaker, complaints,
    )  # fmt: skip
    window.close()
    session.close()
    assert complaints == []
