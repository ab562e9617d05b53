"""Days at random: people, broken links, lost answers, deaths, reboots, wrong clocks, backups.

Each day is decided by its seed. At the end every kiosk tells what it has to tell, and what is not
as it should be is counted.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.offline.world import Box, Link, Office, kiosk, office, wrongs

WALL_ERRORS = (timedelta(), timedelta(hours=2), timedelta(hours=-2))
_LINKS = {
    Link.UP: 6, Link.CUT: 4, Link.DEAF: 2, Link.LATE: 2, Link.HALF_CUT: 2, Link.HALF_DEAF: 2,
}  # fmt: skip


@dataclass
class Day:
    """What happened on a day, and what went wrong in it."""

    seed: int
    happened: Counter[str] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    papers: int = 0


def live(seed: int, folder: Path, acts: int = 150) -> Day:
    """One day of two kiosks."""
    chance = random.Random(seed)
    day = Day(seed)
    with ExitStack() as stack:
        ward = stack.enter_context(office(folder))
        boxes = [
            stack.enter_context(kiosk(ward, name, chance.choice(WALL_ERRORS)))
            for name in ("kiosk-1", "kiosk-2")
        ]
        run = _Run(ward, boxes, chance, day)
        try:
            for _ in range(acts):
                run.something()
            run.settle()
            day.wrongs = wrongs(ward, *boxes, seconds=run.trusted_seconds)
        except AssertionError as error:
            day.wrongs.append(str(error).partition("\n")[0])
        day.papers = sum(len(box.papers) for box in boxes)
    return day


class _Run:
    def __init__(self, ward: Office, boxes: list[Box], chance: random.Random, day: Day) -> None:
        self._ward = ward
        self._boxes = boxes
        self._chance = chance
        self._day = day
        self._backups: list[Path] = []
        self._people = 0
        # Once a wall clock jumps, only the order is certain.
        self.trusted_seconds = 1.0
        self._acts: dict[Callable[[Box], None], int] = {
            self._serve: 60,
            self._serve_and_die: 3,
            self._poll: 25,
            self._change_link: 18,
            self._let_late_in: 6,
            self._wait: 12,
            self._die: 3,
            self._reboot: 2,
            self._set_clock: 1,
            self._back_up: 2,
            self._restore: 2,
        }

    def something(self) -> None:
        """One act, some seconds after the one before."""
        self._ward.clock.forward(seconds=self._chance.randrange(1, 40))
        act = self._chance.choices(list(self._acts), list(self._acts.values()))[0]
        self._day.happened[act.__name__.lstrip("_")] += 1
        act(self._chance.choice(self._boxes))

    def settle(self) -> None:
        """The links are whole, and every kiosk has asked twice."""
        for box in self._boxes:
            box.wire.link = Link.UP
        for _ in range(2):
            for box in self._boxes:
                assert box.poll()
                box.wire.let_late_ones_in()

    def _serve(self, box: Box) -> None:
        self._people += 1
        service = self._chance.choice(("ho-tich", "chung-thuc", "cu-tru"))
        person = f"{self._people:064x}" if self._chance.random() < 0.5 else None
        box.serve(service, person=person)

    def _serve_and_die(self, box: Box) -> None:
        box.serve(dies_before_paper=True)

    def _poll(self, box: Box) -> None:
        box.poll()

    def _change_link(self, box: Box) -> None:
        box.wire.link = self._chance.choices(list(_LINKS), list(_LINKS.values()))[0]

    def _let_late_in(self, box: Box) -> None:
        box.wire.let_late_ones_in()

    def _wait(self, _: Box) -> None:
        self._ward.clock.forward(minutes=self._chance.randrange(1, 6))

    def _die(self, box: Box) -> None:
        box.die()

    def _reboot(self, box: Box) -> None:
        box.die(reboot=True)

    def _set_clock(self, box: Box) -> None:
        box.wall_error = self._chance.choice(WALL_ERRORS)
        self.trusted_seconds = float("inf")

    def _back_up(self, _: Box) -> None:
        self._backups.append(self._ward.back_up(f"backup-{len(self._backups)}.sqlite3"))

    def _restore(self, _: Box) -> None:
        """From any backup of the day, most of the time with nothing else left: the worst case."""
        if self._backups:
            lost = self._chance.random() < 0.8
            self._ward.restore(self._chance.choice(self._backups), disk_lost=lost)
