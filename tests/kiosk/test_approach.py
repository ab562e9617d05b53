"""Somebody comes to a kiosk that nobody uses: seen once, greeted once, and forgotten."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from front_desk.faults import Fault
from kiosk import approach
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.faults import CAMERA
from kiosk.ports import CameraMissing
from kiosk.session import Session
from kiosk.spoken_lines import spoken_line
from kiosk.spoken_words import Line
from kiosk.visit import Screen, Visit
from tests.kiosk.kiosk_kit import HeardSpeaker, Kiosk
from tests.kiosk.walks import effects_of, walk


class StagedCamera:
    """Shows what is put before it; a look waits for the next scene."""

    def __init__(self) -> None:
        self.scenes: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.taken = threading.Semaphore(0)
        self.missing = False
        self.open = threading.Event()
        self.closed = threading.Event()

    def start(self) -> None:
        if self.missing:
            raise CameraMissing("made up")
        self.closed.clear()
        self.open.set()

    def watch(self, seconds: float, stop: threading.Event) -> Fault | None:
        stop.wait(seconds)
        return None

    def somebody(self) -> bool:
        try:
            seen = self.scenes.get(timeout=0.01)
        except queue.Empty:
            return False
        self.taken.release()
        return seen

    def stop(self) -> None:
        self.open.clear()
        self.closed.set()


class WatchedKiosk(Kiosk):
    """A kiosk with a camera that sees people."""

    def __init__(self, watches: frozenset[str] = frozenset()) -> None:
        super().__init__(watches=watches)
        self.session.close()
        self.desk.silent, self.speaker = False, HeardSpeaker()
        self.camera = StagedCamera()
        old = self.session
        self.session = Session(
            replace(old._hands, speaker=self.speaker, person_camera=self.camera), old._manners,
            deliver=self.facts.put, show_frame=self.frames.put, clock=lambda: self.now,
            today=old._today,
        )  # fmt: skip


@pytest.fixture
def kiosk(monkeypatch: pytest.MonkeyPatch) -> Iterator[WatchedKiosk]:
    monkeypatch.setattr(approach, "LOOK_SECONDS", 0.001)
    made = WatchedKiosk()
    yield made
    made.session.close()


def test_whoever_comes_is_greeted_once(kiosk: WatchedKiosk) -> None:
    for seen in (True, True, *[False] * (approach.GONE_AFTER - 1), True, True):
        kiosk.camera.scenes.put(seen)
    kiosk.session.tick()
    kiosk.until(lambda: kiosk.session.visit.greeted)
    kiosk.until(lambda: kiosk.session.office.speaking)
    kiosk.until(lambda: not kiosk.session.office.speaking)
    for _ in range(approach.GONE_AFTER + 3):
        assert kiosk.camera.taken.acquire(timeout=5)
    assert list(kiosk.speaker.said) == [(spoken_line(Line.GREETING, "vi", None), "vi")]
    while not kiosk.facts.empty():
        assert kiosk.facts.get() != ev.SomebodyCame()


def test_somebody_who_comes_after_the_first_has_gone_is_news(kiosk: WatchedKiosk) -> None:
    for seen in (True, *[False] * approach.GONE_AFTER, True):
        kiosk.camera.scenes.put(seen)
    kiosk.session.tick()
    came = 0
    while came < 2:
        came += kiosk.facts.get(timeout=5) == ev.SomebodyCame()


def test_the_camera_is_closed_as_soon_as_the_kiosk_is_used(kiosk: WatchedKiosk) -> None:
    kiosk.open()
    assert kiosk.camera.open.wait(5)
    kiosk.session.send(ev.NumberWanted())
    assert kiosk.session.visit.screen is Screen.SERVICES
    assert kiosk.camera.closed.wait(5)
    kiosk.session.send(ev.WentBack())
    assert kiosk.camera.open.wait(5)


def test_a_card_can_be_read_after_it(kiosk: WatchedKiosk) -> None:
    kiosk.open()
    assert kiosk.camera.open.wait(5)
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    assert kiosk.camera.closed.wait(5)
    while kiosk.frames.get(timeout=5) is None:
        pass


def test_a_camera_that_fails_is_tried_again_later(kiosk: WatchedKiosk) -> None:
    kiosk.camera.missing = True
    kiosk.session.tick()
    assert kiosk.camera.closed.wait(5)
    kiosk.camera.missing = False
    kiosk.session.tick()
    kiosk.now += approach.RETRY_SECONDS
    kiosk.session.tick()
    assert kiosk.camera.open.wait(5)


def test_a_camera_that_is_ill_is_left_to_the_watch_until_it_is_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(approach, "LOOK_SECONDS", 0.001)
    kiosk = WatchedKiosk(frozenset({CAMERA}))
    pause = threading.Event()

    def tick_until(done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 5
        while not done():
            assert time.monotonic() < deadline
            kiosk.now += 0.05
            kiosk.session.tick()
            pause.wait(0.005)

    try:
        kiosk.open()
        assert kiosk.camera.open.wait(5)
        kiosk.session.send(ev.CardWanted())
        kiosk.session.send(ev.CardAgreed())
        kiosk.reader.picture_fault = Fault.CAMERA_FROZEN
        tick_until(lambda: Fault.CAMERA_FROZEN in kiosk.session.faults)
        kiosk.session.send(ev.SilenceOver())
        asked = kiosk.reader.calls.count("check")
        tick_until(lambda: kiosk.reader.calls.count("check") > asked)
        assert not kiosk.camera.open.is_set()
        kiosk.reader.picture_fault = None
        tick_until(lambda: not kiosk.session.faults and kiosk.camera.open.is_set())
    finally:
        kiosk.session.close()


def test_nobody_is_greeted_twice_nor_on_another_screen() -> None:
    assert effects_of(Visit(), ev.SomebodyCame()) == (fx.Say(Line.GREETING),)
    greeted = walk(ev.SomebodyCame())
    assert effects_of(greeted, ev.SomebodyCame()) == ()
    assert effects_of(walk(ev.NumberWanted()), ev.SomebodyCame()) == ()


def test_a_greeting_that_nobody_answers_is_forgotten(kiosk: WatchedKiosk) -> None:
    kiosk.session.tick()
    kiosk.camera.scenes.put(True)
    kiosk.until(lambda: kiosk.session.visit.greeted)
    kiosk.silence(60)
    assert not kiosk.session.visit.greeted


def test_the_voice_tells_that_it_speaks(kiosk: WatchedKiosk) -> None:
    kiosk.session.send(ev.SomebodyCame())
    kiosk.until(lambda: kiosk.session.office.speaking)
    kiosk.until(lambda: not kiosk.session.office.speaking)
