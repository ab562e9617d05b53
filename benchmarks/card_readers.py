"""The readers that are compared: ours, and the libraries under it each alone."""

from collections.abc import Callable

import cv2
import zxingcpp
from pyzbar import pyzbar

from benchmarks.card_frames import Grey
from kiosk.devices.code_tracking import CodeTracker
from kiosk.devices.qr_decoder import QrDecoder

Reader = Callable[[Grey], list[bytes]]
"""The payloads of the codes in a picture."""

OURS = "Một Cửa"
ZXING = "zxing-cpp, QR only"
OTHERS = (ZXING, "zxing-cpp, its defaults", "pyzbar", "OpenCV")


def readers() -> dict[str, Reader]:
    """Every reader of single pictures by its name, ours first."""
    decoder = QrDecoder()

    def ours(picture: Grey) -> list[bytes]:
        return [code.payload for code in decoder.decode(picture)]

    return {OURS: ours} | dict(
        zip(OTHERS, (_zxing, _zxing_defaults, _pyzbar, _opencv), strict=True)
    )


def readers_of_sequences() -> dict[str, Reader]:
    """The same for the frames of one stream, in their order; made anew for each stream."""
    tracker = CodeTracker(QrDecoder())

    def ours(picture: Grey) -> list[bytes]:
        return [code.payload for code in tracker.read(picture)]

    return readers() | {OURS: ours}


def _zxing(picture: Grey) -> list[bytes]:
    codes = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return [bytes(code.bytes) for code in codes if code.valid]


def _zxing_defaults(picture: Grey) -> list[bytes]:
    return [bytes(code.bytes) for code in zxingcpp.read_barcodes(picture) if code.valid]


def _pyzbar(picture: Grey) -> list[bytes]:
    symbols = [pyzbar.ZBarSymbol.QRCODE]
    return [code.data for code in pyzbar.decode(picture, symbols=symbols)]


def _opencv(picture: Grey) -> list[bytes]:
    try:
        text = cv2.QRCodeDetector().detectAndDecode(picture)[0]
    except (cv2.error, UnicodeDecodeError):
        return []
    return [text.encode(errors="surrogateescape")] if text else []
