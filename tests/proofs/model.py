"""What an office does, one command at a time: the specification that histories are held against.

Pure and small. A state holds every ticket in the order of issue, so the first that a counter may
call is the one that waits longest. `Office.apply` is deterministic: a command in a state has one
outcome. Commands that were refused or only look leave the state as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from front_desk.tickets import AT_COUNTER, LAST_NUMBER, Act, ForbiddenMove, TicketState, after


class Slip(NamedTuple):
    """A ticket as the model keeps it.

    `wanted` is the counter it was sent to, `person` whose it is, if anybody is known.
    """

    label: str
    service: str
    state: TicketState = TicketState.WAITING
    counter: str | None = None
    wanted: str | None = None
    calls: int = 0
    person: str = ""


class Undo(NamedTuple):
    """The last act at a counter: how the ticket was before, and who did it.

    It cannot be taken back any more once the ticket `went_on`.
    """

    counter: str
    before: Slip
    by: str
    went_on: bool = False


class State(NamedTuple):
    """An office between two commands. `last` is the newest number of each series."""

    slips: tuple[Slip, ...] = ()
    last: tuple[tuple[str, int], ...] = ()
    undoable: tuple[Undo, ...] = ()


class Command(NamedTuple):
    """What a client asks for. `who` is a kiosk or a member of staff."""

    kind: str
    who: str
    label: str | None = None
    counter: str | None = None
    service: str | None = None
    person: str = ""


@dataclass(frozen=True)
class Done:
    """It was done, or seen: the ticket as the answer shows it."""

    label: str
    service: str
    state: TicketState
    counter: str | None
    calls: int


@dataclass(frozen=True)
class Nobody:
    """Nobody waits."""


@dataclass(frozen=True)
class Refused:
    """A refusal's code."""

    code: str


@dataclass(frozen=True)
class Looked:
    """The line of a counter in the order of calling, and the ticket at each occupied counter."""

    waiting: tuple[str, ...]
    at_counters: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kept:
    """Every ticket as the database holds it, by label."""

    slips: tuple[Slip, ...]


Outcome = Done | Nobody | Refused | Looked | Kept


class Fact(NamedTuple):
    """What the event feed says of a command that changed something; `counter` is where."""

    kind: str
    who: str
    label: str
    service: str
    counter: str | None


class Step(NamedTuple):
    """A state's successor, the answer, and the fact to be told if anything changed."""

    state: State
    outcome: Outcome
    fact: Fact | None


TOLD: Mapping[Act, str] = {
    Act.CALL: "ticket.called",
    Act.RECALL: "ticket.recalled",
    Act.SERVE: "ticket.serving",
    Act.FINISH: "ticket.finished",
    Act.MISS: "ticket.missed",
    Act.PARK: "ticket.parked",
    Act.RESTORE: "ticket.restored",
    Act.LEAVE: "ticket.left",
    Act.CANCEL: "ticket.cancelled",
    Act.TRANSFER: "ticket.transferred",
}
"""The event of each act."""

PENDING = frozenset({TicketState.WAITING, TicketState.CALLED})
"""States in which a person has no second ticket for the same service."""

BACK_IN_LINE = frozenset({Act.RESTORE, Act.TRANSFER})

FOR_GOOD = frozenset({Act.RECALL, Act.RESTORE})
"""Acts that cannot be taken back."""

ACTS: Mapping[str, Act] = {act.value: act for act in TOLD if act is not Act.CALL}
"""Commands on one ticket."""


