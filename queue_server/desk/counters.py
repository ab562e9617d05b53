"""Sitting at a counter and calling the next person."""

from datetime import datetime
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    BreakRequest,
    CalledTicketView,
    CounterView,
    QueueView,
    ServiceView,
)
from front_desk.tickets import Act, after
from queue_server.calling import Choice, choose
from queue_server.desk.kiosks import faults
from queue_server.desk.last_acts import last_act_view
from queue_server.desk.line import look_at_line, row_of
from queue_server.desk.refusals import refused_numbers
from queue_server.desk.turn import Turn
from queue_server.desk.views import (
    announcement_url,
    counter_views,
    ordered_views,
    service_views,
    ticket_view,
)
from queue_server.reasons import LANGUAGES, Reason, words
from queue_server.store.rows import CounterNow, Ticket


def open_counter(turn: Turn, code: str) -> CounterView:
    """Sit down at a counter. Whoever forgot to leave it on an earlier day no longer holds it.

    Raises `DeskError`: UNKNOWN_COUNTER, COUNTER_TAKEN.
    """
    turn.counter_in_use(code)
    held = turn.repo.lock_counter(code)
    if held.staff is None or (held.staff != turn.actor.name and _is_left_over(turn, held)):
        turn.repo.seat(code, turn.actor.name, turn.now)
        turn.tell("counter.opened", None, {"counter": code})
    elif held.staff != turn.actor.name:
        raise DeskError(ErrorCode.COUNTER_TAKEN, f"Somebody else sits at counter {code}.")
    elif held.break_reason is not None:
        turn.repo.set_break(code, None, turn.now)
        turn.tell("counter.resumed", None, {"counter": code})
    return _view(turn, code)


def take_break(turn: Turn, code: str, request: BreakRequest) -> CounterView:
    """Rest for a while; opening the counter again ends it.

    Raises `DeskError`: UNKNOWN_COUNTER, COUNTER_CLOSED, WRONG_COUNTER, COUNTER_BUSY.
    """
    hold_counter(turn, code)
    if turn.repo.ticket_at(code) is not None:
        raise DeskError(ErrorCode.COUNTER_BUSY, f"A ticket is still at counter {code}.")
    turn.repo.set_break(code, request.reason, turn.now)
    turn.tell("counter.on_break", None, {"counter": code, "reason": request.reason})
    return _view(turn, code)


def close_counter(turn: Turn, code: str) -> CounterView:
    """Leave a counter.

    Raises `DeskError`: UNKNOWN_COUNTER, COUNTER_CLOSED, WRONG_COUNTER, COUNTER_BUSY.
    """
    hold_counter(turn, code)
    if turn.repo.ticket_at(code) is not None:
        raise DeskError(ErrorCode.COUNTER_BUSY, f"A ticket is still at counter {code}.")
    turn.repo.seat(code, None, turn.now)
    turn.tell("counter.closed", None, {"counter": code})
    return _view(turn, code)


def leave_counters(turn: Turn) -> None:
    """Leave every counter at which no ticket is, as somebody signs out."""
    for code in turn.repo.counters_of(turn.actor.name):
        turn.repo.lock_counter(code)
        if turn.repo.ticket_at(code) is None:
            turn.repo.seat(code, None, turn.now)
            turn.tell("counter.closed", None, {"counter": code})


def hold_counter(turn: Turn, code: str) -> CounterNow:
    """Lock a counter at which the actor sits.

    Raises `DeskError`: UNKNOWN_COUNTER, COUNTER_CLOSED, WRONG_COUNTER.
    """
    held = turn.repo.lock_counter(code)
    if held.staff is None:
        raise DeskError(ErrorCode.COUNTER_CLOSED, f"Nobody sits at counter {code}.")
    if held.staff != turn.actor.name and not turn.actor.senior:
        raise DeskError(ErrorCode.WRONG_COUNTER, f"Somebody else sits at counter {code}.")
    return held


