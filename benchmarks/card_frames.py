"""Seeded frames of made-up cards in four bands of difficulty, single and as a hand holds them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.made_up_cards import Side, View, made_up_payload, scene

Grey = NDArray[np.uint8]

Span = tuple[float, float]

FRAMES_A_SEQUENCE = 15


@dataclass(frozen=True)
class Band:
    """From where to where each difficulty goes; lengths in pixels, angles in degrees."""

    module: Span
    blur: Span
    defocus: Span
    smear: Span
    tilt: Span
    turn: Span
    noise: Span
    light: Span
    glare: Span


BANDS: dict[str, Band] = {
    "easy": Band(
        module=(4.0, 5.5), blur=(0.0, 0.7), defocus=(0, 0), smear=(0, 0), tilt=(0.0, 0.05),
        turn=(0, 5), noise=(0, 4), light=(0.7, 1.05), glare=(0, 0),
    ),
    "normal": Band(
        module=(3.0, 4.4), blur=(0.4, 0.9), defocus=(0, 0.9), smear=(0, 1.5), tilt=(0.0, 0.1),
        turn=(0, 15), noise=(2, 7), light=(0.5, 1.05), glare=(0, 0.25),
    ),
    "hard": Band(
        module=(2.2, 3.4), blur=(0.5, 1.0), defocus=(0, 1.2), smear=(0, 3), tilt=(0.0, 0.12),
        turn=(0, 25), noise=(3, 9), light=(0.4, 1.05), glare=(0, 0.5),
    ),
    "extreme": Band(
        module=(1.6, 2.7), blur=(0.5, 1.2), defocus=(0, 1.5), smear=(0, 4), tilt=(0.0, 0.15),
        turn=(0, 45), noise=(4, 12), light=(0.3, 1.05), glare=(0, 0.7),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """One frame, and what the code in it says."""

    payload: bytes
    grey: Grey


def single(band: str, seed: int, size: tuple[int, int]) -> Shot:
    """The frame of `band` that belongs to `seed`; `size` is width and height."""
    return _shot(seed, view(band, seed), size, seed)


def sequence(band: str, seed: int, size: tuple[int, int]) -> Iterator[Shot]:
    """`FRAMES_A_SEQUENCE` frames of one card that a hand holds; each has its own noise."""
    first, dice = view(band, seed), random.Random(-seed)
    span = BANDS[band]
    phase = [dice.uniform(0, 6.28) for _ in range(4)]
    for index in range(FRAMES_A_SEQUENCE):
        sway = [float(np.sin(index / 4 + shift)) for shift in phase]
        held = replace(
            first,
            module=first.module * (1 + 0.03 * sway[0]),
            centre=(first.centre[0] + 0.01 * sway[1], first.centre[1] + 0.01 * sway[2]),
            turn=first.turn + 2 * sway[3],
            defocus=max(0.0, first.defocus + 0.3 * sway[2]),
            motion=dice.uniform(*span.smear),
            motion_angle=dice.uniform(0, 180),
            glare_off=(first.glare_off[0] + 0.1 * sway[0], first.glare_off[1] + 0.1 * sway[1]),
        )
        yield _shot(seed, held, size, 100_000 + seed * FRAMES_A_SEQUENCE + index)


def view(band: str, seed: int) -> View:
    """How the camera sees the card of `seed`."""
    dice, span = random.Random(seed), BANDS[band]

    def pick(between: Span) -> float:
        return dice.uniform(*between)

    def either(between: Span) -> float:
        return pick(between) * dice.choice((-1, 1))

    return View(
        module=pick(span.module),
        centre=(dice.uniform(0.3, 0.7), dice.uniform(0.35, 0.65)),
        aim_at_code=True,
        turn=either(span.turn),
        tilt=(either(span.tilt), either(span.tilt) * 0.7),
        blur=pick(span.blur),
        defocus=pick(span.defocus),
        motion=pick(span.smear),
        motion_angle=dice.uniform(0, 180),
        noise=pick(span.noise),
        light=pick(span.light),
        shade=dice.uniform(0, 0.4),
        glare=pick(span.glare),
        glare_off=(dice.uniform(-0.8, 0.8), dice.uniform(-0.8, 0.8)),
    )


def _shot(seed: int, seen: View, size: tuple[int, int], moment: int) -> Shot:
    payload = made_up_payload(seed)
    side = Side.BACK_2024 if payload.endswith(b"||||") else Side.FRONT_2021
    picture = scene(payload, seen, size=size, side=side, seed=moment, room=seed)
    return Shot(payload, np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8))
