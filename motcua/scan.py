"""`motcua scan`: what the card reader makes of pictures and videos, one JSON line a file."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from front_desk.cards import (
    CitizenCard,
    DamagedCard,
    NotACard,
    PayloadKind,
    parse_card,
    recognise,
)
from front_desk.persons import masked_name, masked_number
from kiosk.devices.frame_sources import PICTURE_SUFFIXES, quiet_opencv
from kiosk.devices.qr_decoder import Picture, QrDecoder

VIDEO_SUFFIXES = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm", ".mjpg", ".mjpeg", ".m4v"})

_PERSONAL = frozenset({PayloadKind.CARD, PayloadKind.HEALTH_INSURANCE})
"""Kinds whose text is never written out."""


class Unreadable(Exception):
    """The file is no picture and no video."""


@dataclass
class _Found:
    """What a file holds so far."""

    payloads: list[bytes] = field(default_factory=list)
    card: CitizenCard | None = None
    why: str | None = "no_code"
    seconds: float = 0.0


def scan(paths: list[Path], any_code: bool, out: TextIO) -> int:  # noqa: FBT001 - the command's flag
    """Write one JSON line to `out` for each picture or video of `paths`; folders are searched.

    `file`, `codes` (kinds in the order seen; with `any_code` the text of those that are no personal
    papers), `card` (number and name masked) or null, `why` there is no card, and `milliseconds` of
    reading codes. A file that does not open has `file` and `error`. Returns 1 if there was such a
    file, else 0.
    """
    quiet_opencv()
    decoder = QrDecoder()
    failed = False
    for path in _files(paths):
        try:
            line = _line(path, _read(path, decoder, every_frame=any_code), any_code=any_code)
        except Unreadable as unreadable:
            line = {"file": str(path), "error": str(unreadable)}
            failed = True
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        out.flush()
    return 1 if failed else 0


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            known = PICTURE_SUFFIXES | VIDEO_SUFFIXES
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in known)
        else:
            yield path


def _read(path: Path, decoder: QrDecoder, *, every_frame: bool) -> _Found:
    """All codes of `path`; a video is left at its first card unless `every_frame`."""
    if not path.exists():
        raise Unreadable("there is no such file")
    found = _Found()
    picture = _picture(path)
    if picture is not None:
        _look(found, picture, decoder, thorough=True)
        return found
    for frame in _frames(path):
        _look(found, frame, decoder, thorough=False)
        if found.card is not None and not every_frame:
            break
    return found


def _picture(path: Path) -> Picture | None:
    """The still picture in `path`, upright and on white, or `None` if it is none."""
    if path.suffix.lower() in VIDEO_SUFFIXES:
        return None
    try:
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError:
        return None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise Unreadable("the picture is damaged or too large") from broken
    white = Image.new("RGBA", upright.size, "white")
    return np.asarray(Image.alpha_composite(white, upright).convert("RGB"), np.uint8)


def _frames(path: Path) -> Iterator[Picture]:
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    count = 0
    try:
        while capture.isOpened():
            there, frame = capture.read()
            if not there or frame is None:
                break
            count += 1
            yield np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), np.uint8)
    finally:
        capture.release()
    if count == 0:
        raise Unreadable("neither a picture nor a video")


def _look(found: _Found, picture: Picture, decoder: QrDecoder, *, thorough: bool) -> None:
    began = time.perf_counter()
    for code in decoder.decode(picture, thorough=thorough):
        if code.payload in found.payloads:
            continue
        found.payloads.append(code.payload)
        if found.card is None:
            _judge(found, code.payload)
    found.seconds += time.perf_counter() - began


def _judge(found: _Found, payload: bytes) -> None:
    try:
        found.card, found.why = parse_card(payload), None
    except NotACard as other:
        found.why = f"not_a_card: {other.kind}"
    except DamagedCard as damaged:
        found.why = f"damaged_card: {damaged.reason}"


def _line(path: Path, found: _Found, *, any_code: bool) -> dict[str, Any]:
    return {
        "file": str(path),
        "codes": [_shown(payload, any_code=any_code) for payload in found.payloads],
        "card": _masked(found.card) if found.card is not None else None,
        "why": found.why,
        "milliseconds": round(1000 * found.seconds, 1),
    }


def _shown(payload: bytes, *, any_code: bool) -> str:
    kind = recognise(payload)
    if not any_code or kind in _PERSONAL:
        return kind.value
    try:
        return payload.decode()
    except UnicodeDecodeError:
        return payload.decode("latin-1")


def _masked(card: CitizenCard) -> dict[str, Any]:
    return {
        "number": masked_number(card.number),
        "name": masked_name(card.full_name),
        "sex": card.sex.value,
        "warnings": [warning.value for warning in card.warnings],
    }
