"""Which letters make a Vietnamese syllable, and over which of them its tone stands.

A syllable is written as an onset, a rime and a tone. The tables follow the alphabet's usual
description: Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), and L. C. Thompson, *A Vietnamese
Reference Grammar* (1965, chapter 3). The spelling of the onsets /k ɣ ŋ/ before e, ê, i, y, of
initial "yê", and of "gi" and "qu" is the one that these give. Rimes of naturalized loan words
("xoong", "tuýp") are in; which onset meets which rime by sound is not asked.
"""

from enum import Enum
from functools import cache
from itertools import product

from kiosk.typing.letters import Letter, Mark, Tone, taken_apart

_FRONT = "eêiy"
"""Before these /k ɣ ŋ/ are written k, gh, ngh."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_BEFORE_ALL = _listed("b ch d đ h kh l m n nh p ph r s t th tr v x")
_BEFORE_BACK = ("c", "g", "ng")
_BEFORE_FRONT = ("k", "gh", "ngh")

RIMES = frozenset(
    _listed("""
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot
    oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt
    oe oen oeo oet
    ooc oong
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut
    uân uâng uât uây
    uê uêch uênh uêu
    uôc uôi uôm uôn uông uôt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu
    ươc ươi ươm ươn ương ươp ươt ươu
    """)
)
"""Rimes that stand after any onset with the right spelling; without tones."""

_WITH_Y = ("", "h", "k", "l", "m", "s", "t", "v")
"""Before a lone y, which elsewhere is written i."""

_WITH_UO_HORN = ("", "h", "kh", "th")
""""huơ", "thuở": in all other open syllables there is no such rime."""

_AFTER_QU = _listed("""
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây
    e en eo et ê ên êch ênh êt êu i ich in inh it ôc ơ ơn ơt y ych yên yêt ynh yt yp yu
""")

_PLACE_ONSETS = _listed("bl br dr đr gl gr j k kb kl kn kr mn pl")
_PLACE_RIMES = _listed("ăh ăk uk ưh")
""""Bắc Kạn", "Đắk Lắk", "Krông Búk", "Chư Pưh", "Cư Jút": places that are on every form."""

_STOPS = frozenset("cptk")


class ToneStyle(Enum):
    """Where the tone of an open oa, oe, uy stands. Both are in use and both are correct.

    `OLD` balances the word: "hòa", "thúy". It is how decrees and the headings of official papers
    print "CỘNG HÒA", and it is the default here. `NEW` marks the main vowel: "hoà", "thuý", as
    schoolbooks do since Decision 240/QĐ (1984) of the Ministry of Education.
    """

    OLD = "old"
    NEW = "new"


@cache
def syllables() -> frozenset[str]:
    """Every legal syllable without its tone, in small letters, NFC."""
    made = set(_with_rimes(RIMES))
    made.update(onset + "y" for onset in _WITH_Y)
    made.update(onset + "uơ" for onset in _WITH_UO_HORN)
    made.update("qu" + rime for rime in _AFTER_QU)
    for rime in RIMES:
        if rime.startswith("iê"):
            made.update(("y" + rime[1:], "g" + rime))
            made.discard(rime)
        elif rime.startswith("i"):
            made.add("g" + rime)
        else:
            made.add("gi" + rime)
    return frozenset(made)


def _with_rimes(rimes: frozenset[str]) -> set[str]:
    made = set(rimes)
    made.update(onset + rime for onset, rime in product(_BEFORE_ALL, rimes))
    for rime in rimes:
        onsets = _BEFORE_FRONT if rime[0] in _FRONT else _BEFORE_BACK
        made.update(onset + rime for onset in onsets)
    return made


@cache
def _beginnings() -> frozenset[str]:
    """Every beginning of a syllable or of a place's name, each with any of its marks missing."""
    onsets = (*_BEFORE_ALL, *_BEFORE_BACK, "k", "")
    names = {
        *(onset + rime for onset, rime in product(_PLACE_ONSETS, RIMES)),
        *(onset + rime for onset, rime in product((*onsets, *_PLACE_ONSETS), _PLACE_RIMES)),
    }
    wholes = {whole[:end] for whole in syllables() | names for end in range(1, len(whole) + 1)}
    return frozenset("".join(letters) for whole in wholes for letters in product(*_less(whole)))


def _less(whole: str) -> list[tuple[str, ...]]:
    """Each letter, and beside it the same letter without its mark."""
    pairs = ((letter, taken_apart(letter)[0].base) for letter in whole)
    return [(letter,) if letter == base else (letter, base) for letter, base in pairs]


def tones(syllable: str) -> tuple[Tone, ...]:
    """The tones that a syllable can have: one that ends in a stop has two."""
    return (Tone.ACUTE, Tone.DOT) if _stopped(syllable) else tuple(Tone)


def could_become(plain: str, tone: Tone) -> bool:
    """Whether more letters and marks can make a syllable of `plain`, or it is one."""
    if _stopped(plain) and tone not in {Tone.LEVEL, Tone.ACUTE, Tone.DOT}:
        return False
    return plain in _beginnings()


def _stopped(plain: str) -> bool:
    """Whether a vowel is followed by c, ch, p, t or k."""
    end = plain[:-1] if plain.endswith("ch") else plain
    return len(end) > 1 and end[-1] in _STOPS and taken_apart(end[-2])[0].vowel


def vowels(letters: tuple[Letter, ...]) -> range:
    """The places of the rime's vowels; the u of "qu" and the i of "gia" belong to the onset."""
    start = 0
    while start < len(letters) and not letters[start].vowel:
        start += 1
    end = start
    while end < len(letters) and letters[end].vowel:
        end += 1
    opening = "".join(letter.plain for letter in letters[: start + 1])
    if opening == "qu" or (opening == "gi" and end - start > 1):
        start += 1
    return range(start, end)


def tone_place(letters: tuple[Letter, ...], style: ToneStyle) -> int | None:
    """The place of the letter that carries the tone, or none when there is no vowel."""
    places = vowels(letters)
    if not places:
        return None
    marked = [place for place in places if letters[place].mark is not Mark.NONE]
    if marked:
        return marked[-1]
    if places.stop < len(letters):
        return places[-1]
    if len(places) == 2:
        pair = letters[places[0]].small + letters[places[1]].small
        glide = pair in {"oa", "oe", "uy"} and style is ToneStyle.NEW
        return places[1] if glide else places[0]
    return places[len(places) // 2]
