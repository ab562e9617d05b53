"""The theme's colours can be read by weak eyes, and nothing else has colours or pixels."""

import re

import pytest

from kiosk.ui.application import QML

COLOURS = dict(
    re.findall(r'property color (\w+): "(#[0-9A-F]{6})"', (QML / "Theme.qml").read_text())
)
ON_PAPER = ("ink", "quietInk", "red", "green", "blue", "amber")
TEXTS = [
    *((text, ground) for text in ON_PAPER for ground in ("ground", "surface")),
    *(("white", ground) for ground in ("red", "pressedRed", "blue", "green", "darkPicture")),
    *(("ink", ground) for ground in ("sand", "pressed")),
    ("blue", "blueTint"),
    ("ink", "blueTint"),
    ("green", "greenTint"),
    ("amber", "amberTint"),
]
DRAWN_BY_HAND = {"Theme.qml", "CardDrawing.qml"}


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(COLOURS[one]), _luminance(COLOURS[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_has_a_contrast_of_seven(text: str, ground: str) -> None:
    assert _contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_edges_of_controls_have_a_contrast_of_three(ground: str) -> None:
    assert _contrast("edge", ground) >= 3


def test_colours_and_pixels_stand_in_the_theme_alone() -> None:
    stray = re.compile(r'"#[0-9A-Fa-f]{6,8}"|(?:width|height|pixelSize|radius): \d{2,}\b')
    found = {
        file.name: stray.findall(file.read_text())
        for file in QML.rglob("*.qml")
        if file.name not in DRAWN_BY_HAND
    }
    assert {name: strays for name, strays in found.items() if strays} == {}
    assert len(found) > 20
