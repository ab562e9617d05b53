"""What is wrong with kiosks, as staff see it: told, taken back, and silence noticed."""

import asyncio
import json
import time
from functools import partial
from pathlib import Path

import pytest

from front_desk.fault_messages import FaultReport
from front_desk.faults import BEAT_SECONDS, Fault
from queue_server.desk import counters, kiosks
from queue_server.desk.kiosks import NOTED_SECONDS, SILENT_SECONDS
from tests.desk_kit import KIOSK, MONDAY_MORNING, DeskKit
from tests.servers import RunningServer

LOCALES = Path(__file__).parents[2] / "queue_server" / "web" / "locale"


def tell(kit: DeskKit, *faults: Fault) -> None:
    kit.do(partial(kiosks.hear, report=FaultReport(faults=faults)), KIOSK)


def seen(kit: DeskKit) -> list[tuple[str, str]]:
    view = kit.see(partial(counters.queue_view, code="quay-1"))
    return [(one.device, one.fault.value) for one in view.faults]


def noted(kit: DeskKit, *faults: Fault) -> bool:
    report = FaultReport(faults=faults)
    return kit.see(partial(kiosks.is_noted, device="kiosk-1", report=report))


def test_staff_see_what_is_wrong_and_each_change_once(kit: DeskKit) -> None:
    tell(kit)
    assert (seen(kit), kit.kinds()) == ([], [])
    tell(kit, Fault.NEAR_END)
    tell(kit, Fault.NEAR_END)
    assert seen(kit) == [("kiosk-1", "near_end")]
    tell(kit, Fault.SOUND_GONE, Fault.OUT_OF_PAPER, Fault.SOUND_GONE)
    assert seen(kit) == [("kiosk-1", "out_of_paper"), ("kiosk-1", "sound_gone")]
    tell(kit)
    assert seen(kit) == []
    assert kit.kinds() == ["kiosk.changed"] * 3


def test_every_fault_at_once_has_room(kit: DeskKit) -> None:
    tell(kit, *Fault)
    assert [fault for _, fault in seen(kit)] == sorted(Fault)


def test_a_kiosk_that_falls_silent_is_shown_with_the_time_and_nothing_else(kit: DeskKit) -> None:
    tell(kit, Fault.OUT_OF_PAPER)
    kit.clock.forward(seconds=SILENT_SECONDS - 0.5)
    asyncio.run(kit.desk.notice_silence())
    assert seen(kit) == [("kiosk-1", "out_of_paper")]
    kit.clock.forward(seconds=1)
    for _ in range(2):
        asyncio.run(kit.desk.notice_silence())
    view = kit.see(partial(counters.queue_view, code="quay-1"))
    assert [(one.fault, one.since) for one in view.faults] == [(Fault.SERVER_GONE, MONDAY_MORNING)]
    tell(kit)
    assert seen(kit) == []
    assert kit.kinds() == ["kiosk.changed"] * 3


def test_a_beat_that_is_no_news_is_written_down_now_and_then(kit: DeskKit) -> None:
    assert not noted(kit)
    tell(kit, Fault.JAMMED)
    assert noted(kit, Fault.JAMMED)
    assert not noted(kit)
    kit.clock.forward(seconds=NOTED_SECONDS)
    assert not noted(kit, Fault.JAMMED)
    # A beat that was not written down, and one that is lost, make nobody silent.
    assert NOTED_SECONDS + BEAT_SECONDS < SILENT_SECONDS


def test_a_withdrawn_kiosk_has_nothing_to_look_after(kit: DeskKit) -> None:
    tell(kit, Fault.JAMMED)
    kit.do(lambda turn: turn.repo.withdraw_device("kiosk-1") and None)
    assert seen(kit) == []
    kit.clock.forward(hours=1)
    asyncio.run(kit.desk.notice_silence())
    assert kit.kinds() == ["kiosk.changed"]


def test_over_http_beats_are_taken_without_a_key_and_silence_is_noticed(
    running_server: RunningServer,
) -> None:
    def faults() -> list[str]:
        with running_server.staff() as clerk:
            view = clerk.get("/queue", params={"counter": "quay-1"}).json()
        return [one["fault"] for one in view["faults"]]

    with running_server.device(running_server.seeded.kiosk_token) as kiosk:
        for words in (["jammed"], ["jammed"], []):
            assert kiosk.post("/fault-reports", json={"faults": words}).status_code == 204
            assert faults() == words
        assert kiosk.post("/fault-reports", json={"faults": ["hungry"]}).status_code == 422
    with running_server.staff() as clerk:
        began = time.monotonic()
        with clerk.stream("GET", "/events") as events:
            for line in events.iter_lines():
                if "server_gone" in line and line.startswith("data:"):
                    break
        assert time.monotonic() - began < 10
    assert faults() == ["server_gone"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fault_has_its_words_for_staff(language: str) -> None:
    words = json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8"))
    for fault in Fault:
        sentence = words[f"staff.fault_{fault.value}"]
        assert "{device}" in sentence
        assert ("{time}" in sentence) == (fault is Fault.SERVER_GONE)
