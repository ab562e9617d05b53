"""Charts as SVG, made on the server: direct labels, zero baselines, our own colours."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from front_desk.report_messages import RatingDay

_INK, _QUIET, _LINE = "#1F2430", "#4A4F5C", "#E8DFCF"
_BLUE, _RED = "#1E3A5F", "#9B1B2F"
_FONT = "Noto Sans, system-ui, sans-serif"
_COLUMNS = 3
_WIDTH, _HEIGHT = 200, 84
_DAYS = 14

Names = tuple[tuple[str, str], ...]
"""(code, name) of each service, in the order to draw."""


@lru_cache(maxsize=16)
def rating_trend(
    trend: tuple[RatingDay, ...], names: Names, last: date, unit: str, language: str
) -> bytes:
    """Small charts, one a service that was rated: the mean of each day, from 0 to 2 points.

    `last` is the day at the right edge, `unit` what its figures are called in `language`.
    The same figures are drawn once. Blocks for some 100 ms: call it in a thread.
    """
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(
        _trend_chart(trend, names, last, unit, language).to_dict()
    )
    return svg.encode()


def _trend_chart(
    trend: Sequence[RatingDay], names: Names, last: date, unit: str, language: str
) -> Any:
    import altair as alt

    rated = {day.service for day in trend}
    first = min([last - timedelta(days=_DAYS - 1), *(day.day for day in trend)])
    charts = [
        _service_chart(
            [day for day in trend if day.service == code], name, (first, last), unit, language
        )
        for code, name in names
        if code in rated
    ]
    return (
        alt.concat(*charts, columns=_COLUMNS, spacing={"column": 36, "row": 26})
        .configure(font=_FONT, background="transparent")
        .configure_view(stroke=None)
    )


def _service_chart(
    days: Sequence[RatingDay], name: str, span: tuple[date, date], unit: str, language: str
) -> Any:
    import altair as alt

    newest = max(days, key=lambda day: day.day)
    rows = [{"day": day.day.isoformat(), "mean": day.rating_mean} for day in days]
    ends = [day.isoformat() for day in span]
    figure = f"{newest.rating_mean:.1f}"
    if language == "vi":
        figure = figure.replace(".", ",")
    base = alt.Chart(alt.InlineData(values=rows), width=_WIDTH, height=_HEIGHT)
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=ends),
        axis=alt.Axis(
            title=None, values=ends, format="%d/%m", grid=False, ticks=False, labelFontSize=12,
            labelColor=_QUIET, domainColor=_QUIET, labelFlush=True, labelPadding=6,
        ),
    )  # fmt: skip
    y = alt.Y(
        "mean:Q",
        scale=alt.Scale(domain=[0, 2], nice=False),
        axis=alt.Axis(
            title=None, values=[0, 1, 2], format="d", domain=False, ticks=False, gridColor=_LINE,
            labelColor=_QUIET, labelFontSize=12, labelPadding=6,
        ),
    )  # fmt: skip
    line = base.mark_line(color=_BLUE, strokeWidth=2).encode(x=x, y=y)
    dots = base.mark_point(color=_BLUE, filled=True, size=22, opacity=1).encode(x=x, y=y)
    now = alt.InlineData(values=[{"day": newest.day.isoformat(), "mean": newest.rating_mean}])
    end = alt.Chart(now).mark_point(color=_RED, filled=True, size=64, opacity=1).encode(x=x, y=y)
    return alt.layer(line, dots, end).properties(
        title=alt.Title(
            name,
            subtitle=f"{figure} {unit}",
            anchor="start", color=_INK, fontSize=13, fontWeight=600, offset=8,
            subtitleColor=_RED, subtitleFontSize=13, subtitleFontWeight=600,
        )
    )  # fmt: skip
