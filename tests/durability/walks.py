"""Random days at the example ward: any command at any time, whether it fits or not."""

import asyncio
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

from front_desk.booking_messages import BookingRequest
from front_desk.errors import DeskError
from front_desk.messages import (
    BreakRequest,
    CheckInRequest,
    ParkRequest,
    RatingRequest,
    TicketRequest,
    TransferRequest,
)
from queue_server.desk import acts, bookings, counters, issuing, undoing, visits
from queue_server.desk.service import Desk
from queue_server.desk.turn import PHONE, Actor, Turn
from queue_server.seed import seed
from queue_server.store.session import Store
from tests.desk_kit import CLERK, KIOSK, MANAGER, DeskKit, StandingClock
from tests.servers import OFFICE, ZONE

SERVICES = ("ho-tich", "chung-thuc", "dat-dai")
COUNTERS = ("quay-1", "quay-2", "quay-3")
PRIORITIES = (None, None, "tu-75-tuoi")
PEOPLE = (None, "a" * 64, "b" * 64)
PORTAL = Actor("device", "portal-1")

Act = tuple[Actor, Callable[[Turn], object]]


@dataclass(frozen=True)
class Step:
    """One command: its name, and numbers from which it picks what it is about."""

    name: str
    which: int
    how: int
    minutes: float


def random_steps(seed: int, count: int) -> list[Step]:
    """Commands in any order; those that move people on come more often."""
    # Not for secrets: the same seed makes the same walk.
    pick = random.Random(seed)
    names = [*_COMMANDS, *_OFTEN]
    return [
        Step(pick.choice(names), pick.randrange(12), pick.randrange(12), pick.choice(_MINUTES))
        for _ in range(count)
    ]


def walk(kit: DeskKit, taken: Sequence[Step]) -> list[str]:
    """Carry commands out, one after the other; the names of those that were not refused."""
    done = []
    for counter in COUNTERS:
        kit.open(counter, MANAGER if counter == "quay-2" else CLERK)
    for service in (*SERVICES, *SERVICES):
        kit.issue(service)
    for step in taken:
        kit.clock.forward(minutes=step.minutes)
        with suppress(DeskError):
            actor, act = _COMMANDS[step.name](kit, step)
            kit.do(act, actor)
            done.append(step.name)
    return done


@contextmanager
def copied_ward(template: Path, copy: Path) -> Iterator[DeskKit]:
    """A desk over a copy of a seeded SQLite file, on Monday morning."""
    shutil.copyfile(template, copy)
    clock = StandingClock()
    with Store.for_file(copy) as store:
        seeded = seed(store, OFFICE, ZONE, keep_hours=True)
        yield DeskKit(store, Desk(store, clock, "http://phone.example"), clock, seeded)
    copy.unlink()


def make_template(path: Path) -> Path:
    """A SQLite file with the example ward, whose numbers can be booked from home."""
    with Store.for_file(path) as store:
        seed(store, OFFICE, ZONE, keep_hours=True)
        store.write_now(
            lambda unit: unit.at(OFFICE).set_service_limits(
                "ho-tich", daily_quota=None, per_person=None, per_window=3
            )
        )
    return path


def all_days(kit: DeskKit) -> list[date]:
    """Every day that has tickets."""
    return asyncio.run(kit.store.read(lambda unit: unit.at(OFFICE).business_days()))


def _issue(_: DeskKit, step: Step) -> Act:
    service, later = SERVICES[step.which % 3], SERVICES[(step.which + 1) % 3]
    request = TicketRequest(
        service=service,
        then=(later,) if step.how % 3 == 0 else (),
        priority=PRIORITIES[step.how % len(PRIORITIES)],
        person_key=PEOPLE[step.how % len(PEOPLE)],
    )
    return KIOSK, partial(issuing.issue, request=request)


