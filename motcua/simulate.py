"""`motcua simulate`: a day under any policy and staffing, as tables and bars."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from motcua.study import WORDS, Case, Study, class_name, policy_words
from queue_server.rules import PolicyKind
from queue_server.simulation.replay import replay
from queue_server.simulation.scenario import Scenario, draw
from queue_server.simulation.summary import (
    ClassWaits,
    Replayed,
    waits_by_class,
    work_by_counter,
)

_BAR = 36


@dataclass(frozen=True)
class Wanted:
    """What is asked: kinds of policy to compare (none: the office's own), staffing, limits; None
    leaves the office's own."""

    kinds: tuple[PolicyKind, ...] = ()
    counters: int | None = None
    most_overtakes: int | None = None
    ratio: int | None = None


def study_of(scenario: Scenario, days: int) -> Study:
    """The first `days` days of a scenario."""
    return Study(
        scenario.names,
        tuple(draw(scenario, number) for number in range(days)),
        scenario.rule(),
        {one.code: one.names for one in scenario.classes},
    )


def cases(study: Study, wanted: Wanted) -> tuple[Case, ...]:
    """The study's days under each policy that is wanted."""
    base = replace(
        study.policy,
        most_overtakes=wanted.most_overtakes or study.policy.most_overtakes,
        ratio=wanted.ratio or study.policy.ratio,
    )
    days = study.days
    if wanted.counters is not None:
        days = tuple(day.with_counters(wanted.counters) for day in days)
    found = []
    for kind in wanted.kinds or (base.kind,):
        policy = replace(base, kind=kind)
        replays: list[Replayed] = [(day, replay(day, policy)) for day in days]
        found.append(Case(policy, waits_by_class(replays), work_by_counter(replays)))
    return tuple(found)


def simulate(
    study: Study, wanted: Wanted, out: TextIO, language: str, chart: Path | None = None
) -> int:
    """Print every case to `out`, and draw them into `chart`. Returns 0.

    Raises `ValueError` for counters below 1 and `OSError` when the chart cannot be written.
    """
    words = WORDS[language]
    found = cases(study, wanted)
    people = sum(len(day.arrivals) for day in study.days)
    counters = wanted.counters or len(study.days[0].stations)
    print(study.title[language], file=out)
    print(words["days"].format(days=len(study.days), people=people, counters=counters), file=out)
    for case in found:
        print(f"\n── {policy_words(case.policy, words)}", file=out)
        _print_waits(case, study, out, language)
        _print_counters(case, out, words)
    print(f"\n{words['minutes']}", file=out)
    longest = max((one.p90 for case in found for one in case.waits), default=0.0)
    for case in found:
        print(f"\n{policy_words(case.policy, words)}", file=out)
        for one in case.waits:
            name = class_name(study, one.priority, language)
            print(f"  {name:32.32} {_bar(one, longest)}", file=out)
    if chart is not None:
        from motcua.simulation_chart import waits_chart

        chart.write_bytes(waits_chart(study, found, language))
    return 0


def _print_waits(case: Case, study: Study, out: TextIO, language: str) -> None:
    words = WORDS[language]
    heads = [words[key] for key in ("people", "mean", "median", "p90", "longest", "overtook")]
    print(f"  {words['class']:32}" + "".join(f"{head:>9}" for head in heads), file=out)
    number = _numbers(language)
    for one in case.waits:
        name = class_name(study, one.priority, language)
        minutes = "".join(
            f"{number(value):>9}" for value in (one.mean, one.median, one.p90, one.longest)
        )
        print(f"  {name:32.32}{one.people:9}{minutes}{one.overtook:9}", file=out)
    uncalled = sum(one.uncalled for one in case.waits)
    if uncalled:
        print("  " + words["uncalled"].format(count=uncalled), file=out)


def _print_counters(case: Case, out: TextIO, words: Mapping[str, str]) -> None:
    print(f"  {words['counter']:32}{words['called']:>9}{words['busy']:>9}", file=out)
    for one in case.counters:
        print(f"  {one.code:32.32}{one.called:9}{one.busy_share:>9.0%}", file=out)


def _bar(one: ClassWaits, longest: float) -> str:
    scale = _BAR / longest if longest else 0.0
    half, most = round(one.median * scale), round(one.p90 * scale)
    return f"{'▓' * half}{'░' * (most - half)} {one.median:.0f} – {one.p90:.0f}"


def _numbers(language: str) -> Callable[[float], str]:
    comma = language == "vi"

    def written(value: float) -> str:
        text = f"{value:.1f}"
        return text.replace(".", ",") if comma else text

    return written


def kinds_of(text: str) -> tuple[PolicyKind, ...]:
    """`"fifo,strict"` → the kinds. Raises `ValueError` for an unknown one."""
    return tuple(PolicyKind(part.strip()) for part in text.split(","))
