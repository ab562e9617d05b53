"""What an office adds to its tickets: a logo, and lines above and below in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import Image

from front_desk.languages import label

LOGO_ROWS = 160
"""The most height of a logo: 20 mm at 203 dpi."""


@dataclass(frozen=True)
class TicketLayout:
    """`logo` in grey (mode `L`, any size); lines by language, parted by newlines."""

    logo: Image.Image | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    footer: Mapping[str, str] = field(default_factory=dict)

    def header_in(self, language: str) -> tuple[str, ...]:
        """The lines above the office's name."""
        return _lines(self.header, language)

    def footer_in(self, language: str) -> tuple[str, ...]:
        """The lines at the end."""
        return _lines(self.footer, language)


PLAIN = TicketLayout()
"""Nothing of the office's own."""


def _lines(texts: Mapping[str, str], language: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, label(dict(texts), language).splitlines())))


def printable_logo(logo: Image.Image, most_wide: int) -> Image.Image:
    """`logo` in black and white dots (mode `1`), no wider, no higher and no larger than it may be.

    Greys become patterns of dots: thermal paper has none.
    """
    share = min(1.0, most_wide / logo.width, LOGO_ROWS / logo.height)
    size = max(1, round(logo.width * share)), max(1, round(logo.height * share))
    return logo.resize(size, Image.Resampling.LANCZOS).convert("1")
