"""A kiosk of real parts that can really be broken, and how long it takes to notice and to heal.

A printer of bytes on TCP, a camera's thread over a driver of pictures, real files for sentences, a
small disk that is filled, a queue server behind a line that is cut. Only the wall clock is shifted
beside the machine's own, which nobody may set here.
"""

import io
import queue
import threading
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from front_desk.business_day import HANOI
from front_desk.faults import Fault
from kiosk import events as ev
from kiosk.clocks import machine_clock
from kiosk.devices.camera_qr import CameraQr
from kiosk.devices.data_disk import DataDisk
from kiosk.devices.frame_sources import Capture, Source
from kiosk.devices.person_camera import FaceCamera
from kiosk.devices.simulated_faults import BreakableClock
from kiosk.devices.simulated_registry import SimulatedRegistry
from kiosk.devices.speech import VoiceSpeaker, WavFolder
from kiosk.devices.ticket_printer import EscposPrinter
from kiosk.faults import EVERYTHING
from kiosk.flow import SCANNING
from kiosk.hands import Hands, Manners
from kiosk.office_clock import OfficeClock
from kiosk.outbox import Outbox
from kiosk.ports import CameraMissing
from kiosk.queue_client import QueueClient
from kiosk.session import Session
from kiosk.steady_desk import SteadyDesk
from kiosk.visit import HelpState, Screen
from tests.kiosk import made_up
from tests.kiosk.routes import next_touch, of_this_visit, routes
from tests.kiosk.small_disk import SmallDisk, outboxes_as_named, small_disk
from tests.made_up_faces import Picture
from tests.offline.link import Link, Weather, link_to
from tests.paper import Health, PaperPrinter
from tests.servers import OFFICE, RunningServer

TICK_SECONDS = 0.25
FPS = 25
LOOK_SECONDS = 0.25
LEADS_SOMEWHERE = 12
PATIENCE_SECONDS = 20.0
HELPED = frozenset({HelpState.ASKED, HelpState.FAILED})
PICTURES = frozenset({Fault.CAMERA_FROZEN, Fault.CAMERA_BLACK, Fault.CAMERA_SLOW})
HEALTH = {
    Fault.NEAR_END: Health.NEAR_END,
    Fault.OUT_OF_PAPER: Health.OUT,
    Fault.COVER_OPEN: Health.COVER_OPEN,
    Fault.JAMMED: Health.CUTTER_ERROR,
}


