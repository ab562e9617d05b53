"""The screens look as they were last signed off. `python -m tests.ui.regenerate` renews them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.visit import Screen
from motcua.screens import Scene, Studio, scenes, studio, write_screens
from motcua.sizes import SIZES, Size
from tests.ui.golden_pictures import GOLDEN, difference, golden_file, half, signed_off

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = pytest.mark.qt

MOST_BYTES = 5_000_000


@pytest.fixture(scope="module")
def room(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Studio, Size]]:
    """A studio at each size."""
    complaints: list[str] = []
    with studio(request.param, tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made, request.param
    assert complaints == []


@pytest.mark.parametrize(
    ("room", "scene", "language"),
    [
        pytest.param(size, scene, language, id=f"{size}-{scene.name}-{language}")
        for size, scene, language in signed_off()
    ],
    indirect=["room"],
    scope="module",
)
def test_it_looks_as_signed_off(
    room: tuple[Studio, Size], scene: Scene, language: str, tmp_path: Path
) -> None:
    studio_, size = room
    studio_.pose(scene, language)
    seen = half(studio_.picture())
    with Image.open(golden_file(size, language, scene.name)) as golden:
        wrong = difference(seen, golden)
    if wrong:
        seen.save(tmp_path / "seen.png")
    assert not wrong, f"{wrong}; see {tmp_path / 'seen.png'}"


def test_every_screen_is_among_them_and_they_are_small() -> None:
    assert {scene.visit.screen for _, scene, _ in signed_off()} == set(Screen)
    files = sorted(GOLDEN.rglob("*.png"))
    wanted = {golden_file(size, language, scene.name) for size, scene, language in signed_off()}
    assert set(files) == wanted
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vi/services", "vi/services-paused"),
        ("vi/ticket-printed", "vi/ticket-out_of_paper"),
        ("vi/welcome", "en/welcome"),
        ("vi/welcome", "vi/welcome-eased"),
        ("vi/scan_card-none", "vi/scan_card-vneid"),
    ],
)
def test_what_looks_different_is_told_apart(size: Size, one: str, other: str) -> None:
    with (
        Image.open(GOLDEN / str(size) / f"{one}.png") as first,
        Image.open(GOLDEN / str(size) / f"{other}.png") as second,
    ):
        assert difference(first, second)


@pytest.mark.slow
def test_all_pictures_can_be_written(qapp: object, tmp_path: Path) -> None:
    written = write_screens(tmp_path, SIZES[2:], ("vi", "ar"), ("eased",))
    assert written == len(list(tmp_path.rglob("*.png")))
    assert written == 2 * len(list(scenes())) + 2 * 2
