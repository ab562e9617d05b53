"""The decoder gives exact bytes, from easy and hard pictures, and nothing where nothing is."""

import numpy as np
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices.code_regions import code_regions, deblurred, enlarged
from kiosk.devices.qr_decoder import Engine, QrDecoder, _Zbar
from tests.made_up_cards import (
    ELDER,
    PAYLOAD,
    Picture,
    Side,
    View,
    code_picture,
    made_up_payload,
    modules,
    scene,
)

CLEAR = View(module=4, turn=5, tilt=(0.05, 0.03), blur=0.5, noise=3)
HARD = View(module=2.4, turn=9, tilt=(0.06, 0.03), blur=1.0, noise=6)


def plain(payload: bytes) -> Picture:
    return np.pad(code_picture(payload), ((48, 48), (48, 48), (0, 0)), constant_values=255)


def test_a_clear_card_is_read_byte_for_byte() -> None:
    codes = QrDecoder().decode(scene(PAYLOAD, CLEAR))
    assert [code.payload for code in codes] == [PAYLOAD]
    assert codes[0].engine is Engine.ZXING


def test_the_back_of_a_new_card_is_read() -> None:
    picture = scene(ELDER, CLEAR, side=Side.BACK_2024)
    assert [code.payload for code in QrDecoder().decode(picture)] == [ELDER]


def test_a_hard_card_is_read_by_the_ladder_only() -> None:
    picture = scene(PAYLOAD, HARD)
    decoder = QrDecoder(second_voice=False)
    assert [code.payload for code in decoder.decode(picture)] == [PAYLOAD]
    decoder._climb = lambda *_: []  # type: ignore[method-assign]
    assert decoder.decode(picture) == []


@pytest.mark.parametrize("view", [CLEAR, HARD])
def test_the_corners_are_in_picture_pixels(view: View) -> None:
    (code,) = QrDecoder().decode(scene(PAYLOAD, view))
    sides = [np.hypot(*np.subtract(code.corners[i], code.corners[(i + 1) % 4])) for i in range(4)]
    assert np.mean(sides) == pytest.approx(view.module * modules(PAYLOAD), rel=0.12)


def test_a_grey_picture_is_read_like_a_coloured_one() -> None:
    grey = np.asarray(Image.fromarray(scene(PAYLOAD, CLEAR)).convert("L"), np.uint8)
    assert [code.payload for code in QrDecoder().decode(grey)] == [PAYLOAD]


def test_no_code_no_answer() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (360, 640, 3), np.uint8)
    assert QrDecoder().decode(noise) == []
    assert QrDecoder().decode(np.zeros((360, 640), np.uint8)) == []
    assert QrDecoder().decode(np.zeros((8, 8), np.uint8)) == []


def test_micro_codes_are_not_read() -> None:
    micro = segno.make_micro("12345")
    picture = np.array(list(micro.matrix_iter(scale=8, border=4)), np.uint8)
    assert QrDecoder(second_voice=False).decode(((1 - picture) * 255).astype(np.uint8)) == []


def test_still_pictures_are_also_turned_and_inverted() -> None:
    upside_down = 255 - np.rot90(plain(PAYLOAD))
    codes = QrDecoder().decode_still(np.ascontiguousarray(upside_down))
    assert [code.payload for code in codes] == [PAYLOAD]


@pytest.mark.parametrize("picture", [np.zeros((9, 9, 4), np.uint8), np.zeros((9, 9), np.float32)])
def test_other_arrays_are_refused(picture: Picture) -> None:
    with pytest.raises(ValueError, match="picture"):
        QrDecoder(second_voice=False).decode(picture)


def test_a_decoded_code_does_not_show_its_payload() -> None:
    (code,) = QrDecoder().decode(plain(PAYLOAD))
    assert "Mẫu" not in repr(code)
    assert "001090" not in repr(code)


@pytest.mark.parametrize("seed", range(40))
def test_zbar_gives_the_bytes_as_they_are(seed: int) -> None:
    payload = made_up_payload(seed)
    grey = np.ascontiguousarray(plain(payload)[..., 0])
    assert [code.payload for code in _Zbar().read(grey)] == [payload]


NAMES = st.text("NgôHữuQuânTrầnĐặngÝÁỵỷ ", min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(NAMES)
def test_short_vietnamese_texts_survive_both_engines(name: str) -> None:
    grey = np.ascontiguousarray(plain(name.encode())[..., 0])
    decoder = QrDecoder()
    assert [code.payload for code in decoder.decode(grey)] == [name.encode()]
    assert [code.payload for code in _Zbar().read(grey)] == [name.encode()]


def test_the_region_of_a_code_is_found_among_other_things() -> None:
    view = View(module=3, centre=(0.3, 0.6), aim_at_code=True, blur=0.8, noise=5)
    grey = np.asarray(Image.fromarray(scene(PAYLOAD, view)).convert("L"), np.uint8)
    regions = code_regions(grey)
    middle = (0.3 * 1280, 0.6 * 720)
    assert any(
        region.left < middle[0] < region.right and region.top < middle[1] < region.bottom
        for region in regions
    )
    assert min(region.side for region in regions) < 300


def test_undoing_a_blur_brings_contrast_back() -> None:
    sharp = np.zeros((64, 64), np.uint8)
    sharp[:, ::4] = sharp[:, 1::4] = 255
    blurred = np.asarray(
        np.apply_along_axis(
            lambda row: np.convolve(row, [0.06, 0.24, 0.4, 0.24, 0.06], "same"), 1, sharp
        ),
        np.uint8,
    )
    restored = deblurred(blurred, 1.0)
    assert restored[16:48, 16:48].std() > 1.3 * blurred[16:48, 16:48].std()
    assert enlarged(restored, 2).shape == (128, 128)
