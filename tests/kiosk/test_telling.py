"""How long ago something was, by clocks that are not to be trusted."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from front_desk.messages import TicketRequest
from kiosk.clocks import Anchor, Moment, Now
from kiosk.outbox import Entry
from kiosk.telling import ages_of
from tests.kiosk.boxes import DAY, MORNING, moment, standing


def entry(seq: int, at: Moment, office_seconds: float | None = None) -> Entry:
    """A number that was given out at this moment."""
    return Entry(
        seq=seq,
        day=DAY,
        number=f"X{seq:03}",
        token=f"token-{seq}",
        key=f"key-{seq}",
        request=TicketRequest(service="ho-tich"),
        office_time=None if office_seconds is None else MORNING + timedelta(seconds=office_seconds),
        by_server=False,
        at=at,
    )


def test_within_one_boot_a_wall_clock_that_jumps_does_no_harm() -> None:
    jumped = Now(moment(100, wall=MORNING - timedelta(hours=2)), None)
    assert ages_of([entry(1, moment(40))], jumped) == {1: 60}


def test_over_a_boot_the_server_s_time_counts() -> None:
    now = Now(moment(5, boot="boot-2"), MORNING + timedelta(seconds=500))
    assert ages_of([entry(1, moment(40), office_seconds=440)], now) == {1: 60}


def test_without_anything_better_the_wall_clock_counts() -> None:
    now = Now(moment(5, boot="boot-2", wall=MORNING + timedelta(seconds=100)), None)
    assert ages_of([entry(1, moment(40))], now) == {1: 60}


def test_a_clock_that_was_set_back_makes_nobody_younger_than_who_came_later() -> None:
    now = Now(moment(300, boot="boot-2", wall=MORNING - timedelta(hours=2)), None)
    ages = ages_of([entry(1, moment(40)), entry(2, moment(100, boot="boot-2"))], now)
    assert ages[2] == 200
    assert 200 < ages[1] < 201


def test_a_clock_that_was_set_forward_makes_nobody_older_than_who_came_before() -> None:
    now = Now(
        moment(300, boot="boot-2", wall=MORNING + timedelta(hours=3)),
        MORNING + timedelta(seconds=900),
    )
    ages = ages_of([entry(1, moment(10), office_seconds=100), entry(2, moment(40))], now)
    assert ages == {1: 800, 2: 800}


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Entry], Now]:
    """Entries over up to four boots, each with a wall clock that is wrong in its own way."""
    entries, seconds, boot, begun = [], 0.0, 1, 0.0
    error = timedelta()
    for seq in range(1, draw(st.integers(2, 12))):
        seconds += draw(st.floats(1, 3000))
        if draw(st.integers(0, 3)) == 0:
            boot, begun = boot + 1, seconds
            error = timedelta(hours=draw(st.sampled_from((-2, 0, 2))))
        wall = MORNING + timedelta(seconds=seconds) + error
        at = Moment(f"boot-{boot}", seconds - begun, wall)
        entries.append(entry(seq, at, seconds if draw(st.booleans()) else None))
    seconds += 60
    here = Moment(f"boot-{boot}", seconds - begun, MORNING + timedelta(seconds=seconds) + error)
    return entries, Now(here, MORNING + timedelta(seconds=seconds))


@given(lives())
def test_whatever_the_clocks_say_nobody_overtakes(life: tuple[list[Entry], Now]) -> None:
    entries, now = life
    ages = ages_of(entries, now)
    in_order = [ages[one.seq] for one in entries]
    assert all(age >= 0 for age in in_order)
    assert all(one >= other - 1e-6 for one, other in pairwise(in_order))


def test_the_server_s_time_is_known_within_a_boot_only() -> None:
    anchor = Anchor.at(moment(100), standing())
    assert anchor.office_time(moment(160)) == MORNING + timedelta(seconds=60)
    assert anchor.office_time(moment(1, boot="boot-2")) is None
