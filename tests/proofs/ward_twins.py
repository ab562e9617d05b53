"""A real ward and its model side by side: every command goes to both, and both answer alike."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from front_desk.errors import DeskError
from front_desk.messages import TicketRequest, TicketView
from kiosk.clocks import Moment
from kiosk.outbox import Outbox
from kiosk.ports import QueueUnreachable
from kiosk.steady_desk import SteadyDesk
from tests.proofs.ward import KIOSKS, SERVES, ZONE, Refusal, Slip, Ward
from tests.proofs.ward_entry import Wish
from tests.proofs.ward_kiosks import KioskSide, Own, Unreachable, hear, late_request, take_number
from tests.proofs.ward_line import Choice, line_before, waited_minutes
from tests.proofs.ward_server import BEGIN, Line, RealWard
from tests.proofs.wire import Answer

REASONS = {
    "turn": "next in order, waited",
    "class": "priority: people aged 75 and over, waited",
    "cap": "next in order after {row} with priority, waited",
}
"""Why somebody is next, in the server's English."""

UNREACHABLE = "unreachable"


class Shown(NamedTuple):
    """A ticket as an answer shows it; `visit` are the states of the whole visit."""

    label: str
    service: str
    state: str
    counter: str | None
    calls: int
    priority: str | None
    parked_by: str | None
    for_papers: bool
    return_service: str | None
    visit: tuple[str, ...]
    reason: str = ""


