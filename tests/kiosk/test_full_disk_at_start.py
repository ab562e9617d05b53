"""A kiosk that starts on a disk with no room left, or one that nobody may write to.

The disk is a real one of two megabytes; the kiosk is the command's own process, or all its real
parts in this one.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from front_desk.business_day import HANOI, business_day
from front_desk.faults import Fault
from kiosk import events as ev
from kiosk.outbox import Outbox, OutboxFailed, glance
from kiosk.visit import Screen
from tests.kiosk.boxes import DAY, REQUEST, lease, moment
from tests.kiosk.real_kiosk import HELPED, RealKiosk, real_kiosk
from tests.kiosk.small_disk import SmallDisk, outboxes_as_named, small_disk
from tests.kiosk.test_twelve_faults import HEALED_SECONDS, TOLD_SECONDS
from tests.offline.link import Weather
from tests.servers import RunningServer

pytestmark = pytest.mark.slow

START_SECONDS = 30.0
KIOSK = [sys.executable, "-P", "-m", "motcua", "kiosk"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "small") as made:
            yield made
    except OSError as refused:
        pytest.skip(str(refused))


@contextmanager
def command(server: RunningServer, disk: SmallDisk, log: Path) -> Iterator[Callable[[], list[str]]]:
    """`motcua kiosk` with its data on that disk; gives what it has logged."""
    settings = {
        "CAMERA__SOURCE": "simulated",
        "PRINTER__TARGET": "simulated",
        "SPEECH__OUTPUT": "none",
        "KIOSK__TOKEN": server.seeded.kiosk_token,
        "DISPLAY__FULL_SCREEN": "false",
    }
    environment = {**os.environ, **{f"MOTCUA_{name}": text for name, text in settings.items()}}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    # Everything that it might write anywhere goes to that disk.
    environment |= dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), str(disk.place))
    with (
        log.open("wb") as out,
        subprocess.Popen(
            disk.inside([*KIOSK, "--data", str(disk.place), "--server-url", server.url]),
            env=environment,
            stderr=out,
        ) as process,
    ):
        try:
            yield lambda: [
                json.loads(line)["event"] for line in log.read_text(encoding="utf-8").splitlines()
            ]
            process.send_signal(signal.SIGTERM)
            assert process.wait(START_SECONDS) == 0
        finally:
            process.kill()


def until(done: Callable[[], bool], seconds: float) -> None:
    """Wait for it. Raises `TimeoutError`."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def numbers_held(disk: SmallDisk) -> int:
    """What somebody who looks into the kiosk's file finds."""
    with disk.copy_of("kiosk-1.outbox") as file:
        try:
            return glance(file, business_day(datetime.now(UTC), HANOI)).left
        except OutboxFailed:
            return 0


BROKEN = {
    "full": (SmallDisk.fill, SmallDisk.free),
    "read-only": (SmallDisk.protect, SmallDisk.allow),
}


@pytest.mark.parametrize("how", BROKEN)
def test_the_command_starts_says_that_the_disk_is_full_and_heals_without_a_new_start(
    running_server: RunningServer, disk: SmallDisk, tmp_path: Path, how: str
) -> None:
    break_it, mend_it = BROKEN[how]
    break_it(disk)
    with (
        command(running_server, disk, tmp_path / "log") as logged,
        running_server.staff() as clerk,
    ):

        def shown() -> list[str]:
            view = clerk.get("/queue", params={"counter": "quay-1"}).json()
            return [one["fault"] for one in view["faults"]]

        until(lambda: "kiosk_ready" in logged(), START_SECONDS)
        until(lambda: shown() == [Fault.DISK_FULL], TOLD_SECONDS)
        mend_it(disk)
        until(lambda: not shown() and numbers_held(disk) > 0, HEALED_SECONDS)


@pytest.fixture
def kiosk(running_server: RunningServer, tmp_path: Path) -> Iterator[RealKiosk]:
    try:
        with real_kiosk(running_server, tmp_path, full=True) as made:
            yield made
    except OSError as refused:
        pytest.skip(str(refused))


def test_a_person_gets_a_number_of_the_server_and_without_it_another_person(
    kiosk: RealKiosk,
) -> None:
    kiosk.reach(Screen.SERVICES)
    assert kiosk.serve() == "number"
    kiosk.reach(Screen.SERVICES)
    kiosk.link.be(Weather.CUT)
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.let(lambda: kiosk.session.visit.screen is Screen.TROUBLE)
    kiosk.session.send(ev.HelpWanted())
    kiosk.let(lambda: kiosk.session.visit.help in HELPED)
    kiosk.let(lambda: Fault.SERVER_GONE in kiosk.session.faults)
    kiosk.link.be(Weather.FINE)
    kiosk.let(lambda: kiosk.session.faults == {Fault.DISK_FULL})
    kiosk.disk.free()
    kiosk.let(lambda: not kiosk.session.faults and numbers_held(kiosk.disk) > 0, HEALED_SECONDS)
    kiosk.reach(Screen.SERVICES)
    kiosk.link.be(Weather.CUT)
    assert kiosk.serve() == "number"
    ticket = kiosk.session.visit.ticket
    assert ticket is not None
    assert (ticket.number, ticket.wait_known) == ("X001", False)


def test_room_that_comes_back_while_the_server_is_away_opens_the_memory(
    kiosk: RealKiosk,
) -> None:
    kiosk.link.be(Weather.CUT)
    kiosk.let(lambda: Fault.SERVER_GONE in kiosk.session.faults)
    kiosk.disk.free()
    kiosk.let(lambda: kiosk.session.faults == {Fault.SERVER_GONE}, HEALED_SECONDS)
    kiosk.link.be(Weather.FINE)
    kiosk.let(lambda: numbers_held(kiosk.disk) > 0, HEALED_SECONDS)


def test_a_full_disk_is_no_reason_to_take_the_memory_for_damaged(disk: SmallDisk) -> None:
    place = disk.path / "kiosk-1.outbox"
    with outboxes_as_named():
        with Outbox(place) as before:
            before.add_lease(lease())
            given = before.take(DAY, REQUEST, "key-1", None, moment())
        disk.fill()
        with Outbox(place) as outbox:
            with pytest.raises(OutboxFailed):
                outbox.take(DAY, REQUEST, "key-2", None, moment())
            disk.free()
            assert outbox.untold(2) == [given]
            assert outbox.take(DAY, REQUEST, "key-2", None, moment()).number == "X002"
    assert not list(disk.path.glob("*.damaged*"))
