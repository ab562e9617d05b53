"""Whatever people do, the events tell the same story as the tables and the report."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text, update

from front_desk.lease_messages import ReplayEntry, ReplayRequest
from front_desk.messages import RatingRequest, TicketRequest, TransferRequest
from front_desk.tickets import TicketState
from queue_server import derived, reports
from queue_server.desk import acts, issuing, replay, undoing, visits
from queue_server.desk.turn import Turn
from queue_server.store.tables import calls, events, ratings, tickets
from tests.desk_kit import KIOSK, DeskKit
from tests.durability.walks import all_days, copied_ward, make_template, random_steps, walk

DAY = date(2026, 11, 23)
WALK = 100
OFTEN_SEEN = {
    "ticket.issued", "ticket.booked", "ticket.called", "ticket.recalled", "ticket.serving",
    "ticket.finished", "ticket.missed", "ticket.parked", "ticket.restored", "ticket.left",
    "ticket.cancelled", "ticket.transferred", "ticket.undone", "ticket.released",
}  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ward in a file, to be copied."""
    return make_template(tmp_path_factory.mktemp("template") / "queue.sqlite3")


def differences(kit: DeskKit) -> list[str]:
    return [str(one) for one in kit.see(lambda turn: derived.check_office(turn.repo))]


def kinds_of_walk(template: Path, copy: Path, seed: int) -> list[str]:
    """Walk, compare, and give the kinds of what happened."""
    with copied_ward(template, copy) as kit:
        walk(kit, random_steps(seed, WALK))
        assert differences(kit) == []
        return kit.kinds()


@pytest.mark.slow
def test_any_day_is_told_again_by_its_events(template: Path, tmp_path: Path) -> None:
    @given(seed=st.integers(0, 2**32))
    @settings(max_examples=3, deadline=None, phases=[Phase.generate])
    def check(seed: int) -> None:
        kinds_of_walk(template, tmp_path / "walk.sqlite3", seed)

    check()


@pytest.mark.slow
def test_days_with_everything_in_them_are_told_again(template: Path, tmp_path: Path) -> None:
    """The same walks each time, which between them do all that can be done."""
    seen = {kind for seed in range(6) for kind in kinds_of_walk(template, tmp_path / "w", seed)}
    assert seen >= OFTEN_SEEN, f"too tame: {sorted(OFTEN_SEEN - seen)}"


def a_full_morning(kit: DeskKit) -> None:
    """Two served, one of them rated; one sent on and back again; one parked, one missed."""
    for _ in range(5):
        kit.issue()
    kit.open()
    kit.open("quay-3")
    kit.clock.forward(minutes=3)
    kit.serve_one()
    rating = RatingRequest(ticket="A001", score=2, comment="Cảm ơn")
    kit.do(partial(visits.rate, request=rating), KIOSK)
    second = kit.call()
    kit.act(acts.serve, second)
    sent = TransferRequest(service="dat-dai", come_back=True)
    kit.do(lambda turn: acts.transfer(turn, int(second.id), sent))
    kit.act(acts.serve, kit.call("quay-3"))
    kit.act(acts.finish, second)
    kit.serve_one()
    third = kit.call()
    kit.clock.forward(seconds=30)
    kit.act(acts.recall, third)
    kit.act(acts.miss, third)
    kit.call()
    kit.do(lambda turn: undoing.undo(turn, "quay-1"))


def test_a_full_morning_on_either_database(kit: DeskKit) -> None:
    a_full_morning(kit)
    assert differences(kit) == []
    assert {"ticket.returned", "ticket.undone", "ticket.rated"} <= set(kit.kinds())


def test_the_report_is_told_by_the_events_alone(kit: DeskKit) -> None:
    a_full_morning(kit)

    def both(turn: Turn) -> tuple[Any, Any]:
        happened = turn.repo.events_of_tickets(DAY)
        told = derived.retell(happened, ZoneInfo(turn.office.time_zone))
        return (
            derived.told_report(told, turn.office, DAY),
            reports.today(turn.repo, turn.office, DAY),
        )

    told, kept = kit.see(both)
    assert told.model_dump(exclude={"latest_ratings"}) == kept.model_dump(
        exclude={"latest_ratings"}
    )
    assert (told.served, told.ratings, told.missed) == (2, 1, 1)


