"""The screens that offices buy, by their diagonals, upright and lying."""

from motcua.screens import Size
from settings.model import DisplaySettings


def _panel(wide: int, high: int, short_mm: float, long_mm: float) -> Size:
    display = DisplaySettings(width_mm=short_mm, height_mm=long_mm, full_screen=False)
    return Size(wide, high, display)


PANELS = {
    "10.1 inches upright": _panel(800, 1280, 136, 217),
    "10.1 inches lying": _panel(1280, 800, 136, 217),
    "13.3 inches upright": _panel(1080, 1920, 165, 294),
    "13.3 inches lying": _panel(1920, 1080, 165, 294),
    "15.6 inches upright": _panel(1080, 1920, 194, 345),
    "15.6 inches lying": _panel(1920, 1080, 194, 345),
    "21.5 inches upright": _panel(1080, 1920, 268, 476),
    "21.5 inches lying": _panel(1920, 1080, 268, 476),
    "32 inches upright": _panel(1080, 1920, 398, 708),
    "32 inches lying": _panel(1920, 1080, 398, 708),
}


def smallest_mm(panel: Size, small: float, large: float) -> float:
    """What letters are at least: `small` mm on 10 inches, `large` mm from 21 on, between them in
    between."""
    share = (panel.display.width_mm - 136) / (268 - 136)
    return small + (large - small) * max(0.0, min(1.0, share))
