"""A live camera's pictures: black, standing still, slow, and well again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.faults import Fault
from kiosk.devices.code_regions import Grey
from kiosk.devices.frame_health import FrameHealth

NOTICED_SECONDS = 3.0
HEALED_SECONDS = 5.0
RNG = np.random.default_rng(11)
SCENE = RNG.integers(30, 220, (360, 640)).astype(np.uint8)


def noisy(scene: Grey = SCENE) -> Grey:
    """The scene as a sensor gives it: never twice the same."""
    noise = RNG.integers(-2, 3, scene.shape)
    return np.clip(scene.astype(int) + noise, 0, 255).astype(np.uint8)


class Camera:
    """Pictures in a time that is told."""

    def __init__(self) -> None:
        self.now = 50.0
        self.health = FrameHealth(lambda: self.now)

    def run(self, seconds: float, picture: Grey | None = None, fps: float = 25) -> Fault | None:
        """What is said after so long of `picture`, or of noisy ones."""
        fault: Fault | None = None
        for _ in range(round(seconds * fps)):
            self.now += 1 / fps
            fault = self.health.look(noisy() if picture is None else picture)
        return fault


ILL: dict[Fault, tuple[Grey | None, float]] = {
    Fault.CAMERA_BLACK: (np.zeros((360, 640), np.uint8), 25),
    Fault.CAMERA_FROZEN: (SCENE, 25),
    Fault.CAMERA_SLOW: (None, 2),
}


def test_a_camera_that_is_well_stays_so() -> None:
    assert Camera().run(10) is None


@pytest.mark.parametrize("fault", ILL)
def test_each_illness_is_noticed_and_healed_in_time(fault: Fault) -> None:
    camera = Camera()
    assert camera.run(5) is None
    picture, fps = ILL[fault]
    assert camera.run(NOTICED_SECONDS, picture, fps) is fault
    assert camera.run(HEALED_SECONDS) is None


@pytest.mark.parametrize("fault", [Fault.CAMERA_BLACK, Fault.CAMERA_FROZEN])
def test_opening_it_anew_does_not_make_it_well(fault: Fault) -> None:
    """The person would be told to go on with the card, and a moment later not to."""
    camera = Camera()
    picture, fps = ILL[fault]
    camera.run(NOTICED_SECONDS, picture, fps)
    camera.health.restart()
    assert camera.run(1 / fps, picture, fps) is fault
    assert camera.run(0.2) is None


@given(st.integers(13, 255))
def test_a_wall_of_one_colour_is_neither_black_nor_frozen(level: int) -> None:
    wall = np.full((90, 160), level, np.uint8)
    assert Camera().run(3, wall, 10) is None


def test_a_moment_of_black_or_of_the_same_is_nothing() -> None:
    camera = Camera()
    for picture in (ILL[Fault.CAMERA_BLACK][0], SCENE):
        assert camera.run(1.2, picture) is None
        assert camera.run(0.5) is None
