"""Days of a ward with two kiosks and three counters, step by step against the reference model.

Hypothesis looks for a sequence of commands, lost answers, cut links, restarts and pauses after
which the server and the model disagree, and shows the shortest. Everything goes through the whole
application; kiosks are the real kiosk's desk with its file.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

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
from tests.proofs.ward import (
    AT_COUNTER,
    CLOSES,
    KIOSKS,
    PER_WINDOW,
    SENIOR,
    SERIES,
    SERVES,
    WEIGHTS,
    ZONE,
    Slip,
)
from tests.proofs.ward_entry import PHONE, Wish, book, cancel_own, check_in, issue
from tests.proofs.ward_server import BEGIN, PORTAL, WardServer, clerk_of, ward_server
from tests.proofs.ward_twins import Twins

STEPS = 40
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
classes = st.sampled_from([None, *WEIGHTS, "cao-tuoi"])
people = st.sampled_from(["", "", "", f"{1:064x}", f"{2:064x}"])
bookings = st.builds(Wish, st.sampled_from([*PER_WINDOW, *SERIES]), priority=classes, person=people)
further = st.sampled_from([(), (), *((one,) for one in SERIES), ("giay-to", "bao-tro")])
wishes = st.builds(Wish, services, further, priority=classes, person=people)
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
        self.come("kiosk-1", crowd, 30)

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

    @rule(
        kiosk=kiosks, crowd=st.lists(wishes, min_size=1, max_size=5),
        seconds=st.sampled_from([0, 1, 60, 300]),
    )  # fmt: skip
    def come(self, kiosk: str, crowd: list[Wish], seconds: int) -> None:
        """People take numbers, one after the other."""
        for wish in crowd:
            self.twins.take_number(kiosk, wish)
            self.twins.forward(seconds)

    @rule(who=clerks, wish=wishes)
    def ask_staff(self, who: str, wish: Wish) -> None:
        """Staff give out numbers too, and may go beyond limits."""
        body = {"service": wish.service, "then": wish.then, "priority": wish.priority}
        body |= {"person_key": wish.person} if wish.person else {}
        self.twins.do(who, "/tickets", lambda: issue(self.model, who, wish), body)

    @rule(
        wish=bookings, ahead=st.sampled_from([0, 0, 1, 7]), hour=st.sampled_from([6, 9, 9, 10, 14])
    )
    def book(self, wish: Wish, ahead: int, hour: int) -> None:
        wish = replace(wish, person=wish.person or f"{3 + hour % 5:064x}")
        day = self.model.today + timedelta(days=ahead)
        begin = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
        body = {
            "service": wish.service, "day": day.isoformat(), "window_from": f"{hour:02d}:00",
            "person_key": wish.person, "priority": wish.priority,
        }  # fmt: skip
        act = partial(book, self.model, PORTAL_DESK, wish, begin)
        self.twins.do(PORTAL_DESK, "/bookings", act, body)

    @precondition(lambda self: self.model.now.astimezone(ZONE).hour < CLOSES.hour)
    @rule(
        wish=bookings, minutes=st.sampled_from([16, 15, 14, 0]), paused=st.booleans(),
        gone=st.booleans(),
    )  # fmt: skip
    def keep_an_appointment(self, wish: Wish, minutes: int, *, paused: bool, gone: bool) -> None:
        """For the next window; somebody else wants it too, before and after."""
        now = self.model.now.astimezone(ZONE)
        begin = now.replace(minute=0, second=0) + timedelta(hours=2)
        if paused:
            self.sit_or_rest(("quay-1", SENIOR), wish.service, "pause")
        self.book(wish, 0, begin.hour)
        slip = self.model.slips[-1] if self.model.slips else None
        if slip is not None and slip.state == "booked" and slip.day == now.date():
            self._sleep_until(begin - timedelta(minutes=minutes))
            self._check_in(slip, "kiosk-1")
            if gone:
                self._act(self.model.slips[slip.place], "leave", SENIOR)
            self.book(replace(wish, person=f"{9:064x}"), 0, begin.hour)
        if paused:
            self.sit_or_rest(("quay-1", SENIOR), wish.service, "resume")

    @precondition(lambda self: self.model.slips)
    @rule(pick=picks, kiosk=kiosks, what=st.sampled_from(["in", "in", "anyhow", "cancel"]))
    def show_the_paper(self, pick: int, kiosk: str, what: str) -> None:
        """Check in at a kiosk, or cancel by phone."""
        expected = self._some("booked", "parked", "missed", "left")
        slip = self._pick(pick, *{one.state for one in expected if what == "in"})
        if what == "cancel":
            token = self.twins.token_of(slip)
            self.twins.do(PHONE, f"/follow/{token}/cancel", lambda: cancel_own(self.model, slip))
            return
        self._check_in(slip, kiosk)

    # ── at counters ──────────────────────────────────────────────────────────────────────────

    @rule(seat=seats)
    def call(self, seat: tuple[str, str]) -> None:
        counter, who = seat
        self._at(counter, who, "call-next", counters.call)

    @rule(
        counter=at_counters, people=st.integers(1, 5), seconds=st.sampled_from([0, 30, 300]),
        oops=st.booleans(),
    )  # fmt: skip
    def serve_some(self, counter: str, people: int, seconds: int, *, oops: bool) -> None:
        """Call, serve, finish, one after the other; the last is taken back if `oops`."""
        who = clerk_of(counter)
        for _ in range(people):
            self._at(counter, who, "call-next", counters.call)
            for kind in ("serve", "finish"):
                slip = self.model.occupant(counter)
                if slip is not None:
                    self._act(slip, kind, who)
                self.twins.forward(seconds)
        if oops:
            self._at(counter, who, "undo", counters.undo)

    @rule(
        counter=at_counters, who=st.lists(st.sampled_from(list(WEIGHTS)), min_size=2, max_size=4),
        again=st.integers(0, 4), elsewhere=st.booleans(),
    )  # fmt: skip
    def rush(self, counter: str, who: list[str], again: int, *, elsewhere: bool) -> None:
        """Somebody ordinary, then people of classes: how often in a row may they pass?

        One call is taken back and made `again`; the last is made at another counter, perhaps.
        """
        service = min(SERVES[counter])
        self.come("kiosk-1", [Wish(service, priority=one) for one in (None, *who)], 20)
        self.twins.forward(1200)
        for turn in range(len(who)):
            here = "quay-2" if elsewhere and turn == len(who) - 1 else counter
            self._at(here, clerk_of(here), "call-next", counters.call)
            if turn == again:
                self._at(here, clerk_of(here), "undo", counters.undo)
                self._at(here, clerk_of(here), "call-next", counters.call)
            slip = self.model.occupant(here)
            if slip is not None:
                self._act(slip, "cancel", clerk_of(here))

    @precondition(lambda self: self._some(*AT_COUNTER))
    @rule(
        pick=picks, kind=st.sampled_from([*PLAIN, "miss", "park", "park", "papers"]),
        senior=st.sampled_from([0, 0, 1]), comes_back=st.booleans(),
    )  # fmt: skip
    def act_at_counter(self, pick: int, kind: str, senior: int, *, comes_back: bool) -> None:
        """What is done with whoever is there, who may check in again at once."""
        slip = self._pick(pick, *AT_COUNTER)
        who = SENIOR if senior else clerk_of(slip.counter or "")
        if kind in {"park", "papers"}:
            for_papers = kind == "papers"
            act = partial(counters.park, self.model, who, slip, for_papers=for_papers)
            self.twins.do(who, f"{self._path(slip)}/park", act, {"for_papers": for_papers})
        else:
            self._act(slip, kind, who)
        if comes_back:
            self._check_in(self.model.slips[slip.place], "kiosk-2")

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

    @precondition(lambda self: self._some("left"))
    @rule(pick=picks)
    def return_after_all(self, pick: int) -> None:
        """Somebody who had left, with one of the numbers of their visit or the other."""
        self._act(self._pick(pick, "left"), "restore", SENIOR)

    @precondition(lambda self: self._some(*AT_COUNTER, "waiting"))
    @rule(pick=picks, service=st.none() | services, counter=at_counters, come_back=st.booleans())
    def transfer(self, pick: int, service: str | None, counter: str, *, come_back: bool) -> None:
        slip = self._pick(pick, *(AT_COUNTER if self._some(*AT_COUNTER) else ["waiting"]))
        who = clerk_of(slip.counter or counter)
        wanted = None if service else counter
        act = partial(
            counters.transfer, self.model, who, slip, service, wanted, come_back=come_back
        )
        body = {"service": service, "counter": wanted, "come_back": come_back}
        self.twins.do(who, f"{self._path(slip)}/transfer", act, body)

    @precondition(lambda self: self.model.deeds)
    @rule(pick=st.integers(0, 2), senior=st.booleans())
    def undo(self, pick: int, *, senior: bool) -> None:
        """Where something was done last, mostly."""
        deeds = sorted(self.model.deeds, key=lambda code: -self.model.deeds[code].number)
        counter = deeds[pick % len(deeds)]
        self._at(counter, SENIOR if senior else clerk_of(counter), "undo", counters.undo)

    @precondition(lambda self: self._some(*AT_COUNTER))
    @rule(pick=picks, kind=st.sampled_from(list(PLAIN)), whose=st.integers(0, 3))
    def slip_of_the_finger(self, pick: int, kind: str, whose: int) -> None:
        """An act, taken back at once, by one or the other."""
        slip = self._pick(pick, *AT_COUNTER)
        counter = slip.counter or ""
        who = [clerk_of(counter), SENIOR]
        self._act(slip, kind, who[whose % 2])
        self._at(counter, who[whose // 2], "undo", counters.undo)

    @rule(
        seat=seats, service=services,
        what=st.sampled_from(["open", "open", "close", "break", "pause", "resume"]),
    )  # fmt: skip
    def sit_or_rest(self, seat: tuple[str, str], service: str, what: str) -> None:
        """A counter opens, rests or closes; a service is paused or goes on."""
        counter, who = seat
        paused = self.model.paused
        if what == "open":
            self._at(counter, who, what, counters.open_counter)
        elif what == "close":
            self._at(counter, who, what, counters.close_counter)
        elif what == "break":
            act = partial(counters.rest, self.model, who, counter, "họp")
            self.twins.do(who, f"/counters/{counter}/break", act, {"reason": "họp"})
        else:
            change = partial(paused.add if what == "pause" else paused.discard, service)
            self.twins.do(SENIOR, f"/services/{service}/{what}", change)

    # ── kiosks, time, and the server's life ──────────────────────────────────────────────────

    @rule(
        kiosk=kiosks, link=st.sampled_from(["cut", "deaf", "late", "half deaf"]),
        crowd=st.lists(wishes, max_size=3),
    )  # fmt: skip
    def cut_off(self, kiosk: str, link: str, crowd: list[Wish]) -> None:
        """A kiosk that has heard of the server is on its own, and gives out numbers."""
        self.twins.hear(kiosk)
        self.twins.set_link(kiosk, link)
        self.come(kiosk, crowd, 1)

    @precondition(lambda self: any(one.link != "up" for one in self.twins.sides.values()))
    @rule(link=st.sampled_from(["up", "up", "half deaf"]))
    def come_back(self, link: str) -> None:
        name = next(name for name, side in self.twins.sides.items() if side.link != "up")
        self.twins.set_link(name, link)
        self.twins.hear(name)

    @precondition(lambda self: any(one.late for one in self.twins.sides.values()))
    @rule()
    def late_request(self) -> None:
        name = next(name for name, side in self.twins.sides.items() if side.late)
        self.twins.late_request(name)

    @rule(what=st.sampled_from(["again", "again", 5, 120, 1200]))
    def meanwhile(self, what: str | int) -> None:
        """An answer was lost, or some seconds pass."""
        if isinstance(what, int):
            self.twins.forward(what)
        else:
            self.twins.again()

    @rule(what=st.sampled_from(["restart", "tomorrow", 9, 10, 16, 17]), sure=st.booleans())
    def later(self, what: str | int, *, sure: bool) -> None:
        """The server starts again, an hour of the day comes, or the next morning."""
        local = self.model.now.astimezone(ZONE)
        if what == "restart":
            self.server.stop()
            self.server.start()
        elif isinstance(what, int):
            if local.hour < what and sure:
                self._sleep_until(local.replace(hour=what, minute=0))
        elif sure and self.model.now < BEGIN + timedelta(hours=12):
            # One night only: a day later the server forgets whose tickets they were.
            self._sleep_until(local.replace(hour=8, minute=0) + timedelta(days=1))

    # ── how ──────────────────────────────────────────────────────────────────────────────────

    def _sleep_until(self, moment: datetime) -> None:
        self.twins.forward((moment - self.model.now).total_seconds())

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


def live(database_url: str, folder: Path, days: int) -> None:
    """So many of them on an empty database. Raises `AssertionError` where the two disagree."""
    with ward_server(database_url, folder) as server:
        run_state_machine_as_test(
            type("TheDay", (WardDay,), {"server": server}),
            settings=settings(
                max_examples=days,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )
