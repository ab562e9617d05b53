"""Blocks of numbers that kiosks hold, on both databases."""

from datetime import date, timedelta
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.lease_messages import LeaseRequest, LeaseView
from queue_server.accounts import add_device
from queue_server.desk import leases
from queue_server.desk.turn import Actor
from queue_server.desk.views import services_view
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, DeskKit
from tests.servers import OFFICE

FIRST, SECOND = "0a" * 16, "0b" * 16
TODAY = date(2026, 11, 23)


def ask(
    kit: DeskKit,
    after: int = 0,
    *,
    installation: str = FIRST,
    day: date | None = None,
    kiosk: Actor = KIOSK,
) -> LeaseView:
    """A kiosk asks for numbers."""
    request = LeaseRequest(installation=installation, day=day, after=after)
    return kit.do(partial(leases.lease, request=request), kiosk)


def test_a_kiosk_gets_letters_that_no_service_has(kit: DeskKit) -> None:
    block = ask(kit)
    assert (block.series, block.day, block.first, block.last) == ("X", TODAY, 1, 50)
    assert (block.epoch, block.follow_url) == (1, "http://phone.example/t/")
    add_device(kit.store, OFFICE, "kiosk-2", "kiosk")
    assert ask(kit, kiosk=Actor("device", "kiosk-2")).series == "Y"


def test_letters_go_by_the_name(kit: DeskKit) -> None:
    for name in ("kiosk-4", "kiosk-2", "kiosk-17", "quay-sanh"):
        add_device(kit.store, OFFICE, name, "kiosk")
    series = kit.see(lambda turn: turn.repo.kiosk_series())
    # kiosk-17 would have had kiosk-1's; a name without a number has a place of its own.
    assert series == {
        "kiosk-1": "X", "kiosk-2": "Y", "kiosk-4": "W", "kiosk-17": "Z", "quay-sanh": "S",
    }  # fmt: skip


def test_letters_are_never_those_of_a_service(kit: DeskKit) -> None:
    service = kit.see(lambda turn: turn.service("ho-tich"))
    new = "kiosk-99"

    def add(unit: Unit) -> None:
        for series in "YZWVUTSRPNMLKHG":
            other = {**vars(service), "code": f"dich-vu-{series.lower()}", "series": series}
            unit.at(OFFICE).add_service(type(service)(**other))

    kit.store.write_now(add)
    add_device(kit.store, OFFICE, new, "kiosk")
    assert ask(kit, kiosk=Actor("device", new)).series == "ZX"


def test_a_question_asked_again_gets_the_same_block(kit: DeskKit) -> None:
    first = ask(kit)
    again = ask(kit)
    assert (again.first, again.last) == (first.first, first.last)
    second = ask(kit, after=50)
    assert (second.first, second.last) == (51, 100)
    assert ask(kit, after=50).first == 51
    assert kit.kinds() == ["numbers.leased", "numbers.leased"]


def test_a_kiosk_that_lost_its_memory_gets_no_old_number(kit: DeskKit) -> None:
    ask(kit)
    new = ask(kit, installation=SECOND)
    assert (new.series, new.first, new.epoch) == ("X", 51, 2)
    # The old installation, should it come back, still has its own block only.
    assert (ask(kit).first, ask(kit).epoch) == (1, 1)
    assert ask(kit, after=50).first == 101


def test_what_a_kiosk_has_is_passed_over_whatever_the_books_say(kit: DeskKit) -> None:
    assert ask(kit, after=120).first == 121
    assert ask(kit, installation=SECOND).first == 171


def test_days_ahead_have_blocks_of_their_own(kit: DeskKit) -> None:
    for days in (0, 1, 14):
        block = ask(kit, day=TODAY + timedelta(days=days))
        assert (block.day, block.first, block.epoch) == (TODAY + timedelta(days=days), 1, 1)


@pytest.mark.parametrize("days", [-1, 15])
def test_other_days_are_refused(kit: DeskKit, days: int) -> None:
    with pytest.raises(DeskError) as caught:
        ask(kit, day=TODAY + timedelta(days=days))
    assert caught.value.code is ErrorCode.INVALID_REQUEST


def test_a_series_ends(kit: DeskKit) -> None:
    block = ask(kit, after=980)
    assert (block.first, block.last) == (981, 999)
    with pytest.raises(DeskError) as caught:
        ask(kit, after=999)
    assert caught.value.code is ErrorCode.NUMBERS_EXHAUSTED


def test_the_services_say_where_the_office_stands(kit: DeskKit) -> None:
    ask(kit)
    seen = kit.see(services_view)
    assert seen.kiosk_series == ("X",)
    assert seen.standing is not None
    assert (seen.standing.incarnation, seen.standing.revision) == ("", 1)
    assert seen.standing.server_time == kit.clock.now
