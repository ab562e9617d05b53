"""`motcua scan`: what the card reader makes of pictures, videos and cameras, one JSON line each."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
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
    parse_card,
    recognise,
)
from front_desk.persons import masked_name, masked_number
from kiosk.devices.frame_sources import (
    PICTURE_SUFFIXES,
    LiveCapture,
    quiet_opencv,
    sources_of,
)
from kiosk.devices.qr_decoder import Decoded, Picture, QrDecoder
from kiosk.ports import CameraMissing, CameraStalled

VIDEO_SUFFIXES = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm", ".mjpg", ".mjpeg", ".m4v"})

LIVE_SECONDS = 10.0
"""How long a camera or a stream is watched."""


class Unreadable(Exception):
    """What was named is no picture, no video and no camera."""


@dataclass
class _Found:
    """What a file holds so far."""

    payloads: list[bytes] = field(default_factory=list)
    card: CitizenCard | None = None
    why: str | None = "no_code"
    seconds: float = 0.0


def scan(
    sources: Sequence[str | Path],
    out: TextIO,
    *,
    any_code: bool = False,
    seconds: float = LIVE_SECONDS,
) -> int:
    """Write one JSON line to `out` for each picture, video, camera or stream of `sources`.

    Folders are searched; a camera (`0`, `/dev/video0`) or stream (`http://…`, `rtsp://…`) is
    watched for `seconds`, or until its first card. The line has `file`, `codes` (kinds in the order
    seen), `card` (number and name masked) or null, `why` there is no card, and `milliseconds` of
    reading codes. With `any_code`, `codes` are the texts of all QR codes as they stand there, the
    cards' too, and nothing is left early. What does not open has `file` and `error`. Returns 1 if
    there was such a source, else 0.
    """
    quiet_opencv()
    decoder = QrDecoder()
    failed = False
    for source in _sources(sources):
        try:
            found = _read(source, decoder, any_code=any_code, seconds=seconds)
            line = _line(source, found, any_code=any_code)
        except Unreadable as unreadable:
            line = {"file": source, "error": str(unreadable)}
            failed = True
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        out.flush()
    return 1 if failed else 0


def _sources(sources: Sequence[str | Path]) -> Iterator[str]:
    for source in map(str, sources):
        if Path(source).is_dir():
            known = PICTURE_SUFFIXES | VIDEO_SUFFIXES
            files = (file for file in Path(source).rglob("*") if file.suffix.lower() in known)
            yield from map(str, sorted(files))
        else:
            yield source


def _read(source: str, decoder: QrDecoder, *, any_code: bool, seconds: float) -> _Found:
    """All codes of `source`; what moves is left at its first card unless `any_code`."""
    found = _Found()
    if _is_live(source):
        frames = _live_frames(source, seconds)
    else:
        path = Path(source)
        if not path.exists():
            raise Unreadable("there is no such file")
        picture = _picture(path)
        if picture is not None:
            _look(found, picture, decoder.decode_all if any_code else decoder.decode_still)
            return found
        frames = _frames(path)
    for frame in frames:
        _look(found, frame, decoder.decode)
        if found.card is not None and not any_code:
            break
    return found


def _is_live(source: str) -> bool:
    return "://" in source or source.isdigit() or source.startswith("/dev/")


def _live_frames(source: str, seconds: float) -> Iterator[Picture]:
    """The frames of a camera or stream for `seconds`."""
    try:
        capture = LiveCapture(sources_of(source)[0], 1920, 1080)
    except CameraMissing as missing:
        raise Unreadable(missing.detail) from None
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            yield np.asarray(cv2.cvtColor(capture.read(), cv2.COLOR_BGR2RGB), np.uint8)
    except (CameraMissing, CameraStalled) as gone:
        raise Unreadable(gone.detail) from None
    finally:
        capture.close()


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


def _look(found: _Found, picture: Picture, decode: Callable[[Picture], list[Decoded]]) -> None:
    began = time.perf_counter()
    for code in decode(picture):
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


def _line(source: str, found: _Found, *, any_code: bool) -> dict[str, Any]:
    return {
        "file": source,
        "codes": [_shown(payload, any_code=any_code) for payload in found.payloads],
        "card": _masked(found.card) if found.card is not None else None,
        "why": found.why,
        "milliseconds": round(1000 * found.seconds, 1),
    }


def _shown(payload: bytes, *, any_code: bool) -> str:
    if not any_code:
        return recognise(payload).value
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
