"""Hours, breaks, holidays, and the time windows that fit into them."""

from datetime import UTC, date, datetime, time

import pytest

from front_desk.business_day import OpeningSpan
from queue_server.hours import is_open, spans_on, windows_on
from queue_server.store.rows import Office, Service, SpecialDay

MONDAY = date(2026, 3, 2)
MORNING = OpeningSpan(0, time(8), time(11, 30))
AFTERNOON = OpeningSpan(0, time(13, 30), time(17))


def office(*spans: OpeningSpan, special: SpecialDay | None = None) -> Office:
    days = {} if special is None else {special.day: special}
    return Office("thu", {"vi": "Thử"}, "Asia/Ho_Chi_Minh", spans, {}, {}, {}, special_days=days)


def service(*spans: OpeningSpan) -> Service:
    return Service("ho-tich", "A", 1, {"vi": "Hộ tịch"}, {}, "family", 600, spans=spans)


@pytest.mark.parametrize(
    ("hour", "minute", "opened"),
    [(0, 59, False), (1, 0, True), (4, 29, True), (4, 30, False), (5, 0, False), (6, 30, True)],
)
def test_hours_end_on_the_minute_and_the_break_is_closed(
    hour: int, minute: int, opened: bool
) -> None:
    moment = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    assert is_open(office(MORNING, AFTERNOON), moment) is opened


def test_another_weekday_is_closed_and_no_hours_at_all_are_always_open() -> None:
    tuesday = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    assert not is_open(office(MORNING), tuesday)
    assert is_open(office(), tuesday)


def test_a_service_may_have_hours_of_its_own() -> None:
    ten = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    ward = office(MORNING)
    assert is_open(ward, ten, service())
    assert not is_open(ward, ten, service(AFTERNOON))


def test_a_holiday_closes_everything_and_a_working_saturday_opens() -> None:
    ten = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    holiday = office(MORNING, special=SpecialDay(MONDAY, {"vi": "Nghỉ"}))
    assert not is_open(holiday, ten)
    assert not is_open(holiday, ten, service(MORNING))
    assert not is_open(office(special=SpecialDay(MONDAY, {"vi": "Nghỉ"})), ten)
    saturday = date(2026, 3, 7)
    working = SpecialDay(saturday, {"vi": "Làm bù"}, ((time(8), time(11)),))
    assert is_open(office(MORNING, special=working), datetime(2026, 3, 7, 2, 0, tzinfo=UTC))


def test_windows_fill_the_hours_and_never_reach_into_the_break() -> None:
    found = windows_on(office(MORNING, AFTERNOON), MONDAY, service(), 60)
    assert found[:3] == ((time(8), time(9)), (time(9), time(10)), (time(10), time(11)))
    assert found[3][0] == time(13, 30)
    hours = spans_on(office(MORNING, AFTERNOON), MONDAY)
    for begin, end in found:
        assert any(opens <= begin and end <= closes for opens, closes in hours)