def _book(kit: DeskKit, step: Step) -> Act:
    request = BookingRequest(
        service="ho-tich",
        day=kit.see(lambda turn: turn.day),
        window_from=time(9, 30 * (step.which % 2)),
        person_key=PEOPLE[1 + step.how % 2] or "",
    )
    return PORTAL, partial(bookings.book, request=request)


def _call(_: DeskKit, step: Step) -> Act:
    return MANAGER, partial(counters.call_next, code=COUNTERS[step.which % 3])


def _undo(_: DeskKit, step: Step) -> Act:
    return MANAGER, partial(undoing.undo, code=COUNTERS[step.which % 3])


def _break(_: DeskKit, step: Step) -> Act:
    code, request = COUNTERS[step.which % 3], BreakRequest(reason="uống nước")
    return MANAGER, partial(counters.take_break, code=code, request=request)


def _open(_: DeskKit, step: Step) -> Act:
    return CLERK, partial(counters.open_counter, code=COUNTERS[step.which % 3])


def _close(_: DeskKit, step: Step) -> Act:
    return MANAGER, partial(counters.close_counter, code=COUNTERS[step.which % 3])


def _check_in(kit: DeskKit, step: Step) -> Act:
    request = CheckInRequest(ticket=_token(kit, step))
    return KIOSK, partial(visits.check_in, request=request)


def _cancel_own(kit: DeskKit, step: Step) -> Act:
    return PHONE, partial(visits.cancel_own, token=_token(kit, step))


def _rate(kit: DeskKit, step: Step) -> Act:
    scores: tuple[Any, ...] = (0, 1, 2)
    request = RatingRequest(ticket=_token(kit, step), score=scores[step.how % 3])
    return PHONE, partial(visits.rate, request=request)


def _on_ticket(act: Callable[[Turn, int], object]) -> Callable[[DeskKit, Step], Act]:
    def make(kit: DeskKit, step: Step) -> Act:
        one = _ticket_id(kit, step)
        return MANAGER, lambda turn: act(turn, one)

    return make


def _park(kit: DeskKit, step: Step) -> Act:
    one, request = _ticket_id(kit, step), ParkRequest(for_papers=step.how % 2 == 0)
    return CLERK, lambda turn: acts.park(turn, one, request)


def _transfer(kit: DeskKit, step: Step) -> Act:
    one = _ticket_id(kit, step)
    request = TransferRequest(
        service=SERVICES[step.how % 3],
        counter=COUNTERS[step.how % 3] if step.how % 4 == 0 else None,
        come_back=step.how % 2 == 0,
    )
    return MANAGER, lambda turn: acts.transfer(turn, one, request)


def _ticket_id(kit: DeskKit, step: Step) -> int:
    """Most of the time a ticket at a counter, else one of the first dozen."""
    if step.how % 3:
        at_counters = kit.see(lambda turn: turn.repo.tickets_at_counters())
        if at_counters:
            found = sorted(one.id for one in at_counters.values())
            return found[step.which % len(found)]
    return step.which + 1


def _token(kit: DeskKit, step: Step) -> str:
    return kit.see(lambda turn: turn.repo.ticket(step.which + 1)).token


_COMMANDS: dict[str, Callable[[DeskKit, Step], Act]] = {
    "issue": _issue,
    "book": _book,
    "call": _call,
    "undo": _undo,
    "break": _break,
    "open": _open,
    "close": _close,
    "check_in": _check_in,
    "cancel_own": _cancel_own,
    "rate": _rate,
    "park": _park,
    "transfer": _transfer,
    "recall": _on_ticket(acts.recall),
    "serve": _on_ticket(acts.serve),
    "finish": _on_ticket(acts.finish),
    "miss": _on_ticket(acts.miss),
    "restore": _on_ticket(acts.restore),
    "leave": _on_ticket(acts.leave),
    "cancel": _on_ticket(acts.cancel),
}
_OFTEN = (
    *("issue", "issue", "call", "call", "call", "serve", "serve", "finish", "finish"),
    *("recall", "recall", "miss", "park", "rate", "undo"),
)
_MINUTES = (0, 0.2, 1, 7)
