"""Made-up ID cards: their payloads, their pictures, and hand-held videos of them.

Everybody here is invented. Every picture is drawn from a seed, so that it comes back the same.
"""

import random
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests import made_up_lenses as lenses

Picture = NDArray[np.uint8]
"""8-bit RGB, `height × width × 3`."""

PAYLOAD = (
    "001090012345|012345678|Nguyễn Văn Mẫu|15081990|Nam|"
    "Số 12, Ngõ 34 Phố Mẫu, phường Mẫu, Hà Nội|22122021"
).encode()
"""The made-up card of the tests: seven fields."""

ELDER = (
    "001143054321||Trần Thị Mẫu|02091943|Nữ|Số 7 Ngõ Mẫu, phường Mẫu, Hà Nội|05072024||||"
).encode()
"""A made-up card of eleven fields, of a person born in 1943."""

DOTS_A_MM = 16
"""How finely a card is drawn, before it is seen by a camera."""

CARD_MM = (85.6, 54.0)
CODE_MM = 18.0

_FINE = 2
"""A card is warped on pixels so many times finer than the camera's, then averaged."""

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Ngô", "Đặng", "Bùi", "Đỗ", "Vũ")
_MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Đức", "Quỳnh", "Thùy", "Minh")
_PLACES = ("Phố Mẫu", "Ngõ Thử", "Đường Ví Dụ", "Thôn Mẫu Hạ", "Tổ dân phố Thử Nghiệm")


class Side(Enum):
    """Which card, and which of its sides carries the code."""

    FRONT_2021 = "front of a card with chip"
    BACK_2024 = "back of a card since July 2024"
    WITHOUT_CODE = "the other side of either"


@dataclass(frozen=True)
class View:
    """How a camera sees the card. Lengths in pixels, angles in degrees."""

    module: float = 4.0
    """Size of one module of the code."""
    centre: tuple[float, float] = (0.5, 0.5)
    """Of the card, in widths and heights of the picture."""
    aim_at_code: bool = False
    """Whether `centre` is the code's instead of the card's."""
    turn: float = 0.0
    tilt: tuple[float, float] = (0.0, 0.0)
    """Perspective across and down: 0.1 makes one edge about a tenth longer than the other."""
    blur: float = 0.0
    """Standard deviation of the lens blur."""
    motion: float = 0.0
    """Length of the smear of a moving hand."""
    motion_angle: float = 0.0
    """Its direction; 0 is sideways."""
    defocus: float = 0.0
    """Radius of the disc that a point becomes out of focus."""
    glare: float = 0.0
    """How much a mirrored lamp hides at its centre, 0 … 1."""
    glare_off: tuple[float, float] = (0.0, 0.0)
    """Where the lamp is, from `centre`, in widths of the code; its spot is as large as the code."""
    noise: float = 0.0
    """Standard deviation, in grey levels."""
    light: float = 1.0
    shade: float = 0.0
    """How much darker the far side is, 0 … 1."""


def made_up_payload(seed: int) -> bytes:
    """A payload of an invented person, of seven or eleven fields."""
    dice = random.Random(seed)
    female, year = dice.random() < 0.5, dice.randint(1930, 2009)
    digit = (2 if year >= 2000 else 0) + female
    number = (
        f"{dice.choice(('001', '031', '048', '079'))}{digit}{year % 100:02d}{seed % 1000000:06d}"
    )
    name = f"{dice.choice(_FAMILIES)} {dice.choice(_MIDDLES)} Mẫu"
    old = f"{dice.randint(0, 999_999_999):09d}" if dice.random() < 0.5 else ""
    address = f"Số {dice.randint(1, 400)}, {dice.choice(_PLACES)}, phường Mẫu, quận Thử, Hà Nội"
    born = f"{dice.randint(1, 28):02d}{dice.randint(1, 12):02d}{year}"
    fields = [number, old, name, born, "Nữ" if female else "Nam", address, "22122021"]
    return "|".join(fields + ([""] * 4 if dice.random() < 0.5 else [])).encode()


