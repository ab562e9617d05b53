"""The only door between Python and QML."""

# ruff: noqa: N802, N815 - names as QML writes them

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import events as ev
from kiosk.ports import Monotonic
from kiosk.read_words import Passage
from kiosk.ui.aids import AidsBridge
from kiosk.ui.dossiers import DossierBridge
from kiosk.ui.pages import PagesBridge
from kiosk.ui.pictures import FrameFeed
from kiosk.ui.rows import Rows
from kiosk.ui.shown import OfferRow, ServiceRow, Shown, qml_type, shown
from kiosk.visit import Office, Visit

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

SETTLE_SECONDS = 0.4
"""A new screen takes touches once nobody has touched for this long: the second tap of a double tap
must not choose what has just appeared under the finger."""

SCANNING = frozenset({"scan_card", "find_ticket", "find_dossier"})


class Conduct(Protocol):
    """What the bridge needs of a session."""

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""

    @property
    def office(self) -> Office:
        """The office as it stands."""

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` after every change of the two."""

    def send(self, event: ev.Event) -> None:
        """Take one event."""

    def read_aloud(self, passages: Sequence[Passage], *, at_once: bool) -> None:
        """Speak what stands on the screen."""

    def seconds_left(self) -> int:
        """How long the question "still there?" will yet be asked."""


@QmlElement
@QmlUncreatable("made by the application")
class VisitBridge(QObject):  # type: ignore[operator]
    """The visit as QML sees it: values to show, and one slot for each touch.

    All values change together under `changed`. Of the person it knows the masked name only.
    """

    changed = Signal()
    secondsLeftChanged = Signal()

    def __init__(
        self,
        session: Conduct,
        frames: FrameFeed,
        *,
        clock: Monotonic = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._frames = frames
        self._clock = clock
        self._services = Rows(ServiceRow, self)
        self._offers = Rows(OfferRow, self)
        self._seconds_left = 0
        self._quiet_since = float("-inf")
        self._settled = True
        self._aids = AidsBridge(self._touch, self)
        self._dossiers = DossierBridge(self._touch, self)
        self._pages = PagesBridge(self._touch, self)
        self._shown: Shown = shown(session.visit, session.office)
        self._refresh()
        session.watch(self._refresh)

    def count_down(self) -> None:
        """Look at the seconds left; called a few times a second."""
        seconds = self._session.seconds_left() if self._shown.asks_for_silence else 0
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.secondsLeftChanged.emit()

    def _refresh(self) -> None:
        before, now = self._shown, shown(self._session.visit, self._session.office)
        self._shown = now
        self._aids.show(self._session.visit, self._session.office)
        self._dossiers.show(self._session.visit, self._session.office)
        self._pages.show(now)
        self._services.show(now.services)
        self._offers.show(now.offers)
        if now.screen not in SCANNING:
            self._frames.show(None)
        if now.place != before.place:
            self._settled = False
            self._quiet_since = self._clock()
        self.count_down()
        if now != before:
            self.changed.emit()

    def _touch(self, event: ev.Touch) -> None:
        now = self._clock()
        self._settled = self._settled or now - self._quiet_since >= SETTLE_SECONDS
        self._quiet_since = now
        self._session.send(event if self._settled else ev.StillHere())

    # ── touches ──────────────────────────────────────────────────────────────────────────────

    @Slot()
    def wantNumber(self) -> None:
        """Take a number without a card."""
        self._touch(ev.NumberWanted())

    @Slot()
    def wantCard(self) -> None:
        """Take a number with the ID card."""
        self._touch(ev.CardWanted())

    @Slot()
    def wantTicket(self) -> None:
        """I have a ticket."""
        self._touch(ev.TicketWanted())

    @Slot()
    def agreeCard(self) -> None:
        """Yes, read my card."""
        self._touch(ev.CardAgreed())

    @Slot()
    def declineCard(self) -> None:
        """Go on without a card."""
        self._touch(ev.CardDeclined())

    @Slot(str)
    def chooseService(self, code: str) -> None:
        """This service, please."""
        self._touch(ev.ServiceChosen(code))

    @Slot(bool)
    def wantPriority(self, wanted: bool) -> None:  # noqa: FBT001 - a slot for QML
        """I belong, or do not belong, to a class that goes first."""
        self._touch(ev.PriorityWanted(wanted))

    @Slot(str)
    def choosePriority(self, code: str) -> None:
        """This class; an empty code is none."""
        self._touch(ev.PriorityChosen(code or None))

    @Slot(str)
    def typeNumber(self, number: str) -> None:
        """The number of my ticket."""
        self._touch(ev.NumberTyped(number))

    @Slot(int)
    def rate(self, score: int) -> None:
        """How it was: 0, 1 or 2."""
        scores: dict[int, ev.Rated] = {0: ev.Rated(0), 1: ev.Rated(1), 2: ev.Rated(2)}
        self._touch(scores[score])

    @Slot()
    def reprint(self) -> None:
        """Print it once more."""
        self._touch(ev.ReprintWanted())

    @Slot()
    def wantLanguage(self) -> None:
        """Show me the languages."""
        self._touch(ev.LanguageWanted())

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """This language, please."""
        self._touch(ev.LanguageChosen(code))

    @Slot()
    def wantAids(self) -> None:
        """Show me what makes this machine easier."""
        self._touch(ev.AidsWanted())

    @Slot()
    def askHelp(self) -> None:
        """I need a person."""
        self._touch(ev.HelpWanted())

    @Slot()
    def goBack(self) -> None:
        """One screen back."""
        self._touch(ev.WentBack())

    @Slot()
    def retry(self) -> None:
        """Try once more."""
        self._touch(ev.Retried())

    @Slot()
    def done(self) -> None:
        """I am done."""
        self._touch(ev.Done())

    @Slot()
    def stillHere(self) -> None:
        """Somebody is here."""
        self._touch(ev.StillHere())

    # ── values ───────────────────────────────────────────────────────────────────────────────

    def _get_screen(self) -> str:
        return self._shown.screen

    def _get_screen_type(self) -> str:
        return qml_type(self._shown.screen)

    def _get_language(self) -> str:
        return self._shown.language

    def _get_languages(self) -> list[str]:
        return list(self._shown.languages)

    def _get_right_to_left(self) -> bool:
        return self._shown.right_to_left

    def _get_office(self) -> str:
        return self._shown.office

    def _get_reachable(self) -> bool:
        return self._shown.reachable

    def _get_reads_codes_by(self) -> str:
        return self._shown.reads_codes_by

    def _get_prints(self) -> bool:
        return self._shown.prints

    def _get_person(self) -> str:
        return self._shown.name

    def _get_priority_wanted(self) -> bool:
        return self._shown.priority_wanted

    def _get_service(self) -> str:
        return self._shown.service

    def _get_ticket(self) -> str:
        return self._shown.ticket

    def _get_ahead(self) -> int:
        return self._shown.ahead

    def _get_wait_low(self) -> int:
        return self._shown.wait_low

    def _get_wait_high(self) -> int:
        return self._shown.wait_high

    def _get_wait_known(self) -> bool:
        return self._shown.wait_known

    def _get_turn_soon(self) -> bool:
        return self._shown.turn_soon

    def _get_counter(self) -> str:
        return self._shown.counter

    def _get_window(self) -> str:
        return self._shown.window

    def _get_own_numbers(self) -> bool:
        return self._shown.own_numbers

    def _get_follow_url(self) -> str:
        return self._shown.follow_url

    def _get_paper(self) -> str:
        return self._shown.paper

    def _get_hint(self) -> str:
        return self._shown.hint

    def _get_trouble(self) -> str:
        return self._shown.trouble

    def _get_help(self) -> str:
        return self._shown.help

    def _get_face(self) -> str:
        return self._shown.face

    def _get_silence(self) -> bool:
        return self._shown.asks_for_silence

    def _get_seconds_left(self) -> int:
        return self._seconds_left

    def _get_services(self) -> QObject:
        return self._services

    def _get_offers(self) -> QObject:
        return self._offers

    def _get_series(self) -> list[str]:
        return list(self._shown.series)

    def _get_frames(self) -> FrameFeed:
        return self._frames

    def _get_aids(self) -> AidsBridge:
        return self._aids

    def _get_dossiers(self) -> DossierBridge:
        return self._dossiers

    def _get_pages(self) -> PagesBridge:
        return self._pages

    screen = Property(str, _get_screen, notify=changed)
    screenType = Property(str, _get_screen_type, notify=changed)
    language = Property(str, _get_language, notify=changed)
    languages = Property(list, _get_languages, notify=changed)
    rightToLeft = Property(bool, _get_right_to_left, notify=changed)
    office = Property(str, _get_office, notify=changed)
    reachable = Property(bool, _get_reachable, notify=changed)
    readsCodesBy = Property(str, _get_reads_codes_by, notify=changed)
    prints = Property(bool, _get_prints, notify=changed)
    person = Property(str, _get_person, notify=changed)
    priorityWanted = Property(bool, _get_priority_wanted, notify=changed)
    service = Property(str, _get_service, notify=changed)
    ticket = Property(str, _get_ticket, notify=changed)
    ahead = Property(int, _get_ahead, notify=changed)
    waitLow = Property(int, _get_wait_low, notify=changed)
    waitHigh = Property(int, _get_wait_high, notify=changed)
    waitKnown = Property(bool, _get_wait_known, notify=changed)
    turnSoon = Property(bool, _get_turn_soon, notify=changed)
    counter = Property(str, _get_counter, notify=changed)
    window = Property(str, _get_window, notify=changed)
    ownNumbers = Property(bool, _get_own_numbers, notify=changed)
    followUrl = Property(str, _get_follow_url, notify=changed)
    paper = Property(str, _get_paper, notify=changed)
    hint = Property(str, _get_hint, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)
    helpState = Property(str, _get_help, notify=changed)
    face = Property(str, _get_face, notify=changed)
    silence = Property(bool, _get_silence, notify=changed)
    secondsLeft = Property(int, _get_seconds_left, notify=secondsLeftChanged)
    # One and the same object each; qmllint of this Qt cannot see "constant".
    services = Property(QObject, _get_services, notify=changed)
    offers = Property(QObject, _get_offers, notify=changed)
    series = Property(list, _get_series, notify=changed)
    frames = Property(FrameFeed, _get_frames, notify=changed)
    aids = Property(AidsBridge, _get_aids, notify=changed)
    dossiers = Property(DossierBridge, _get_dossiers, notify=changed)
    pages = Property(PagesBridge, _get_pages, notify=changed)
