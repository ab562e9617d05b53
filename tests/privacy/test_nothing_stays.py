"""Whoever has been at the kiosk leaves nothing in it: not in files, not in logs, not in memory.

`python -m benchmarks.privacy` does the same with a thousand people.
"""

from pathlib import Path

import pytest

from tests.privacy.rounds import watched_kiosk
from tests.servers import RunningServer

pytestmark = [pytest.mark.qt, pytest.mark.slow]


def test_one_second_later_nobody_is_left(running_server: RunningServer, tmp_path: Path) -> None:
    with watched_kiosk(running_server, tmp_path) as kiosk:
        for seed in range(20):
            kiosk.visit(seed)
        kiosk.wait_until_gone()
        assert kiosk.remembers() == {}
        assert kiosk.wrote() == {}


def test_the_search_finds_what_a_kiosk_that_does_not_wipe_keeps(
    running_server: RunningServer, tmp_path: Path
) -> None:
    with watched_kiosk(running_server, tmp_path, wipes=False) as kiosk:
        for seed in range(3):
            kiosk.visit(seed)
        kiosk.wait_until_gone()
        left = kiosk.remembers()
    assert any("name" in what for what in left)
    assert any("frame" in what for what in left)
