"""How a text has to be written for a voice to read it as people say it."""

import re

PINYIN_VOICE = "sit/cmn-latn-pinyin"

_HAN = re.compile(r"[\u3400-\u9fff]")
_PAUSES = str.maketrans(
    {"，": ", ", "。": ". ", "、": ", ", "；": "; ", "：": ": ", "？": "? ", "！": "! "}
)


def written_for(voice: str, text: str) -> str:
    """`text` as `voice`, by espeak-ng's identifier, can read it.

    `"您好，A012"` → `"nin2 hao3 ,  A012"` for Chinese, whose voice reads pinyin with tone numbers
    and makes English words of characters. A text without characters stays as it is.
    """
    if voice != PINYIN_VOICE or not _HAN.search(text):
        return text
    # Its tables take a third of a second, and only who speaks Chinese needs them.
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(syllables).translate(_PAUSES)