Tamper = Callable[[Connection], object]


def _where_a002(values: dict[str, Any]) -> Tamper:
    return lambda db: db.execute(update(tickets).where(tickets.c.number == 2).values(**values))


TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a state": (_where_a002({"state": TicketState.CANCELLED}), "ticket A002: state"),
    "a counter": (_where_a002({"counter": "quay-4"}), "ticket A002: counter"),
    "a count": (_where_a002({"call_count": 7}), "ticket A002: call_count"),
    "a moment": (_where_a002({"first_called_at": None}), "ticket A002: first_called_at"),
    "a day": (_where_a002({"business_day": date(2026, 11, 20)}), "business_day"),
    "a call": (
        lambda db: db.execute(calls.delete().where(calls.c.call_count == 2)),
        "the row: kept 'not there'",
    ),
    "a call taken back": (lambda db: db.execute(update(calls).values(undone=False)), "undone"),
    "a score": (lambda db: db.execute(update(ratings).values(score=0)), "score: kept '0'"),
    "an event": (
        lambda db: db.execute(events.delete().where(events.c.kind == "ticket.rated")),
        "events: the log",
    ),
    "the first event": (
        lambda db: db.execute(events.delete().where(events.c.revision == 1)),
        "tickets: their number",
    ),
    "a seat": (
        lambda db: db.execute(
            text("UPDATE counters SET staff = NULL, opened_at = NULL WHERE code = 'quay-1'")
        ),
        "counter quay-1: staff",
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_changed_behind_the_events_is_found(
    what: str, template: Path, tmp_path: Path
) -> None:
    tamper, finding = TAMPERINGS[what]
    with copied_ward(template, tmp_path / "tampered.sqlite3") as kit:
        a_full_morning(kit)
        assert differences(kit) == []
        kit.store.write_now(lambda unit: tamper(unit._connection))
        assert finding in "\n".join(differences(kit))


def test_each_day_is_told_by_itself(kit: DeskKit) -> None:
    """A ticket that is still at a counter the next morning belongs to its own day."""
    kit.issue()
    kit.open()
    late = kit.call()
    kit.clock.forward(days=1)
    kit.issue()
    kit.act(acts.serve, late)
    kit.act(acts.finish, late)
    assert all_days(kit) == [DAY, date(2026, 11, 24)]
    assert differences(kit) == []


def test_leaving_with_a_number_for_later_is_told_once(kit: DeskKit) -> None:
    request = TicketRequest(service="ho-tich", then=("chung-thuc", "dat-dai"))
    kit.do(lambda turn: issuing.issue(turn, request), KIOSK)
    later = kit.see(lambda turn: visits.find(turn, "B001"))
    kit.do(lambda turn: acts.leave(turn, later.id))
    assert kit.kinds().count("ticket.left") == 2
    assert differences(kit) == []


def test_numbers_that_a_kiosk_gave_out_by_itself_are_told_with_their_own_moment(
    kit: DeskKit,
) -> None:
    request = TicketRequest(service="ho-tich", priority="tu-75-tuoi")
    entry = ReplayEntry(
        number="X007", day=DAY, token="t" * 22, key="k" * 16, request=request, age_seconds=900
    )
    told = ReplayRequest(installation="0" * 32, entries=(entry,))
    kit.do(lambda turn: turn.repo.set_kiosk_series("kiosk-1", "X"))
    kit.do(lambda turn: replay.replay(turn, told, "POST /api/v1/tickets"), KIOSK)
    late = kit.see(lambda turn: visits.find(turn, "X007"))
    assert late.issued_at < kit.clock.now
    kit.open()
    assert kit.call().number == "X007"
    assert differences(kit) == []
