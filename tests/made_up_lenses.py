"""What a lens, a hand and a lamp do to a picture of a card."""

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""8-bit RGB, `height × width × 3`."""


def lit(picture: Picture, light: float, shade: float) -> Picture:
    """`picture` in `light` (1 is full), the far side darker by `shade` (0 … 1)."""
    height, width = picture.shape[:2]
    falloff = light * (1 - shade * np.linspace(0, 1, width, dtype=np.float32))
    row = np.repeat(falloff[None, :, None], 3, axis=2)
    product = cv2.multiply(picture, np.tile(row, (height, 1, 1)), dtype=cv2.CV_8U)
    return np.asarray(product, np.uint8)


def out_of_focus(picture: Picture, radius: float) -> Picture:
    """Each point spread over a disc of `radius` pixels, edges of the disc smooth."""
    reach = int(np.ceil(radius)) + 1
    away = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1])
    disc = np.clip(radius + 0.5 - away, 0, 1).astype(np.float32)
    return np.asarray(cv2.filter2D(picture, -1, disc / disc.sum()), np.uint8)


def smeared(picture: Picture, length: float, degrees: float) -> Picture:
    """A hand that moved `length` pixels in the direction of `degrees` in the exposure."""
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    steps = np.linspace(-length / 2, length / 2, 8 * reach + 1)
    for x, y in zip(
        steps * np.cos(np.deg2rad(degrees)), steps * np.sin(np.deg2rad(degrees)), strict=True
    ):
        _drop(kernel, x + reach, y + reach)
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), np.uint8)


def _drop(kernel: NDArray[np.float32], x: float, y: float) -> None:
    """One point of light between four pixels."""
    left, top = int(x), int(y)
    right, down = x - left, y - top
    kernel[top, left] += (1 - right) * (1 - down)
    kernel[top, left + 1] += right * (1 - down)
    kernel[top + 1, left] += (1 - right) * down
    kernel[top + 1, left + 1] += right * down


def with_glare(
    picture: Picture, strength: float, centre: tuple[float, float], radius: float
) -> Picture:
    """A lamp mirrored in the card at `centre` (x, y): a soft white spot, opaque at strength 1."""
    height, width = picture.shape[:2]
    across = np.exp(-0.5 * ((np.arange(width, dtype=np.float32) - centre[0]) / radius) ** 2)
    down = np.exp(-0.5 * ((np.arange(height, dtype=np.float32) - centre[1]) / radius) ** 2)
    veil = (strength * np.outer(down, across))[..., None]
    return (picture * (1 - veil) + 255 * veil).astype(np.uint8)
