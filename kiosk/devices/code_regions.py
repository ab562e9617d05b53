"""Where in a grey picture a QR code may be, and how to make it larger and sharper.

A QR code is dense with edges in both directions; text, faces and edges of things mostly are not.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""An 8-bit grey picture, `height × width`."""

_CELL = 8
"""Edges are counted in squares of this many pixels."""

MIN_EDGES = 5.0
"""How far, in grey levels, a code's edge density stands out of the picture's noise."""

_SHARE_OF_PEAK = 0.5
"""A cell belongs to a region above this share of the way from the noise to the busiest cell."""

_MIN_SIDE, _MAX_SIDE = 40, 700
"""A code smaller than this has less than 1 pixel a module; a larger one needs no help."""


@dataclass(frozen=True)
class Region:
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def side(self) -> int:
        """The longer side."""
        return max(self.right - self.left, self.bottom - self.top)

    def cut(self, picture: Grey) -> Grey:
        """This part of `picture`."""
        return picture[self.top : self.bottom, self.left : self.right]


def code_regions(picture: Grey, most: int = 2) -> list[Region]:
    """At most `most` regions that look like a QR code, the most code-like first."""
    if min(picture.shape) < _MIN_SIDE:
        return []
    busy = edges_both_ways(picture)
    noise = float(np.median(busy))
    above = float(busy.max()) - noise
    if above < MIN_EDGES:
        return []
    mask = (busy > noise + _SHARE_OF_PEAK * above).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    found = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        if not _squarish(width, height, area):
            continue
        strength = float((busy[labels == label] - noise).sum())
        found.append((strength, _grown(left, top, width, height, picture.shape)))
    found.sort(key=lambda pair: -pair[0])
    return [region for _, region in found[:most]]


def enlarged(part: Grey, times: float) -> Grey:
    """`part` made `times` larger with cubic interpolation."""
    return np.asarray(
        cv2.resize(part, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC), np.uint8
    )


def deblurred(part: Grey, sigma: float, noise: float = 0.03) -> Grey:
    """`part` without a Gaussian blur of `sigma` pixels (Wiener deconvolution).

    `noise` is the ratio of noise to signal power that the filter assumes.
    """
    margin = 8
    padded = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_REFLECT)
    height, width = padded.shape
    spectrum = np.fft.rfft2(padded.astype(np.float32))
    along_y = np.exp(-2 * (np.pi * sigma * np.fft.fftfreq(height)) ** 2)
    along_x = np.exp(-2 * (np.pi * sigma * np.fft.rfftfreq(width)) ** 2)
    blur = np.outer(along_y, along_x)
    restored = np.fft.irfft2(spectrum * (blur / (blur**2 + noise)), s=(height, width))
    inner = restored[margin:-margin, margin:-margin]
    return np.clip(inner, 0, 255).astype(np.uint8)


def edges_both_ways(picture: Grey) -> NDArray[Any]:
    """For each cell, the weaker of its horizontal and vertical edge densities."""
    # Half the size averages the sensor's noise away and costs a third of the time; cells average
    # over several modules, so that the inside of a code has no holes.
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    size = (max(1, picture.shape[1] // _CELL), max(1, picture.shape[0] // _CELL))
    across = cv2.absdiff(half[:, 1:], half[:, :-1])
    down = cv2.absdiff(half[1:, :], half[:-1, :])
    smooth = [
        cv2.blur(cv2.resize(edges, size, interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
        for edges in (across, down)
    ]
    return np.minimum(smooth[0], smooth[1])


def _squarish(width: int, height: int, area: int) -> bool:
    side = max(width, height) * _CELL
    return (
        _MIN_SIDE <= side <= _MAX_SIDE
        and min(width, height) * 2 > max(width, height)
        and area * 2 > width * height
    )


def _grown(left: int, top: int, width: int, height: int, shape: tuple[int, ...]) -> Region:
    """In pixels, with a margin for the quiet zone and for tilt."""
    margin = 2 + max(width, height) // 6
    return Region(
        max(0, (left - margin) * _CELL),
        max(0, (top - margin) * _CELL),
        min(shape[1], (left + width + margin) * _CELL),
        min(shape[0], (top + height + margin) * _CELL),
    )
