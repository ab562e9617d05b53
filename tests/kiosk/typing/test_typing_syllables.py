"""Every legal syllable, typed in every order in Telex and VNI, gives the exact NFC text."""

import re
import unicodedata
from functools import cache

import pytest

from kiosk.typing.letters import Letter, Tone
from kiosk.typing.orthography import ToneStyle, syllables, tones
from kiosk.typing.word import Method, Word
from kiosk.ui.language import SOURCES
from tests.kiosk.typing.keystrokes import TONE_SIGNS, typings, untoned

MARKED = frozenset("âêôăơư")
SIGNS = list(TONE_SIGNS)
BOTH = (Method.TELEX, Method.VNI)
PRESS = cache(Word.press)


def with_tone(plain: str, tone: int, style: ToneStyle) -> str:
    """`plain` with its tone, by the rule as grammars tell it, apart from the engine's."""
    onset = re.match(r"qu|gi(?=[aeouyêôơưăâ])|[^aeiouyâêôăơư]*", plain)
    assert onset is not None
    found = re.match(r"[aeiouyâêôăơư]+", plain[onset.end() :])
    assert found is not None
    rime, open_ = found.group(), onset.end() + found.end() == len(plain)
    strong = [at for at, one in enumerate(rime) if one in MARKED]
    if strong:
        at = strong[-1]
    elif not open_:
        at = len(rime) - 1
    elif rime in {"oa", "oe", "uy"}:
        at = 0 if style is ToneStyle.OLD else 1
    else:
        at = 1 if len(rime) == 3 else 0
    at += onset.end()
    return unicodedata.normalize("NFC", plain[: at + 1] + SIGNS[tone] + plain[at + 1 :])


def typed(keys: str, method: Method) -> Word:
    word = Word()
    for key in keys:
        word = PRESS(word, key, method)
    return word


def test_there_are_thousands_of_them() -> None:
    assert len(syllables()) > 3500
    assert sum(len(tones(each)) for each in syllables()) > 16_000


@pytest.mark.parametrize("method", BOTH)
def test_every_syllable_in_every_order_gives_the_exact_text(method: Method) -> None:
    wrong: list[str] = []
    walked = 0
    for plain in syllables():
        for tone in (list(Tone).index(each) for each in tones(plain)):
            expected = with_tone(plain, tone, ToneStyle.OLD)
            for keys in typings(plain, tone, method.value):
                walked += 1
                seen = typed(keys, method)
                if seen.text() != expected:
                    wrong.append(f"{keys}: {seen.text()} is not {expected}")
    assert wrong[:20] == []
    assert walked > 90_000


@pytest.mark.parametrize("style", ToneStyle)
def test_both_styles_place_every_tone(style: ToneStyle) -> None:
    for plain in syllables():
        for tone in tones(plain):
            word = Word(typed_letters(plain), tone)
            assert word.text(style) == with_tone(plain, list(Tone).index(tone), style)


def typed_letters(plain: str) -> tuple[Letter, ...]:
    """The letters of a syllable as VNI writes them."""
    (first, *_) = typings(plain, 0, "vni")
    return typed(first, Method.VNI).letters


WORDS = """
    Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Đinh Quách
    khuỷu thuở huơ giếng gì gìn giữa già giặt giết giỗ quốc quý quỳnh quyển quả quyết yếu yên ỷ
    người trường đường phường thường rượu hươu bưởi ngoằn ngoèo khúc khuỷu ngoẹo xoong soóc moóc
    nghiêng nghĩa ghế kỹ kẻ cửa uống ủy ước ưu ấy ổn ngoại thuế huệ khuya tuýp loắt choắt xoèn
    chứng thực hộ tịch cư trú đất đai trả kết quả bảo hiểm y tế kính gửi lưỡng quyền thuyền quần
""".split()  # noqa: SIM905 - a list of words reads better as one


@pytest.mark.parametrize("method", BOTH)
def test_words_of_every_day(method: Method) -> None:
    for word in WORDS:
        plain, tone = untoned(word)
        assert plain in syllables(), word
        for keys in typings(plain, tone, method.value):
            assert typed(keys, method).text() == word.lower()
            assert typed(keys.upper(), method).text() == word.upper()
            assert typed(keys[0].upper() + keys[1:], method).text() == word.capitalize()


@pytest.mark.parametrize("method", BOTH)
def test_every_vietnamese_word_of_the_screens_can_be_typed(method: Method) -> None:
    screens = (SOURCES / "vi.ts").read_text()
    translations = " ".join(re.findall(r"<translation>([^<]*)</translation>", screens))
    words = {each.lower() for each in re.findall(r"[^\W\d_]+", translations)}
    vietnamese = {each for each in words if not each.isascii()}
    assert len(vietnamese) > 150
    for word in vietnamese:
        plain, tone = untoned(word)
        assert plain in syllables(), word
        (first, *_) = typings(plain, tone, method.value)
        assert typed(first, method).text() == word