class Tones:
    """Sentences of a tone: what is said does not matter here."""

    def make(self, text: str, language: str) -> bytes:
        whole = io.BytesIO()
        with wave.open(whole, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(b"\x10\x20" * 800)
        return whole.getvalue()

    def close(self) -> None:
        """Nothing to close."""


class Driver:
    """A video device: a node that can be pulled out, and pictures that can go wrong."""

    def __init__(self, node: Path) -> None:
        self.ill: Fault | None = None
        self.answers = threading.Event()
        self.answers.set()
        self._node = node
        self._random = np.random.default_rng(3)
        self._scene = self._random.integers(30, 220, (240, 320, 3)).astype(np.uint8)
        self._last = self._scene
        self._pause = threading.Event()
        self.plug_in()

    def plug_in(self) -> None:
        """The node is there: like a real one it is no plain file."""
        self._node.symlink_to("/dev/null")

    def show(self, picture: Picture) -> None:
        """Somebody or something else stands before it: grey, 240 × 320."""
        self._scene = np.repeat(picture[:, :, np.newaxis], 3, axis=2)

    def pull_out(self) -> None:
        """The node goes away."""
        self._node.unlink()

    def open(self, source: Source, width: int, height: int) -> Capture:
        """As `frame_sources.open_capture`."""
        if not self._node.exists():
            raise CameraMissing("the video device is not there")
        return self

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return True

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's name
        return float(FPS)

    def read(self) -> tuple[bool, Any]:
        self.answers.wait(PATIENCE_SECONDS)
        self._pause.wait(0.5 if self.ill is Fault.CAMERA_SLOW else 1 / FPS)
        if self.ill is Fault.CAMERA_BLACK:
            return self._node.exists(), self._random.integers(0, 3, self._scene.shape, np.uint8)
        if self.ill is not Fault.CAMERA_FROZEN:
            self._last = self._scene ^ self._random.integers(0, 4, self._scene.shape, np.uint8)
        return self._node.exists(), self._last

    def release(self) -> None:
        """Nothing is held."""


@dataclass
class Times:
    """Seconds from the break until it is noticed and on the staff page, and from the repair until
    all is well; `served` is what the person had."""

    noticed: float | None = None
    told: float | None = None
    served: str = ""
    healed: float | None = None


@dataclass
class RealKiosk:
    """A session over all that."""

    session: Session
    facts: "queue.SimpleQueue[ev.Event]"
    paper: PaperPrinter
    camera: Driver
    voice: Path
    disk: SmallDisk
    wall: BreakableClock
    link: Link
    clerk: httpx.Client
    _ticked: float = field(default=float("-inf"))

    def switch(self, fault: Fault, *, on: bool) -> None:
        """Break it, or mend it."""
        if fault in HEALTH:
            self.paper.health = HEALTH[fault]
            if not on:
                self.paper.mend()
        elif fault in PICTURES:
            self.camera.ill = fault if on else None
        else:
            self._switch_other(fault, on=on)

    def _switch_other(self, fault: Fault, *, on: bool) -> None:
        match fault:
            case Fault.PRINTER_OFFLINE:
                self.paper.silent = on
            case Fault.CAMERA_GONE:
                (self.camera.pull_out if on else self.camera.plug_in)()
            case Fault.SOUND_GONE:
                _point(self.voice, Path("/dev/null") if on else self.voice.with_name("kept"))
            case Fault.DISK_FULL:
                (self.disk.fill if on else self.disk.free)()
            case Fault.CLOCK_WRONG:
                self.wall.broken = on
            case _:
                self.link.be(Weather.CUT if on else Weather.FINE)

    def step(self) -> None:
        """What the application's loop does: facts as they come, a tick each quarter of a second."""
        now = time.monotonic()
        if now - self._ticked >= TICK_SECONDS:
            self._ticked = now
            self.session.tick()
        try:
            self.session.send(self.facts.get(timeout=0.02))
        except queue.Empty:
            return

    def let(self, done: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Run until `done`. Raises `TimeoutError`."""
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"{self.session.visit.screen}: {sorted(self.session.faults)}")
            self.step()

    def reach(self, screen: Screen) -> None:
        """Somebody comes from Welcome to a screen."""
        while self.session.visit.screen is not Screen.WELCOME:
            self.session.send(ev.SilenceOver())
        # A made-up ticket is of another day.
        way = routes()[Screen.ISSUING if screen is Screen.TICKET else screen]
        for event in way:
            self.session.send(of_this_visit(event, self.session.visit))
        if screen is Screen.TICKET:
            self.let(lambda: self.session.visit.screen is not Screen.ISSUING)
        assert screen in {self.session.visit.screen, Screen.ISSUING}, "not offered here"

    def serve(self) -> str:
        """Do what somebody does who wants a number: what they have at the end."""
        for _ in range(LEADS_SOMEWHERE):
            visit = self.session.visit
            if visit.screen is Screen.TICKET and visit.ticket is not None:
                return "number"
            if visit.screen is Screen.HELP:
                self.let(lambda: self.session.visit.help in HELPED)
                return "person"
            if visit.screen is Screen.ISSUING:
                self.let(lambda: self.session.visit.screen is not Screen.ISSUING)
                continue
            touch = next_touch(visit, self.session.office)
            if touch is None:
                self.session.send(ev.HelpWanted())
            else:
                self.session.send(touch)
        return "nothing"

    def on_staff_page(self) -> set[Fault]:
        """What whoever sits at a counter is shown."""
        view = self.clerk.get("/queue", params={"counter": "quay-1"}).json()
        return {Fault(one["fault"]) for one in view["faults"]}


def _point(link: Path, target: Path) -> None:
    """Make `link` lead to `target`, in one step."""
    new = link.with_name("new-link")
    new.symlink_to(target)
    new.replace(link)


def looked_for(screen: Screen, faults: Sequence[Fault]) -> list[Fault]:
    """Those that can be noticed there: pictures are judged where the camera looks."""
    return [one for one in faults if one not in PICTURES or screen in SCANNING]


def measure(kiosk: RealKiosk, screen: Screen, faults: Sequence[Fault]) -> dict[Fault, Times]:
    """Break all of `faults` (each of another part) on a screen, serve the person, mend them."""
    times = {fault: Times() for fault in faults}
    kiosk.reach(screen)
    began = {}
    for fault in faults:
        began[fault] = time.monotonic()
        kiosk.switch(fault, on=True)
    awaited = set(looked_for(screen, faults))
    looked = 0.0

    def all_known() -> bool:
        nonlocal looked
        now = time.monotonic()
        for fault in awaited & kiosk.session.faults:
            times[fault].noticed = times[fault].noticed or now - began[fault]
        if now - looked >= LOOK_SECONDS:
            looked = now
            for fault in awaited & kiosk.on_staff_page():
                times[fault].told = times[fault].told or now - began[fault]
        return all(times[one].noticed and times[one].told for one in awaited)

    kiosk.let(all_known)
    served = kiosk.serve()
    mended = {}
    for fault in faults:
        mended[fault] = time.monotonic()
        kiosk.switch(fault, on=False)

    def all_well() -> bool:
        for fault in awaited - kiosk.session.faults:
            times[fault].healed = times[fault].healed or time.monotonic() - mended[fault]
        return all(times[one].healed for one in awaited)

    kiosk.let(all_well)
    for one in times.values():
        one.served = served
    kiosk.let(lambda: not kiosk.on_staff_page())
    return times


@contextmanager
def real_kiosk(
    server: RunningServer, folder: Path, *, full: bool = False, sees_people: bool = False
) -> Iterator[RealKiosk]:
    """A kiosk at that server, connected and well but for a disk that is `full` from the start.

    Raises `OSError` without a small disk.
    """
    facts: queue.SimpleQueue[ev.Event] = queue.SimpleQueue()
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk(folder / "disk"))
        stack.enter_context(outboxes_as_named())
        if full:
            disk.fill()
        paper = stack.enter_context(PaperPrinter())
        link = stack.enter_context(link_to(int(server.url.rpartition(":")[2])))
        clerk = stack.enter_context(server.staff())
        camera, voice = Driver(folder / "video0"), folder / "sentences"
        (folder / "kept").mkdir()
        _point(voice, folder / "kept")
        wall = BreakableClock(machine_clock)
        office_clock = OfficeClock(wall, HANOI)
        client = QueueClient(f"http://127.0.0.1:{link.port}", server.seeded.kiosk_token)
        reader = CameraQr(str(folder / "video0"), opener=camera.open)
        outbox = Outbox(disk.path / "kiosk-1.outbox")
        hands = Hands(
            SteadyDesk(client, outbox, wall, HANOI),
            reader,
            EscposPrinter(paper.target),
            VoiceSpeaker(Tones(), WavFolder(voice)),
            DataDisk(disk.path, lambda: outbox.is_open),
            SimulatedRegistry(),
            FaceCamera(reader.pictures, time.monotonic) if sees_people else None,
        )
        session = Session(
            hands,
            Manners(
                person_secret=b"made-up-secret-of-32-characters!",
                watches=EVERYTHING,
                places=(made_up.PLACE,),
            ),
            deliver=facts.put,
            show_frame=lambda _: None,
            clock=time.monotonic,
            today=office_clock.today,
            office_clock=office_clock,
        )
        stack.callback(session.close)
        made = RealKiosk(session, facts, paper, camera, voice, disk, wall, link, clerk)
        heard = lambda unit: bool(unit.at(OFFICE).kiosk_states())  # noqa: E731
        expected = {Fault.DISK_FULL} if full else set()
        made.let(lambda: session.faults == expected and server.parts.store.read_now(heard))
        yield made