@lru_cache(maxsize=8)
def card_picture(payload: bytes = PAYLOAD, side: Side = Side.FRONT_2021) -> Picture:
    """A flat card, sharply drawn, with its code at its real size and place."""
    width, height = (round(mm * DOTS_A_MM) for mm in CARD_MM)
    card = Image.new("RGB", (width, height), (214, 231, 224))
    draw = ImageDraw.Draw(card)
    # A code that is no card's is drawn on one without a name.
    name = (*payload.decode().split("|"), "", "")[2]
    if side is Side.FRONT_2021:
        _draw_front(draw, name)
    else:
        _draw_back(draw)
    if side is Side.WITHOUT_CODE:
        return np.asarray(card, np.uint8)
    code = Image.fromarray(code_picture(payload))
    dots = round(CODE_MM * DOTS_A_MM)
    left, top = code_corner(side)
    quiet = round(1.2 * DOTS_A_MM)
    draw.rectangle((left - quiet, top - quiet, left + dots + quiet, top + dots + quiet), "white")
    card.paste(code.resize((dots, dots), Image.Resampling.LANCZOS), (left, top))
    return np.asarray(card, np.uint8)


def code_corner(side: Side) -> tuple[int, int]:
    """Where the code's top left corner is on the card, in drawn dots."""
    x_mm, y_mm = (64.5, 3.0) if side is Side.FRONT_2021 else (60.0, 5.0)
    return round(x_mm * DOTS_A_MM), round(y_mm * DOTS_A_MM)


def code_picture(payload: bytes) -> Picture:
    """The bare code, 12 dots a module, without quiet zone."""
    raw = BytesIO()
    segno.make_qr(payload, error="m", boost_error=False).save(raw, "png", scale=12, border=0)
    return np.asarray(Image.open(raw).convert("RGB"), np.uint8)


@lru_cache(maxsize=64)
def modules(payload: bytes) -> int:
    """How many modules the code is wide."""
    return int(segno.make_qr(payload, error="m", boost_error=False).symbol_size(border=0)[0])


def scene(
    payload: bytes,
    view: View,
    *,
    size: tuple[int, int] = (1280, 720),
    side: Side = Side.FRONT_2021,
    seed: int = 0,
    room: int = 0,
) -> Picture:
    """What a camera of `size` (width, height) sees of a hand-held card.

    `seed` is for the noise of this frame, `room` for what stands behind the card.
    """
    card = card_picture(payload, side)
    scale = _FINE * view.module * modules(payload) / (CODE_MM * DOTS_A_MM)
    off = _code_off_centre(side) if view.aim_at_code else (0.0, 0.0)
    matrix = _projection(card.shape, view, scale, (size[0] * _FINE, size[1] * _FINE), off)
    # Reduced before it is warped, so that no detail finer than a dot is left to alias.
    if scale < 1:
        card = np.asarray(
            cv2.resize(card, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
        matrix = matrix @ np.diag([1 / scale, 1 / scale, 1.0])
    seen = _room(size, room).copy()
    _lay(card, matrix, seen)
    spot = _glare_spot(view, size, view.module * modules(payload))
    return _through_the_lens(seen, view, spot, np.random.default_rng(seed))


def _lay(card: Picture, matrix: NDArray[np.float64], seen: Picture) -> None:
    """Draw `card` into `seen`, warped by `matrix` (to pixels `_FINE` times finer), edges smooth."""
    height, width = card.shape[:2]
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float64)
    placed = cv2.perspectiveTransform(corners, matrix)[:, 0] / _FINE
    left, top = np.maximum(0, np.floor(placed.min(axis=0)).astype(int) - 1)
    right, bottom = np.minimum(seen.shape[1::-1], np.ceil(placed.max(axis=0)).astype(int) + 1)
    if right <= left or bottom <= top:
        return
    shift = np.array([[1, 0, -left * _FINE], [0, 1, -top * _FINE], [0, 0, 1]], np.float64)
    box = (int(right - left), int(bottom - top))
    finer = (box[0] * _FINE, box[1] * _FINE)
    inside = np.full((height, width), 255, np.uint8)
    drawn, mask = (
        cv2.resize(
            cv2.warpPerspective(layer, shift @ matrix, finer, flags=cv2.INTER_LINEAR),
            box,
            interpolation=cv2.INTER_AREA,
        )
        for layer in (card, inside)
    )
    part = seen[top:bottom, left:right]
    share = mask.astype(np.uint16)[..., None]
    part[:] = ((part * (255 - share) + drawn * np.uint16(255)) // 255).clip(0, 255)


def write_video(
    path: Path,
    seconds: float = 6.0,
    seed: int = 0,
    *,
    payload: bytes = PAYLOAD,
    side: Side = Side.FRONT_2021,
    size: tuple[int, int] = (1280, 720),
    fps: int = 15,
) -> None:
    """A hand-held card that enters the view, wobbles and becomes readable.

    Half of the time it comes nearer, blurred; then it is held. `.mp4` gives MPEG-4, `.avi` MJPEG.
    """
    kind = {".mp4": "mp4v", ".avi": "MJPG"}[path.suffix]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*kind), fps, size)
    if not writer.isOpened():
        raise OSError(f"no video can be written in the format {path.suffix}")
    try:
        for index, view in enumerate(hand(round(seconds * fps), seed)):
            moment = seed * 10_000 + index
            picture = scene(payload, view, size=size, side=side, seed=moment, room=seed)
            writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    finally:
        writer.release()


