"""Golden pictures: where they are, how they are made, and what counts as the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from kiosk.visit import Aids
from motcua.screens import Scene, eased, scenes
from motcua.sizes import SIZES, Size

GOLDEN = Path(__file__).parent / "golden"
COLOURS = 128
BLOCK = 12
"""Half-size pixels that are averaged: letters drawn a little differently come out the same."""

MEAN_DIFFERENCE = 1.0
BLOCK_DIFFERENCE = 24.0
BLOCK_SHARE = 0.01

FURTHER = {"ar": ("welcome", "services", "ticket-printed"), "zh": ("welcome", "services")}
"""Scenes of the other languages, at the first size: a layout from the right, another script."""

EASED = ("welcome", "aids", "services", "ticket-printed", "find_ticket-none", "rate-none")
"""Scenes in large letters and high contrast, at each size."""

LOW = ("welcome", "services")
"""Scenes with the controls within reach, upright."""


def signed_off() -> Iterator[tuple[Size, Scene, str]]:
    """Of what there is a golden picture: size, scene and language."""
    for size in SIZES:
        for scene in (each for each in scenes() if each.essential):
            yield size, scene, "vi"
            yield size, scene, "en"
            if scene.name in EASED:
                yield size, replace(eased(scene), name=f"{scene.name}-eased"), "vi"
            if size == SIZES[0] and scene.name in LOW:
                yield size, replace(eased(scene, "low"), name=f"{scene.name}-low"), "vi"
            if size == SIZES[0] and scene.name == "services":
                heard = replace(scene.visit, aids=Aids(speech=True))
                yield size, replace(scene, visit=heard, name="services-speech"), "vi"
            for language, names in FURTHER.items():
                if size == SIZES[0] and scene.name in names:
                    yield size, scene, language


def half(picture: QImage) -> Image.Image:
    """The screen's picture at half its size."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombytes(
        "RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine()
    )
    return whole.resize((rgb.width() // 2, rgb.height() // 2), Image.Resampling.BOX)


def golden_file(size: Size, language: str, scene: str) -> Path:
    """Where a golden picture lives."""
    return GOLDEN / str(size) / language / f"{scene}.png"


def write(picture: Image.Image, file: Path) -> None:
    """Store a golden picture, small."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def difference(one: Image.Image, other: Image.Image) -> str:
    """Why the two are not the same, or nothing."""
    if one.size != other.size:
        return f"{one.size} is not {other.size}"
    blocks = np.abs(_blocks(one) - _blocks(other)).max(axis=2)
    mean, share = float(blocks.mean()), float((blocks > BLOCK_DIFFERENCE).mean())
    if mean > MEAN_DIFFERENCE or share > BLOCK_SHARE:
        return f"mean difference {mean:.2f}, {share:.1%} of the blocks differ"
    return ""


def _blocks(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    pixels = np.asarray(picture.convert("RGB"), dtype=np.float64)
    rows, columns = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
    trimmed = pixels[: rows * BLOCK, : columns * BLOCK]
    averaged = trimmed.reshape(rows, BLOCK, columns, BLOCK, 3).mean(axis=(1, 3))
    return np.asarray(averaged)
