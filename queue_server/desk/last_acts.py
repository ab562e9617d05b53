"""The last act at a counter, while it can be taken back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.messages import LastAct
from front_desk.tickets import TicketState
from queue_server.desk.turn import Actor, Turn
from queue_server.store.rows import Act

UNDOABLE = frozenset(
    {
        "ticket.called", "ticket.serving", "ticket.finished", "ticket.returned", "ticket.missed",
        "ticket.parked", "ticket.left", "ticket.cancelled", "ticket.transferred",
    }
)  # fmt: skip
"""Acts that can be taken back. A recall cannot: it has been heard."""


def undoable(turn: Turn, counter: str) -> Act | None:
    """The last act at a counter, while it is young enough to be taken back.

    A call of an earlier day is too old: nobody calls again who waits since then.
    """
    act = turn.repo.last_act_at(counter)
    if act is None or act.kind not in UNDOABLE or act.ticket is None or act.before is None:
        return None
    age = turn.now - act.at
    if not timedelta(0) <= age <= timedelta(seconds=turn.office.rules.undo_seconds):
        return None
    is_of_today = business_day(act.at, ZoneInfo(turn.office.time_zone)) == turn.day
    return act if is_of_today or act.before.get("state") != TicketState.WAITING else None


def is_own(act: Act, actor: Actor) -> bool:
    """Whether `actor` did it. Who sits at the counter next knows nothing of it."""
    return act.actor == str(actor)


def last_act_view(turn: Turn, counter: str) -> LastAct | None:
    """What a counter's page offers to take back: nothing once the ticket has moved on."""
    act = undoable(turn, counter)
    if act is None or act.ticket is None or turn.repo.last_revision_of(act.ticket) != act.revision:
        return None
    until = act.at + timedelta(seconds=turn.office.rules.undo_seconds)
    _, _, name = act.actor.partition(":")
    return LastAct(kind=act.kind, number=str(act.data["number"]), until=until, by=name)
