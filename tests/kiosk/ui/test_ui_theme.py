"""The theme's colours can be read by weak eyes, and nothing else has colours or pixels."""

import re

import pytest

from kiosk.ui.application import QML

_WRITTEN = re.findall(
    r'property color (\w+): (?:highContrast \? "(#[0-9A-F]{6})" : )?"(#[0-9A-F]{6})"',
    (QML / "Theme.qml").read_text(),
)
COLOURS = {
    "plain": {name: plain for name, _, plain in _WRITTEN},
    "high contrast": {name: bright or plain for name, bright, plain in _WRITTEN},
}
ON_PAPER = ("ink", "quietInk", "accent", "green", "blue", "amber")
TEXTS = [
    *((text, ground) for text in ON_PAPER for ground in ("ground", "surface")),
    *(("onStrong", ground) for ground in ("accent", "pressedAccent", "blue", "green")),
    ("white", "darkPicture"),
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


def _contrast(mode: str, one: str, other: str) -> float:
    low, high = sorted(_luminance(COLOURS[mode][each]) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", COLOURS)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_has_a_contrast_of_seven(mode: str, text: str, ground: str) -> None:
    assert _contrast(mode, text, ground) >= 7


@pytest.mark.parametrize("mode", COLOURS)
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_edges_of_controls_have_a_contrast_of_three(mode: str, ground: str) -> None:
    assert _contrast(mode, "edge", ground) >= 3


def test_high_contrast_is_higher() -> None:
    for text in ON_PAPER:
        assert _contrast("high contrast", text, "ground") > _contrast("plain", text, "ground")


def test_colours_and_pixels_stand_in_the_theme_alone() -> None:
    stray = re.compile(r'"#[0-9A-Fa-f]{6,8}"|(?:width|height|pixelSize|radius): \d{2,}\b')
    found = {
        file.name: stray.findall(file.read_text())
        for file in QML.rglob("*.qml")
        if file.name not in DRAWN_BY_HAND
    }
    assert {name: strays for name, strays in found.items() if strays} == {}
    assert len(found) > 20