def call_next(turn: Turn, code: str) -> CalledTicketView | None:
    """Call whoever is next to this counter; None when nobody waits.

    Raises `DeskError`: UNKNOWN_COUNTER, COUNTER_CLOSED, WRONG_COUNTER, COUNTER_ON_BREAK,
    COUNTER_BUSY.
    """
    plan = turn.counter(code)
    held = hold_counter(turn, code)
    if held.break_reason is not None:
        raise DeskError(ErrorCode.COUNTER_ON_BREAK, f"Counter {code} is on a break.")
    if held.busy_with is not None:
        raise DeskError(ErrorCode.COUNTER_BUSY, f"A ticket is still at counter {code}.")
    taken = _take_next(turn, code, plan.services)
    if taken is None:
        return None
    ticket, choice = taken
    called = turn.repo.change(
        ticket,
        state=after(ticket.state, Act.CALL),
        counter=code,
        called_at=turn.now,
        first_called_at=ticket.first_called_at or turn.now,
        call_count=1,
    )
    reason, why = choice.reason, choice.why
    note_call(turn, "ticket.called", ticket, called, reason, why=why, overtook=choice.overtook)
    view = ticket_view(turn, called)
    reasons = {one: words(why, turn.class_names(one), one) for one in LANGUAGES}
    return CalledTicketView.model_construct(**vars(view), reason=reason, reasons=reasons)


def note_call(
    turn: Turn,
    kind: str,
    old: Ticket,
    new: Ticket,
    reason: str,
    *,
    why: Reason | None = None,
    overtook: bool,
) -> None:
    """Tell of a call or a recall in the words of the board."""
    plan = turn.counter(new.counter or "")
    revision = turn.repo.next_revision()
    data = {
        "revision": revision,
        "counter_names": plan.names,
        "called_at": _iso(new.called_at),
        "call_count": new.call_count,
        "announcement_url": announcement_url(revision),
    }
    turn.note(kind, old, new, data, revision=revision)
    turn.repo.add_call(revision, new, turn.actor.name, reason, why, overtook=overtook)


def set_paused(turn: Turn, code: str, *, paused: bool) -> ServiceView:
    """Pause a service or resume it; doing it twice changes nothing.

    Raises `DeskError` (UNKNOWN_SERVICE).
    """
    turn.service_in_use(code)
    if paused != (code in turn.repo.paused_services()):
        turn.repo.set_paused(code, paused=paused)
        turn.tell("service.paused" if paused else "service.resumed", None, {"service": code})
    views = service_views(turn, look_at_line(turn))
    return next(view for view in views if view.code == code)


def queue_view(turn: Turn, code: str) -> QueueView:
    """Everything that somebody at a counter sees. Raises `DeskError` (UNKNOWN_COUNTER)."""
    plan = turn.counter_in_use(code)
    line = look_at_line(turn)
    counters = counter_views(turn, line)
    waiting = turn.repo.waiting_for_counter(turn.day, code, plan.services)
    mine = next(view for view in counters if view.code == code)
    last_act = None if mine.break_reason is not None else last_act_view(turn, code)
    return QueueView(
        revision=turn.repo.revision(),
        counter=mine.model_copy(update={"undoable": last_act}),
        counters=counters,
        services=service_views(turn, line),
        waiting=ordered_views(turn, line, waiting, row_of(turn, code)),
        set_aside=tuple(ticket_view(turn, one) for one in turn.repo.set_aside(turn.day)),
        left=tuple(ticket_view(turn, one) for one in turn.repo.gone(turn.day)),
        refused=refused_numbers(turn),
        help_wanted=tuple(turn.repo.help_wanted()),
        faults=faults(turn),
        booked=turn.repo.booked_and_not_here(turn.day, plan.services),
        calls_before_missed=turn.office.rules.calls_before_missed,
        recall_rest_seconds=turn.office.rules.recall_rest_seconds,
    )


def _take_next(turn: Turn, code: str, services: tuple[str, ...]) -> tuple[Ticket, Choice] | None:
    """Lock the ticket that is next; one that another counter has in hand is passed over."""
    in_hand: set[int] = set()
    policy = turn.policy
    row = row_of(turn, code)
    while True:
        heads = turn.repo.heads_of_line(
            turn.day,
            classes=turn.office.classes,
            counter=code,
            services=services,
            without=in_hand,
        )
        choice = choose(heads, turn.now, policy, row)
        if choice is None:
            return None
        ticket = turn.repo.try_take(choice.candidate.ticket)
        if ticket is not None:
            return ticket, choice
        in_hand.add(choice.candidate.ticket)


def _view(turn: Turn, code: str) -> CounterView:
    return next(view for view in counter_views(turn, look_at_line(turn)) if view.code == code)


def _is_left_over(turn: Turn, held: CounterNow) -> bool:
    zone = ZoneInfo(turn.office.time_zone)
    return held.opened_at is not None and business_day(held.opened_at, zone) < turn.day


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
