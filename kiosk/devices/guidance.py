"""What keeps a code in view from being read, by simple figures of the picture.

Each figure is cheap and may be wrong about one picture; `SteadyGuidance` says only what most
pictures of the last second agree on, and keeps it long enough to be read and heard.
"""

from collections import Counter, deque
from typing import Any

import cv2
import numpy as np

from kiosk.devices.code_regions import MIN_EDGES, Grey, Region, code_regions, edges_both_ways
from kiosk.ports import Guidance, Monotonic

MEASURE_EVERY_SECONDS = 0.12
"""Pictures in between are not measured: they cost time and say the same."""

WINDOW_SECONDS = 1.2
"""So much of the past is agreed on …"""

_AGREEING = 0.7
"""… by at least this share of its pictures,"""

_AT_LEAST = 5
"""of which there are so many."""

HOLD_SECONDS = 3.0
"""What is said stays so long: a short sentence is read and spoken in it."""

QUIET_SECONDS = 4.0
"""Nothing is said so soon after a code was read: its answer comes first."""

_SMALL_WIDTH = 480

_DARK = 60.0
"""A picture whose brightest tenth is below this grey level is too dark to read."""

_WHITE = 246
"""A square of the picture from here on tells nothing apart."""

_BLOT = (9, 0.02)
"""Squares that a mirrored lamp takes at least, and the share of the picture at most: a window or a
sheet of paper takes more."""

_PRINT_AROUND = 0.25
"""Share of a blot's surroundings that shows print: only what hides print is in the way."""

_FAR_CODE = 0.17
"""A code this share of the picture's height high has modules of less than 3 pixels at 720 lines."""

_NEAR_CODE = 0.75
"""A code higher than this share has no room to be held in."""

_CARD_SHAPE = (1.35, 1.85)
"""Width to height of a card that is tilted a little; flat it is 1.586."""

_CARD_AREA = (0.04, 0.95)
"""Of the picture."""

_CARD_FILLS = 0.85
"""Of the rectangle around it: its corners are round, and it is tilted."""

_FAR_CARD = 0.34
"""A card this share of the picture's width wide shows its code too small."""


def guidance_for(grey: Grey) -> Guidance:
    """What to say to whoever holds a code that cannot be read in `grey`."""
    times = max(1.0, grey.shape[1] / _SMALL_WIDTH)
    size = (round(grey.shape[1] / times), round(grey.shape[0] / times))
    small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    if float(np.percentile(small, 90)) < _DARK:
        return Guidance.TOO_DARK
    code = _suspected(grey, small)
    guidance = _for_card(small) if code is None else _for_code(*code)
    # A code that fills the picture has white modules as large as a blot.
    if guidance is not Guidance.FARTHER and _hidden_by_glare(grey):
        return Guidance.GLARE
    return guidance


def _suspected(grey: Grey, small: Grey) -> tuple[Grey, Region] | None:
    """The region that looks most like a code, and the picture it is in.

    A large code, out of focus, has edges in the reduced picture only.
    """
    near = code_regions(small, most=1)
    if near and near[0].side > 0.25 * small.shape[0]:
        return small, near[0]
    far = code_regions(grey, most=1)
    return (grey, far[0]) if far else None


def _for_card(small: Grey) -> Guidance:
    """What stands against seeing the code of the card in view, if there is one."""
    width = _card_width(small)
    if width is None:
        return Guidance.NONE
    return Guidance.CLOSER if width < _FAR_CARD * small.shape[1] else Guidance.TURN_OVER


def _for_code(picture: Grey, region: Region) -> Guidance:
    """What stands against reading the code in `region`."""
    height, width = picture.shape
    share = _without_margin(region) / height
    cut_off = (
        region.left == 0 or region.top == 0 or region.right == width or region.bottom == height
    )
    if share > _NEAR_CODE or (cut_off and share > 0.4):
        return Guidance.FARTHER
    return Guidance.CLOSER if share < _FAR_CODE else Guidance.NONE


def _without_margin(region: Region) -> float:
    """The side of `region` without what `code_regions` adds around a code."""
    return region.side * 2 / 3


def _hidden_by_glare(grey: Grey) -> bool:
    """Whether a white blot lies in the middle of print."""
    busy = edges_both_ways(grey)
    printed = busy > float(np.median(busy)) + MIN_EDGES
    squares = cv2.resize(grey, busy.shape[::-1], interpolation=cv2.INTER_AREA)
    white = (np.asarray(squares) >= _WHITE).astype(np.uint8)
    # What is narrower than three squares is a card's own white.
    white = np.asarray(cv2.morphologyEx(white, cv2.MORPH_OPEN, _square(3)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    for label in range(1, count):
        if not _BLOT[0] <= int(stats[label, cv2.CC_STAT_AREA]) <= _BLOT[1] * white.size:
            continue
        blot = (np.asarray(labels) == label).astype(np.uint8)
        around = (cv2.dilate(blot, _square(9)) > 0) & (cv2.dilate(blot, _square(3)) == 0)
        if printed[around].mean() >= _PRINT_AROUND:
            return True
    return False


def _square(side: int) -> Grey:
    return np.ones((side, side), np.uint8)


def _card_width(small: Grey) -> float | None:
    """The longer side, in pixels, of the largest outline in the shape of a card."""
    smooth = cv2.GaussianBlur(small, (0, 0), 1.2)
    edges = cv2.dilate(cv2.Canny(smooth, 25, 75), _square(3))
    outlines, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    widths = [width for outline in outlines if (width := _if_card(outline, small.size)) is not None]
    return max(widths, default=None)


def _if_card(outline: Any, picture: int) -> float | None:
    """The longer side of `outline` in a picture of so many pixels; `None` if it is no card."""
    hull = cv2.convexHull(outline)
    area = cv2.contourArea(hull)
    if not _CARD_AREA[0] * picture <= area <= _CARD_AREA[1] * picture:
        return None
    _, sides, _ = cv2.minAreaRect(hull)
    longer, shorter = max(sides), min(sides)
    fits = _CARD_SHAPE[0] * shorter <= longer <= _CARD_SHAPE[1] * shorter
    return float(longer) if fits and area >= _CARD_FILLS * longer * shorter else None


class SteadyGuidance:
    """What to say about a stream of pictures: sure, calm, and silent once something was read."""

    def __init__(self, clock: Monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, Guidance]] = deque()
        self.forget()

    def forget(self) -> None:
        """The next picture is the first of another stream."""
        self._seen.clear()
        self._said = Guidance.NONE
        self._said_at = self._measured_at = self._quiet_until = float("-inf")

    def code_read(self) -> None:
        """A code was read: there is nothing to say for a while."""
        self._seen.clear()
        self._said = Guidance.NONE
        self._quiet_until = self._clock() + QUIET_SECONDS

    def look(self, grey: Grey) -> Guidance:
        """What to say now that `grey` was not read."""
        now = self._clock()
        if now < self._quiet_until:
            return Guidance.NONE
        if now - self._measured_at >= MEASURE_EVERY_SECONDS:
            self._measured_at = now
            self._seen.append((now, guidance_for(grey)))
        while self._seen and self._seen[0][0] < now - WINDOW_SECONDS:
            self._seen.popleft()
        self._decide(now)
        return self._said

    def _decide(self, now: float) -> None:
        if self._said is not Guidance.NONE and now - self._said_at < HOLD_SECONDS:
            return
        if len(self._seen) < _AT_LEAST:
            return
        counts = Counter(guidance for _, guidance in self._seen)
        most, count = counts.most_common(1)[0]
        if most is not self._said and count >= _AGREEING * len(self._seen):
            self._said, self._said_at = most, now
