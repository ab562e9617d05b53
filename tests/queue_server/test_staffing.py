"""How counters are to be staffed for the rest of the day, by their hours."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from front_desk.business_day import OpeningSpan
from front_desk.messages import BreakRequest
from queue_server.desk import acts, counters, views
from queue_server.desk.line import closings as line_closings
from queue_server.desk.line import look_at_line
from queue_server.hours import is_open
from queue_server.staffing import closings, planned_staffing, staffing
from queue_server.store.rows import CounterPlan, Office, SpecialDay
from queue_server.waits import FIRST_HIGH, Closed, open_seconds, over_closings
from tests.desk_kit import DeskKit
from tests.servers import OFFICE

MONDAY = date(2026, 3, 2)
FULL = (OpeningSpan(0, time(8), time(17)),)
BROKEN = (OpeningSpan(0, time(8), time(11, 30)), OpeningSpan(0, time(13, 30), time(17)))
EARLY_LUNCH = (OpeningSpan(0, time(8), time(11)), OpeningSpan(0, time(12), time(17)))
LATE_LUNCH = (OpeningSpan(0, time(8), time(12)), OpeningSpan(0, time(13), time(17)))
MORNING = (OpeningSpan(0, time(8), time(12)),)
MINUTE, HOUR = 60.0, 3600.0


def ward(*counters_hours: tuple[OpeningSpan, ...], hours: tuple[OpeningSpan, ...] = FULL) -> Office:
    """Counters q1, q2 … that all serve one service, with these hours of their own."""
    plans = {
        f"q{at}": CounterPlan(f"q{at}", at, {"vi": f"Quầy {at}"}, ("ho-tich",), spans)
        for at, spans in enumerate(counters_hours, 1)
    }
    return Office("thu", {"vi": "Thử"}, "Asia/Ho_Chi_Minh", hours, {}, {}, plans)


def at(hour: int, minute: int = 0) -> datetime:
    """A moment of that Monday in Hanoi."""
    return datetime(2026, 3, 2, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def look(office: Office, now: datetime, *there: str) -> Closed:
    return staffing(office, now, "ho-tich", there)


def share_at(closed: Closed, seconds: float) -> float:
    """How many counters there are then for each one now."""
    for begin, end, *share in closed:
        if begin <= seconds < end:
            return share[0] if share else 0.0
    return 1.0


def test_lunch_in_turns_takes_half_of_the_counters_away_and_brings_them_back() -> None:
    office = ward(EARLY_LUNCH, LATE_LUNCH)
    assert look(office, at(10), "q1", "q2") == ((HOUR, 2 * HOUR, 0.5), (2 * HOUR, 3 * HOUR, 0.5))
    # Half of an hour's work is done in the hour of the first lunch.
    assert over_closings(1.5 * HOUR, look(office, at(10), "q1", "q2")) == 2 * HOUR
    # Seen from within the second lunch, twice as many come back.
    assert look(office, at(12, 30), "q1") == ((30 * MINUTE, 4.5 * HOUR, 2.0),)


def test_a_counter_follows_its_hours_only_for_what_it_serves() -> None:
    office = ward(EARLY_LUNCH, ())
    other = replace(office.counters["q1"], services=("dat-dai",))
    office = replace(office, counters={**office.counters, "q1": other})
    assert look(office, at(10), "q1", "q2") == ()
    assert staffing(office, at(10), "dat-dai", ["q1", "q2"]) == ((HOUR, 2 * HOUR, 0.0),)


def test_who_stays_on_counts_as_open_until_their_hours_begin_again() -> None:
    office = ward(EARLY_LUNCH, LATE_LUNCH)
    assert share_at(look(office, at(11, 5), "q1", "q2"), 0) == 1
    assert share_at(look(office, at(11, 5), "q1", "q2"), 50 * MINUTE) == 1
    half_day = ward(MORNING, ())
    assert look(half_day, at(14), "q1", "q2") == ()


def test_who_left_early_is_expected_when_their_hours_begin_again() -> None:
    office = ward(EARLY_LUNCH, LATE_LUNCH)
    seen = look(office, at(10, 55), "q2")
    assert share_at(seen, 10 * MINUTE) == 1
    assert share_at(seen, 66 * MINUTE) == 1  # q1 is back, q2 has left
    assert share_at(seen, 126 * MINUTE) == 2


def test_nobody_is_expected_at_an_empty_counter_without_hours() -> None:
    office = ward(EARLY_LUNCH, (), ())
    assert look(office, at(10), "q1", "q2") == ((HOUR, 2 * HOUR, 0.5),)


def test_where_nobody_sits_yet_one_is_thought_to_come_and_after_the_break_all_who_should() -> None:
    office = ward(BROKEN, BROKEN, BROKEN, hours=BROKEN)
    assert share_at(look(office, at(8)), 0) == 1
    # At noon all have closed their counters, and three will open them.
    assert look(office, at(12)) == ((0.0, 90 * MINUTE, 0.0), (90 * MINUTE, 5 * HOUR, 3.0))
    # Nobody is to sit here before noon, so nobody comes.
    late = ward((OpeningSpan(0, time(12), time(17)),))
    assert look(late, at(10)) == ((0.0, 2 * HOUR, 0.0),)


def test_a_special_day_has_hours_for_counters_too() -> None:
    half = SpecialDay(MONDAY, {"vi": "Nửa ngày"}, ((time(8), time(9)), (time(10), time(11))))
    office = replace(ward(EARLY_LUNCH), special_days={MONDAY: half})
    assert [one[:2] for one in look(office, at(8, 30), "q1")] == [(30 * MINUTE, 90 * MINUTE)]
    holiday = replace(office, special_days={MONDAY: SpecialDay(MONDAY, {"vi": "Nghỉ"})})
    assert look(holiday, at(8, 30), "q1") == ()


def test_an_office_that_never_closes_may_have_counters_that_do() -> None:
    office = ward(EARLY_LUNCH, (), hours=())
    seen = look(office, at(10), "q1", "q2")
    assert [share_at(seen, hours * HOUR) for hours in (0, 1.5, 2.5, 8)] == [1, 0.5, 1, 0.5]


def test_before_the_opening_nobody_serves() -> None:
    assert share_at(look(ward(EARLY_LUNCH), at(7)), 0) == 0
    assert closings(ward(hours=BROKEN), at(7)) == ((0.0, HOUR), (4.5 * HOUR, 6.5 * HOUR))
    assert closings(ward(hours=BROKEN), at(12)) == ((-30 * MINUTE, 90 * MINUTE),)
    assert closings(ward(hours=BROKEN), at(18)) == closings(ward(hours=()), at(9)) == ()


# ── properties ───────────────────────────────────────────────────────────────────────────────

STEP = timedelta(minutes=5)
moments = st.integers(6 * 12, 18 * 12 - 1).map(lambda steps: at(0) + steps * STEP)


@st.composite
def day_hours(draw: st.DrawFn) -> tuple[OpeningSpan, ...]:
    """None, or up to two spans of a Monday on quarters of an hour."""
    count = draw(st.sampled_from([0, 2, 4]))
    picked = st.lists(st.integers(7 * 4, 18 * 4 - 1), min_size=count, max_size=count, unique=True)
    clock = [time(one // 4, one % 4 * 15) for one in sorted(draw(picked))]
    return tuple(OpeningSpan(0, *clock[at : at + 2]) for at in range(0, count, 2))


offices = st.builds(
    lambda hours, plans: ward(*plans, hours=hours),
    day_hours(),
    st.lists(day_hours(), min_size=1, max_size=4),
)
theirs = st.frozensets(st.sampled_from(["q1", "q2", "q3", "q4"]))


@given(hours=day_hours(), count=st.integers(1, 4), now=moments, there=theirs)
def test_no_hours_are_the_hours_of_the_office(
    hours: tuple[OpeningSpan, ...], count: int, now: datetime, there: frozenset[str]
) -> None:
    office = ward(*[()] * count, hours=hours)
    assert staffing(office, now, "ho-tich", there) == closings(office, now)


@given(hours=day_hours(), count=st.integers(1, 4), now=moments)
def test_counters_that_keep_the_office_s_hours_in_words_of_their_own_are_like_it(
    hours: tuple[OpeningSpan, ...], count: int, now: datetime
) -> None:
    office, named = ward(*[()] * count, hours=hours), ward(*[hours] * count, hours=hours)
    for minutes in (0, 1, 30, 120, 400):
        work = minutes * MINUTE
        assert over_closings(work, planned_staffing(named, now, "ho-tich")) == pytest.approx(
            over_closings(work, planned_staffing(office, now, "ho-tich"))
        ) or not is_open(office, now)


@given(office=offices, now=moments, there=theirs)
@settings(max_examples=200)
def test_stretches_are_in_order_and_apart_and_none_begins_before_now(
    office: Office, now: datetime, there: frozenset[str]
) -> None:
    seen = staffing(office, now, "ho-tich", there)
    edges = [edge for begin, end, *_ in seen for edge in (max(0.0, begin), end)]
    assert edges == sorted(edges)
    assert all(begin < end for begin, end, *_ in seen)
    for seconds in (0.0, 60.0, 4000.0, 20_000.0):
        on_the_clock = over_closings(seconds, seen)
        assert open_seconds(on_the_clock, seen) == pytest.approx(seconds)


@given(office=offices, now=moments, there=theirs)
@settings(max_examples=200)
def test_moment_by_moment_the_counters_are_those_that_a_person_would_name(
    office: Office, now: datetime, there: frozenset[str]
) -> None:
    """Told again in the plainest way: each counter, every five minutes until night."""
    seen = staffing(office, now, "ho-tich", there)
    if not any(plan.spans for plan in office.counters.values()):
        return
    here = [code for code in office.counters if code in there]
    doing = dict.fromkeys(here, True)
    as_before = set(office.counters)
    last = max((one.closes for one in office.spans), default=time(23, 55))
    moment = now
    while moment < at(last.hour, last.minute):
        count = 0
        for code, plan in office.counters.items():
            if not plan.spans:
                count += code in here
                continue
            planned = is_open(office, moment, plan)
            if planned != is_open(office, moment - STEP, plan) and moment != now:
                as_before.discard(code)
            count += doing.get(code, False) if code in as_before else planned
        if not count and not here:
            count = any(
                not plan.spans or is_open(office, moment, plan) for plan in office.counters.values()
            )
        wanted = count / max(1, len(here)) if is_open(office, moment) else 0.0
        assert share_at(seen, (moment - now).total_seconds()) == pytest.approx(wanted), moment
        moment += STEP


# ── in the office ────────────────────────────────────────────────────────────────────────────


def hours_of(kit: DeskKit, counter: str, *spans: OpeningSpan) -> None:
    kit.store.write_now(lambda unit: unit.at(OFFICE).set_counter_hours(counter, spans))
    kit.desk.forget_setup()


def test_people_are_told_of_a_counter_that_will_close(kit: DeskKit) -> None:
    kit.open("quay-1")
    for _ in range(6):
        kit.issue("ho-tich")
    before = kit.issue("ho-tich")
    # Nine o'clock on a Monday; nobody else is open for this service.
    hours_of(
        kit, "quay-1", OpeningSpan(0, time(8), time(9, 10)), OpeningSpan(0, time(14), time(17))
    )
    after = kit.issue("ho-tich")
    assert after.wait_low_minutes is not None
    assert before.wait_low_minutes is not None
    assert after.wait_low_minutes >= before.wait_low_minutes + 200
    offered = {one.code: one for one in kit.see(views.services_view).services}
    assert offered["ho-tich"].wait_low_minutes >= after.wait_low_minutes
    assert offered["cu-tru"].wait_low_minutes < 200


def test_a_counter_on_a_break_is_not_there(kit: DeskKit) -> None:
    hours_of(kit, "quay-1", OpeningSpan(0, time(8), time(10)), OpeningSpan(0, time(11), time(17)))
    kit.open("quay-1")
    kit.open("quay-2")
    assert share_at(now_told(kit), 90 * MINUTE) == 0.5
    rest = BreakRequest(reason="Ăn trưa")
    kit.do(lambda turn: counters.take_break(turn, "quay-1", rest))
    assert share_at(now_told(kit), 90 * MINUTE) == 1
    assert share_at(now_told(kit), 130 * MINUTE) == 2


def now_told(kit: DeskKit) -> Closed:
    return kit.see(lambda turn: line_closings(turn, look_at_line(turn), "ho-tich"))


@pytest.mark.parametrize("planned", [True, False])
def test_a_wait_over_a_planned_break_is_learned_in_the_hours_that_were_staffed(
    kit: DeskKit, *, planned: bool
) -> None:
    """An hour's break in the middle of a wait is no error of the estimate, if it was planned."""
    if planned:
        around = (OpeningSpan(0, time(8), time(9, 5)), OpeningSpan(0, time(10, 5), time(17)))
        hours_of(kit, "quay-1", *around)
        hours_of(kit, "quay-2", OpeningSpan(1, time(8), time(17)))
    kit.open("quay-1")
    kit.issue("ho-tich")
    kit.issue("ho-tich")
    called = kit.act(acts.serve, kit.call())
    waits = kit.issue("ho-tich")
    assert (waits.wait_high_minutes > 60) is planned
    kit.clock.forward(minutes=72)
    kit.act(acts.finish, called)
    kit.serve_one()
    kit.call()
    asyncio.run(kit.desk.learn())
    learned = kit.see(lambda turn: turn.repo.calibrations()).ordinary
    assert learned.seen == 2
    assert (learned.high < FIRST_HIGH) is planned