def hand(count: int, seed: int) -> list[View]:
    """`count` views of a card that a hand brings in and then holds."""
    dice = random.Random(seed)
    phase = [dice.uniform(0, 6.28) for _ in range(4)]
    views = []
    for index in range(count):
        near = min(1.0, index / max(1, 0.5 * count))
        ease = near * near * (3 - 2 * near)
        wobble = [float(np.sin(index / 5 + shift)) for shift in phase]
        views.append(
            View(
                module=1.4 + 2.9 * ease + 0.08 * wobble[0],
                centre=(0.5 + 0.008 * wobble[1], 1.25 - 0.75 * ease + 0.01 * wobble[2]),
                turn=(1 - ease) * 14 + 2.5 * wobble[3],
                tilt=(0.05 * wobble[2], 0.06 * wobble[0]),
                blur=0.5 + 1.6 * (1 - ease),
                motion=9 * (1 - ease),
                noise=4.0,
                light=0.9,
                shade=0.2,
            )
        )
    return views


def write_frames(folder: Path, views: list[View], *, payload: bytes = PAYLOAD) -> None:
    """A folder of numbered PNG frames, one a view."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, view in enumerate(views):
        picture = scene(payload, view, seed=index)
        Image.fromarray(picture).save(folder / f"frame-{index:04d}.png", compress_level=1)


def _draw_front(draw: ImageDraw.ImageDraw, name: str) -> None:
    dot = DOTS_A_MM
    draw.text((24 * dot, 3 * dot), "THẺ MẪU – KHÔNG CÓ GIÁ TRỊ", (150, 30, 40), _font(3 * dot))
    draw.text((24 * dot, 8 * dot), "SPECIMEN / HÌNH VẼ", (150, 30, 40), _font(4 * dot))
    draw.rounded_rectangle((4 * dot, 18 * dot, 16 * dot, 27 * dot), dot, (212, 180, 90))
    for line in range(1, 4):
        y = (18 + 2.25 * line) * dot
        draw.line((4 * dot, y, 16 * dot, y), (120, 95, 40), 3)
    draw.rectangle((4 * dot, 29 * dot, 21 * dot, 51 * dot), (196, 206, 212))
    draw.ellipse((9 * dot, 32 * dot, 16 * dot, 41 * dot), (140, 120, 110))
    draw.pieslice((5 * dot, 41 * dot, 20 * dot, 62 * dot), 180, 360, (90, 100, 120))
    lines = (
        "Số: 001 0XX XXX XXX",
        name,
        "Giới tính: –    Quốc tịch: Việt Nam",
        "Nơi cư trú: Phố Mẫu",
    )
    for index, text in enumerate(lines):
        draw.text((24 * dot, (24 + 6.5 * index) * dot), text, (40, 44, 50), _font(3 * dot))


def _draw_back(draw: ImageDraw.ImageDraw) -> None:
    dot = DOTS_A_MM
    draw.text((4 * dot, 4 * dot), "MẶT SAU – THẺ MẪU", (150, 30, 40), _font(3 * dot))
    draw.rounded_rectangle((4 * dot, 12 * dot, 16 * dot, 21 * dot), dot, (212, 180, 90))
    draw.text((20 * dot, 12 * dot), "Nơi cư trú: Phố Mẫu, Hà Nội", (40, 44, 50), _font(3 * dot))
    for index in range(3):
        text = "SPECIMEN<<MAU<<<<<<<<<<<<<<<<<"
        draw.text((4 * dot, (34 + 6 * index) * dot), text, (40, 44, 50), _font(3.6 * dot))


def _code_off_centre(side: Side) -> tuple[float, float]:
    left, top = code_corner(side)
    half = CODE_MM * DOTS_A_MM / 2
    return left + half - CARD_MM[0] * DOTS_A_MM / 2, top + half - CARD_MM[1] * DOTS_A_MM / 2


@lru_cache(maxsize=8)
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("NotoSans-Regular.ttf", size)


@lru_cache(maxsize=4)
def _room(size: tuple[int, int], seed: int) -> Picture:
    """A blurred room behind the card: a few soft shapes."""
    dice = random.Random(seed)
    room = np.full((size[1] // 4, size[0] // 4, 3), dice.randint(90, 170), np.uint8)
    for _ in range(12):
        corner = (dice.randint(-40, size[0] // 4), dice.randint(-40, size[1] // 4))
        other = (corner[0] + dice.randint(20, 120), corner[1] + dice.randint(20, 120))
        grey = dice.randint(80, 200)
        shade = tuple(grey + dice.randint(-18, 18) for _ in range(3))
        cv2.rectangle(room, corner, other, shade, -1)
    room = np.asarray(cv2.GaussianBlur(room, (0, 0), 5), np.uint8)
    return np.asarray(cv2.resize(room, size), np.uint8)


def _projection(
    shape: tuple[int, ...],
    view: View,
    scale: float,
    size: tuple[int, int],
    off: tuple[float, float],
) -> NDArray[np.float64]:
    """The 3×3 matrix from dots of the card to pixels of the picture.

    `off` is the point, in dots from the card's centre, that stands at the view's centre.
    """
    height, width = shape[:2]
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64)
    nearer = 1 + corners[:, ::-1] @ np.diag(view.tilt)
    flat = corners * (width * scale / 2, height * scale / 2) - np.array(off) * scale
    bent = flat * nearer
    angle = np.deg2rad(view.turn)
    turned = bent @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    placed = np.add(turned, [view.centre[0] * size[0], view.centre[1] * size[1]])
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(source, placed.astype(np.float32)), np.float64)


def _glare_spot(
    view: View, size: tuple[int, int], code: float
) -> tuple[tuple[float, float], float]:
    """Centre and radius in pixels of the lamp's spot; `code` is the code's width."""
    x = view.centre[0] * size[0] + view.glare_off[0] * code
    y = view.centre[1] * size[1] + view.glare_off[1] * code
    return (x, y), code / 2


def _through_the_lens(
    seen: Picture,
    view: View,
    spot: tuple[tuple[float, float], float],
    noise: np.random.Generator,
) -> Picture:
    """Light, glare, blur, smear and the sensor's noise."""
    height, width = seen.shape[:2]
    picture = lenses.lit(seen, view.light, view.shade)
    if view.glare > 0:
        picture = lenses.with_glare(picture, view.glare, *spot)
    if view.defocus >= 0.5:
        picture = lenses.out_of_focus(picture, view.defocus)
    if view.blur > 0:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), view.blur), np.uint8)
    if view.motion >= 2:
        picture = lenses.smeared(picture, view.motion, view.motion_angle)
    if view.noise > 0:
        grain = noise.standard_normal((height, width), np.float32) * view.noise
        coloured = cv2.merge([grain, grain, grain])
        picture = np.asarray(cv2.add(picture, coloured, dtype=cv2.CV_8U), np.uint8)
    return picture
