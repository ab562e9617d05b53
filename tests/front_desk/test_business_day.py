"""The office's day and hours."""

from datetime import UTC, date, datetime, time

import pytest

from front_desk.business_day import OpeningSpan, business_day, is_open

MORNING = OpeningSpan(0, time(8, 0), time(11, 30))


def test_the_day_is_the_office_s_own() -> None:
    assert business_day(datetime(2026, 3, 1, 16, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert business_day(datetime(2026, 3, 1, 17, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        business_day(datetime(2026, 3, 1, 12, 0))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("hour", "minute", "opened"),
    [(0, 59, False), (1, 0, True), (4, 29, True), (4, 30, False)],
)
def test_opening_hours_end_on_the_minute(hour: int, minute: int, opened: bool) -> None:
    monday = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    assert is_open(monday, [MORNING]) is opened


def test_another_weekday_is_closed_and_no_hours_at_all_are_always_open() -> None:
    tuesday = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    assert not is_open(tuesday, [MORNING])
    assert is_open(tuesday, [])
