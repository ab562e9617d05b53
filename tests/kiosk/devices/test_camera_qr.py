"""The camera over files, folders and streams: frames, codes, and every way it can fail."""

import logging
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from front_desk.faults import Fault
from kiosk.devices.camera_qr import CameraQr
from kiosk.devices.frame_sources import Capture, Source, SourceKind, sources_of
from kiosk.devices.qr_decoder import Decoded, Engine, QrDecoder
from kiosk.ports import CameraMissing, CameraStalled, CodeReader, SightKind, SourceEnded
from tests.contracts.code_reader_contract import CodeReaderContract
from tests.made_up_cards import PAYLOAD, View, code_picture, scene, write_frames, write_video

CLEAR = View(module=4, turn=3, blur=0.5, noise=3)
SIZE = (960, 540)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("frames")
    away = View(module=4, centre=(3, 3))
    write_frames(path, [away, CLEAR, CLEAR, CLEAR, away])
    return path


def video(path: Path, views: list[View], fps: int = 25) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, SIZE)
    for index, view in enumerate(views):
        picture = scene(PAYLOAD, view, size=SIZE, seed=index)
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    writer.release()
    return path


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    view = View(module=3.4, centre=(0.5, 0.5), aim_at_code=True, blur=0.4, noise=2)
    return video(tmp_path_factory.mktemp("film") / "card.avi", [view] * 6)


class _Stream:
    """An MJPEG camera on loopback that can be paused, cut, and counts what it sent."""

    def __init__(self) -> None:
        picture = scene(PAYLOAD, CLEAR, seed=3)
        there, coded = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        assert there
        self.jpeg = coded.tobytes()
        self.running = threading.Event()
        self.running.set()
        self.cut = threading.Event()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                try:
                    while not owner.cut.wait(0.02):
                        owner.running.wait(10)
                        self.wfile.write(
                            b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                            + str(len(owner.jpeg)).encode()
                            + b"\r\n\r\n"
                            + owner.jpeg
                            + b"\r\n"
                        )
                except OSError:
                    logging.getLogger("test").debug("the reader went away")

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/stream.mjpg"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.cut.set()
        self.running.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)


@pytest.fixture
def stream() -> Iterator[_Stream]:
    stream = _Stream()
    yield stream
    stream.close()


class TestFolderOfFrames(CodeReaderContract):
    @pytest.fixture
    def reader(self, folder: Path) -> Iterator[CodeReader]:
        reader = CameraQr(str(folder), paced=False)
        yield reader
        reader.stop()

    @pytest.fixture
    def broken_reader(self, tmp_path: Path) -> Callable[[], CodeReader]:
        return lambda: CameraQr(str(tmp_path), paced=False)


class TestVideoFile(CodeReaderContract):
    @pytest.fixture
    def reader(self, film: Path) -> Iterator[CodeReader]:
        reader = CameraQr(str(film), paced=False)
        yield reader
        reader.stop()

    @pytest.fixture
    def broken_reader(self, tmp_path: Path) -> Callable[[], CodeReader]:
        broken = tmp_path / "broken.mp4"
        broken.write_bytes(b"no video")
        return lambda: CameraQr(str(broken), paced=False)


class TestStream(CodeReaderContract):
    @pytest.fixture
    def reader(self, stream: _Stream) -> Iterator[CodeReader]:
        reader = CameraQr(stream.url)
        yield reader
        reader.stop()

    @pytest.fixture
    def broken_reader(self) -> Callable[[], CodeReader]:
        with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as free:
            port = free.server_address[1]
        return lambda: CameraQr(f"http://127.0.0.1:{port}/stream.mjpg")


def test_a_file_ends(film: Path) -> None:
    reader = CameraQr(str(film), paced=False)
    reader.start()
    for _ in range(6):
        reader.look()
    with pytest.raises(SourceEnded):
        reader.look()
    reader.start()
    assert reader.look()[0].width == SIZE[0]
    reader.stop()


