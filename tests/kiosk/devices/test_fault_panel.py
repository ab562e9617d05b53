"""The panel of faults: each switch breaks and mends its part, and nobody else may press one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import httpx
import pytest

from front_desk.faults import Fault
from kiosk.build import breakable_of
from kiosk.devices.fault_panel import NAMES, FaultPanel
from kiosk.devices.simulated_faults import Breakable
from kiosk.ports import CameraFrozen, DeviceError, QueueServer, QueueUnreachable, SpeechFailed
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import Settings

SIMULATED = {"camera": {"source": "simulated"}, "printer": {"target": "simulated"}}


def settings(folder: Path, **changes: object) -> Settings:
    kiosk = {"token": "made-up", "panel_port": 8699}
    speech = {"output": f"file:{folder}/sentences"}
    return Settings.model_validate({"kiosk": kiosk, "speech": speech, **SIMULATED, **changes})


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Breakable]:
    hands, parts = breakable_of(settings(tmp_path), DataFolder(tmp_path))
    yield parts
    hands.speaker.close()
    hands.desk.close()


@pytest.fixture
def panel(parts: Breakable) -> Iterator[httpx.Client]:
    with FaultPanel(parts, 0) as panel, httpx.Client(base_url=panel.address) as client:
        yield client


def press(panel: httpx.Client, fault: Fault, *, on: bool) -> httpx.Response:
    return panel.post("/", data={"fault": fault.value, "on": str(int(on))})


def test_each_of_the_twelve_has_a_switch_that_shows_how_it_stands(
    panel: httpx.Client, parts: Breakable
) -> None:
    assert len(NAMES) == 12
    for fault in NAMES:
        assert press(panel, fault, on=True).status_code == 303
        assert parts.switched_on() == {fault}
        page = panel.get("/").text
        pressed = re.findall(r'value="(\w+)">\n<button name="on" value="0"', page)
        assert pressed == [fault]
        press(panel, fault, on=False)
        assert parts.switched_on() == frozenset()


def failure_of(parts: Breakable, fault: Fault) -> object:
    """What the part with this fault says when it is used."""
    try:
        match fault:
            case Fault.SOUND_GONE:
                parts.speaker.say("Xin chào.", "vi")
            case Fault.SERVER_GONE:
                cast("QueueServer", parts.server).services()
            case Fault.DISK_FULL:
                return parts.disk.check()
            case Fault.CLOCK_WRONG:
                return parts.clock().wall
            case Fault.CAMERA_BLACK | Fault.CAMERA_SLOW | Fault.CAMERA_FROZEN | Fault.CAMERA_GONE:
                parts.reader.start()
                return parts.reader.look()[0].fault
            case _:
                return parts.printer.check()
    except (DeviceError, QueueUnreachable) as failed:
        return type(failed)
    return None


def test_what_is_switched_on_is_broken(parts: Breakable) -> None:
    parts.switch(Fault.SERVER_GONE, on=True)
    assert failure_of(parts, Fault.SERVER_GONE) is QueueUnreachable
    parts.switch(Fault.SOUND_GONE, on=True)
    assert failure_of(parts, Fault.SOUND_GONE) is SpeechFailed
    for fault in (Fault.DISK_FULL, Fault.CAMERA_BLACK, Fault.CAMERA_SLOW):
        parts.switch(fault, on=True)
        assert failure_of(parts, fault) is fault
    parts.switch(Fault.CAMERA_FROZEN, on=True)
    assert failure_of(parts, Fault.CAMERA_FROZEN) is CameraFrozen
    well = failure_of(parts, Fault.CLOCK_WRONG)
    parts.switch(Fault.CLOCK_WRONG, on=True)
    assert str(well)[:16] != str(failure_of(parts, Fault.CLOCK_WRONG))[:16]
    for fault in (Fault.OUT_OF_PAPER, Fault.NEAR_END):
        parts.switch(fault, on=True)
        assert failure_of(parts, fault) is not None


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://another.example"},
        {"Host": "another.example"},
        {"Host": "localhost:1", "Origin": "null"},
    ],
)
def test_another_site_presses_nothing(
    panel: httpx.Client, parts: Breakable, headers: dict[str, str]
) -> None:
    form = {"fault": "jammed", "on": "1"}
    assert panel.post("/", data=form, headers=headers).status_code == 403
    assert panel.get("/", headers=headers).status_code == 404
    assert parts.switched_on() == frozenset()


@pytest.mark.parametrize("form", [{"fault": "hungry", "on": "1"}, {"fault": "disk_full"}, {}])
def test_other_words_are_refused(
    panel: httpx.Client, parts: Breakable, form: dict[str, str]
) -> None:
    assert panel.post("/", data=form).status_code == 400
    assert panel.post("/", content=b"x" * 300).status_code == 403
    assert parts.switched_on() == frozenset()


@pytest.mark.parametrize(
    "real", [{"camera": {"source": "/dev/video0"}}, {"printer": {"target": "tcp://127.0.0.1:1"}}]
)
def test_a_kiosk_with_real_devices_has_no_panel(tmp_path: Path, real: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="panel_port"):
        breakable_of(settings(tmp_path, **real), DataFolder(tmp_path))