@dataclass(frozen=True)
class Office:
    """What does not change while a history runs.

    `series` by service, `serves` and `seats` (who sits there) by counter; `seniors` may act at
    everybody's counter.
    """

    series: Mapping[str, str]
    serves: Mapping[str, frozenset[str]]
    seats: Mapping[str, str]
    seniors: frozenset[str] = field(default_factory=frozenset)

    def start(self) -> State:
        """An office in the morning."""
        return State()

    def apply(self, state: State, command: Command) -> Step:
        """Carry out `command`. Raises `KeyError` for a kind that there is not."""
        if command.kind in ACTS:
            return self._act(state, command, ACTS[command.kind])
        step = {
            "issue": self._issue,
            "call": self._call,
            "undo": self._undo,
            "see": self._see,
            "look": self._look,
            "keep": self._keep,
        }[command.kind]
        return step(state, command)

    def may_call(self, counter: str, slip: Slip) -> bool:
        """Whether this counter may call this ticket now."""
        if slip.state is not TicketState.WAITING:
            return False
        if slip.wanted is not None:
            return slip.wanted == counter
        return slip.service in self.serves[counter]

    def _issue(self, state: State, command: Command) -> Step:
        service = command.service or ""
        if service not in self.series:
            return Step(state, Refused("unknown_service"), None)
        if _waits_already(state, command.person, service):
            return Step(state, Refused("already_waiting"), None)
        series = self.series[service]
        number = dict(state.last).get(series, 0) + 1
        if number > LAST_NUMBER:
            return Step(state, Refused("numbers_exhausted"), None)
        slip = Slip(f"{series}{number:03d}", service, person=command.person)
        last = tuple(sorted({**dict(state.last), series: number}.items()))
        changed = state._replace(slips=(*state.slips, slip), last=last)
        fact = Fact("ticket.issued", command.who, slip.label, service, None)
        return Step(changed, _seen(slip), fact)

    def _call(self, state: State, command: Command) -> Step:
        counter = command.counter or ""
        if not self._sits(command.who, counter):
            return Step(state, Refused("wrong_counter"), None)
        if _occupant(state, counter) is not None:
            return Step(state, Refused("counter_busy"), None)
        slip = next((one for one in state.slips if self.may_call(counter, one)), None)
        if slip is None:
            return Step(state, Nobody(), None)
        called = slip._replace(state=TicketState.CALLED, counter=counter, calls=1)
        return _moved(state, command, Act.CALL, slip, called)

    def _act(self, state: State, command: Command, act: Act) -> Step:
        slip = _find(state, command.label)
        if slip is None:
            return Step(state, Refused("unknown_ticket"), None)
        held = slip.counter if slip.state in AT_COUNTER else None
        if held is not None and not self._sits(command.who, held):
            return Step(state, Refused("wrong_counter"), None)
        try:
            moved = slip._replace(state=after(slip.state, act))
        except ForbiddenMove:
            return Step(state, Refused("forbidden_move"), None)
        if act is Act.RECALL:
            moved = moved._replace(calls=slip.calls + 1)
        if act is Act.TRANSFER:
            service = command.service or slip.service
            moved = moved._replace(service=service, wanted=command.counter)
        if act in BACK_IN_LINE:
            moved = moved._replace(counter=None, calls=0)
            if _waits_already(state, slip.person, moved.service, besides=slip.label):
                return Step(state, Refused("already_waiting"), None)
        return _moved(state, command, act, slip, moved)

    def _undo(self, state: State, command: Command) -> Step:
        counter = command.counter or ""
        if not self._sits(command.who, counter):
            return Step(state, Refused("wrong_counter"), None)
        last = next((one for one in state.undoable if one.counter == counter), None)
        if last is None or last.went_on:
            return Step(state, Refused("nothing_to_undo"), None)
        if command.who not in {last.by, *self.seniors}:
            return Step(state, Refused("not_your_act"), None)
        before = last.before
        occupant = _occupant(state, counter)
        comes_back = before.state in AT_COUNTER
        if comes_back and occupant is not None and occupant.label != before.label:
            return Step(state, Refused("counter_busy"), None)
        pending = before.state in PENDING
        if pending and _waits_already(state, before.person, before.service, besides=before.label):
            return Step(state, Refused("already_waiting"), None)
        fact = Fact("ticket.undone", command.who, before.label, before.service, counter)
        return Step(_with(state, before, counter), _seen(before), fact)

    def _see(self, state: State, command: Command) -> Step:
        slip = _find(state, command.label)
        outcome = Refused("unknown_ticket") if slip is None else _seen(slip)
        return Step(state, outcome, None)

    def _look(self, state: State, command: Command) -> Step:
        counter = command.counter or ""
        waiting = tuple(one.label for one in state.slips if self.may_call(counter, one))
        return Step(state, Looked(waiting, tuple(sorted(_occupied(state)))), None)

    @staticmethod
    def _keep(state: State, _: Command) -> Step:
        return Step(state, Kept(tuple(sorted(state.slips))), None)

    def _sits(self, who: str, counter: str) -> bool:
        return self.seats.get(counter) == who or who in self.seniors


def _seen(slip: Slip) -> Done:
    return Done(slip.label, slip.service, slip.state, slip.counter, slip.calls)


def _moved(state: State, command: Command, act: Act, old: Slip, new: Slip) -> Step:
    counter = next((one.counter for one in (old, new) if one.state in AT_COUNTER), None)
    changed = _with(state, new, counter)
    if counter is not None and act not in FOR_GOOD:
        undoable = sorted((*changed.undoable, Undo(counter, old, command.who)))
        changed = changed._replace(undoable=tuple(undoable))
    fact = Fact(TOLD[act], command.who, new.label, new.service, counter)
    return Step(changed, _seen(new), fact)


def _waits_already(state: State, person: str, service: str, *, besides: str = "") -> bool:
    return person != "" and any(
        one.person == person
        and one.service == service
        and one.state in PENDING
        and one.label != besides
        for one in state.slips
    )


def _find(state: State, label: str | None) -> Slip | None:
    return next((one for one in state.slips if one.label == label), None)


def _with(state: State, changed: Slip, counter: str | None) -> State:
    """The state after something happened to a ticket, there or at no counter.

    An older act there, or on the same ticket, can no longer be taken back.
    """
    return state._replace(
        slips=tuple(changed if one.label == changed.label else one for one in state.slips),
        undoable=tuple(
            one._replace(went_on=one.went_on or one.before.label == changed.label)
            for one in state.undoable
            if one.counter != counter
        ),
    )


def _occupant(state: State, counter: str) -> Slip | None:
    held = (one for one in state.slips if one.state in AT_COUNTER and one.counter == counter)
    return next(held, None)


def _occupied(state: State) -> Iterator[tuple[str, str]]:
    for one in state.slips:
        if one.state in AT_COUNTER and one.counter is not None:
            yield one.counter, one.label
