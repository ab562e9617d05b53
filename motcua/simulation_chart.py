"""The waits of a simulation as a picture: one bar a class and policy, half and nine in ten."""

from collections.abc import Sequence
from typing import Any

from motcua.study import WORDS, Case, Study, class_name, policy_words

_INK, _QUIET, _LINE = "#1F2430", "#4A4F5C", "#E8DFCF"
_BLUE, _PALE = "#1E3A5F", "#A9B8CC"
_FONT = "Noto Sans, system-ui, sans-serif"
_WIDTH, _STEP = 420, 26


def waits_chart(study: Study, cases: Sequence[Case], language: str) -> bytes:
    """The chart as SVG. Minutes, from zero; the dark part holds half of the people, with the pale
    one nine in ten."""
    import altair as alt
    import vl_convert

    words = WORDS[language]
    most = max((one.p90 for case in cases for one in case.waits), default=1.0)
    charts = [_case_chart(study, case, language, most) for case in cases]
    whole = (
        alt.vconcat(*charts, spacing=22)
        .properties(
            title=alt.Title(
                study.title[language],
                subtitle=words["drawn"],
                anchor="start", color=_INK, subtitleColor=_QUIET, offset=14,
            )
        )
        .configure(font=_FONT, background="white")
        .configure_view(stroke=None)
    )  # fmt: skip
    svg: str = vl_convert.vegalite_to_svg(whole.to_dict())
    return svg.encode()


def _case_chart(study: Study, case: Case, language: str, most: float) -> Any:
    import altair as alt

    names = [class_name(study, one.priority, language) for one in case.waits]
    rows = [
        {
            "class": name,
            "median": one.median,
            "p90": one.p90,
            "label": f"{one.median:.0f} – {one.p90:.0f}",
        }
        for name, one in zip(names, case.waits, strict=True)
    ]
    base = alt.Chart(
        alt.InlineData(values=rows), width=_WIDTH, height=alt.Step(_STEP),
        title=alt.Title(
            policy_words(case.policy, WORDS[language]), anchor="start", color=_INK, fontSize=13
        ),
    )  # fmt: skip
    y = alt.Y(
        "class:N", sort=names,
        axis=alt.Axis(
            title=None, domain=False, ticks=False, labelColor=_INK, labelFontSize=12,
            labelLimit=230, minExtent=230, labelPadding=8,
        ),
    )  # fmt: skip
    axis = alt.Axis(
        title=None, gridColor=_LINE, domain=False, ticks=False, labelColor=_QUIET, tickCount=5
    )
    scale = alt.Scale(domain=[0, most * 1.12], nice=False)

    def bar(field: str, colour: str) -> Any:
        return base.mark_bar(color=colour, height=14).encode(
            x=alt.X(f"{field}:Q", scale=scale, axis=axis), y=y
        )

    label = base.mark_text(align="left", dx=6, color=_INK, fontSize=12).encode(
        x=alt.X("p90:Q", scale=scale, axis=axis), y=y, text="label:N"
    )
    return alt.layer(bar("p90", _PALE), bar("median", _BLUE), label)
