"""A camera that sees whether somebody is there: faces drawn here, of nobody."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from kiosk.devices.person_camera import FaceCamera
from kiosk.ports import CameraMissing, SourceEnded

Picture = npt.NDArray[np.uint8]


def _noise(width: int, height: int, seed: int = 0) -> Picture:
    grain = np.random.default_rng(seed).normal(110, 6, (height, width))
    return np.asarray(grain.clip(0, 255), np.uint8)


def _face(half: int, width: int = 320, height: int = 240, *, lit: float = 1.0) -> Picture:
    """A drawn head of `half` its width in pixels in the middle of a grey room."""
    picture, x, y = _noise(width, height), width // 2, height // 2

    def blot(dx: float, dy: float, across: float, down: float, shade: int) -> None:
        centre = (x + round(dx * half), y + round(dy * half))
        size = (max(1, round(across * half)), max(1, round(down * half)))
        cv2.ellipse(picture, centre, size, 0, 0, 360, shade, -1)

    blot(0, 1.9, 1.8, 0.9, 70)
    blot(0, -0.15, 0.95, 1.3, 40)
    blot(0, 0, 0.8, 1.1, 200)
    for side in (-0.34, 0.34):
        blot(side, -0.4, 0.22, 0.06, 70)
        blot(side, -0.2, 0.24, 0.13, 120)
        blot(side, -0.2, 0.17, 0.09, 60)
    blot(0, 0.15, 0.1, 0.3, 225)
    blot(0, 0.35, 0.18, 0.05, 130)
    blot(0, 0.62, 0.32, 0.08, 100)
    soft = cv2.GaussianBlur(picture, (0, 0), half / 18)
    return np.asarray(soft * lit, np.uint8)


def _camera(folder: Path, *pictures: Picture) -> FaceCamera:
    for at, picture in enumerate(pictures):
        cv2.imwrite(str(folder / f"{at:03}.png"), picture)
    made = FaceCamera(str(folder))
    made.start()
    return made


@pytest.mark.parametrize("half", [25, 40, 60])
@pytest.mark.parametrize("lit", [1.0, 0.4])
def test_a_face_is_somebody(tmp_path: Path, half: int, lit: float) -> None:
    assert _camera(tmp_path, _face(half, lit=lit)).somebody()


def test_a_large_picture_is_looked_at_as_well(tmp_path: Path) -> None:
    assert _camera(tmp_path, _face(160, 1280, 720)).somebody()


def test_somebody_far_away_is_not_in_front_of_the_kiosk(tmp_path: Path) -> None:
    assert not _camera(tmp_path, _face(13)).somebody()


def test_an_empty_room_is_nobody(tmp_path: Path) -> None:
    camera = _camera(tmp_path, *(_noise(320, 240, seed) for seed in range(20)))
    assert not any(camera.somebody() for _ in range(20))
    with pytest.raises(SourceEnded):
        camera.somebody()


def test_without_a_camera_it_says_so(tmp_path: Path) -> None:
    camera = FaceCamera(str(tmp_path / "nothing"))
    with pytest.raises(CameraMissing):
        camera.start()
    with pytest.raises(CameraMissing):
        camera.somebody()
    camera.stop()
