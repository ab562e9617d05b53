"""Made-up citizens who can be told from everything else in a computer's memory.

Names, numbers, addresses and camera frames carry marks that occur nowhere else, so that a search
for a few marks finds whatever is left of anybody.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from tests.made_up_cards import Picture, View, scene

_WORD = "Mẫuwqxz"
"""In the name of everybody; the kiosk shows the last word of a name, so it is in masked ones."""

_STREET = "Wzxqj Mẫu"
_NUMBER = "00109073"
_OLD_NUMBER = "07364"

_DOSSIER = "H26.WQ7XZ"
"""What the codes of their dossiers begin with."""

MATTER = "Việc Wjqxvw"
"""What their dossiers are about."""

_SIZE = (960, 540)
"""Larger ones are made smaller for the screen, which would make the strip another one."""

_STRIP_ROW, _STRIP_LEFT = 24, 300
_STRIP: Picture = np.random.default_rng(73).integers(30, 226, (4, 96, 3), np.uint8)
"""Pixels, red, green and blue, that every frame holds."""


@dataclass(frozen=True, repr=False)
class Citizen:
    """What one made-up person shows, a card or a dossier's receipt; `route` is the way that they
    take through the screens."""

    payload: bytes
    route: str


ROUTES = ("ticket", "ticket", "english", "elder", "back", "damaged", "dossier")


def citizen(seed: int) -> Citizen:
    """The `seed`th citizen; no two are alike below a hundred thousand."""
    route = ROUTES[seed % len(ROUTES)]
    if route == "dossier":
        return Citizen(f"{_DOSSIER}-251103-{seed % 10_000:04d}".encode(), route)
    # The century, the sex and the year of birth are in the number: here they contradict it.
    year = 1940 if route == "elder" else 1990
    number = f"{_NUMBER[:4]}{_NUMBER[4:]}{seed % 10_000:04d}"
    if route == "damaged":
        number = f"{_NUMBER}{seed % 1000:03d}"
    letters = "".join(chr(ord("a") + seed // 26**place % 26) for place in range(4))
    fields = [
        number,
        f"{_OLD_NUMBER}{seed % 10_000:04d}",
        f"Thử {letters.capitalize()} {_WORD}",
        f"0101{year}",
        "Nữ" if seed % 2 else "Nam",
        f"Số {seed}, Phố {_STREET}, Hà Nội",
        "22122021",
    ]
    return Citizen("|".join(fields).encode(), route)


def frame(person: Citizen, seed: int) -> Picture:
    """What the camera sees of the card: easily read, as large as it is shown, the strip in it."""
    view = View(module=4.5, aim_at_code=True)
    picture = scene(person.payload, view, size=_SIZE, seed=seed).copy()
    height, width = _STRIP.shape[:2]
    picture[_STRIP_ROW : _STRIP_ROW + height, _STRIP_LEFT : _STRIP_LEFT + width] = _STRIP
    return picture


def write_frames(person: Citizen, seed: int, folder: Path) -> None:
    """Put frames where a camera that is a folder of pictures finds them next.

    There are two: a code that is no card's counts when it is seen twice.
    """
    done, packed = cv2.imencode(".png", cv2.cvtColor(frame(person, seed), cv2.COLOR_RGB2BGR))
    assert done
    for name in ("first.png", "second.png"):
        (folder / name).write_bytes(packed.tobytes())


def traces() -> dict[str, bytes]:
    """The marks as memory and files may hold them."""
    found = {}
    texts = {"name": _WORD, "address": _STREET, "number": _NUMBER, "old number": _OLD_NUMBER}
    texts |= {"dossier": _DOSSIER, "matter": MATTER}
    for what, text in texts.items():
        found[f"{what} in UTF-8"] = text.encode()
        found[f"{what} in UTF-16"] = text.encode("utf-16-le")
        found[f"{what} decomposed"] = unicodedata.normalize("NFD", text).encode()
    # The end of the name, in ASCII: also in Latin-1, and without its marks.
    found["name's end"] = b"wqxz"
    return found | _pixels()


def _pixels() -> dict[str, bytes]:
    row = _STRIP[1:2]
    ways = {
        "RGB": row,
        "BGR": row[:, :, ::-1],
        "grey": cv2.cvtColor(row, cv2.COLOR_RGB2GRAY),
        "grey of BGR": cv2.cvtColor(row[:, :, ::-1].copy(), cv2.COLOR_BGR2GRAY),
        "BGRA": cv2.cvtColor(row, cv2.COLOR_RGB2BGRA),
        "RGBA": cv2.cvtColor(row, cv2.COLOR_RGB2RGBA),
    }
    # Half of the strip is enough, and is whole also where a frame is cut at its middle.
    return {f"frame in {way}": np.ascontiguousarray(each[:, :32]).tobytes()
            for way, each in ways.items()}  # fmt: skip
