"""The queue as the session sees it: the server while it answers, the kiosk's own numbers else."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog
from pydantic import BaseModel, ValidationError

from front_desk.business_day import business_day
from front_desk.errors import DeskError, ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    RatingRequest,
    ServiceState,
    ServicesView,
    Standing,
    TicketRequest,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk.clocks import Anchor, Clock, Now
from kiosk.outbox import Entry, NoNumbersLeft, Outbox, OutboxFailed
from kiosk.ports import QueueServer, QueueUnreachable, Spare
from kiosk.telling import REFILL_AT, refill, tell

log = structlog.get_logger(__name__)

Read = TypeVar("Read", bound=BaseModel)

_ANCHOR_SECONDS = 60.0
_OPEN = ServiceState.OPEN
_BROKEN = frozenset({ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.INTERNAL})
"""The server is there and cannot work."""


@dataclass
class _Heard:
    """What the server has said that stays true while it is away."""

    anchor: Anchor | None = None
    view: ServicesView | None = None


class SteadyDesk:
    """A `QueueDesk` that gives out numbers whether the server answers or not.

    Whatever it gave out by itself is told to the server, in order, with the first `services` that
    the server answers; when the server comes back with another past, everything that went through
    this kiosk is told again. While the outbox keeps nothing only the server's numbers go out; what
    has been missed is made up for with the first report of faults that finds it well. Used from one
    thread.
    """

    def __init__(
        self,
        server: QueueServer,
        outbox: Outbox,
        clock: Clock,
        zone: ZoneInfo,
        *,
        refill_at: int = REFILL_AT,
    ) -> None:
        """`refill_at`: with so many numbers left for a day it asks for more."""
        self._server = server
        self._outbox = outbox
        self._clock = clock
        self._zone = zone
        self._refill_at = refill_at
        self._away = self._behind = False
        self._heard = _Heard()
        self._tidied: date | None = None

    # ── as the port says ─────────────────────────────────────────────────────────────────────

    def services(self) -> ServicesView:
        """See `QueueDesk`."""
        try:
            view = self._server.services()
            self._catch_up(view)
        except QueueUnreachable:
            self._away = True
            raise
        except OutboxFailed as error:
            self._behind = True
            _complain(error)
        else:
            self._behind = False
        self._away = False
        return view

    def spare(self) -> Spare:
        """See `QueueDesk`."""
        today = self._today(self._now())
        try:
            numbers = self._outbox.left(today)
        except OutboxFailed:
            numbers = 0
        view = self._known.view
        if view is not None and self._heard_on() != today:
            view = _all_open(view)
        return Spare(view, numbers)

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        """See `QueueDesk`."""
        own = self._own(key)
        if own is not None:
            return own
        if not (self._away and self.spare().numbers):
            try:
                ticket = self._server.issue(request, key)
            except QueueUnreachable:
                self._away = True
            except DeskError as error:
                if error.code not in _BROKEN:
                    raise
                self._away = True
            else:
                self._note(ticket, request, key)
                return ticket
        return self._issue_by_itself(request, key)

    def find(self, ticket: str) -> TicketView:
        """See `QueueDesk`."""
        return self._server.find(ticket)

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        """See `QueueDesk`."""
        return self._server.check_in(request, key)

    def rate(self, rating: RatingRequest, key: str) -> None:
        """See `QueueDesk`."""
        self._server.rate(rating, key)

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        """See `QueueDesk`."""
        self._server.ask_for_help(request, key)

    def report_faults(self, report: FaultReport) -> None:
        """See `QueueDesk`. Whoever asks for a number next need not wait for a server that is away.

        A server that is there and cannot work counts as away.
        """
        try:
            self._server.report_faults(report)
            if self._behind and self._keeps():
                self.services()
        except QueueUnreachable:
            self._away = True
            raise
        except DeskError as error:
            if error.code not in _BROKEN:
                raise
            self._away = True
            raise QueueUnreachable(error.code.value) from error

    def close(self) -> None:
        """See `QueueDesk`."""
        self._server.close()
        self._outbox.close()

    # ── the outbox ───────────────────────────────────────────────────────────────────────────

    def _keeps(self) -> bool:
        """Whether the outbox keeps what it is given now; it is opened if it was not."""
        try:
            self._outbox.try_out()
        except OutboxFailed:
            return False
        return True

    @cached_property
    def _kept(self) -> _Heard:
        """What the outbox holds of what the server said. Raises `OutboxFailed` until it is open."""
        return _Heard(
            _recalled(self._outbox, "anchor", Anchor),
            _recalled(self._outbox, "services", ServicesView),
        )

    @property
    def _known(self) -> _Heard:
        """The latest that was heard: now, or before this kiosk started."""
        kept = _Heard()
        with suppress(OutboxFailed):
            kept = self._kept
        return _Heard(self._heard.anchor or kept.anchor, self._heard.view or kept.view)

    # ── giving out ───────────────────────────────────────────────────────────────────────────

    def _own(self, key: str) -> TicketView | None:
        """What the kiosk itself has given out in answer to the same request."""
        with suppress(OutboxFailed):
            known = self._outbox.with_key(key)
            if known is not None and not known.by_server:
                return self._shown(known)
        return None

    def _issue_by_itself(self, request: TicketRequest, key: str) -> TicketView:
        now = self._now()
        try:
            entry = self._outbox.take(self._today(now), request, key, now.office, now.here)
        except (NoNumbersLeft, OutboxFailed) as error:
            raise QueueUnreachable(f"no number of its own: {type(error).__name__}") from error
        log.info("issued_by_itself", number=entry.number)
        return self._shown(entry)

    def _note(self, ticket: TicketView, request: TicketRequest, key: str) -> None:
        day = business_day(ticket.issued_at, self._zone)
        try:
            self._outbox.note(ticket, day, request, key, self._clock())
        except OutboxFailed as error:
            # The number is good; it would only be missed after a restore from a backup.
            _complain(error)

    def _shown(self, entry: Entry) -> TicketView:
        view = self._known.view
        services = view.services if view else ()
        names = {one.code: one.names for one in services}
        return TicketView(
            id="",
            number=entry.number,
            service=entry.request.service,
            service_names=names.get(entry.request.service, {"vi": ""}),
            state=TicketState.WAITING,
            priority=entry.request.priority,
            language=entry.request.language,
            issued_at=entry.office_time or entry.at.wall,
            people_ahead=0,
            wait_low_minutes=0,
            wait_high_minutes=0,
            wait_known=False,
            follow_url=(self._outbox.recall("follow_url") or "") + entry.token,
        )

    # ── the server answers ───────────────────────────────────────────────────────────────────

    def _catch_up(self, view: ServicesView) -> None:
        """Take in what the server says, tell it what it missed, and hold numbers again."""
        self._heard.view = _without_the_server(view)
        if view.standing is not None:
            self._hear(view.standing)
        if self._kept.view != self._heard.view:
            self._outbox.keep("services", self._heard.view.model_dump_json())
            self._kept.view = self._heard.view
        tell(self._server, self._outbox, self._now())
        today = self._today(self._now())
        refill(self._server, self._outbox, today, self._refill_at)
        if self._tidied != today:
            self._outbox.tidy(today)
            self._tidied = today

    def _hear(self, standing: Standing) -> None:
        """Take in what time it is, and whether the server still knows what it knew."""
        now, known = Anchor.at(self._clock(), standing), [self._heard.anchor]
        with suppress(OutboxFailed):
            known.append(self._kept.anchor)
        another = any(_has_another_past(one.standing, standing) for one in known if one)
        if another:
            log.warning("server_has_another_past")
            self._outbox.tell_all_again()
        self._heard.anchor = now
        if another or _worth_keeping(self._kept.anchor, now):
            self._outbox.keep("anchor", now.model_dump_json())
            self._kept.anchor = now

    def _now(self) -> Now:
        here, anchor = self._clock(), self._known.anchor
        return Now(here, None if anchor is None else anchor.office_time(here))

    def _today(self, now: Now) -> date:
        return business_day(now.best, self._zone)

    def _heard_on(self) -> date | None:
        """The day on which the server was heard last."""
        anchor = self._known.anchor
        return None if anchor is None else business_day(anchor.standing.server_time, self._zone)


def _complain(error: OutboxFailed) -> None:
    log.error("outbox_failed", error=str(error))


def _has_another_past(before: Standing, now: Standing) -> bool:
    return now.incarnation != before.incarnation or now.revision < before.revision


def _worth_keeping(before: Anchor | None, now: Anchor) -> bool:
    """Whether the file shall know it: each writing waits for the disk."""
    if before is None or before.boot != now.boot:
        return True
    return now.steady - before.steady >= _ANCHOR_SECONDS


def _without_the_server(view: ServicesView) -> ServicesView:
    """What stays true while the server is away: nobody knows of waits, nor which hours it keeps."""
    services = tuple(
        one.model_copy(
            update={
                "state": one.state if one.state is ServiceState.PAUSED else _OPEN,
                "waiting": 0,
                "wait_low_minutes": 0,
                "wait_high_minutes": 0,
            }
        )
        for one in view.services
    )
    return view.model_copy(update={"services": services, "open_now": True, "standing": None})


def _all_open(view: ServicesView) -> ServicesView:
    """On another day nobody knows what is paused."""
    services = tuple(one.model_copy(update={"state": _OPEN}) for one in view.services)
    return view.model_copy(update={"services": services})


def _recalled(outbox: Outbox, name: str, kind: type[Read]) -> Read | None:
    """What was kept under a name; nothing when an older version wrote it otherwise."""
    text = outbox.recall(name)
    if text is None:
        return None
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        return None
