"""The chart of ratings."""

import html
import re
from datetime import date, timedelta

from front_desk.report_messages import RatingDay
from queue_server.web.charts import rating_trend

LAST = date(2026, 11, 20)
NAMES = (("ho-tich", "Hộ tịch"), ("chung-thuc", "Chứng thực"), ("dat-dai", "Đất đai – xây dựng"))


def day(back: int, service: str, mean: float) -> RatingDay:
    return RatingDay(day=LAST - timedelta(days=back), service=service, ratings=3, rating_mean=mean)


TREND = tuple(
    day(back, service, mean) for service, mean in (("ho-tich", 1.25), ("chung-thuc", 2.0))
    for back in (9, 4, 0)
)  # fmt: skip


def words(svg: bytes) -> list[str]:
    """The texts in a picture."""
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", svg.decode())]


def test_each_rated_service_is_labelled_directly_with_its_newest_figure() -> None:
    said = words(rating_trend(TREND, NAMES, LAST, "điểm", "vi"))
    assert "Hộ tịch" in said
    assert "Chứng thực" in said
    assert "1,2 điểm" in said or "1,3 điểm" in said
    assert "2,0 điểm" in said
    assert "Đất đai – xây dựng" not in said


def test_the_axes_begin_at_zero_and_end_today() -> None:
    said = words(rating_trend(TREND, NAMES, LAST, "điểm", "vi"))
    assert said.count("0") == said.count("2") == 2
    assert said.count("20/11") == said.count("07/11") == 2


def test_the_decimal_sign_follows_the_language() -> None:
    assert "2.0 points" in words(rating_trend(TREND, NAMES, LAST, "points", "en"))


def test_the_same_figures_are_drawn_once() -> None:
    first = rating_trend(TREND, NAMES, LAST, "điểm", "vi")
    assert rating_trend(TREND, NAMES, LAST, "điểm", "vi") is first


def test_a_single_day_is_a_point() -> None:
    svg = rating_trend((day(0, "ho-tich", 0.0),), NAMES, LAST, "điểm", "vi")
    assert "0,0 điểm" in words(svg)
