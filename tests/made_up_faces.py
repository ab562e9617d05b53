"""Faces drawn here, of nobody."""

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]


def noise(width: int, height: int, seed: int = 0) -> Picture:
    """An empty grey room as a sensor sees it."""
    grain = np.random.default_rng(seed).normal(110, 6, (height, width))
    return np.asarray(grain.clip(0, 255), np.uint8)


def face(half: int, width: int = 320, height: int = 240, *, lit: float = 1.0) -> Picture:
    """A drawn head of `half` its width in pixels in the middle of a grey room."""
    picture, x, y = noise(width, height), width // 2, height // 2

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
