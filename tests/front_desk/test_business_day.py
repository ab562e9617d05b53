"""The office's day."""

from datetime import UTC, date, datetime

import pytest

from front_desk.business_day import business_day


def test_the_day_is_the_office_s_own() -> None:
    assert business_day(datetime(2026, 3, 1, 16, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert business_day(datetime(2026, 3, 1, 17, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        business_day(datetime(2026, 3, 1, 12, 0))  # noqa: DTZ001 - that is the point