def test_a_folder_ends(folder: Path) -> None:
    reader = CameraQr(str(folder), paced=False)
    reader.start()
    sights = [reader.look()[1] for _ in range(5)]
    assert [sight is not None for sight in sights] == [False, True, True, True, False]
    with pytest.raises(SourceEnded):
        reader.look()


def test_a_file_plays_at_its_own_speed(film: Path) -> None:
    reader = CameraQr(str(film), paced=True)
    reader.start()
    began = time.monotonic()
    for _ in range(6):
        reader.look()
    assert time.monotonic() - began >= 5 / 25
    reader.stop()


def test_one_picture_is_a_source(folder: Path) -> None:
    reader = CameraQr(str(folder / "frame-0001.png"), paced=False)
    reader.start()
    _, sight = reader.look()
    assert sight is not None
    assert sight.kind is SightKind.CARD


def test_an_unreadable_picture_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    reader = CameraQr(str(tmp_path), paced=False)
    reader.start()
    with pytest.raises(CameraMissing):
        reader.look()


def test_colours_are_red_green_blue(tmp_path: Path) -> None:
    red = np.zeros((60, 80, 3), np.uint8)
    red[..., 2] = 250
    cv2.imwrite(str(tmp_path / "red.png"), red)
    reader = CameraQr(str(tmp_path), paced=False)
    reader.start()
    frame, _ = reader.look()
    assert tuple(frame.rgb[:3]) == (250, 0, 0)


@pytest.mark.slow
def test_a_hand_held_card_is_read_from_a_video(tmp_path: Path) -> None:
    path = tmp_path / "hand.mp4"
    write_video(path, seconds=2.0, seed=4)
    reader = CameraQr(str(path), paced=False)
    reader.start()
    sights = [reader.look()[1] for _ in range(30)]
    with pytest.raises(SourceEnded):
        reader.look()
    kinds = [None if sight is None else sight.kind for sight in sights]
    assert kinds[0] is None
    assert kinds[-1] is SightKind.CARD
    assert set(kinds) == {None, SightKind.CARD}


def test_a_stream_that_is_cut_is_missing(stream: _Stream) -> None:
    reader = CameraQr(stream.url)
    reader.start()
    reader.look()
    stream.cut.set()

    def look_on() -> None:
        for _ in range(100):
            reader.look()

    with pytest.raises(CameraMissing):
        look_on()
    reader.stop()


@pytest.mark.parametrize(
    ("setting", "kind", "address"),
    [
        ("0", SourceKind.DEVICE, "/dev/video0"),
        ("/dev/video3", SourceKind.DEVICE, "/dev/video3"),
        ("rtsp://192.0.2.7/live", SourceKind.STREAM, "rtsp://192.0.2.7/live"),
        ("http://192.0.2.7/a.mjpg", SourceKind.STREAM, "http://192.0.2.7/a.mjpg"),
        ("card.png", SourceKind.FOLDER, "card.png"),
    ],
)
def test_what_a_source_string_means(setting: str, kind: SourceKind, address: str) -> None:
    assert sources_of(setting) == [Source(kind, address)]


@pytest.mark.parametrize("setting", ["none", "", "/dev/video-of-the-test", "77", "absent.mp4"])
def test_nothing_there_is_missing(setting: str) -> None:
    with pytest.raises(CameraMissing):
        CameraQr(setting).start()


class _OnlyZbar(QrDecoder):
    """Sees the same code in every frame, through the second voice only."""

    def glance(self, grey: Any) -> list[Decoded]:
        return [Decoded(PAYLOAD, Engine.ZBAR, ())]


def test_what_only_zbar_reads_counts_from_the_second_time(folder: Path) -> None:
    reader = CameraQr(str(folder), paced=False, decoder=_OnlyZbar())
    reader.start()
    assert reader.look()[1] is None
    sight = reader.look()[1]
    assert sight is not None
    reader.start()
    assert reader.look()[1] is None


class _TwoCodes(QrDecoder):
    def glance(self, grey: Any) -> list[Decoded]:
        payloads = (b"https://example.org/", b"hello", PAYLOAD)
        return [Decoded(payload, Engine.ZXING, ()) for payload in payloads]


