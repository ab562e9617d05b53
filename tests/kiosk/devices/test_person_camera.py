"""A camera that sees whether somebody is there: faces drawn here, of nobody."""

import time
from pathlib import Path
from threading import Event

import cv2
import pytest

from front_desk.faults import Fault
from kiosk.build import person_camera_of, reader_of
from kiosk.devices.person_camera import FaceCamera
from kiosk.devices.pictures import Pictures
from kiosk.ports import CameraMissing, SourceEnded
from settings.model import Settings
from tests.made_up_faces import Picture, face, noise


def _camera(folder: Path, *pictures: Picture) -> FaceCamera:
    for at, picture in enumerate(pictures):
        cv2.imwrite(str(folder / f"{at:03}.png"), picture)
    made = FaceCamera(Pictures(str(folder), time.monotonic), time.monotonic)
    made.start()
    return made


def _sees(camera: FaceCamera) -> bool:
    """What it says of the next picture."""
    assert camera.watch(0.001, Event()) is None
    return camera.somebody()


@pytest.mark.parametrize("half", [25, 40, 60])
@pytest.mark.parametrize("lit", [1.0, 0.4])
def test_a_face_is_somebody(tmp_path: Path, half: int, lit: float) -> None:
    assert _sees(_camera(tmp_path, face(half, lit=lit)))


def test_a_large_picture_is_looked_at_as_well(tmp_path: Path) -> None:
    assert _sees(_camera(tmp_path, face(160, 1280, 720)))


def test_somebody_far_away_is_not_in_front_of_the_kiosk(tmp_path: Path) -> None:
    assert not _sees(_camera(tmp_path, face(13)))


def test_an_empty_room_is_nobody(tmp_path: Path) -> None:
    camera = _camera(tmp_path, *(noise(320, 240, seed) for seed in range(20)))
    assert not any(_sees(camera) for _ in range(20))
    with pytest.raises(SourceEnded):
        camera.watch(0.001, Event())


def test_without_a_camera_it_says_so(tmp_path: Path) -> None:
    camera = FaceCamera(Pictures(str(tmp_path / "nothing"), time.monotonic), time.monotonic)
    with pytest.raises(CameraMissing):
        camera.start()
    with pytest.raises(CameraMissing):
        camera.watch(0.001, Event())
    assert not camera.somebody()
    camera.stop()


def test_what_it_finds_wrong_the_reader_of_codes_knows(tmp_path: Path) -> None:
    node = tmp_path / "video0"
    node.symlink_to("/dev/null")
    source = {"source": str(node)}
    settings = Settings.model_validate({"camera": source})
    reader = reader_of(settings)
    assert person_camera_of(settings, reader) is None
    seeing = Settings.model_validate({"camera": {**source, "sees_people": True}})
    camera = person_camera_of(seeing, reader)
    assert camera is not None
    assert reader.check() is None
    with pytest.raises(CameraMissing):
        camera.start()
    assert reader.check() is Fault.CAMERA_GONE
