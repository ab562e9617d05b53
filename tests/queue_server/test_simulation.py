"""Days that are replayed: drawing, calling, history, sums."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.calling import Policy
from queue_server.rules import PolicyKind
from queue_server.simulation.day import Arrival, Day, Span, Station
from queue_server.simulation.history import (
    COLUMNS,
    PastTicket,
    day_from_tickets,
    read_tickets,
)
from queue_server.simulation.replay import What, happenings, replay
from queue_server.simulation.scenario import BadScenario, draw, read_scenario
from queue_server.simulation.summary import quantile, waits_by_class, work_by_counter

SCENARIOS = sorted((Path(__file__).parents[2] / "benchmarks" / "scenarios").glob("*.toml"))
HOURS = (Span(0, 10_000), Span(12_000, 20_000))
POLICY = Policy(weights={"old": 3.0})


def came(at: float, service: str = "a", priority: str | None = None, **about: float) -> Arrival:
    return Arrival(at, service, priority, **({"walk_seconds": 0, "service_seconds": 600} | about))  # type: ignore[arg-type]


def day_of(arrivals: list[Arrival], *stations: Station, between: float = 0) -> Day:
    return Day(
        tuple(sorted(arrivals, key=lambda one: one.at)),
        stations or (Station("1", frozenset("a"), HOURS),),
        HOURS,
        usual={"a": 600, "b": 600},
        absence_seconds=60,
        between_seconds=between,
        true_means={},
    )


days = st.builds(
    lambda people, counters, between: day_of(
        [came(at, service, kind, service_seconds=length) for at, service, kind, length in people],
        *(
            Station(str(n), services, spans, pace)
            for n, (services, spans, pace) in enumerate([(frozenset("ab"), HOURS, 1.0), *counters])
        ),
        between=between,
    ),
    st.lists(
        st.tuples(
            st.integers(0, 1_500) | st.integers(0, 19_000),
            st.sampled_from("ab"),
            st.sampled_from([None, "old", "old"]),
            st.integers(0, 2_000),
        ),
        max_size=40,
    ),
    st.lists(
        st.tuples(
            st.sampled_from([frozenset("a"), frozenset("b"), frozenset("ab")]),
            st.sampled_from([HOURS, (Span(0, 4_000),), (Span(3_000, 3_600), Span(9_000, 20_000))]),
            st.sampled_from([0.5, 1.0, 2.0]),
        ),
        max_size=3,
    ),
    st.sampled_from([0.0, 10.0]),
)
rules = st.builds(
    Policy,
    weights=st.just({"old": 3.0}),
    kind=st.sampled_from(PolicyKind),
    most_overtakes=st.integers(1, 4),
    ratio=st.integers(1, 3),
)


# ── replaying ────────────────────────────────────────────────────────────────────────────────


def test_one_counter_serves_one_after_the_other() -> None:
    found = replay(day_of([came(0), came(10), came(20)], between=5), POLICY)
    assert [one.called_at for one in found] == [0, 605, 1210]
    assert [one.left_at for one in found] == [600, 1205, 1810]


def test_a_counter_is_tidied_before_the_next_call() -> None:
    found = replay(day_of([came(0), came(602)], between=5), POLICY)
    assert [one.called_at for one in found] == [0, 605]


def test_the_limit_on_overtaking_holds_through_the_day() -> None:
    counters = [Station(code, frozenset("a"), HOURS) for code in "12"]
    people = [came(0), came(0), came(1), *(came(2 + n, priority="old") for n in range(6))]
    found = replay(day_of(people, *counters), POLICY)
    order = sorted(range(9), key=lambda ticket: (found[ticket].called_at, ticket))
    assert [found[ticket].overtook for ticket in range(9)].count(True) == 3
    assert order.index(2) == 5 or found[2].called_at == found[order[5]].called_at


def test_whoever_is_not_called_by_closing_waits_until_the_next_opening() -> None:
    (one,) = replay(day_of([came(10_500)]), POLICY)
    assert one.called_at == 12_000


def test_the_last_ones_of_the_day_are_served_after_closing() -> None:
    found = replay(day_of([came(19_990), came(19_995)]), POLICY)
    assert [one.called_at for one in found] == [19_990, 20_590]


def test_who_does_not_come_costs_little() -> None:
    day = day_of([replace(came(0), shows=False), came(10)])
    assert [one.called_at for one in replay(day, POLICY)] == [0, 60]


def test_the_policy_decides_and_says_why() -> None:
    day = day_of([came(0), came(10), came(410, priority="old")])
    by_kind = {
        kind: [one.called_at for one in replay(day, replace(POLICY, kind=kind))]
        for kind in PolicyKind
    }
    assert by_kind[PolicyKind.FIFO] == [0, 600, 1200]
    assert by_kind[PolicyKind.STRICT] == [0, 1200, 600]
    assert by_kind[PolicyKind.ACCUMULATING] == [0, 600, 1200]
    strict = replay(day, replace(POLICY, kind=PolicyKind.STRICT))[2]
    assert strict.overtook
    assert strict.reason == "ưu tiên old, chờ 3 phút"


@settings(max_examples=60)
@given(days, rules)
def test_everybody_is_served_once_and_no_counter_serves_two(day: Day, policy: Policy) -> None:
    found = replay(day, policy)
    assert found == replay(day, policy)
    stations = {station.code: station for station in day.stations}
    for one in found:
        assert one.called_at is not None
        assert one.left_at is not None
        assert one.counter is not None
        assert day.arrivals[one.ticket].at <= one.called_at <= one.left_at
        assert day.arrivals[one.ticket].service in stations[one.counter].services
        assert day.is_there(stations[one.counter], one.called_at)
    for code in stations:
        mine = sorted((one.called_at, one.left_at) for one in found if one.counter == code)
        for (_, left), (called, _) in pairwise(mine):
            assert called is not None
            assert left is not None
            assert called >= left + (day.between_seconds if called > left else 0)


@settings(max_examples=60)
@given(days, rules)
def test_counters_that_share_lines_overtake_nobody_too_often(day: Day, policy: Policy) -> None:
    serves = {station.code: station.services for station in day.stations}
    calls = [one for one, _ in happenings(day, policy) if one.what is What.CALLED]
    order = [one.ticket for one in calls]
    for ticket, who in enumerate(day.arrivals):
        if who.priority is not None or policy.kind is PolicyKind.STRICT:
            continue
        seen = [
            call
            for call in calls[: order.index(ticket)]
            if who.service in serves[call.counter or ""] and call.at >= who.at
        ]
        passed = [
            day.arrivals[call.ticket].priority is not None and call.ticket > ticket for call in seen
        ]
        runs = [len(list(run)) for hit, run in groupby(passed) if hit]
        assert max(runs, default=0) <= policy.most_overtakes


# ── scenarios ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_frozen_scenario_is_drawn_the_same_way_each_time(path: Path) -> None:
    scenario = read_scenario(path)
    day = draw(scenario, 3)
    assert day == draw(scenario, 3)
    assert day != draw(scenario, 4)
    assert all(any(one.at in span for span in day.open_spans) for one in day.arrivals)
    assert [one.at for one in day.arrivals] == sorted(one.at for one in day.arrivals)
    numbers = [len(draw(scenario, number).arrivals) for number in range(20)]
    assert sum(numbers) / 20 == pytest.approx(scenario.arrivals.per_day, rel=0.12)


def test_the_scenarios_have_from_one_to_twelve_counters() -> None:
    counts = {len(read_scenario(path).counters) for path in SCENARIOS}
    assert {1, 2, 4, 6, 12} <= counts


def test_a_clerk_who_is_away_is_not_there() -> None:
    scenario = read_scenario(next(path for path in SCENARIOS if "absent" in path.stem))
    away = draw(scenario, 0).stations[1]
    assert [(span.begin / 3600, span.end / 3600) for span in away.spans] == [
        (8, 9.25), (11, 11.5), (13.5, 17),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("seed = 101", "seed = 101\nsed = 1"), "sed"),
        (("share = 0.22", "share = -1"), "share"),
        (('services = ["ho-tich", "chung-thuc"]', 'services = ["ho-tich"]'), "differ"),
        (("end = 11:30:00", "end = 07:30:00"), "before it ends"),
        (("seed = 101", "seed ="), "TOML"),
    ],
)
def test_a_bad_scenario_is_refused_with_the_reason(
    tmp_path: Path, change: tuple[str, str], why: str
) -> None:
    text = SCENARIOS[0].read_text(encoding="utf-8")
    assert change[0] in text
    (path := tmp_path / "bad.toml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(BadScenario, match=why):
        read_scenario(path)


def test_a_scenario_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadScenario, match="No such file"):
        read_scenario(tmp_path / "none.toml")


def test_more_and_fewer_counters() -> None:
    day = draw(read_scenario(SCENARIOS[4]), 0)
    assert [one.code for one in day.with_counters(2).stations] == ["quay-1", "quay-2"]
    assert [one.code for one in day.with_counters(6).stations][3:] == [
        "quay-4", "quay-1-2", "quay-2-2",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="needs a counter"):
        day.with_counters(0)


# ── history ──────────────────────────────────────────────────────────────────────────────────

EIGHT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def minute(count: float) -> datetime:
    return EIGHT + timedelta(minutes=count)


TICKETS = [
    PastTicket("a", minute(0), None, "1", minute(1), minute(2), minute(12)),
    PastTicket("a", minute(3), "old", "1", minute(12), minute(13), minute(21)),
    PastTicket("a", minute(4), None, "2", minute(5), None, minute(7)),
    PastTicket("b", minute(5)),
]


def test_a_day_that_has_been_can_be_replayed() -> None:
    day = day_from_tickets(TICKETS, UTC, {"b": 300}, {"2": ("b",)})
    assert [one.at for one in day.arrivals] == [3600, 3780, 3840, 3900]
    assert [one.shows for one in day.arrivals] == [True, True, False, True]
    assert [one.service_seconds for one in day.arrivals] == [600, 480, 540, 300]
    assert day.absence_seconds == 120
    assert [(one.code, one.services) for one in day.stations] == [
        ("1", frozenset("a")),
        ("2", frozenset("ab")),
    ]
    found = replay(day, POLICY)
    assert all(one.called_at is not None for one in found)


def test_the_office_is_closed_at_lunch_in_a_day_that_has_been() -> None:
    hours = [(time(1), time(1, 15)), (time(2), time(3))]
    tickets = [replace(one, ended_at=minute(70)) if one.counter == "2" else one for one in TICKETS]
    first, second = day_from_tickets(tickets, UTC, hours=hours).stations
    assert first.spans == (Span(3660, 4500),)
    assert second.spans == (Span(3900, 4500), Span(7200, 10_800))


def test_a_day_on_which_nobody_was_called() -> None:
    with pytest.raises(BadScenario, match="nobody was called"):
        day_from_tickets([PastTicket("a", minute(0))], UTC)


def row(one: PastTicket) -> str:
    moments = (one.issued_at, one.called_at, one.serving_at, one.ended_at)
    cells = [one.service, one.priority or "", one.counter or ""]
    return ",".join([*cells, *("" if moment is None else moment.isoformat() for moment in moments)])


def test_tickets_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    path.write_text("\n".join([",".join(COLUMNS), *(row(one) for one in TICKETS)]))
    assert read_tickets(path) == TICKETS


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("service\na", "line 2 has no priority"),
        (",".join(COLUMNS) + "\na,,,2026-11-20T08:00,,,", "no offset"),
        (",".join(COLUMNS) + "\na,,,yesterday,,,", "line 2"),
        (",".join(COLUMNS) + "\na,,,,,,", "issued_at is wanted"),
    ],
)
def test_a_file_that_tells_of_no_tickets(tmp_path: Path, text: str, why: str) -> None:
    (path := tmp_path / "day.csv").write_text(text)
    with pytest.raises(BadScenario, match=why):
        read_tickets(path)


# ── sums ─────────────────────────────────────────────────────────────────────────────────────


def test_waits_of_each_class_and_work_of_each_counter() -> None:
    day = day_of([came(0), came(10), came(400, priority="old")])
    replayed = [(day, replay(day, replace(POLICY, kind=PolicyKind.STRICT)))]
    ordinary, old = waits_by_class(replayed)
    assert (ordinary.priority, ordinary.people, ordinary.overtook) == (None, 2, 0)
    assert ordinary.longest == pytest.approx(1190 / 60)
    assert (old.people, old.overtook) == (1, 1)
    assert old.median == pytest.approx(200 / 60)
    (counter,) = work_by_counter(replayed)
    assert (counter.called, counter.busy_minutes) == (3, 30)
    assert counter.busy_share == pytest.approx(1800 / 18_000)


def test_nobody_at_all() -> None:
    day = day_of([])
    assert waits_by_class([(day, replay(day, POLICY))]) == ()
    assert work_by_counter([(day, ())])[0].busy_share == 0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_a_quantile_is_one_of_the_values(values: list[float], share: float) -> None:
    found = quantile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
