"""Hand scanners that act as a keyboard: fast keys that end in Enter, and what they meant.

A scanner is told from a person by its pace. It knows neither the system's keyboard layout nor its
input method, so what it read is worked out in several ways: as the system understood the keys, as
they lie on the keyboard that scanners imitate, and with the keystrokes of Telex made letters.
"""

from collections.abc import Iterator, Sequence

from kiosk.devices.sights import likeliest, sight_of
from kiosk.ports import Heard, Sight, Stroke
from kiosk.typing import line as typing

FAST_SECONDS = 0.05
"""Between two keys of a scanner at most: 20 keys a second, which no hand keeps up."""

SHORTEST = 8
"""Keys of a code at least: a palm on a keyboard presses fewer."""

SURELY_FAST = 3
"""From so many fast keys on they are kept from what has the focus on the screen."""

LONGEST = 1200
"""More keys than the longest card has in any way of typing it: not a code."""

_ENDS = frozenset("\r\n\t")
_ERASE = "\b"

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_KEYS = {
    first + index: (plain, shifted)
    for first, row, shifted_row in _ROWS
    for index, (plain, shifted) in enumerate(zip(row, shifted_row, strict=True))
} | {86: ("\\", "|")}
"""Physical keys of the US layout, which scanners imitate as they come from the factory."""


class KeyboardWedge:
    """A hand scanner as a keyboard. Holds keys only while a burst goes on."""

    def __init__(self) -> None:
        self._burst: list[Stroke] = []

    def press(self, stroke: Stroke) -> Heard:
        """As the port says."""
        if self._burst and not 0 <= stroke.at - self._burst[-1].at <= FAST_SECONDS:
            self._burst.clear()
        if stroke.text in _ENDS and stroke.text:
            return self._end()
        self._burst.append(stroke)
        if len(self._burst) > LONGEST:
            # The last one stays: what follows at the same pace is still no person.
            del self._burst[:-SURELY_FAST]
        return Heard(swallow=len(self._burst) >= SURELY_FAST)

    def forget(self) -> None:
        """As the port says."""
        self._burst.clear()

    def _end(self) -> Heard:
        burst = self._burst
        self._burst = []
        if len(burst) < SHORTEST:
            return Heard(swallow=len(burst) >= SURELY_FAST)
        return Heard(swallow=True, sight=_sight(burst))


def _sight(burst: Sequence[Stroke]) -> Sight:
    """What the keys of `burst` say, in the way of reading them that makes most sense."""
    return likeliest(sight_of(payload) for payload in _readings(burst))


def _readings(burst: Sequence[Stroke]) -> Iterator[bytes]:
    """What was scanned, in every way that the keys can be understood, the likeliest first."""
    typed = _typed(burst)
    pressed = _pressed(burst)
    for text in (typed, pressed):
        yield from _repaired(text)
    for text in (pressed, typed):
        yield text.encode()
        yield _with_marks(text).encode()


def _typed(burst: Sequence[Stroke]) -> str:
    """What the system made of the keys; an input method takes letters back to mark them."""
    text = ""
    for stroke in burst:
        text = text[:-1] if stroke.text == _ERASE else text + stroke.text
    return text


def _pressed(burst: Sequence[Stroke]) -> str:
    """What lies on the pressed keys of the keyboard that scanners imitate; nothing unless all do.

    A letter that came without a key of its own would be missing.
    """
    if any(stroke.code not in _KEYS for stroke in burst):
        return ""
    return "".join(_KEYS[stroke.code][stroke.shift] for stroke in burst)


def _repaired(text: str) -> Iterator[bytes]:
    """The bytes of UTF-8 that a scanner typed one by one as letters of Western Europe."""
    for encoding in ("latin-1", "cp1252"):
        try:
            payload = text.encode(encoding)
            payload.decode()
        except UnicodeError:
            continue
        if not payload.isascii():
            yield payload


def _with_marks(text: str) -> str:
    """`text` with the keystrokes of Telex in it made letters: some scanners type Vietnamese so."""
    return "|".join(map(_telex, text.split("|"))) if text.isascii() else text


def _telex(field: str) -> str:
    line = typing.Line(limit=LONGEST)
    for key in field:
        if not key.isprintable():
            return field
        line = line.press(key)
    return line.text
