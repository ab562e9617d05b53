"""Single keys: undoing, erasing, capitals, words that are not Vietnamese; and any keys at all."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.typing.letters import TAKES, Letter, Mark, Tone, taken_apart, written
from kiosk.typing.line import ERASE, Line
from kiosk.typing.orthography import ToneStyle
from kiosk.typing.word import Method, Word, read

TELEX = [
    # free marking
    ("truongfw", "trường"), ("nguoiwf", "người"), ("dduongwf", "đường"), ("duongdwf", "đường"),
    ("hoafng", "hoàng"), ("quoocs", "quốc"), ("giwaxx", "giưax"), ("thuowr", "thuở"),
    # the same key again takes it back
    ("aaa", "aa"), ("ass", "as"), ("ddd", "dd"), ("oww", "ow"), ("uoww", "uow"), ("tww", "tw"),
    ("booong", "boong"), ("sooocs", "soóc"), ("muooff", "muôf"),
    # another key changes it
    ("asf", "à"), ("aaw", "ă"), ("oow", "ơ"), ("owo", "ô"), ("casz", "ca"), ("caftss", "cats"),
    ("cafts", "cát"),
    # one key writes ư after an onset, never at the beginning
    ("tw", "tư"), ("nhwng", "nhưng"), ("w", "w"), ("uw", "ư"),
    # capitals go by the letter's own key
    ("Nguyeenx", "Nguyễn"), ("NGUYEENX", "NGUYỄN"), ("DDaf", "Đà"), ("Ddaf", "Đà"), ("aA", "â"),
    ("TW", "TƯ"),
    # names of places
    ("DDawks", "Đắk"), ("Lawks", "Lắk"), ("Krongo", "Krông"), ("Buks", "Búk"), ("Pwh", "Pưh"),
    ("Kanj", "Kạn"), ("Juts", "Jút"),
    # abbreviations
    ("NDD", "NĐ"), ("HDDND", "HĐND"), ("QDDD", "QDD"), ("SDDDD", "SDĐ"), ("UBND", "UBND"),
    # words of other languages stay, or are kept by a second touch
    ("windows", "windows"), ("facebook", "facebook"), ("email", "email"), ("wifi", "wifi"),
    ("covid", "covid"), ("zalo", "zalo"), ("user", "ủe"), ("usser", "user"), ("z", "z"),
]  # fmt: skip
VNI = [
    ("truong72", "trường"), ("nguoi72", "người"), ("d9uong72", "đường"), ("duong972", "đường"),
    ("a66", "a6"), ("a11", "a1"), ("d99", "d9"), ("a68", "ă"), ("a10", "a"), ("a0", "a0"),
    ("H26", "H26"), ("2026", "2026"), ("D9A1K8", "ĐẮK"), ("tu7", "tư"), ("w1", "w1"),
    ("QD9", "QĐ"), ("HD9ND", "HĐND"), ("QD99", "QD9"), ("SDD9", "SDĐ"),
]  # fmt: skip


def typed(keys: str, method: Method) -> Word:
    word = Word()
    for key in keys:
        word = word.press(key, method)
    return word


@pytest.mark.parametrize(("keys", "text"), TELEX)
def test_telex(keys: str, text: str) -> None:
    assert typed(keys, Method.TELEX).text() == text


@pytest.mark.parametrize(("keys", "text"), VNI)
def test_vni(keys: str, text: str) -> None:
    assert typed(keys, Method.VNI).text() == text


def test_plain_writes_every_key_as_it_is() -> None:
    assert typed("Truongfw26aas", Method.PLAIN).text() == "Truongfw26aas"


@pytest.mark.parametrize(
    ("keys", "old", "new"),
    [("hoaf", "hòa", "hoà"), ("thuys", "thúy", "thuý"), ("khoer", "khỏe", "khoẻ")],
)
def test_both_styles_of_open_syllables(keys: str, old: str, new: str) -> None:
    word = typed(keys, Method.TELEX)
    assert (word.text(ToneStyle.OLD), word.text(ToneStyle.NEW)) == (old, new)
    for same in ("hoangf", "quys", "giaf", "huees"):
        word = typed(same, Method.TELEX)
        assert word.text(ToneStyle.OLD) == word.text(ToneStyle.NEW)


def test_erasing_goes_by_what_is_seen() -> None:
    word = typed("truongfw", Method.TELEX)
    seen = []
    while word.letters:
        seen.append(word.text())
        word = word.erased()
    assert seen == ["trường", "trườn", "trườ", "trư", "tr", "t"]
    assert word == Word()


def test_a_tone_on_the_erased_letter_goes_with_it() -> None:
    assert typed("mais", Method.TELEX).erased().text() == "má"
    assert typed("hoaf", Method.TELEX).erased(ToneStyle.NEW).text(ToneStyle.NEW) == "ho"
    assert typed("hoaf", Method.TELEX).erased().text() == "hò"


def test_nothing_that_is_typed_is_in_a_repr() -> None:
    assert repr(typed("naams", Method.TELEX)) == "Word(3 letters)"
    line = Line()
    for key in "Mau":
        line = line.press(key)
    assert repr(line) == "Line(3 characters)"


@pytest.mark.parametrize("text", ["Nguyễn", "ĐƯỜNG", "đắk", "", "abc", "x1", "giếng"])
def test_what_is_read_shows_the_same(text: str) -> None:
    assert read(text).text() == text


def test_two_tones_are_not_one_word() -> None:
    with pytest.raises(ValueError, match="one tone"):
        read("áà")


def test_every_letter_is_taken_apart_and_put_together() -> None:
    for base, tone in itertools.product("aeiouyAEIOUY", Tone):
        for mark in (Mark.NONE, *(mark for mark in TAKES if base.lower() in TAKES[mark])):
            whole = written(base, mark, tone)
            assert len(whole) == 1
            assert taken_apart(whole) == (Letter(base, mark), tone)
    assert taken_apart("đ") == (Letter("d", Mark.BAR), Tone.LEVEL)
    assert taken_apart("ñ") == (Letter("ñ"), Tone.LEVEL)


KEYS = st.text("abcdeghiklmnopqrstuvxyzwfjABCDEUOWSD0123456789 -/.'", max_size=30)
METHODS = st.sampled_from(Method)
STYLES = st.sampled_from(ToneStyle)


@given(
    st.lists(st.tuples(st.sampled_from([*"aeiouydswfrxjzgqtnchmpk0123456789 -'AOUDW", ERASE]),
                       METHODS), max_size=40),
    STYLES,
)  # fmt: skip
def test_any_keys_give_nfc_and_erase_to_nothing(
    keys: list[tuple[str, Method]], style: ToneStyle
) -> None:
    line = Line(style=style)
    for key, method in keys:
        line = Line(line.before, line.word, method, style).press(key)
        assert unicodedata.is_normalized("NFC", line.text)
    for left in range(len(line.text), 0, -1):
        assert len(line.text) == left
        line = line.press(ERASE)
    assert line.text == ""
    assert line.press(ERASE).text == ""
    assert line.word == Word()


@given(KEYS)
def test_plain_keeps_every_key(keys: str) -> None:
    line = Line(method=Method.PLAIN)
    for key in keys:
        line = line.press(key)
    assert line.text.split() == keys.split()


@given(KEYS, METHODS, st.integers(0, 10))
def test_a_full_line_takes_no_more(keys: str, method: Method, limit: int) -> None:
    line = Line(method=method, limit=limit)
    for key in keys:
        line = line.press(key)
        assert len(line.text) <= limit


def test_a_full_line_still_takes_a_tone() -> None:
    line = Line(limit=2)
    for key in "mas":
        line = line.press(key)
    assert line.text == "má"


def test_erasing_a_space_opens_the_word_before() -> None:
    line = Line()
    for key in ["n", "a", "m", " ", ERASE, "a", "x"]:
        line = line.press(key)
    assert line.text == "nẫm"


def test_spaces_neither_begin_a_line_nor_double() -> None:
    line = Line()
    for key in " an  binhf ":
        line = line.press(key)
    assert line.text == "an bình "


@pytest.mark.parametrize("key", ["", "ab", "\n", "á", "\u0301"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="printable"):
        Line().press(key)
