"""One line of text as it is typed on the touch keyboard, as a value."""

from dataclasses import dataclass, field, replace

from kiosk.typing.orthography import ToneStyle
from kiosk.typing.word import Method, Word, read

ERASE = "\b"
"""The key that takes the last visible letter away."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands before the word being typed, the word, and how it is typed.

    `limit` is the most characters that the line takes. The method may change between any two
    keys.
    """

    before: str = ""
    word: Word = field(default_factory=Word)
    method: Method = Method.TELEX
    style: ToneStyle = ToneStyle.OLD
    limit: int = 60

    def __repr__(self) -> str:
        """Without the text: people type their names."""
        return f"Line({len(self.text)} characters)"

    @property
    def text(self) -> str:
        """What is seen, NFC."""
        return self.before + self.word.text(self.style)

    @property
    def begins_word(self) -> bool:
        """Whether the next letter is the first of a word."""
        return not self.word.letters

    def press(self, key: str) -> "Line":
        """The line after one more key: one printable ASCII character or `ERASE`.

        A full line takes no more. Raises `ValueError` on anything else.
        """
        if key == ERASE:
            return self._erased()
        if len(key) != 1 or not (key.isascii() and key.isprintable()):
            raise ValueError("a key is one printable ASCII character")
        after = self._with(key)
        return after if len(after.text) <= self.limit else self

    def _with(self, key: str) -> "Line":
        if key.isalnum():
            return replace(self, word=self.word.press(key, self.method))
        if key == " " and (not self.text or self.text.endswith(" ")):
            return self
        return replace(self, before=self.text + key, word=Word())

    def _erased(self) -> "Line":
        if self.word.letters:
            return replace(self, word=self.word.erased(self.style))
        return _opened(self, self.before[:-1])


def _opened(line: Line, text: str) -> Line:
    """The line with `text`, whose last word can be typed on."""
    start = len(text)
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return replace(line, before=text[:start], word=read(text[start:]))
