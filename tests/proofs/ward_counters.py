"""What is done at counters in the reference model: sitting down, breaks, calls, acts, undo."""

from dataclasses import replace
from typing import Any

from tests.proofs.ward import (
    AT_COUNTER,
    CALLS_BEFORE_MISSED,
    RECALL_REST,
    SENIOR,
    UNDO_FOR,
    UNDOABLE,
    Deed,
    FirstCall,
    Refusal,
    Seat,
    Slip,
    Told,
    Ward,
)
from tests.proofs.ward_line import Choice, next_before

FROM: dict[str, frozenset[str]] = {
    "recall": frozenset({"called"}),
    "serve": frozenset({"called"}),
    "finish": frozenset({"serving"}),
    "miss": frozenset({"called"}),
    "park": AT_COUNTER,
    "restore": frozenset({"missed", "parked", "left"}),
    "leave": frozenset({"later", "waiting", "called", "serving", "missed", "parked"}),
    "cancel": frozenset({"booked", "later", "waiting", "called", "missed", "parked"}),
    "transfer": frozenset({"waiting", "called", "serving"}),
}
"""In which states each act is allowed."""

IN_LINE: dict[str, Any] = {"state": "waiting", "counter": None, "called_at": None, "calls": 0}
ASIDE = frozenset({"missed", "parked"})
ARRIVED = frozenset({"waiting", *AT_COUNTER})
NOT_ASIDE: dict[str, Any] = {"parked_by": None, "for_papers": False}


def open_counter(ward: Ward, who: str, counter: str) -> None:
    """Sit down, or go on after a break; who forgot to get up yesterday no longer sits there."""
    seat = ward.seats[counter]
    left_over = seat.day is not None and seat.day < ward.today
    if not seat.who or (seat.who != who and left_over):
        ward.seats[counter] = Seat(who, ward.today)
    elif seat.who != who:
        raise Refusal("counter_taken")
    else:
        ward.seats[counter] = replace(seat, rests="")


def rest(ward: Ward, who: str, counter: str, reason: str) -> None:
    """Take a break."""
    seat = _hold_empty(ward, who, counter)
    ward.seats[counter] = replace(seat, rests=reason)


def close_counter(ward: Ward, who: str, counter: str) -> None:
    """Get up."""
    _hold_empty(ward, who, counter)
    ward.seats[counter] = Seat()


def call(ward: Ward, who: str, counter: str) -> Choice | None:
    """Call the next, or nobody when nobody waits."""
    if _hold(ward, who, counter).rests:
        raise Refusal("counter_on_break")
    if ward.occupant(counter) is not None:
        raise Refusal("counter_busy")
    choice = next_before(ward, counter)
    if choice is None:
        return None
    called = ward.move(
        "ticket.called", who, choice.slip,
        state="called", counter=counter, called_at=ward.now, calls=1,
    )  # fmt: skip
    ward.calls.append(FirstCall(len(ward.told), called.day, counter, choice.overtook))
    return replace(choice, slip=called)


def recall(ward: Ward, who: str, slip: Slip) -> Slip:
    """Call once more, but not by a slip of the finger."""
    _may(ward, who, slip, "recall")
    if slip.called_at is not None and ward.now < slip.called_at + RECALL_REST:
        raise Refusal("called_just_now")
    return ward.move("ticket.recalled", who, slip, called_at=ward.now, calls=slip.calls + 1)


def serve(ward: Ward, who: str, slip: Slip) -> Slip:
    """Somebody came."""
    _may(ward, who, slip, "serve")
    return ward.move("ticket.serving", who, slip, state="serving")


