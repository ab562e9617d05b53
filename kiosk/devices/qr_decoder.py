"""From a picture to the exact bytes of the QR codes in it.

zxing-cpp looks at every picture. Where it finds nothing and a region looks like a code, that region
is enlarged, sharpened and looked at again; zbar is the second voice there, in binary mode, because
its guesses of text encodings corrupt Vietnamese. The order and its worth are measured by
`benchmarks/card_reading.py`.
"""

import ctypes
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from kiosk.devices.code_regions import Grey, Region, code_regions, deblurred, enlarged

Picture = NDArray[np.uint8]
"""8-bit grey `height × width`, or RGB `height × width × 3`."""

_ZBAR_BINARY = 4
"""`ZBAR_CFG_BINARY` (zbar 0.23.1 and later), which pyzbar's list of settings lacks."""

_BLURS = (1.0, 1.4)
"""Blurs that are undone, in pixels: the usual one, then that of a hand out of focus."""

_SCALES = (0.5, 0.25, 2.0, 3.0)
"""Sizes in which a still picture is looked at again: noise goes in one, modules grow in another."""

_MOST_PIXELS = 12_000_000
"""No picture is made larger than this."""

_QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
"""Model 2 alone: `QRCode` includes Micro QR, which is read where there is none."""

_ZBAR_GREY = int.from_bytes(b"Y800", "little")


class Engine(StrEnum):
    """Who read a code."""

    ZXING = "zxing"
    ZBAR = "zbar"


class DecoderUnavailable(Exception):
    """A decoder's system library is missing or too old."""


@dataclass(frozen=True, repr=False)
class Decoded:
    """One QR code: its exact bytes, who read it, and its corners (x, y) in picture pixels."""

    payload: bytes
    engine: Engine
    corners: tuple[tuple[float, float], ...]

    def __repr__(self) -> str:
        return f"Decoded({len(self.payload)} bytes, {self.engine})"


class QrDecoder:
    """Reads QR codes (model 2). One thread at a time; keeps nothing of a picture.

    `second_voice` adds zbar; without it the decoder needs no system library.
    Raises `DecoderUnavailable` when zbar's library is missing.
    """

    def __init__(self, *, second_voice: bool = True) -> None:
        self._zbar = _Zbar() if second_voice else None

    def decode(self, picture: Picture) -> list[Decoded]:
        """The codes in one frame of a stream, where the next frame may show what this one hides."""
        grey = _grey(picture)
        return self.glance(grey) or self.search(grey)

    def decode_still(self, picture: Picture) -> list[Decoded]:
        """The codes in a still picture, turned and inverted too."""
        grey = _grey(picture)
        found = _zxing(grey, thorough=True) or self.search(grey, most=3)
        if not found and self._zbar is not None:
            return self._zbar.read(grey)
        return found

    def decode_all(self, picture: Picture) -> list[Decoded]:
        """Every code in a still picture that can be read in any way, each payload once.

        Takes its time: both voices look at the whole picture, and where there is nothing yet, at
        smaller and larger ones.
        """
        grey = _grey(picture)
        found = _zxing(grey, thorough=True)
        if self._zbar is not None:
            found += self._zbar.read(grey)
        found += self.search(grey, most=6)
        for times in _SCALES:
            if found or grey.size * times * times > _MOST_PIXELS:
                break
            found = self._scaled(grey, times)
        return list({code.payload: code for code in reversed(found)}.values())[::-1]

    def _scaled(self, grey: Grey, times: float) -> list[Decoded]:
        method = cv2.INTER_AREA if times < 1 else cv2.INTER_CUBIC
        other = np.asarray(
            cv2.resize(grey, None, fx=times, fy=times, interpolation=method), np.uint8
        )
        found = _zxing(other, thorough=True)
        if not found and self._zbar is not None:
            found = self._zbar.read(other)
        whole = Region(0, 0, grey.shape[1], grey.shape[0])
        return [_moved(code, whole, times) for code in found]

    def glance(self, grey: Grey) -> list[Decoded]:
        """The codes that are read at once in the whole of `grey`: the first step of `decode`."""
        return _zxing(grey)

    def search(self, grey: Grey, most: int = 2) -> list[Decoded]:
        """The codes in the first of `most` regions that look like one and can be read."""
        for region in code_regions(grey, most=most):
            found = self._climb(grey, region)
            if found:
                return found
        return []

    def decode_at(self, grey: Grey, region: Region) -> list[Decoded]:
        """The codes in `region` of `grey`: at a glance, else step by step."""
        found = _zxing(np.ascontiguousarray(region.cut(grey)))
        if found:
            return [_moved(code, region, 1.0) for code in found]
        return self._climb(grey, region)

    def _climb(self, grey: Grey, region: Region) -> list[Decoded]:
        """The steps after the glance: sharpened and enlarged, then the second voice."""
        part = np.ascontiguousarray(region.cut(grey))
        times = 4.0 if region.side <= 400 else 2.0
        for sigma in _BLURS:
            found = _zxing(enlarged(deblurred(part, sigma), times))
            if found:
                return [_moved(code, region, times) for code in found]
        if self._zbar is None:
            return []
        return [_moved(code, region, 2.0) for code in self._zbar.read(enlarged(part, 2.0))]


