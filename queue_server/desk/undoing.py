"""Taking back the last act at a counter."""

from datetime import datetime
from typing import Any

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketView
from front_desk.tickets import AT_COUNTER, TicketState
from queue_server.desk.arrivals import only_one_pending
from queue_server.desk.counters import hold_counter
from queue_server.desk.last_acts import is_own, undoable
from queue_server.desk.steps import bring_back, hold
from queue_server.desk.turn import Turn
from queue_server.desk.views import placed_view
from queue_server.store.rows import Act

_PENDING = frozenset({TicketState.WAITING, TicketState.CALLED})
_MOMENTS = frozenset(
    {
        "issued_at", "waiting_since", "first_called_at", "called_at", "serving_at", "freed_at",
        "finished_at",
    }
)  # fmt: skip


def undo(turn: Turn, code: str) -> TicketView:
    """Take back the last act at a counter, one's own: the ticket is again what it was.

    A senior may take back anybody's. What left together comes back together. Raises `DeskError`:
    UNKNOWN_COUNTER, COUNTER_CLOSED, WRONG_COUNTER, NOT_YOUR_ACT, COUNTER_ON_BREAK, COUNTER_BUSY,
    ALREADY_WAITING, and NOTHING_TO_UNDO when it is too late, or when something else has happened
    to the ticket since.
    """
    held = hold_counter(turn, code)
    act = undoable(turn, code)
    if act is None or act.ticket is None or act.before is None:
        raise DeskError(ErrorCode.NOTHING_TO_UNDO, "There is nothing to take back here.")
    ticket = turn.repo.ticket(act.ticket, lock=True)
    if turn.repo.last_revision_of(ticket.id) != act.revision:
        raise DeskError(ErrorCode.NOTHING_TO_UNDO, "Something has happened to the ticket since.")
    if not (is_own(act, turn.actor) or turn.actor.senior):
        raise DeskError(ErrorCode.NOT_YOUR_ACT, "Somebody else has done it: ask them.")
    restored = {name: _value(name, was) for name, was in act.before.items()}
    state = restored.get("state", ticket.state)
    if state in AT_COUNTER and held.break_reason is not None:
        raise DeskError(ErrorCode.COUNTER_ON_BREAK, f"Counter {code} is on a break.")
    occupant = turn.repo.ticket_at(code)
    if state in AT_COUNTER and occupant is not None and occupant.id != ticket.id:
        raise DeskError(ErrorCode.COUNTER_BUSY, f"Another ticket is at counter {code}.")
    if state in _PENDING:
        only_one_pending(turn, ticket, restored.get("service", ticket.service))
    _hold_what_follows(turn, act)
    changed = turn.repo.change(ticket, **restored)
    if act.kind == "ticket.called":
        turn.repo.undo_call(act.revision)
    data = {"counter": code, "undone": act.kind, "state": changed.state.value}
    turn.repo.append_event(
        "ticket.undone",
        turn.now,
        str(turn.actor),
        changed.id,
        {"number": changed.label, "service": changed.service} | data,
        counter=code,
    )
    return placed_view(turn, changed)


def _hold_what_follows(turn: Turn, act: Act) -> None:
    """The rest of the visit waits for its turn again, unless some of it had it already."""
    released = [turn.repo.ticket(one, lock=True) for one in act.data.get("released", ())]
    along = [turn.repo.ticket(one, lock=True) for one in act.data.get("along", ())]
    gone_on = any(one.state is not TicketState.WAITING for one in released)
    if gone_on or any(one.state in AT_COUNTER for one in along):
        raise DeskError(
            ErrorCode.NOTHING_TO_UNDO, "The next ticket of the visit is under way already."
        )
    for one in (*along, *released):
        if one.state is TicketState.WAITING:
            hold(turn, one)
        else:
            bring_back(turn, one)


def _value(name: str, was: Any) -> Any:
    if name == "state":
        return TicketState(was)
    if name in _MOMENTS and was is not None:
        return datetime.fromisoformat(was)
    return was