def finish(ward: Ward, who: str, slip: Slip) -> Slip:
    """Back to the desk that sent them here, or done: then the visit goes on."""
    _may(ward, who, slip, "finish")
    service, counter = slip.back
    today = slip.day == ward.today
    if (
        today
        and service
        and not ward.has_pending(slip.day, service, slip.person, besides=slip.place)
    ):
        changes = {**IN_LINE, "service": service, "wanted": counter, "back": (None, None)}
        return ward.move("ticket.returned", who, slip, **changes)
    released = _release(ward, who, slip)
    return ward.move("ticket.finished", who, slip, released=released, state="finished")


def miss(ward: Ward, who: str, slip: Slip) -> Slip:
    """Nobody came, although the number was called often enough."""
    _may(ward, who, slip, "miss")
    if slip.calls < CALLS_BEFORE_MISSED:
        raise Refusal("called_too_seldom")
    return ward.move("ticket.missed", who, slip, state="missed")


def park(ward: Ward, who: str, slip: Slip, *, for_papers: bool) -> Slip:
    """Set aside, under one's own name or until papers are there."""
    _may(ward, who, slip, "park")
    name = who.removeprefix("staff:")
    return ward.move(
        "ticket.parked", who, slip, state="parked", parked_by=name, for_papers=for_papers
    )


def restore(ward: Ward, who: str, slip: Slip) -> Slip:
    """Staff bring somebody back."""
    _hold_ticket(ward, who, slip)
    return back_in_line(ward, who, slip)


def back_in_line(ward: Ward, who: str, slip: Slip) -> Slip:
    """At the old place, and only on the same day; of a visit one slip at a time is in line.

    Whoever had left comes back for what was to follow too.
    """
    _allowed(slip, "restore")
    _only_today(ward, slip)
    ward.only_one_pending(slip, slip.service)
    others = ward.others_of_visit(slip)
    aside_before = [one for one in others if one.place < slip.place and one.state in ASIDE]
    if aside_before or any(one.state in ARRIVED for one in others):
        back = _hold_back(ward, who, slip)
    else:
        back = ward.move("ticket.restored", who, slip, **IN_LINE, **NOT_ASIDE)
    if slip.state == "left":
        _come_along(ward, who, [one for one in others if one.place > slip.place])
    return back


def leave(ward: Ward, who: str, slip: Slip) -> Slip:
    """Somebody gives up, and with them the rest of their visit."""
    _may(ward, who, slip, "leave")
    rest = ward.rest_of_visit(slip)
    for later in rest:
        ward.move("ticket.left", who, later, state="left")
    along = tuple(one.place for one in rest)
    return ward.move("ticket.left", who, slip, along=along, state="left", **NOT_ASIDE)


def cancel(ward: Ward, who: str, slip: Slip) -> Slip:
    """Staff strike a number out."""
    _hold_ticket(ward, who, slip)
    return cancel_here(ward, who, slip)


def cancel_here(ward: Ward, who: str, slip: Slip) -> Slip:
    """Strike a number out; the visit goes on with the next."""
    _allowed(slip, "cancel")
    released = None if slip.state == "later" else _release(ward, who, slip)
    return ward.move(
        "ticket.cancelled", who, slip, released=released, state="cancelled", **NOT_ASIDE
    )


def transfer(
    ward: Ward, who: str, slip: Slip, service: str | None, counter: str | None, *, come_back: bool
) -> Slip:
    """Send on to another service or counter, with the old place; afterwards back, if wanted."""
    _may(ward, who, slip, "transfer")
    _only_today(ward, slip)
    ward.only_one_pending(slip, service or slip.service)
    if come_back and slip.state not in AT_COUNTER:
        raise Refusal("invalid_request")
    return ward.move(
        "ticket.transferred", who, slip, **IN_LINE,
        service=service or slip.service,
        wanted=counter,
        back=(slip.service, slip.counter) if come_back else slip.back,
    )  # fmt: skip


