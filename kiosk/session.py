"""Conducts a visit: takes events in one thread, steps the flow, and has its effects done.

The session holds the only reference to the current `Visit`. Devices and the server answer from
their workers through `deliver`, which brings the fact back to the session's thread.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import singledispatchmethod

from front_desk.errors import DeskError, ErrorCode
from front_desk.faults import Fault
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    TicketRequest,
)
from front_desk.persons import person_key
from kiosk import effects as fx
from kiosk import events as ev
from kiosk import flow
from kiosk.approach import ApproachWatch
from kiosk.fault_watch import FaultWatch, parts_of
from kiosk.faults import (
    CAMERA,
    CLOCK,
    PARTS,
    PRINTER,
    SERVER,
    SPEAKER,
    fault_of,
    printer_fault,
)
from kiosk.hands import Hands, Manners, office_at_first
from kiosk.held_ticket import ticket_token
from kiosk.lookup import Lookup
from kiosk.office_clock import OfficeClock
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    Frame,
    Monotonic,
    OutOfPaper,
    PrinterJammed,
    QueueUnreachable,
)
from kiosk.printed_words import printed_ticket
from kiosk.read_words import Passage
from kiosk.scanning import Scan
from kiosk.visit import Aids, Paper, Screen, Visit
from kiosk.voice import Voice
from kiosk.workers import Worker

REFRESH_SECONDS = 15.0
RECONNECT_SECONDS = 2.0

ENDS_BY_ITSELF = {Screen.THANKS: 10.0}
"""Screens that ask nothing: they go after so many seconds, without a question."""

_PAPER: dict[type[DeviceError], Paper] = {
    OutOfPaper: Paper.OUT_OF_PAPER,
    CoverOpen: Paper.COVER_OPEN,
    PrinterJammed: Paper.JAMMED,
}


class Session:
    """See the module. Every public method is called from one thread, the GUI's."""

    def __init__(
        self,
        hands: Hands,
        manners: Manners,
        *,
        deliver: Callable[[ev.Event], None],
        show_frame: Callable[[Frame | None], None],
        clock: Monotonic,
        today: Callable[[], date],
        office_clock: OfficeClock | None = None,
    ) -> None:
        """`deliver` and `show_frame` are called from worker threads and must only queue.

        `office_clock` hears what time it is from the server.
        """
        self._hands = hands
        self._manners = manners
        self._deliver = deliver
        self._show_frame = show_frame
        self._clock = clock
        self._today = today
        self._office_clock = office_clock
        self._boot = secrets.token_hex(8)
        self._watchers: list[Callable[[], None]] = []
        self._stop_scan = threading.Event()
        self._last_touch = clock()
        self._last_refresh = float("-inf")
        self._workers = {name: Worker(name, self._crashed) for name in (*PARTS, "desk")}
        self._lookup = Lookup(hands.registry, deliver)
        watches = manners.watches
        wall = office_clock if CLOCK in watches else None
        self._faults = FaultWatch(
            parts_of(hands, {name: self._workers[name].submit for name in PARTS}, watches),
            hands.desk,
            at_desk=self._workers["desk"].submit,
            clock=clock,
            reachable=lambda: self.office.reachable,
            lost=lambda: deliver(ev.ServicesUnreachable(hands.desk.spare())),
            clock_fault=(lambda: None) if wall is None else wall.fault,
            tells=SERVER in watches,
        )
        at_camera = self._workers["camera"].submit
        self._approach = ApproachWatch(hands.person_camera, at_camera, deliver, self._faults, clock)
        self.office = office_at_first(hands, manners, today())
        self.visit = Visit(language=manners.language)
        self._voice = Voice(
            hands.speaker,
            self._workers[SPEAKER],
            self._faults,
            visit=lambda: self.visit,
            language=manners.language,
            deliver=deliver,
        )

    # ── in ───────────────────────────────────────────────────────────────────────────────────

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` after every change of `visit` or `office`."""
        self._watchers.append(watcher)

    def send(self, event: ev.Event) -> None:
        """Take one event: a touch from the screen, or a fact that `deliver` brought."""
        if isinstance(event, ev.Touch | ev.CodeSeen):
            self._last_touch = self._clock()
        self._learn(event)
        before = self.visit.screen
        self.visit, effects = flow.step(self.visit, event, self.office)
        if self.visit.screen is not before:
            self._last_touch = self._clock()
        for effect in effects:
            self._do(effect)
        self._look_out()
        for watcher in self._watchers:
            watcher()

    def tick(self) -> None:
        """Look at the clock; called a few times a second."""
        self._faults.tick()
        self._look_out()
        now = self._clock()
        pause = REFRESH_SECONDS if self.office.reachable else RECONNECT_SECONDS
        if now - self._last_refresh >= pause:
            self._do(fx.LoadServices())
        silence = now - self._last_touch
        if self._is_fresh():
            return
        limit = ENDS_BY_ITSELF.get(self.visit.screen, self._manners.idle_seconds)
        # Nobody loses on Welcome but who has asked for larger letters and the like.
        nothing_lost = self.visit.screen is Screen.WELCOME and self.visit.aids == Aids()
        if nothing_lost or self.visit.screen in ENDS_BY_ITSELF:
            over = silence >= limit
        else:
            over = silence >= limit + self._manners.warning_seconds
            if silence >= limit and not self.visit.silence_noticed and not over:
                self.send(ev.SilenceNoticed())
        if over:
            self.send(ev.SilenceOver())

    def seconds_left(self) -> int:
        """How long the question "still there?" will yet be asked."""
        limit = self._manners.idle_seconds + self._manners.warning_seconds
        return max(0, round(limit - (self._clock() - self._last_touch)))

    def read_aloud(self, passages: Sequence[Passage], *, at_once: bool) -> None:
        """Speak what stands on the screen: now, or after what is being said."""
        self._voice.read(passages, at_once=at_once)

    def close(self) -> None:
        """End all workers and let go of the devices."""
        self._stop_scan.set()
        self._approach.follow(wanted=False)
        self._hands.speaker.hush()
        self._workers["camera"].close(self._hands.reader.stop)
        self._workers["printer"].close(self._hands.printer.close)
        self._workers["speaker"].close(self._hands.speaker.close)
        self._workers["disk"].close()
        self._workers["desk"].close(self._hands.desk.close)
        self._lookup.close()

    @property
    def faults(self) -> frozenset[Fault]:
        """What is wrong with this kiosk now, as far as it knows."""
        return self._faults.faults

    def _look_out(self) -> None:
        # A camera that is ill is left to the watch, which opens it to see whether it is well.
        well = self._faults.is_well(CAMERA)
        self._approach.follow(wanted=well and self.visit.screen is Screen.WELCOME)

    def _is_fresh(self) -> bool:
        return self.visit == Visit(id=self.visit.id, language=self._manners.language)

    def _learn(self, event: ev.Event) -> None:
        if isinstance(event, ev.VoiceChanged):
            self.office = replace(self.office, speaking=event.speaking)
        elif isinstance(event, ev.ServicesLoaded):
            if self._office_clock is not None and event.view.standing is not None:
                self._office_clock.hear(event.view.standing.server_time)
            self.office = replace(self.office, view=event.view, reachable=True, today=self._today())
        elif isinstance(event, ev.ServicesUnreachable):
            spare = event.spare
            self.office = replace(
                self.office,
                reachable=False,
                today=self._today(),
                view=spare.view or self.office.view,
                own_numbers=spare.numbers,
            )
        elif isinstance(event, ev.TicketIssued) and not event.ticket.wait_known:
            # The kiosk has helped itself: ask soon whether the server is back.
            self.office = replace(self.office, reachable=False)

    def _crashed(self, worker: str) -> None:
        self._faults.crashed(worker)
        visit = self.visit.id
        facts: dict[str, ev.Event] = {
            "camera": ev.CameraFailed(visit),
            "printer": ev.PrintFailed(visit, Paper.UNREACHABLE),
            "desk": ev.ServerSilent(visit),
        }
        if worker in facts:
            self._deliver(facts[worker])

    # ── out: one method an effect ────────────────────────────────────────────────────────────

    @singledispatchmethod
    def _do(self, effect: fx.Effect) -> None:
        raise TypeError(f"no way to do {type(effect).__name__}")

    @_do.register
    def _load_services(self, _: fx.LoadServices) -> None:
        self._last_refresh = self._clock()
        desk, deliver = self._hands.desk, self._deliver

        def job() -> None:
            try:
                deliver(ev.ServicesLoaded(desk.services()))
            except (QueueUnreachable, DeskError):
                deliver(ev.ServicesUnreachable(desk.spare()))

        self._workers["desk"].submit(job)

    @_do.register
    def _issue(self, _: fx.IssueTicket) -> None:
        visit = self.visit
        card = visit.card
        request = TicketRequest(
            service=visit.service or "",
            priority=visit.priority,
            language=visit.language,
            person_key=person_key(card.number, self._manners.person_secret) if card else None,
            card_warnings=card.warnings if card else (),
        )
        key = f"{self._boot}-{visit.id}-{visit.attempt}"
        self._ask(
            visit.id,
            lambda: ev.TicketIssued(visit.id, self._hands.desk.issue(request, key)),
            lambda code: ev.IssueRefused(visit.id, code),
        )

    @_do.register
    def _find(self, effect: fx.FindTicket) -> None:
        visit = self.visit.id
        self._ask(
            visit,
            lambda: ev.TicketFound(visit, self._hands.desk.find(effect.ticket), effect.by_code),
            lambda _: ev.TicketNotFound(visit),
        )

    @_do.register
    def _find_dossier(self, effect: fx.FindDossier) -> None:
        self._lookup.ask(effect.code, self.visit.id)

    @_do.register
    def _check_in(self, effect: fx.CheckIn) -> None:
        visit = self.visit.id
        request = CheckInRequest(ticket=ticket_token(effect.ticket))
        key = secrets.token_hex(16)
        self._ask(
            visit,
            lambda: ev.CheckedIn(visit, self._hands.desk.check_in(request, key)),
            lambda code: ev.CheckInRefused(visit, code),
        )

    @_do.register
    def _rate(self, effect: fx.SendRating) -> None:
        visit = self.visit.id
        rating = RatingRequest(ticket=ticket_token(effect.ticket), score=effect.score)
        key = f"{self._boot}-{visit}-rate-{effect.score}"

        def send() -> ev.Event:
            self._hands.desk.rate(rating, key)
            return ev.RatingTaken(visit)

        self._ask(visit, send, lambda code: ev.RatingRefused(visit, code))

    @_do.register
    def _ask_for_help(self, _: fx.AskForHelp) -> None:
        visit = self.visit.id
        request = HelpRequest(screen=self.visit.under.value.replace("_", "-"))
        key = secrets.token_hex(16)

        def job() -> None:
            try:
                self._hands.desk.ask_for_help(request, key)
            except (QueueUnreachable, DeskError):
                self._deliver(ev.HelpFailed(visit))
            else:
                self._deliver(ev.HelpAsked(visit))

        self._workers["desk"].submit(job)

    def _ask(
        self,
        visit: int,
        question: Callable[[], ev.Event],
        refused: Callable[[ErrorCode], ev.Event],
    ) -> None:
        def job() -> None:
            try:
                answer = question()
            except QueueUnreachable:
                answer = ev.ServerSilent(visit)
            except DeskError as error:
                answer = refused(error.code)
            self._deliver(answer)

        self._workers["desk"].submit(job)

    @_do.register
    def _print(self, effect: fx.PrintTicket) -> None:
        visit = self.visit
        office = self.office.view.office if self.office.view else {}
        watch = self._faults
        paper = printed_ticket(effect.ticket, office, visit.language, reprint=effect.reprint)

        def job() -> None:
            try:
                state = self._hands.printer.print_ticket(paper)
            except DeviceError as error:
                watch.seen(PRINTER, printer_fault(error))
                watch.ended(PRINTER)
                why = _PAPER.get(type(error), Paper.UNREACHABLE)
                self._deliver(ev.PrintFailed(visit.id, why))
            else:
                watch.seen(PRINTER, fault_of(state))
                watch.ended(PRINTER)
                self._deliver(ev.TicketPrinted(visit.id, state))

        watch.began(PRINTER)
        self._workers["printer"].submit(job)

    @_do.register
    def _say(self, effect: fx.Say) -> None:
        self._voice.say(effect)

    @_do.register
    def _hush(self, _: fx.Hush) -> None:
        self._voice.hush()

    @_do.register
    def _start_scan(self, _: fx.StartScan) -> None:
        if not self._manners.has_camera:
            return
        visit = self.visit.id
        stop = threading.Event()
        self._stop_scan = stop
        watch = self._faults
        scan = Scan(
            self._hands.reader, visit, stop, self._deliver, self._show_frame,
            lambda fault: watch.seen(CAMERA, fault),
        )  # fmt: skip

        def job() -> None:
            scan.run()
            watch.ended(CAMERA)

        watch.began(CAMERA)
        self._workers["camera"].submit(job)

    @_do.register
    def _end_scan(self, _: fx.StopScan) -> None:
        self._stop_scan.set()
        self._show_frame(None)