class Twins:
    """Both, with the clock of both. `kiosks` of the real ward are the real kiosk's desk."""

    def __init__(self, real: RealWard, folder: Path) -> None:
        self.real = real
        self.clock = real.server.clock
        self.clock.now = BEGIN
        self.model = Ward(BEGIN)
        self.sides = {name: KioskSide(name) for name in KIOSKS}
        self.lines = {name: Line(real, f"device:{name}") for name in KIOSKS}
        self.outboxes = {name: Outbox(folder / f"{real.office}-{name}.sqlite3") for name in KIOSKS}
        self.desks = {
            name: SteadyDesk(line, self.outboxes[name], self._boot_clock, ZONE)
            for name, line in self.lines.items()
        }
        self._keys = itertools.count(1)
        self._last: tuple[Callable[[], Answer], Answer] | None = None

    def close(self) -> None:
        """Close the kiosks' files."""
        for outbox in self.outboxes.values():
            outbox.close()

    def forward(self, seconds: float) -> None:
        """Time passes for both."""
        self.clock.forward(seconds=seconds)
        self.model.now = self.clock.now

    def do(
        self, who: str, path: str, act: Callable[[], Any], body: dict[str, Any] | None = None
    ) -> Any:
        """The same command to both; what the model says."""
        key = self._key()

        def ask() -> Answer:
            return self.real.ask(who, "POST", path, key=key, body=body)

        answer = ask()
        self._last = ask, answer
        try:
            said = act()
        except Refusal as refusal:
            said = str(refusal)
        assert shown(answer) == self._words(said), f"POST {path} {body} by {who}"
        return said

    def again(self) -> None:
        """The answer got lost: the same request has the same answer and changes nothing."""
        if self._last is not None:
            ask, answer = self._last
            assert ask() == answer

    def id_of(self, slip: Slip) -> str:
        """How the server's paths name it."""
        return str(self.real.rows()[slip.place].id)

    def token_of(self, slip: Slip) -> str:
        """What its QR code holds."""
        return str(self.real.rows()[slip.place].token)

    # ── kiosks ───────────────────────────────────────────────────────────────────────────────

    def take_number(self, name: str, wish: Wish) -> None:
        """Somebody takes a number at a kiosk, however its link is."""
        key = self._key()
        try:
            found = self.desks[name].issue(request_for(wish), key)
            real: Any = (found.number, found.service, found.wait_known)
        except DeskError as error:
            real = error.code.value
        except QueueUnreachable:
            real = UNREACHABLE
        try:
            given = take_number(self.model, self.sides[name], key, wish)
            said: Any = (given.label, wish.service, not isinstance(given, Own))
        except Refusal as refusal:
            said = str(refusal)
        except Unreachable:
            said = UNREACHABLE
        assert real == said

    def set_link(self, name: str, link: str) -> None:
        """The way to the server gets better or worse."""
        self.lines[name].link = self.sides[name].link = link

    def hear(self, name: str) -> None:
        """A kiosk asks what can be chosen, and tells what it has to tell."""
        try:
            view = self.desks[name].services()
            real = {one.code: one.state.value for one in view.services}
        except QueueUnreachable:
            real = {}
        try:
            hear(self.model, self.sides[name])
            reached = True
        except Unreachable:
            reached = False
        assert bool(real) == reached
        if reached:
            paused = {code for code, state in real.items() if state == "paused"}
            assert paused == self.model.paused

    def late_request(self, name: str) -> None:
        """A request arrives for which nobody waits any more."""
        key, request = self.lines[name].late.pop(0)
        answer = self.real.ask(
            f"device:{name}", "POST", "/tickets", key=key, body=request.model_dump(mode="json")
        )
        try:
            said = late_request(self.model, self.sides[name]).label
        except Refusal as refusal:
            said = str(refusal)
        found = answer.json()
        assert found.get("number", found.get("code")) == said

    def _boot_clock(self) -> Moment:
        """A machine that runs all the time, and whose wall clock is two hours slow."""
        steady = (self.clock.now - BEGIN).total_seconds()
        return Moment("boot", steady, self.clock.now - timedelta(hours=2))

    # ── looking ──────────────────────────────────────────────────────────────────────────────

    def compare_books(self) -> None:
        """Every ticket is kept as the model has it."""
        kept = self.real.slips()
        for real, said in zip(kept, self.model.slips, strict=False):
            assert real == said
        assert len(kept) == len(self.model.slips)

    def compare_view(self, counter: str) -> None:
        """What the page of a counter shows: who waits, in order within each class, and where."""
        view = self.real.ask("staff:quanly", "GET", f"/queue?counter={counter}").json()
        for priority in {one["priority"] for one in view["waiting"]} | {None}:
            of_class = [one["number"] for one in view["waiting"] if one["priority"] == priority]
            line = line_before(self.model, counter)
            assert of_class == [one.label for one in line if one.priority == priority]
        today = [one for one in self.model.slips if one.day == self.model.today]
        aside = {one["number"] for one in view["set_aside"] if one["state"] in {"missed", "parked"}}
        assert aside == {one.label for one in today if one.state in {"missed", "parked"}}
        booked = [one for one in today if one.state == "booked" and one.service in SERVES[counter]]
        assert view["booked"] == len(booked)
        for one in view["counters"]:
            seat, here = self.model.seats[one["code"]], self.model.occupant(one["code"])
            state = "closed" if not seat.who else "break" if seat.rests else "open"
            assert (one["state"], one["break_reason"] or "") == (state, seat.rests)
            assert f"staff:{one['staff'] or ''}" == (seat.who or "staff:")
            assert (one["ticket"] and one["ticket"]["number"]) == (here and here.label)
        for one in view["services"]:
            waiting = [
                slip for slip in today if (slip.state, slip.service) == ("waiting", one["code"])
            ]
            assert one["waiting"] == len(waiting)

    def compare_the_end(self) -> None:
        """The feed tells what happened and nothing else; all reports follow from it."""
        assert self.real.told() == self.model.told
        assert "\n".join(map(str, self.real.differences())) == ""

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def _words(self, said: Any) -> Any:
        if isinstance(said, Slip):
            return self._shown(said)
        if isinstance(said, Choice):
            begin = REASONS[said.why].format(row=said.row)
            reason = f"{begin} {waited_minutes(self.model, said.slip)} min"
            return self._shown(said.slip)._replace(reason=reason)
        return said

    def _shown(self, slip: Slip) -> Shown:
        visit = [one.state for one in self.model.slips if None is not one.visit == slip.visit]
        return Shown(
            slip.label, slip.service, slip.state, slip.counter, slip.calls, slip.priority,
            slip.parked_by, slip.for_papers, slip.back[0], tuple(visit),
        )  # fmt: skip

    def _key(self) -> str:
        return f"key-{next(self._keys):05d}"


def shown(answer: Answer) -> Any:
    """An answer in the words of the model: a ticket, a refusal's code, or nothing."""
    found = answer.json()
    if answer.status >= 400:
        return found["code"]
    if "number" not in found:
        return None
    view = TicketView.model_validate(found)
    return Shown(
        view.number, view.service, view.state.value, view.counter, view.call_count, view.priority,
        view.parked_by, view.parked_for_papers, view.return_service,
        tuple(step.state.value for step in view.visit),
        found.get("reasons", {}).get("en", ""),
    )  # fmt: skip


def request_for(wish: Wish) -> TicketRequest:
    """A wish as it goes over the wire."""
    return TicketRequest(
        service=wish.service, then=wish.then, priority=wish.priority, person_key=wish.person or None
    )
