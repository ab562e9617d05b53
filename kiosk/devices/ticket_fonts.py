"""The type on the paper: which font has the letters of a language, and Arabic in its own order."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import ImageDraw, ImageFont, features

from front_desk.languages import RIGHT_TO_LEFT
from kiosk.ports import DeviceError

Style = Literal["Regular", "Bold"]

_FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/share/fonts/google-noto"),
)


@dataclass(frozen=True)
class _Family:
    """A family, its file, the face in that file, and the package that has it."""

    name: str
    file: str
    face: int = 0
    package: str = "fonts-noto-core"


_NOTO_SANS = _Family("Noto Sans", "NotoSans-{style}.ttf")
_ARABIC = _Family(
    "Noto Sans Arabic UI", "NotoSansArabicUI-{style}.ttf", package="fonts-noto-ui-core"
)
_CJK = "NotoSansCJK-{style}.ttc"
_FAMILIES = {
    "ja": _Family("Noto Sans CJK JP", _CJK, 0, "fonts-noto-cjk"),
    "ko": _Family("Noto Sans CJK KR", _CJK, 1, "fonts-noto-cjk"),
    "zh": _Family("Noto Sans CJK SC", _CJK, 2, "fonts-noto-cjk"),
    "ar": _ARABIC,
}
"""For what Noto Sans has no letters of. The CJK families have Vietnamese and Latin letters too."""


class FontMissing(DeviceError):
    """A font is not installed; the message names it and its package."""


def find_font(style: Style, language: str = "vi") -> Path:
    """The file of the font for `language` in `style`. Raises `FontMissing`."""
    family = _FAMILIES.get(language, _NOTO_SANS)
    name = family.file.format(style=style)
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    missing = FontMissing(f"{family.name} is not installed ({family.package})")
    try:
        answer = subprocess.run(
            ["fc-match", "--format=%{family}\n%{file}", f"{family.name}:style={style}"],
            capture_output=True, text=True, timeout=5, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as failed:
        raise missing from failed
    found, _, file = answer.stdout.partition("\n")
    # fontconfig always answers with something: another family has not all letters.
    if family.name not in found or not Path(file).is_file():
        raise missing
    return Path(file)


def shapes_arabic() -> bool:
    """Whether Arabic letters can be joined and ordered: Pillow finds FriBiDi (libfribidi0)."""
    return bool(features.check_feature("raqm"))


_ISOLATED = re.compile("\N{LEFT-TO-RIGHT ISOLATE}(.*?)\N{POP DIRECTIONAL ISOLATE}")
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class ArabicFont:
    """Two fonts as one: Arabic from the right, and in it names and ranges from the left.

    Measured and used like a font of Pillow's.
    """

    def __init__(self, arabic: ImageFont.FreeTypeFont, latin: ImageFont.FreeTypeFont) -> None:
        self._arabic, self._latin = arabic, latin
        self.size = latin.size

    def getlength(self, text: str) -> float:
        """Width of `text` in dots."""
        return sum(self._width(run, backward) for run, backward in _runs(text))

    def getmetrics(self) -> tuple[int, int]:
        """Ascent and descent in dots."""
        return self._latin.getmetrics()

    def draw(self, draw: ImageDraw.ImageDraw, right: float, baseline: float, text: str) -> None:
        """Write black `text` leftward from `right`."""
        for run, backward in _runs(text):
            right -= self._width(run, backward)
            self._put(draw, (right, baseline), run, backward=backward)

    def _width(self, run: str, backward: bool) -> float:  # noqa: FBT001 - one half of a run
        if backward:
            return self._arabic.getlength(run, direction="rtl", language="ar")
        return self._latin.getlength(run)

    def _put(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, float], run: str, *, backward: bool
    ) -> None:
        if backward:
            draw.text(at, run, 0, self._arabic, anchor="ls", direction="rtl", language="ar")
        else:
            draw.text(at, run, 0, self._latin, anchor="ls")


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of one line in reading order, and whether each runs from the right."""
    for place, part in enumerate(_ISOLATED.split(text)):
        if place % 2:
            yield part, False
            continue
        for foreign, words in groupby(re.findall(r"\S+|\s+", part), _is_foreign):
            if run := "".join(words):
                yield run, not foreign


def _is_foreign(word: str) -> bool:
    return bool(_LATIN_LETTER.search(word)) and not _ARABIC_LETTER.search(word)


Font = ImageFont.FreeTypeFont | ArabicFont


class Fonts:
    """The fonts of one language. Raises `FontMissing` without Noto Sans."""

    def __init__(self, language: str = "vi") -> None:
        """A language whose own font is missing is drawn in Noto Sans: its letters are then boxes,
        but number, code and time are right, and `motcua doctor` says what to install."""
        self.right_to_left = language in RIGHT_TO_LEFT and shapes_arabic()
        self._latin = {style: find_font(style) for style in ("Regular", "Bold")}
        self._language = language
        self._own: dict[str, Path] = {}
        if language in _FAMILIES and (self.right_to_left or language not in RIGHT_TO_LEFT):
            try:
                self._own = {style: find_font(style, language) for style in ("Regular", "Bold")}
            except FontMissing:
                self.right_to_left = False

    def latin(self, size: int, style: Style) -> ImageFont.FreeTypeFont:
        """Noto Sans, for numbers."""
        return ImageFont.truetype(str(self._latin[style]), size)

    def font(self, size: int, style: Style) -> Font:
        """The font of the language, `size` dots."""
        if not self._own:
            return self.latin(size, style)
        face = _FAMILIES[self._language].face
        own = ImageFont.truetype(str(self._own[style]), size, index=face)
        return ArabicFont(own, self.latin(size, style)) if self.right_to_left else own