def undo(ward: Ward, who: str, counter: str) -> Slip:
    """Take back what was done last at a counter, unless things have gone on."""
    seat = _hold(ward, who, counter)
    deed = ward.deeds.get(counter)
    if deed is None or deed.kind not in UNDOABLE or ward.now - deed.at > UNDO_FOR:
        raise Refusal("nothing_to_undo")
    slip = ward.slips[deed.place]
    was = replace(slip, **deed.before)
    too_late = was.state == "waiting" and was.day != ward.today
    if too_late or ward.newest(slip) != deed.number:
        raise Refusal("nothing_to_undo")
    if who not in {deed.who, SENIOR}:
        raise Refusal("not_your_act")
    if was.state in AT_COUNTER and seat.rests:
        raise Refusal("counter_on_break")
    if was.state in AT_COUNTER and ward.occupant(counter) not in {None, slip}:
        raise Refusal("counter_busy")
    if was.state in {"waiting", "called"}:
        ward.only_one_pending(slip, was.service)
    _take_back_the_rest(ward, who, deed)
    ward.slips[slip.place] = was
    ward.told.append(Told("ticket.undone", who, slip.place))
    ward.deeds[counter] = Deed(len(ward.told), "ticket.undone", ward.now, who, slip.place, {}, None)
    ward.calls = [one for one in ward.calls if one.number != deed.number]
    return was


def _release(ward: Ward, who: str, slip: Slip) -> int | None:
    """The next slip of the visit stands in line from now on, unless another one does."""
    others = ward.others_of_visit(slip)
    if slip.day != ward.today or any(one.state in ARRIVED for one in others):
        return None
    for later in ward.rest_of_visit(slip)[:1]:
        ward.move("ticket.released", who, later, state="waiting", came_at=ward.now)
        return later.place
    return None


def _take_back_the_rest(ward: Ward, who: str, deed: Deed) -> None:
    """What an act at a counter did to other slips of the visit."""
    released = [] if deed.released is None else [ward.slips[deed.released]]
    along = [ward.slips[place] for place in deed.along]
    if any(one.state != "waiting" for one in released):
        raise Refusal("nothing_to_undo")
    if any(one.state in AT_COUNTER for one in along):
        raise Refusal("nothing_to_undo")
    for one in (*along, *released):
        if one.state == "waiting":
            _hold_back(ward, who, one)
        else:
            _come_along(ward, who, [one])


def _come_along(ward: Ward, who: str, slips: list[Slip]) -> None:
    """Those that had left come later again, unless there is another number for the service."""
    for one in slips:
        other = ward.has_pending(one.day, one.service, one.person, besides=one.place)
        if one.state == "left" and not other:
            _hold_back(ward, who, one)


def _hold_back(ward: Ward, who: str, slip: Slip) -> Slip:
    changes = {**IN_LINE, **NOT_ASIDE, "state": "later", "came_at": None}
    return ward.move("ticket.held", who, slip, **changes)


def _only_today(ward: Ward, slip: Slip) -> None:
    if slip.day != ward.today:
        raise Refusal("forbidden_move")


def _may(ward: Ward, who: str, slip: Slip, act: str) -> None:
    _hold_ticket(ward, who, slip)
    _allowed(slip, act)


def _allowed(slip: Slip, act: str) -> None:
    if slip.state not in FROM[act]:
        raise Refusal("forbidden_move")


def _hold_ticket(ward: Ward, who: str, slip: Slip) -> None:
    """A slip at a counter belongs to whoever sits there."""
    if slip.state in AT_COUNTER and slip.counter is not None:
        _hold(ward, who, slip.counter)


def _hold(ward: Ward, who: str, counter: str) -> Seat:
    seat = ward.seats[counter]
    if not seat.who:
        raise Refusal("counter_closed")
    if who not in {seat.who, SENIOR}:
        raise Refusal("wrong_counter")
    return seat


def _hold_empty(ward: Ward, who: str, counter: str) -> Seat:
    seat = _hold(ward, who, counter)
    if ward.occupant(counter) is not None:
        raise Refusal("counter_busy")
    return seat
