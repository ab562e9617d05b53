"""A ward with two kiosks and three counters, step by step against the reference model.

Hypothesis looks for a sequence of commands, lost answers, cut links, restarts and pauses after
which the server and the model disagree, and shows the shortest. Everything goes through the whole
application; kiosks are the real kiosk's desk with its file.

    MOTCUA_DAYS=500 python -m pytest tests/proofs/test_reference_model.py
"""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.proofs import ward_counters as counters
from tests.proofs.ward import AT_COUNTER, KIOSKS, SENIOR, SERIES, SERVES, WEIGHTS, ZONE, Slip
from tests.proofs.ward_entry import PHONE, Wish, book, cancel_own, check_in, issue
from tests.proofs.ward_server import BEGIN, PORTAL, WardServer, clerk_of, ward_server
from tests.proofs.ward_twins import Twins

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0 if "MOTCUA_DAYS" in os.environ else 300)]

DAYS = int(os.environ.get("MOTCUA_DAYS", "20"))
"""Examples on each database."""

STEPS = 60
PORTAL_DESK = f"device:{PORTAL}"
PLAIN: dict[str, Callable[..., Slip]] = {
    "recall": counters.recall,
    "serve": counters.serve,
    "finish": counters.finish,
    "miss": counters.miss,
    "restore": counters.restore,
    "leave": counters.leave,
    "cancel": counters.cancel,
}

kiosks = st.sampled_from(list(KIOSKS))
services = st.sampled_from(list(SERIES))
at_counters = st.sampled_from(list(SERVES))
classes = st.sampled_from([None, None, *WEIGHTS, "cao-tuoi"])
people = st.sampled_from(["", "", "", f"{1:064x}", f"{2:064x}"])
wishes = st.builds(Wish, services, priority=classes, person=people)
visits = st.builds(
    Wish, services, st.lists(services, max_size=2).map(tuple), priority=classes, person=people
)
seats = st.sampled_from(
    [(counter, clerk_of(counter)) for counter in SERVES] * 4
    + [(counter, SENIOR) for counter in SERVES]
    + [("quay-1", clerk_of("quay-2"))]
)
"""A counter and who acts there: mostly who sits there, now and then the manager or a stranger."""

clerks = st.sampled_from([*map(clerk_of, SERVES), SENIOR])
picks = st.integers(0, 40)
"""Which of the slips that come into question."""


