"""The screens that kiosks and robots have."""

from dataclasses import dataclass

from settings.model import DisplaySettings


@dataclass(frozen=True)
class Size:
    """A screen in pixels, and in millimetres as it is set up."""

    width: int
    height: int
    display: DisplaySettings

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


LARGE = DisplaySettings(width_mm=268, height_mm=476, full_screen=False)
SMALL = DisplaySettings(width_mm=136, height_mm=217, full_screen=False)
SIZES = (Size(1080, 1920, LARGE), Size(1920, 1080, LARGE), Size(800, 1280, SMALL))
LYING = Size(1280, 800, SMALL)
"""A hand-sized screen that lies, where room is shortest."""


def _screen(width: int, height: int, short_mm: float, long_mm: float) -> Size:
    display = DisplaySettings(width_mm=short_mm, height_mm=long_mm, full_screen=False)
    return Size(width, height, display)


SCREENS = {
    "21.5 upright": SIZES[0],
    "21.5 lying": SIZES[1],
    "10.1 upright": SIZES[2],
    "10.1 lying": LYING,
    "12.1 lying, 4:3": _screen(1024, 768, 184, 246),
    "13.3 upright": _screen(1080, 1920, 165, 294),
    "13.3 lying": _screen(1920, 1080, 165, 294),
    "15 lying, 4:3": _screen(1024, 768, 228, 304),
    "15 upright, 3:4": _screen(768, 1024, 228, 304),
    "15.6 upright": _screen(1080, 1920, 194, 345),
    "15.6 lying": _screen(1920, 1080, 194, 345),
    "17 lying, 5:4": _screen(1280, 1024, 270, 338),
    "18.5 upright": _screen(1080, 1920, 230, 409),
    "18.5 lying": _screen(1366, 768, 230, 409),
    "32 upright": _screen(1080, 1920, 398, 708),
    "32 lying": _screen(1920, 1080, 398, 708),
}
"""What kiosks and robots have, by the diagonal in inches. Only `SIZES` have goldens."""

TALL = Size(
    1080, 1920, DisplaySettings(width_mm=398, height_mm=708, lower_edge_mm=600, full_screen=False)
)
"""32 inches, standing so low that the band within reach begins above the screen's lower edge."""
