"""Hand scanners: the facts that a camera gives, whatever the keyboard; and never a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.cards import parse_card
from kiosk.devices.hand_scanner import _KEYS, FAST_SECONDS, LONGEST, SHORTEST, KeyboardWedge
from kiosk.devices.sights import sight_of
from kiosk.ports import Heard, Sight, SightKind, Stroke
from kiosk.typing.line import Line
from tests.made_up_cards import ELDER, PAYLOAD, made_up_payload

PLAIN = b"001090012345|012345678|Nguyen Van Mau|15081990|Nam|So 12, Ngo 34 Pho Mau, Ha Noi|22122021"
"""What a scanner types that drops marks."""

TICKET = b"http://127.0.0.1:8600/t/made-up-token-0123456789"

WHERE = {character: (code, bool(at)) for code, pair in _KEYS.items() for at, character in
         enumerate(pair)}  # fmt: skip

VIETNAMESE_ROW = dict(zip("1234567890-=", "ăâêôụệộđ₫·-+", strict=True))
FRENCH = dict(zip("1234567890|aqwzm", "&é\"'(-è_çà*qazw,", strict=True))


def strokes(text: str, layout: dict[str, str] | None = None, pace: float = 0.004) -> list[Stroke]:
    """The keys of `text` on a US keyboard, as a system with `layout` understands them."""
    known = layout or {}
    made = []
    for index, character in enumerate(text):
        code, shift = WHERE.get(character, (0, False))
        made.append(Stroke(known.get(character, character), code, shift, 10 + index * pace))
    return made


def scanned(keys: list[Stroke], wedge: KeyboardWedge | None = None) -> Sight:
    """What comes of `keys` and Enter."""
    wedge = wedge or KeyboardWedge()
    for key in keys:
        assert wedge.press(key).sight is None
    sight = wedge.press(Stroke("\r", 28, shift=False, at=keys[-1].at + 0.004)).sight
    assert sight is not None
    return sight


@pytest.mark.parametrize("payload", [PAYLOAD, ELDER, PLAIN, TICKET, b"https://example.org/"])
def test_it_gives_what_the_camera_gives(payload: bytes) -> None:
    assert scanned(strokes(payload.decode())) == sight_of(payload)


@pytest.mark.parametrize("seed", range(20))
def test_every_made_up_card_is_the_cameras_card(seed: int) -> None:
    payload = made_up_payload(seed)
    assert scanned(strokes(payload.decode())) == sight_of(payload)


@pytest.mark.parametrize("layout", [VIETNAMESE_ROW, FRENCH], ids=["Vietnamese", "French"])
def test_another_keyboard_layout_changes_nothing(layout: dict[str, str]) -> None:
    assert scanned(strokes(PLAIN.decode(), layout)) == sight_of(PLAIN)


def test_a_scanner_set_to_the_systems_layout_is_understood() -> None:
    keys = [Stroke(key.text, 0, shift=False, at=key.at) for key in strokes(PLAIN.decode())]
    assert scanned(keys) == sight_of(PLAIN)


@pytest.mark.parametrize("payload", [PAYLOAD, ELDER])
def test_bytes_typed_one_by_one_are_put_together(payload: bytes) -> None:
    assert scanned(strokes(payload.decode("latin-1"))) == sight_of(payload)


def test_a_scanner_that_types_telex_is_understood() -> None:
    typed = "001090012345||Nguyeenx Thij Maaux|15081990|Nuwx|Soos 7 Ngox Maaux, Haf Nooij|22122021"
    card = scanned(strokes(typed)).card
    assert card is not None
    assert (card.full_name, card.sex.value) == ("Nguyễn Thị Mẫu", "female")


def composed(text: str) -> list[Stroke]:
    """The keys of `text` through an input method that takes letters back to mark them."""
    keys, line, shown = [], Line(limit=LONGEST), ""
    for key in strokes(text):
        line = line.press(key.text) if key.text.isascii() else line
        kept = 0
        while kept < min(len(shown), len(line.text)) and shown[kept] == line.text[kept]:
            kept += 1
        keys.extend([Stroke("\b", 14, shift=False, at=key.at)] * len(shown[kept:]))
        keys.extend(Stroke(each, 0, shift=False, at=key.at) for each in line.text[kept:])
        shown = line.text
    return keys


def test_telex_left_on_keeps_number_birth_and_sex() -> None:
    sight = scanned(composed(PLAIN.decode()))
    expected = parse_card(PLAIN)
    assert sight.card is not None
    assert (sight.card.number, sight.card.born, sight.card.sex) == (
        expected.number,
        expected.born,
        expected.sex,
    )


def test_keys_of_a_person_are_left_alone() -> None:
    wedge = KeyboardWedge()
    for key in strokes(PLAIN.decode(), pace=FAST_SECONDS * 1.5):
        assert wedge.press(key) == Heard(swallow=False)
    assert wedge.press(Stroke("\r", 28, shift=False, at=99)) == Heard(swallow=False)


def test_a_palm_is_no_scanner() -> None:
    wedge = KeyboardWedge()
    for key in strokes("asdfgh"[: SHORTEST - 1]):
        wedge.press(key)
    assert wedge.press(Stroke("\r", 28, shift=False, at=10.02)).sight is None


def test_fast_keys_are_kept_from_the_screen() -> None:
    wedge = KeyboardWedge()
    swallowed = [wedge.press(key).swallow for key in strokes("0010900")]
    assert swallowed == [False, False, True, True, True, True, True]


def test_a_burst_begins_anew_after_a_pause() -> None:
    wedge = KeyboardWedge()
    for key in strokes("a person types something"):
        wedge.press(key)
    later = [Stroke(key.text, key.code, key.shift, key.at + 5) for key in strokes(PLAIN.decode())]
    assert scanned(later, wedge) == sight_of(PLAIN)


def test_a_burst_without_an_end_is_forgotten() -> None:
    wedge = KeyboardWedge()
    for key in strokes(PLAIN.decode()):
        wedge.press(key)
    wedge.forget()
    assert wedge._burst == []
    end = Stroke("\r", 28, shift=False, at=strokes(PLAIN.decode())[-1].at + 0.004)
    assert wedge.press(end) == Heard(swallow=False)


def test_endless_keys_are_not_kept() -> None:
    wedge = KeyboardWedge()
    for key in strokes("7" * 3 * LONGEST):
        assert wedge.press(key).swallow is (key.at > 10.007)
    assert len(wedge._burst) <= LONGEST


ANY_KEY = st.builds(
    Stroke,
    text=st.one_of(st.just("\r"), st.just("\b"), st.text(max_size=2)),
    code=st.integers(0, 300),
    shift=st.booleans(),
    at=st.floats(0, 3),
)


@given(st.lists(ANY_KEY, max_size=60))
def test_any_keys_have_an_answer(keys: list[Stroke]) -> None:
    wedge = KeyboardWedge()
    for key in keys:
        heard = wedge.press(key)
        assert heard.sight is None or heard.sight.kind in SightKind


def test_a_key_does_not_show_itself() -> None:
    assert "7" not in repr(Stroke("7", 8, shift=False, at=0))