class WardDay(RuleBasedStateMachine):
    """Some days of one ward, and what they should be."""

    server: ClassVar[WardServer]

    def __init__(self) -> None:
        super().__init__()
        self.twins = Twins(self.server.furnish(), self.server.folder)
        self.model = self.twins.model
        self.looks = 0
        self.agrees = True

    @initialize(crowd=st.lists(wishes, max_size=8))
    def morning(self, crowd: list[Wish]) -> None:
        """Everybody sits down, and some people are there."""
        for counter in SERVES:
            self._at(counter, clerk_of(counter), "open", counters.open_counter)
        for wish in crowd:
            self.twins.take_number("kiosk-1", wish)
            self.twins.forward(30)

    def teardown(self) -> None:
        try:
            if self.agrees:
                self.twins.compare_the_end()
        finally:
            self.twins.close()

    @invariant()
    def both_are_the_same(self) -> None:
        self.agrees = False
        self.twins.compare_books()
        self.looks += 1
        if self.looks % 4 == 0:
            self.twins.compare_view(list(SERVES)[self.looks // 4 % len(SERVES)])
        self.agrees = True

    # ── people come ──────────────────────────────────────────────────────────────────────────

    @rule(kiosk=kiosks, wish=wishes, seconds=st.sampled_from([0, 0, 60, 300]))
    def take_number(self, kiosk: str, wish: Wish, seconds: int) -> None:
        self.twins.forward(seconds)
        self.twins.take_number(kiosk, wish)

    @rule(who=st.sampled_from([*(f"device:{one}" for one in KIOSKS), clerk_of("quay-1")]),
          wish=visits)  # fmt: skip
    def visit(self, who: str, wish: Wish) -> None:
        """One paper for several services, from a kiosk's link that works or from staff."""
        body = {"service": wish.service, "then": wish.then, "priority": wish.priority}
        body |= {"person_key": wish.person} if wish.person else {}
        self.twins.do(who, "/tickets", lambda: issue(self.model, who, wish), body)

    @rule(wish=wishes, ahead=st.sampled_from([0, 0, 1, 7]), hour=st.integers(6, 16))
    def book(self, wish: Wish, ahead: int, hour: int) -> None:
        wish = Wish(wish.service, priority=wish.priority, person=wish.person or f"{3:064x}")
        day = self.model.today + timedelta(days=ahead)
        begin = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
        body = {
            "service": wish.service, "day": day.isoformat(), "window_from": f"{hour:02d}:00",
            "person_key": wish.person, "priority": wish.priority,
        }  # fmt: skip
        act = partial(book, self.model, PORTAL_DESK, wish, begin)
        self.twins.do(PORTAL_DESK, "/bookings", act, body)

    @precondition(lambda self: self._some("booked", "parked", "missed", "left"))
    @rule(pick=picks, kiosk=kiosks)
    def check_in(self, pick: int, kiosk: str) -> None:
        slip = self._pick(pick, "booked", "parked", "missed", "left")
        self._check_in(slip, kiosk)

    @precondition(lambda self: self.model.slips)
    @rule(pick=picks, kiosk=kiosks)
    def check_in_anyhow(self, pick: int, kiosk: str) -> None:
        self._check_in(self._pick(pick), kiosk)

    @precondition(lambda self: self.model.slips)
    @rule(pick=picks)
    def cancel_by_phone(self, pick: int) -> None:
        slip = self._pick(pick)
        path = f"/follow/{self.twins.token_of(slip)}/cancel"
        self.twins.do(PHONE, path, lambda: cancel_own(self.model, slip))

    # ── at counters ──────────────────────────────────────────────────────────────────────────

    @rule(seat=seats)
    def call(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        self._at(counter, who, "call-next", counters.call)

    @rule(counter=at_counters, minutes=st.sampled_from([0, 1, 10]))
    def serve_somebody(self, counter: str, minutes: int) -> None:
        """Call, serve, finish."""
        who = clerk_of(counter)
        self._at(counter, who, "call-next", counters.call)
        for kind in ("serve", "finish"):
            slip = self.model.occupant(counter)
            if slip is not None:
                self._act(slip, kind, who)
            self.twins.forward(30 * minutes)

    @precondition(lambda self: self._some(*AT_COUNTER))
    @rule(pick=picks, kind=st.sampled_from(list(PLAIN)))
    def act_at_counter(self, pick: int, kind: str) -> None:
        slip = self._pick(pick, *AT_COUNTER)
        self._act(slip, kind, clerk_of(slip.counter or ""))

    @precondition(lambda self: self._some("called"))
    @rule(pick=picks)
    def nobody_came(self, pick: int) -> None:
        slip = self._pick(pick, "called")
        for kind in ("recall", "miss"):
            self.twins.forward(5)
            self._act(self.model.slips[slip.place], kind, clerk_of(slip.counter or ""))

    @precondition(lambda self: self.model.slips)
    @rule(pick=picks, kind=st.sampled_from(list(PLAIN)), who=clerks)
    def act(self, pick: int, kind: str, who: str) -> None:
        self._act(self._pick(pick), kind, who)

    @precondition(lambda self: self._some(*AT_COUNTER))
    @rule(pick=picks, for_papers=st.booleans())
    def park(self, pick: int, *, for_papers: bool) -> None:
        slip = self._pick(pick, *AT_COUNTER)
        who = clerk_of(slip.counter or "")
        act = partial(counters.park, self.model, who, slip, for_papers=for_papers)
        self.twins.do(who, f"{self._path(slip)}/park", act, {"for_papers": for_papers})

    @precondition(lambda self: self._some(*AT_COUNTER, "waiting"))
    @rule(pick=picks, service=st.none() | services, counter=at_counters, come_back=st.booleans())
    def transfer(self, pick: int, service: str | None, counter: str, *, come_back: bool) -> None:
        slip = self._pick(pick, *AT_COUNTER, "waiting")
        who = clerk_of(slip.counter or counter)
        wanted = None if service else counter
        act = partial(
            counters.transfer, self.model, who, slip, service, wanted, come_back=come_back
        )
        body = {"service": service, "counter": wanted, "come_back": come_back}
        self.twins.do(who, f"{self._path(slip)}/transfer", act, body)

    @precondition(lambda self: self.model.deeds)
    @rule(seat=seats)
    def undo(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        self._at(counter, who, "undo", counters.undo)

    @rule(seat=seats, kind=st.sampled_from(["open", "open", "close"]))
    def sit(self, seat: tuple[str, str], kind: str) -> None:
        act = counters.open_counter if kind == "open" else counters.close_counter
        self._at(*seat, kind, act)

    @rule(seat=seats)
    def rest(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        act = partial(counters.rest, self.model, who, counter, "họp")
        self.twins.do(who, f"/counters/{counter}/break", act, {"reason": "họp"})

    @rule(service=services, change=st.sampled_from(["pause", "resume"]))
    def pause(self, service: str, change: str) -> None:
        paused = self.model.paused
        act = paused.add if change == "pause" else paused.discard
        self.twins.do(SENIOR, f"/services/{service}/{change}", partial(act, service))

    # ── kiosks, time, and the server's life ──────────────────────────────────────────────────

    @rule(kiosk=kiosks, link=st.sampled_from(["cut", "cut", "deaf", "late", "half deaf"]),
          crowd=st.lists(wishes, max_size=3))  # fmt: skip
    def cut_off(self, kiosk: str, link: str, crowd: list[Wish]) -> None:
        """A kiosk that has heard of the server is on its own, and gives out numbers."""
        self.twins.hear(kiosk)
        self.twins.set_link(kiosk, link)
        for wish in crowd:
            self.twins.take_number(kiosk, wish)

    @rule(kiosk=kiosks, link=st.sampled_from(["up", "up", "up", "half deaf"]))
    def come_back(self, kiosk: str, link: str) -> None:
        self.twins.set_link(kiosk, link)
        self.twins.hear(kiosk)

    @precondition(lambda self: any(one.late for one in self.twins.sides.values()))
    @rule()
    def late_request(self) -> None:
        name = next(name for name, side in self.twins.sides.items() if side.late)
        self.twins.late_request(name)

    @rule(what=st.sampled_from(["again", "again", "5 s", "2 min", "20 min", "80 min"]))
    def meanwhile(self, what: str) -> None:
        """An answer was lost, or time passes."""
        if what == "again":
            self.twins.again()
        else:
            number, unit = what.split()
            self.twins.forward(int(number) * {"s": 1, "min": 60, "h": 3600}[unit])

    @rule(what=st.sampled_from(["restart", "sleep"]), sure=st.integers(0, 3))
    def night(self, what: str, sure: int) -> None:
        """Now and then the server starts again, or the next day begins."""
        if sure == 3 and what == "restart":
            self.server.stop()
            self.server.start()
        elif sure == 3 and self.model.now < BEGIN + timedelta(hours=12):
            # One night only: a day later the server forgets whose tickets they were.
            local = self.model.now.astimezone(ZONE)
            morning = local.replace(hour=8, minute=0, second=0) + timedelta(days=1)
            self.twins.forward((morning - local).total_seconds())

    # ── how ──────────────────────────────────────────────────────────────────────────────────

    def _at(self, counter: str, who: str, verb: str, act: Callable[..., Any]) -> None:
        self.twins.do(who, f"/counters/{counter}/{verb}", partial(act, self.model, who, counter))

    def _act(self, slip: Slip, kind: str, who: str) -> None:
        act = partial(PLAIN[kind], self.model, who, slip)
        self.twins.do(who, f"{self._path(slip)}/{kind}", act)

    def _check_in(self, slip: Slip, kiosk: str) -> None:
        who = f"device:{kiosk}"
        body = {"ticket": self.twins.token_of(slip)}
        self.twins.do(who, "/tickets/check-in", partial(check_in, self.model, who, slip), body)

    def _path(self, slip: Slip) -> str:
        return f"/tickets/{self.twins.id_of(slip)}"

    def _some(self, *states: str) -> list[Slip]:
        return [one for one in self.model.slips if one.state in states]

    def _pick(self, pick: int, *states: str) -> Slip:
        """One of the slips in these states, or of all; the newest for 0."""
        found = self._some(*states) if states else self.model.slips
        return found[-1 - pick % len(found)]


def test_a_ward_does_what_the_model_does(database_url: str, tmp_path: Path) -> None:
    with ward_server(database_url, tmp_path) as server:
        day = type("TheDay", (WardDay,), {"server": server})
        run_state_machine_as_test(
            day,
            settings=settings(
                max_examples=DAYS,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )
