"""Codes in a stream of frames: looked for first where one was, and believed by votes.

A code that was read is looked for in its surroundings in the frames after, which takes a fraction
of the time of a whole frame. The whole frame has its turn when nothing is found there, and
regularly, so that something new elsewhere is not missed.
"""

import hashlib
import secrets
from collections import Counter, deque
from dataclasses import dataclass, field

from kiosk.devices.code_regions import Grey, Region
from kiosk.devices.qr_decoder import Decoded, QrDecoder

WHOLE_EVERY = 6
"""At least one frame in so many is looked at as a whole."""

LOST_AFTER = 5
"""A place that gave nothing in so many frames is given up."""

_WINDOW = 10
"""Frames whose readings vote."""

_MARGIN = 0.45
"""How far around a code the next frame is searched, in sides of the code: a hand moves."""


class CodeTracker:
    """Reads codes in the frames of one stream, in their order. One thread at a time."""

    def __init__(self, decoder: QrDecoder) -> None:
        self._decoder = decoder
        self.forget()

    def forget(self) -> None:
        """The next frame is the first of another stream."""
        self._place: Region | None = None
        self._turn = self._misses = 0

    def read(self, grey: Grey) -> list[Decoded]:
        """The codes in `grey`."""
        self._turn += 1
        place = self._place
        here = [] if place is None else self._decoder.decode_at(grey, place)
        if here and self._turn % WHOLE_EVERY:
            return self._seen(here, grey)
        found = self._decoder.glance(grey)
        texts = {code.payload for code in found}
        found += [code for code in here if code.payload not in texts]
        if not found and place is None:
            found = self._decoder.search(grey)
        if found:
            return self._seen(found, grey)
        self._misses += 1
        if self._misses >= LOST_AFTER:
            self._place = None
        return []

    def _seen(self, found: list[Decoded], grey: Grey) -> list[Decoded]:
        self._misses = 0
        self._place = _around(found[0], grey.shape)
        return found


def _around(code: Decoded, shape: tuple[int, ...]) -> Region | None:
    """The surroundings of `code` in a picture of `shape`."""
    if not code.corners:
        return None
    across = [x for x, _ in code.corners]
    down = [y for _, y in code.corners]
    margin = _MARGIN * max(max(across) - min(across), max(down) - min(down))
    return Region(
        max(0, int(min(across) - margin)),
        max(0, int(min(down) - margin)),
        min(shape[1], int(max(across) + margin) + 1),
        min(shape[0], int(max(down) + margin) + 1),
    )


@dataclass
class Votes:
    """How often each payload was read lately. Holds keyed hashes, no payloads."""

    _key: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)
    _frames: deque[frozenset[bytes]] = field(
        default_factory=lambda: deque(maxlen=_WINDOW), repr=False
    )

    def cast(self, payloads: list[bytes]) -> None:
        """One frame in which `payloads` were read; none is a frame too."""
        self._frames.append(frozenset(map(self._digest, payloads)))

    def of(self, payload: bytes) -> int:
        """In how many of the latest frames `payload` was read."""
        counts = Counter(digest for frame in self._frames for digest in frame)
        return counts[self._digest(payload)]

    def forget(self) -> None:
        """Nothing was read."""
        self._frames.clear()

    def _digest(self, payload: bytes) -> bytes:
        return hashlib.blake2b(payload, key=self._key, digest_size=16).digest()