def _grey(picture: Picture) -> Grey:
    if picture.dtype != np.uint8:
        raise ValueError("a picture holds 8-bit values")
    if picture.ndim == 2:
        return picture
    if picture.ndim == 3 and picture.shape[2] == 3:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    raise ValueError("a picture is grey or RGB")


def _zxing(grey: Grey, *, thorough: bool = False) -> list[Decoded]:
    codes = zxingcpp.read_barcodes(
        grey,
        formats=_QR_CODES,
        try_rotate=thorough,
        try_downscale=thorough,
        try_invert=thorough,
    )
    return [
        Decoded(bytes(code.bytes), Engine.ZXING, _corners(code.position))
        for code in codes
        if code.valid
    ]


def _corners(position: Any) -> tuple[tuple[float, float], ...]:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(point.x), float(point.y)) for point in points)


def _moved(code: Decoded, region: Region, times: float) -> Decoded:
    """`code` of an enlarged region, in pixels of the whole picture."""
    corners = tuple((region.left + x / times, region.top + y / times) for x, y in code.corners)
    return Decoded(code.payload, code.engine, corners)


class _Zbar:
    """zbar through its C interface: pyzbar's own `decode` cannot ask for bytes as they are."""

    def __init__(self) -> None:
        try:
            from pyzbar import wrapper
        except ImportError as missing:
            raise DecoderUnavailable("zbar's library (libzbar0) is not installed") from missing
        self._api: Any = wrapper
        scanner = wrapper.zbar_image_scanner_create()
        try:
            self._prepare(scanner)
        finally:
            wrapper.zbar_image_scanner_destroy(scanner)

    def read(self, grey: Grey) -> list[Decoded]:
        """The QR codes in `grey`."""
        api = self._api
        scanner, image = api.zbar_image_scanner_create(), api.zbar_image_create()
        try:
            self._prepare(scanner)
            pixels = ctypes.create_string_buffer(grey.tobytes(), grey.size)
            api.zbar_image_set_format(image, _ZBAR_GREY)
            api.zbar_image_set_size(image, grey.shape[1], grey.shape[0])
            api.zbar_image_set_data(image, ctypes.cast(pixels, ctypes.c_void_p), grey.size, None)
            if api.zbar_scan_image(scanner, image) < 0:
                return []
            return list(self._symbols(image))
        finally:
            api.zbar_image_destroy(image)
            api.zbar_image_scanner_destroy(scanner)

    def _prepare(self, scanner: Any) -> None:
        """QR codes only, bytes as they are."""
        api = self._api
        enable = int(api.ZBarConfig.CFG_ENABLE)
        qr_code = int(api.ZBarSymbol.QRCODE)
        settings = ((0, enable, 0), (qr_code, enable, 1), (qr_code, _ZBAR_BINARY, 1))
        for symbology, setting, value in settings:
            if api.zbar_image_scanner_set_config(scanner, symbology, setting, value) != 0:
                raise DecoderUnavailable("zbar has no binary mode: version 0.23.1 is needed")

    def _symbols(self, image: Any) -> list[Decoded]:
        api, found = self._api, []
        symbol = api.zbar_image_first_symbol(image)
        while symbol:
            length = api.zbar_symbol_get_data_length(symbol)
            payload = ctypes.string_at(api.zbar_symbol_get_data(symbol), length)
            corners = tuple(
                (
                    float(api.zbar_symbol_get_loc_x(symbol, index)),
                    float(api.zbar_symbol_get_loc_y(symbol, index)),
                )
                for index in range(api.zbar_symbol_get_loc_size(symbol))
            )
            found.append(Decoded(payload, Engine.ZBAR, corners))
            symbol = api.zbar_symbol_next(symbol)
        return found
