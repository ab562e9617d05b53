"""Pictures of every kiosk screen, in every language, size and state, without a display."""

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage

from front_desk.cards import parse_card
from front_desk.dossier_messages import DossierView
from front_desk.dossiers import Standing, standing
from front_desk.languages import LANGUAGES
from front_desk.messages import (
    PriorityClassView,
    ServiceGroupView,
    ServiceState,
    ServicesView,
    ServiceView,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk.devices.simulated import SAMPLE_CARD_OF_AN_ELDER, SimulatedCodeReader
from kiosk.devices.simulated_registry import sample_dossiers
from kiosk.devices.ticket_drawing import DOTS, TicketDrawing
from kiosk.office_places import places_of
from kiosk.printed_words import printed_ticket
from kiosk.ui.application import KioskWindow, make_application
from kiosk.ui.deliverer import Deliverer
from kiosk.ui.still import Still
from kiosk.visit import Aids, HelpState, Hint, Office, Paper, Screen, Trouble, Visit
from motcua.sample_offices import (
    with_many_classes,
    with_many_services,
    with_paused_services,
)
from motcua.sizes import SIZES, Size
from queue_server.seed import CLASSES, COUNTERS, GROUPS, OFFICE_NAMES, SERVICES
from settings.model import Settings


@dataclass(frozen=True)
class Scene:
    """One picture's worth: what the visit and the office are. `essential` ones are goldens."""

    name: str
    visit: Visit
    office: Office
    essential: bool = False


MODES = {
    "plain": Aids(),
    "eased": Aids(large_text=True, high_contrast=True),
    "low": Aids(within_reach=True),
}
"""What the person in front of the screen may have asked for."""

_WAITING = ((2, 5, 10), (5, 10, 15), (8, 25, 40), (3, 10, 20), (0, 0, 0), (1, 5, 5))
"""People and minutes (from, to) for each service of the example ward."""

_SIX = ("vi", "en", "fr", "zh", "ko", "ar")

_TODAY = date(2026, 11, 20)


def sample_office() -> Office:
    """The example ward on an ordinary morning."""
    services = tuple(
        ServiceView(
            code=service.code, series=service.series, names=dict(service.names),
            hints=dict(service.hints), icon=service.icon, group=service.service_group,
            state=ServiceState.OPEN,
            waiting=people, wait_low_minutes=low, wait_high_minutes=high,
        )
        for service, (people, low, high) in zip(SERVICES, _WAITING, strict=True)
    )  # fmt: skip
    classes = tuple(
        PriorityClassView(
            code=one.code, names=dict(one.names), legal_basis=one.legal_basis, weight=one.weight,
            min_age=one.min_age,
        )
        for one in CLASSES
    )  # fmt: skip
    groups = tuple(
        ServiceGroupView(code=one.code, names=one.names, icon=one.icon) for one in GROUPS
    )
    view = ServicesView(
        office=OFFICE_NAMES, services=services, groups=groups, priority_classes=classes,
        open_now=True, kiosk_series=("X",),
    )  # fmt: skip
    return Office(
        today=_TODAY, view=view, reachable=True, tracks_dossiers=True, dossier_prefix="H26.36-",
        places=places_of(Settings()),
    )  # fmt: skip


def sample_ticket(**changes: object) -> TicketView:
    """A made-up ticket."""
    ticket = TicketView(
        id="t-1", number="A012", service=SERVICES[0].code,
        service_names=dict(SERVICES[0].names), state=TicketState.WAITING,
        issued_at=datetime(2026, 11, 20, 1, 30, tzinfo=UTC), people_ahead=5, wait_low_minutes=10,
        wait_high_minutes=15, follow_url="http://192.0.2.10:8600/t/MauMauMauMauMauMauMauMau",
    )  # fmt: skip
    return ticket.model_copy(update=changes)


_BOOKED = sample_ticket(
    state=TicketState.BOOKED,
    window_from=datetime(2026, 11, 20, 2, tzinfo=UTC),
    window_until=datetime(2026, 11, 20, 2, 30, tzinfo=UTC),
)


def scenes() -> Iterator[Scene]:
    """Every screen in every state that looks different, in Vietnamese."""
    office = sample_office()

    def scene(
        name: str, *, essential: bool = False, office: Office = office, **visit: object
    ) -> Scene:
        return Scene(name, replace(Visit(), **visit), office, essential)  # type: ignore[arg-type]

    yield scene("welcome", essential=True)
    away = replace(office, reachable=False, own_numbers=50)
    yield scene("welcome-unreachable", office=replace(away, own_numbers=0))
    yield scene("welcome-own_numbers", essential=True, office=away)
    by_hand = replace(office, has_camera=False)
    bare = replace(by_hand, reads_codes=False)
    yield scene("welcome-no_camera", office=bare)
    yield scene("scan_card-by_hand", screen=Screen.SCAN_CARD, office=by_hand)
    yield scene("find_ticket-by_hand", screen=Screen.FIND_TICKET, office=by_hand)
    yield scene("find_ticket-by_number", screen=Screen.FIND_TICKET, office=bare)
    yield scene("find_dossier-by_hand", screen=Screen.FIND_DOSSIER, office=by_hand)
    yield scene("find_dossier-by_number", screen=Screen.FIND_DOSSIER, office=bare)
    yield scene("language", essential=True, screen=Screen.LANGUAGE)
    yield scene("language-six", screen=Screen.LANGUAGE, office=replace(office, languages=_SIX))
    seven = replace(office, languages=LANGUAGES)
    yield scene("language-page_1", screen=Screen.LANGUAGE, office=seven)
    yield scene("language-page_2", screen=Screen.LANGUAGE, office=seven, languages_page=1)
    yield scene("aids", essential=True, screen=Screen.AIDS)
    yield scene("choose_way", essential=True, screen=Screen.CHOOSE_WAY)
    for hint in (
        Hint.NONE, Hint.VNEID, Hint.HEALTH_INSURANCE, Hint.ADDRESS, Hint.UNKNOWN,
        Hint.DAMAGED_CARD, Hint.TICKET, Hint.CLOSER, Hint.FARTHER, Hint.TOO_DARK, Hint.GLARE,
        Hint.TURN_OVER, Hint.CAMERA_FAILED,
    ):  # fmt: skip
        yield scene(
            f"scan_card-{hint}",
            essential=hint in {Hint.NONE, Hint.VNEID},
            screen=Screen.SCAN_CARD,
            hint=hint,
        )
    yield from _number_scenes(scene, office)
    yield from _own_number_scenes(scene, away)
    yield from _rating_scenes(scene)
    yield from _dossier_scenes(scene)
    for help_state in (HelpState.ASKING, HelpState.ASKED, HelpState.FAILED):
        yield scene(
            f"help-{help_state}", essential=help_state is HelpState.ASKED,
            screen=Screen.HELP, help=help_state,
        )  # fmt: skip
    for trouble in Trouble:
        yield scene(
            f"trouble-{trouble}", essential=trouble is Trouble.SERVER_UNREACHABLE,
            screen=Screen.TROUBLE, trouble=trouble,
        )  # fmt: skip


def eased(scene: Scene, mode: str = "eased") -> Scene:
    """The same for a person who has asked for `mode`."""
    return replace(scene, visit=replace(scene.visit, aids=MODES[mode]))


MakeScene = Callable[..., Scene]


def _number_scenes(scene: MakeScene, office: Office) -> Iterator[Scene]:
    elder = parse_card(SAMPLE_CARD_OF_AN_ELDER)
    yield scene("services", essential=True, screen=Screen.SERVICES)
    yield scene("services-after_card", screen=Screen.SERVICES, card=elder, priority_wanted=True)
    yield scene(
        "services-paused",
        essential=True,
        screen=Screen.SERVICES,
        office=with_paused_services(office),
    )
    many, ungrouped = with_many_services(office), with_many_services(office, grouped=False)
    yield scene("services-groups", essential=True, screen=Screen.SERVICES, office=many)
    yield scene("services-in_group", screen=Screen.SERVICES, office=many, group="giay-to")
    yield scene("services-page_1", essential=True, screen=Screen.SERVICES, office=ungrouped)
    yield scene("services-page_2", screen=Screen.SERVICES, office=ungrouped, services_page=1)
    yield scene("find_ticket-many", screen=Screen.FIND_TICKET, office=with_many_services(office))
    yield scene("services-silence", essential=True, screen=Screen.SERVICES, silence_noticed=True)
    yield scene(
        "confirm", essential=True, screen=Screen.CONFIRM, service="ho-tich",
        priority_wanted=True,
    )  # fmt: skip
    classes = with_many_classes(office)
    for page in (0, 1):
        yield scene(
            f"confirm-page_{page + 1}", screen=Screen.CONFIRM, service="ho-tich",
            priority_wanted=True, office=classes, classes_page=page,
        )  # fmt: skip
    yield scene("confirm-by_age", screen=Screen.CONFIRM, service="ho-tich", card=elder)
    yield scene("issuing", essential=True, screen=Screen.ISSUING, service="ho-tich")
    for paper in (
        Paper.PRINTING, Paper.PRINTED, Paper.OUT_OF_PAPER, Paper.COVER_OPEN, Paper.JAMMED,
        Paper.UNREACHABLE,
    ):  # fmt: skip
        yield scene(
            f"ticket-{paper}", essential=paper in {Paper.PRINTED, Paper.OUT_OF_PAPER},
            screen=Screen.TICKET, ticket=sample_ticket(), paper=paper,
        )  # fmt: skip
    bare = replace(office, prints=False)
    yield scene("ticket-no_printer", screen=Screen.TICKET, ticket=sample_ticket(), office=bare)
    nearly = sample_ticket(people_ahead=0, wait_low_minutes=0, wait_high_minutes=0, turn_soon=True)
    yield scene("ticket-next", screen=Screen.TICKET, ticket=nearly, paper=Paper.PRINTED)
    alone = sample_ticket(people_ahead=0)
    yield scene("ticket-nobody_ahead", screen=Screen.TICKET, ticket=alone, paper=Paper.PRINTED)


def _own_number_scenes(scene: MakeScene, away: Office) -> Iterator[Scene]:
    """The server is away, and the kiosk helps itself."""
    own = sample_ticket(
        number="X001", people_ahead=0, wait_low_minutes=0, wait_high_minutes=0, wait_known=False
    )
    yield scene("services-own_numbers", screen=Screen.SERVICES, office=away)
    yield scene(
        "ticket-own_number", essential=True, screen=Screen.TICKET, office=away, ticket=own,
        paper=Paper.PRINTED,
    )  # fmt: skip
    yield scene("ticket-in_line", screen=Screen.TICKET, ticket=sample_ticket())
    called = sample_ticket(state=TicketState.CALLED, counter_names=COUNTERS[2].names)
    yield scene("ticket-called", screen=Screen.TICKET, ticket=called)


def _rating_scenes(scene: MakeScene) -> Iterator[Scene]:
    for hint in (
        Hint.NONE, Hint.SEARCHING, Hint.NUMBER_UNKNOWN, Hint.NOT_YET_SERVED, Hint.ALREADY_RATED,
        Hint.SERVER_UNREACHABLE, Hint.UNKNOWN, Hint.CAMERA_FAILED, Hint.SHOW_CODE,
        Hint.BOOKING_TOO_EARLY, Hint.BOOKING_LAPSED, Hint.ALREADY_WAITING, Hint.STAFF_WILL_CALL,
        Hint.TICKET_OVER,
    ):  # fmt: skip
        yield scene(
            f"find_ticket-{hint}", essential=hint is Hint.NONE, screen=Screen.FIND_TICKET,
            hint=hint, ticket=_BOOKED if hint is Hint.BOOKING_TOO_EARLY else None,
        )  # fmt: skip
    for hint in (Hint.NONE, Hint.SEARCHING, Hint.SERVER_UNREACHABLE):
        yield scene(
            f"rate-{hint}", essential=hint is Hint.NONE,
            screen=Screen.RATE, ticket=sample_ticket(), hint=hint,
        )  # fmt: skip
    yield scene("thanks", essential=True, screen=Screen.THANKS)


def _dossier_scenes(scene: MakeScene) -> Iterator[Scene]:
    for hint in (
        Hint.NONE, Hint.SEARCHING, Hint.DOSSIER_UNKNOWN, Hint.CODE_INCOMPLETE, Hint.REGISTRY_SILENT,
        Hint.TICKET, Hint.CAMERA_FAILED,
    ):  # fmt: skip
        yield scene(
            f"find_dossier-{hint}", essential=hint is Hint.NONE,
            screen=Screen.FIND_DOSSIER, hint=hint,
        )  # fmt: skip
    shown: dict[Standing, DossierView] = {}
    for dossier in sample_dossiers(_TODAY):
        shown.setdefault(standing(dossier.state, dossier.promised_on, _TODAY), dossier)
    for how, dossier in shown.items():
        yield scene(
            f"dossier-{how}", essential=how is Standing.LATE,
            screen=Screen.DOSSIER, dossier=dossier,
        )  # fmt: skip
    yield scene("handover", essential=True, screen=Screen.HANDOVER)
    yield scene(
        "handover_code", essential=True, screen=Screen.HANDOVER_CODE, place="national-portal"
    )


class Studio:
    """Takes pictures of scenes at one size; needs a `QGuiApplication`."""

    def __init__(
        self, size: Size, cache: Path, on_warning: Callable[[str], None] | None = None
    ) -> None:
        self.still = Still(Visit(), sample_office())
        self._deliverer = Deliverer()
        self.kiosk = KioskWindow(
            self.still, self._deliverer, size.display, cache=cache, motion=False,
            on_warning=on_warning,
        )  # fmt: skip
        self.kiosk.show(QSize(size.width, size.height))
        self._reader = SimulatedCodeReader(frame_seconds=0.0)
        self._reader.start()
        for _ in range(12):
            self._frame, _sight = self._reader.look()

    def pose(self, scene: Scene, language: str) -> None:
        """Put `scene` on the screen in `language`."""
        # Through Welcome, so that a screen is built anew and holds nothing of the one before.
        self.still.pose(Visit(language=language), scene.office)
        QCoreApplication.processEvents()
        self.still.pose(replace(scene.visit, language=language), scene.office)
        self._deliverer.frames.show(self._frame if scene.visit.hint != "camera_failed" else None)
        QCoreApplication.processEvents()
        # What was on the screen before goes now: no running event loop sees to it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def picture(self) -> QImage:
        """What the screen shows, in its own pixels."""
        return self.kiosk.window.grabWindow()

    def close(self) -> None:
        """Put everything away."""
        self._reader.stop()
        self.kiosk.close()


@contextmanager
def studio(size: Size, cache: Path, on_warning: Callable[[str], None]) -> Iterator[Studio]:
    """A `Studio` that is closed afterwards."""
    room = Studio(size, cache, on_warning)
    try:
        yield room
    finally:
        room.close()


def write_screens(
    folder: Path,
    sizes: Sequence[Size] = SIZES,
    languages: Sequence[str] = LANGUAGES,
    modes: Sequence[str] = tuple(MODES),
) -> int:
    """Write `SIZE/MODE/LANGUAGE/SCENE.png` and `paper/*.png`; how many pictures that were.

    Without a display set up it draws offscreen.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    written = 0
    with tempfile.TemporaryDirectory() as cache:
        for size in sizes:
            with studio(size, Path(cache), _refuse_warning) as room:
                for mode, language in itertools.product(modes, languages):
                    target = folder / str(size) / mode / language
                    target.mkdir(parents=True, exist_ok=True)
                    for scene in scenes():
                        room.pose(eased(scene, mode), language)
                        room.picture().save(str(target / f"{scene.name}.png"))
                        written += 1
    return written + _write_papers(folder / "paper", languages)


def _write_papers(folder: Path, languages: Sequence[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for paper_mm in DOTS:
        drawing = TicketDrawing(paper_mm)
        for language in languages:
            words = printed_ticket(sample_ticket(), OFFICE_NAMES, language, reprint=False)
            drawing.draw(words).save(folder / f"ticket-{paper_mm}mm-{language}.png")
            written += 1
    return written


def _refuse_warning(text: str) -> None:
    raise RuntimeError(f"a screen complains: {text}")
