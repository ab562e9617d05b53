"""Who reads how many made-up card frames, and how fast: our reader and the libraries under it.

    python -m benchmarks.card_reading --frames 40 --height 720

Frames are drawn from seeds in four bands of difficulty. For each reader: the share of frames whose
payload came out byte for byte, the wrong payloads, and the median milliseconds a frame.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from kiosk.devices.qr_decoder import QrDecoder
from tests.made_up_cards import Picture, Side, View, made_up_payload, scene

Reader = Callable[[Picture], list[bytes]]

BANDS: dict[str, tuple[tuple[float, float], ...]] = {
    # module px, blur px, smear px, tilt, turn in degrees, noise
    "easy": ((4.0, 5.5), (0.0, 0.7), (0, 0), (0.0, 0.05), (0, 5), (0, 4)),
    "normal": ((3.0, 4.2), (0.4, 1.1), (0, 0), (0.0, 0.1), (0, 15), (2, 8)),
    "hard": ((2.2, 3.2), (0.7, 1.3), (0, 3), (0.0, 0.12), (0, 25), (3, 10)),
    "extreme": ((1.6, 2.4), (0.7, 1.5), (0, 4), (0.0, 0.15), (0, 45), (4, 14)),
}


def view(band: str, seed: int) -> View:
    """A view of `band`, always the same for `seed`."""
    dice = random.Random(seed)
    module, blur, smear, tilt, turn, noise = (dice.uniform(*span) for span in BANDS[band])
    return View(
        module=module,
        centre=(dice.uniform(0.3, 0.7), dice.uniform(0.35, 0.65)),
        aim_at_code=True,
        turn=turn * dice.choice((-1, 1)),
        tilt=(tilt * dice.choice((-1, 1)), tilt * dice.choice((-1, 1)) * 0.7),
        blur=blur,
        motion=smear,
        noise=noise,
        light=dice.uniform(0.6, 1.05),
        shade=dice.uniform(0, 0.4),
    )


def readers() -> dict[str, Reader]:
    """The readers that are compared."""
    decoder, bare = QrDecoder(), QrDecoder(second_voice=False)
    opencv = cv2.QRCodeDetector()

    def with_zxing(picture: Picture) -> list[bytes]:
        return [bytes(code.bytes) for code in zxingcpp.read_barcodes(picture) if code.valid]

    def with_fast_zxing(picture: Picture) -> list[bytes]:
        codes = zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
            try_rotate=False,
            try_downscale=False,
            try_invert=False,
        )
        return [bytes(code.bytes) for code in codes if code.valid]

    def with_pyzbar(picture: Picture) -> list[bytes]:
        symbols = [pyzbar.ZBarSymbol.QRCODE]
        return [code.data for code in pyzbar.decode(picture, symbols=symbols)]

    def with_opencv(picture: Picture) -> list[bytes]:
        try:
            text = opencv.detectAndDecode(picture)[0]
        except (cv2.error, UnicodeDecodeError):
            return []
        return [text.encode(errors="surrogateescape")] if text else []

    return {
        "Một Cửa": lambda picture: [code.payload for code in decoder.decode(picture)],
        "Một Cửa without zbar": lambda picture: [c.payload for c in bare.decode(picture)],
        "zxing-cpp, QR only": with_fast_zxing,
        "zxing-cpp, its defaults": with_zxing,
        "pyzbar": with_pyzbar,
        "OpenCV": with_opencv,
    }


def measure(band: str, frames: int, size: tuple[int, int], first_seed: int) -> None:
    """Print one line a reader."""
    compared = readers()
    right, wrong = dict.fromkeys(compared, 0), dict.fromkeys(compared, 0)
    times: dict[str, list[float]] = {name: [] for name in compared}
    for seed in range(first_seed, first_seed + frames):
        payload = made_up_payload(seed)
        side = Side.BACK_2024 if payload.endswith(b"||||") else Side.FRONT_2021
        picture = scene(payload, view(band, seed), size=size, side=side, seed=seed, room=seed)
        grey = np.ascontiguousarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
        for name, read in compared.items():
            began = time.perf_counter()
            found = read(grey)
            times[name].append(1000 * (time.perf_counter() - began))
            right[name] += payload in found
            wrong[name] += any(other != payload for other in found)
    for name in compared:
        share, median = 100 * right[name] / frames, statistics.median(times[name])
        worst = max(times[name])
        print(
            f"{band:8} {name:24} {share:5.1f} %  wrong {wrong[name]:3d}  "
            f"median {median:6.1f} ms  worst {worst:6.1f} ms",
            flush=True,
        )


def main() -> None:
    """Measure every band."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=40, help="frames a band")
    parser.add_argument("--height", type=int, default=720, choices=(480, 720, 1080))
    parser.add_argument("--seed", type=int, default=1000, help="the first seed")
    parser.add_argument("--bands", nargs="*", default=list(BANDS), choices=list(BANDS))
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    for band in chosen.bands:
        size = (chosen.height * 16 // 9, chosen.height)
        measure(band, chosen.frames, size, chosen.seed)


if __name__ == "__main__":
    main()
