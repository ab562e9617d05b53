"""Power cuts, modelled: a number on paper is never forgotten and never comes twice."""

import pytest

from tests.offline.power_cuts import campaign

pytestmark = pytest.mark.slow

NORMAL = ("synchronous=NORMAL", "journal_mode=WAL")
FULL = ("journal_mode=WAL", "synchronous=FULL")
"""Enough for a file that is there already; a new one needs a little more."""


def test_what_is_on_paper_is_remembered() -> None:
    tally = campaign(cuts=60, seed=1)
    assert tally.papers > 300
    assert (tally.lost, tally.twice, tally.broken) == (0, 0, 0)


@pytest.mark.parametrize("pragmas", [NORMAL, FULL], ids=["normal", "full"])
def test_the_model_tells_when_nobody_waits_for_the_disk(pragmas: tuple[str, ...]) -> None:
    tally = campaign(cuts=60, seed=1, pragmas=pragmas)
    assert tally.lost > 0
    assert tally.twice > 0
