"""A day told again from its events alone, and compared with what the tables hold.

The event log is the truth. `retell` plays it through `front_desk.tickets.MOVES` and the meaning of
each kind of event, without looking at tickets, calls or ratings; `check_office` says where the
tables, or the report that managers see, tell another story.

What is not in the events cannot be told again: a note between staff, whose ticket it was, the words
and reasons of a rating, and the reason of a call. Events go out to screens, these must not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.report_messages import TodayReport
from front_desk.tickets import Act, ForbiddenMove, TicketState, after, format_number, parse_number
from queue_server import reports
from queue_server.store.books import CallRow, CounterRow, RatingRow
from queue_server.store.repository import Repository
from queue_server.store.rows import Event, Office, Ticket
from queue_server.store.summaries import DayScore, TicketTimes

BIRTHS = ("ticket.issued", "ticket.booked")
"""Kinds of events with which a ticket begins."""


@dataclass(frozen=True)
class ToldTicket:
    """A ticket as its events tell it; each field is a column of the same name."""

    id: int
    business_day: date
    series: str
    number: int
    service: str
    priority: str | None
    state: TicketState
    issued_at: datetime
    issued_by: str
    waiting_since: datetime | None = None
    first_called_at: datetime | None = None
    called_at: datetime | None = None
    serving_at: datetime | None = None
    finished_at: datetime | None = None
    call_count: int = 0
    counter: str | None = None
    wanted_counter: str | None = None
    parked_by: str | None = None
    parked_for_papers: bool = False
    return_service: str | None = None
    return_counter: str | None = None
    rated: bool = False


@dataclass(frozen=True)
class Difference:
    """Where events and tables tell different stories."""

    where: str
    what: str
    told: str
    kept: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: kept {self.kept!r}, told by the events {self.told!r}"


@dataclass
class Told:
    """What events tell: tickets by id, calls by revision, ratings by ticket, and what is absurd."""

    tickets: dict[int, ToldTicket]
    calls: dict[int, CallRow]
    ratings: dict[int, RatingRow]
    absurd: list[Difference]


# ── telling again ────────────────────────────────────────────────────────────────────────────

Changes = dict[str, Any]
_BACK_IN_LINE: Changes = {
    "counter": None, "called_at": None, "serving_at": None, "call_count": 0,
}  # fmt: skip
_NOT_ASIDE: Changes = {"parked_by": None, "parked_for_papers": False}


def _called(ticket: ToldTicket, event: Event) -> Changes:
    return {
        "counter": event.data["counter"],
        "called_at": event.at,
        "first_called_at": ticket.first_called_at or event.at,
        "call_count": 1,
    }


def _transferred(ticket: ToldTicket, event: Event) -> Changes:
    sent = {"service": event.data["service"], "wanted_counter": event.data["to_counter"]}
    back = {"return_service": ticket.service, "return_counter": ticket.counter}
    return sent | (back if event.data.get("come_back") else {}) | _BACK_IN_LINE


def _returned(_: ToldTicket, event: Event) -> Changes:
    return {
        "service": event.data["service"],
        "wanted_counter": event.data["to_counter"],
        "return_service": None,
        "return_counter": None,
        **_BACK_IN_LINE,
    }


def _parked(_: ToldTicket, event: Event) -> Changes:
    for_papers = event.data.get("for_papers", False)
    return {"parked_by": _name(event.actor), "parked_for_papers": for_papers}


_MEANING: Mapping[str, tuple[Act, Callable[[ToldTicket, Event], Changes]]] = {
    "ticket.checked_in": (Act.CHECK_IN, lambda _, event: {"waiting_since": event.at}),
    "ticket.released": (Act.RELEASE, lambda _, event: {"waiting_since": event.at}),
    "ticket.held": (
        Act.HOLD,
        lambda *_: {"waiting_since": None} | _NOT_ASIDE | _BACK_IN_LINE,
    ),
    "ticket.called": (Act.CALL, _called),
    "ticket.recalled": (
        Act.RECALL,
        lambda ticket, event: {"called_at": event.at, "call_count": ticket.call_count + 1},
    ),
    "ticket.serving": (Act.SERVE, lambda _, event: {"serving_at": event.at}),
    "ticket.finished": (Act.FINISH, lambda _, event: {"finished_at": event.at}),
    "ticket.returned": (Act.RETURN, _returned),
    "ticket.missed": (Act.MISS, lambda *_: {}),
    "ticket.parked": (Act.PARK, _parked),
    "ticket.restored": (Act.RESTORE, lambda *_: _NOT_ASIDE | _BACK_IN_LINE),
    "ticket.left": (Act.LEAVE, lambda *_: _NOT_ASIDE),
    "ticket.cancelled": (Act.CANCEL, lambda *_: _NOT_ASIDE),
    "ticket.transferred": (Act.TRANSFER, _transferred),
}
"""What each kind of event does to a ticket, besides its state."""


class _Teller:
    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self.told = Told({}, {}, {}, [])
        # Each ticket's past, newest last, with the event that led to it: for what is taken back.
        self._past: dict[int, list[tuple[Event, ToldTicket]]] = {}

    def take(self, event: Event) -> None:
        if event.ticket is None:
            return
        if event.kind in BIRTHS:
            self._put(event, self._born(event, event.ticket))
            return
        ticket = self.told.tickets.get(event.ticket)
        if ticket is None:
            self._doubt(event, "the ticket had been issued", "it had not")
            return
        if event.kind == "ticket.undone":
            self._undone(event, ticket)
        else:
            self._moved(event, ticket)

    def _born(self, event: Event, ticket: int) -> ToldTicket:
        series, number = parse_number(event.data["number"])
        booked = event.kind == "ticket.booked"
        state = TicketState.BOOKED if booked else TicketState(event.data.get("state", "waiting"))
        # A number that a kiosk gave out by itself is told of later than it was issued.
        issued_at = _moment(event.data.get("issued_at")) or event.at
        day = event.data.get("day")
        return ToldTicket(
            id=ticket,
            business_day=date.fromisoformat(day) if day else business_day(issued_at, self._zone),
            series=series,
            number=number,
            service=event.data["service"],
            priority=event.data.get("priority"),
            state=state,
            issued_at=issued_at,
            issued_by=event.data.get("issued_by", event.actor),
            waiting_since=issued_at if state is TicketState.WAITING else None,
        )

    def _moved(self, event: Event, ticket: ToldTicket) -> None:
        if event.kind == "ticket.rated":
            self.told.ratings[ticket.id] = _rating(event, ticket)
            self._put(event, replace(ticket, rated=True))
        elif event.kind in _MEANING:
            act, meaning = _MEANING[event.kind]
            try:
                state = after(ticket.state, act)
            except ForbiddenMove as error:
                self._doubt(event, "an allowed move", error.detail)
                return
            changed = replace(ticket, state=state, **meaning(ticket, event))
            self._put(event, changed)
            if act in (Act.CALL, Act.RECALL):
                self.told.calls[event.revision] = _call(event, changed)
        else:
            self._doubt(event, "a known kind of event", "it is none")

    def _undone(self, event: Event, ticket: ToldTicket) -> None:
        last, _ = self._past[ticket.id][-1]
        if last.kind != event.data["undone"] or last.kind in BIRTHS:
            self._doubt(event, f"it takes back {event.data['undone']}", f"{last.kind} came last")
            return
        _, before = self._past[ticket.id][-2]
        self._put(event, before)
        if last.kind == "ticket.called":
            self.told.calls[last.revision] = replace(self.told.calls[last.revision], undone=True)

    def _put(self, event: Event, ticket: ToldTicket) -> None:
        self.told.tickets[ticket.id] = ticket
        self._past.setdefault(ticket.id, []).append((event, ticket))

    def _doubt(self, event: Event, expected: str, found: str) -> None:
        what = f"{event.kind} after what was before"
        self.told.absurd.append(Difference(f"event {event.revision}", what, expected, found))


def retell(events: Iterable[Event], zone: ZoneInfo) -> Told:
    """Tickets, calls and ratings as these events, in order, tell them."""
    teller = _Teller(zone)
    for event in events:
        teller.take(event)
    return teller.told


def retell_counters(events: Iterable[Event]) -> dict[str, CounterRow]:
    """Who sits where, as these events, in order, tell it."""
    counters: dict[str, CounterRow] = {}
    for event in events:
        code = event.data["counter"]
        now = counters.get(code, CounterRow(code))
        if event.kind == "counter.opened":
            now = CounterRow(code, _name(event.actor), event.at)
        elif event.kind == "counter.closed":
            now = CounterRow(code)
        elif event.kind == "counter.on_break":
            now = replace(now, break_reason=event.data["reason"], break_since=event.at)
        elif event.kind == "counter.resumed":
            now = replace(now, break_reason=None, break_since=None)
        counters[code] = now
    return counters


def _call(event: Event, ticket: ToldTicket) -> CallRow:
    return CallRow(
        revision=event.revision,
        ticket=ticket.id,
        business_day=ticket.business_day,
        service=ticket.service,
        counter=ticket.counter or "",
        staff=_name(event.actor),
        at=event.at,
        call_count=ticket.call_count,
        undone=False,
    )


def _rating(event: Event, ticket: ToldTicket) -> RatingRow:
    score = event.data["score"]
    return RatingRow(
        ticket.id, ticket.business_day, ticket.service, ticket.counter, score, event.at
    )


def _name(actor: str) -> str:
    return actor.partition(":")[2]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


# ── comparing ────────────────────────────────────────────────────────────────────────────────


def check_office(repo: Repository, days: Sequence[date] = ()) -> list[Difference]:
    """Everything in which tables and events differ, over `days` or all there are."""
    office = repo.office()
    found = check_log(repo)
    for day in days or repo.business_days():
        found += check_day(repo, office, day)
    return found


def check_log(repo: Repository) -> list[Difference]:
    """Whether no event is missing, each ticket was issued once, and counters are as told."""
    found = []
    size = repo.log_size()
    if not size.whole:
        kept = f"{size.events} events from {size.first} to {size.last}"
        found.append(Difference("events", "the log", f"revisions 1 to {size.kept}", kept))
    issued, tickets = repo.count_events(BIRTHS), repo.count_tickets()
    if issued != tickets:
        found.append(Difference("tickets", "their number", str(issued), str(tickets)))
    told = retell_counters(repo.events_of_counters())
    for row in repo.counter_rows():
        found += _columns(f"counter {row.code}", told.get(row.code, CounterRow(row.code)), row)
    return found


def check_day(repo: Repository, office: Office, day: date) -> list[Difference]:
    """Everything in which the tables of a day and its report differ from its events."""
    told = retell(repo.events_of_tickets(day), ZoneInfo(office.time_zone))
    kept = {ticket.id: ticket for ticket in repo.tickets_of_day(day)}
    found = list(told.absurd)
    for one in told.tickets.keys() | kept.keys():
        found += _ticket(told.tickets.get(one), kept.get(one))
    found += _rows("call", told.calls, {row.revision: row for row in repo.calls_of_day(day)})
    found += _rows("rating of", told.ratings, {row.ticket: row for row in repo.ratings_of_day(day)})
    found += _columns(
        f"report of {day}", told_report(told, office, day), _bare(reports.today(repo, office, day))
    )
    return found


def told_report(told: Told, office: Office, day: date) -> TodayReport:
    """The managers' report of a day as its events tell it, without comments and other days."""
    tickets = [
        TicketTimes(**{one.name: getattr(ticket, one.name) for one in fields(TicketTimes)})
        for ticket in told.tickets.values()
    ]
    scores: dict[str, list[int]] = {}
    for rating in told.ratings.values():
        scores.setdefault(rating.service, []).append(rating.score)
    trend = [
        DayScore(day, service, len(given), sum(given) / len(given))
        for service, given in sorted(scores.items())
    ]
    return _bare(reports.figures(office, day, tickets, trend, ()))


def _bare(report: TodayReport) -> TodayReport:
    trend = tuple(one for one in report.trend if one.day == report.day)
    return report.model_copy(update={"latest_ratings": (), "trend": trend})


def _ticket(told: ToldTicket | None, kept: Ticket | None) -> list[Difference]:
    one = told or kept
    where = "ticket" if one is None else f"ticket {format_number(one.series, one.number)}"
    if told is None or kept is None:
        return [Difference(where, "the ticket", _presence(told), _presence(kept))]
    return _columns(where, told, kept)


def _rows(kind: str, told: Mapping[int, Any], kept: Mapping[int, Any]) -> list[Difference]:
    found = []
    for key in sorted(told.keys() | kept.keys()):
        here, there = told.get(key), kept.get(key)
        if here is None or there is None:
            found.append(Difference(f"{kind} {key}", "the row", _presence(here), _presence(there)))
        else:
            found += _columns(f"{kind} {key}", here, there)
    return found


def _columns(where: str, told: Any, kept: Any) -> list[Difference]:
    return [
        Difference(where, name, str(wanted), str(getattr(kept, name)))
        for name, wanted in vars(told).items()
        if wanted != getattr(kept, name)
    ]


def _presence(one: object | None) -> str:
    return "not there" if one is None else "there"
