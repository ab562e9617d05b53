"""The waits that people are told, on simulated days: a short run of `benchmarks/waits.py`."""

from pathlib import Path

import pytest

from benchmarks.foretelling import CALIBRATED, LAST, NAIVE, OURS, ROLLING, Tally, foretell
from queue_server.simulation.scenario import read_scenario

pytestmark = pytest.mark.slow

SCENARIOS = Path(__file__).parents[2] / "benchmarks" / "scenarios"


@pytest.fixture(scope="module", params=["02-two-counters", "05-ward", "07-lunch-in-turns"])
def tally(request: pytest.FixtureRequest) -> Tally:
    return foretell(read_scenario(SCENARIOS / f"{request.param}.toml"), days=12, warm_days=6)


def test_the_estimate_is_near_what_an_oracle_could_say(tally: Tally) -> None:
    assert tally.mae(OURS) <= 1.15 * tally.oracle()


def test_the_estimate_is_far_better_than_what_products_show(tally: Tally) -> None:
    assert tally.mae(OURS) <= 0.75 * tally.mae(LAST)
    assert tally.mae(OURS) <= 0.75 * tally.mae(ROLLING)


def test_about_four_ranges_in_five_hold(tally: Tally) -> None:
    assert 0.75 <= tally.coverage(CALIBRATED) <= 0.86
    assert tally.coverage(NAIVE) < tally.coverage(CALIBRATED)