def test_of_several_codes_the_card_counts(folder: Path) -> None:
    reader = CameraQr(str(folder), paced=False, decoder=_TwoCodes())
    reader.start()
    sight = reader.look()[1]
    assert sight is not None
    assert sight.kind is SightKind.CARD


class _Misread(QrDecoder):
    """Reads something else in every frame: no card, and never the same."""

    def __init__(self) -> None:
        super().__init__(second_voice=False)
        self.frames = 0

    def glance(self, grey: Any) -> list[Decoded]:
        self.frames += 1
        return [Decoded(b"misread %d" % self.frames, Engine.ZXING, ())]


def test_a_foreign_code_is_answered_once_two_frames_agree(tmp_path: Path, folder: Path) -> None:
    reader = CameraQr(str(folder), paced=False, decoder=_Misread())
    reader.start()
    assert [reader.look()[1] for _ in range(5)] == [None] * 5
    picture = np.pad(code_picture(b"hello"), ((48, 48), (48, 48), (0, 0)), constant_values=255)
    for index in range(3):
        cv2.imwrite(str(tmp_path / f"{index}.png"), picture)
    reader = CameraQr(str(tmp_path), paced=False)
    reader.start()
    kinds = [sight and sight.kind for _, sight in (reader.look() for _ in range(3))]
    assert kinds == [None, SightKind.UNKNOWN, SightKind.UNKNOWN]


def test_the_picture_that_is_shown_is_no_wider_than_needed(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "wide.png"), np.full((1080, 1920, 3), 200, np.uint8))
    reader = CameraQr(str(tmp_path), paced=False)
    reader.start()
    frame, _ = reader.look()
    assert (frame.width, frame.height, len(frame.rgb)) == (960, 540, 960 * 540 * 3)


class Flaky:
    """A driver whose node stays there while its pictures come, fail or stop."""

    def __init__(self) -> None:
        self.there = True
        self.opened = 0
        self.well = threading.Event()
        self.well.set()
        self._random = np.random.default_rng(5)

    def open(self, source: Source, width: int, height: int) -> Capture:
        self.opened += 1
        return self

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return True

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's name
        return 0.0

    def read(self) -> tuple[bool, Any]:
        self.well.wait(4)
        return self.there, self._random.integers(0, 255, (48, 64, 3), np.uint8)

    def release(self) -> None:
        """Nothing is held."""


@pytest.fixture
def flaky(tmp_path: Path) -> Flaky:
    (tmp_path / "video0").symlink_to("/dev/null")
    return Flaky()


def camera_of(flaky: Flaky, folder: Path) -> CameraQr:
    return CameraQr(str(folder / "video0"), opener=flaky.open)


def look_until_it_fails(camera: CameraQr) -> None:
    """Pictures that came before are still given."""
    for _ in range(5):
        camera.look()


def test_a_camera_that_was_never_ill_is_not_opened_to_see(flaky: Flaky, tmp_path: Path) -> None:
    camera = camera_of(flaky, tmp_path)
    assert camera.check() is None
    assert flaky.opened == 0
    (tmp_path / "video0").unlink()
    assert camera.check() is Fault.CAMERA_GONE
    assert flaky.opened == 0


def test_a_camera_that_failed_is_looked_at_until_it_is_well(flaky: Flaky, tmp_path: Path) -> None:
    """Its node may well be there."""
    camera = camera_of(flaky, tmp_path)
    camera.start()
    camera.look()
    flaky.there = False
    with pytest.raises(CameraMissing):
        look_until_it_fails(camera)
    camera.stop()
    assert camera.check() is Fault.CAMERA_GONE
    flaky.there = True
    assert camera.check() is None
    assert flaky.opened == 3
    assert camera.check() is None
    assert flaky.opened == 3


def test_a_camera_that_hangs_is_frozen_until_it_goes_on(flaky: Flaky, tmp_path: Path) -> None:
    camera = camera_of(flaky, tmp_path)
    camera.start()
    camera.look()
    flaky.well.clear()
    with pytest.raises(CameraStalled):
        look_until_it_fails(camera)
    flaky.well.set()
    camera.stop()
    assert camera.check() is None
