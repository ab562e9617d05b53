"""A ticket's picture as a page of PDF that is exactly as large as the paper."""

import zlib

from PIL import Image

from kiosk.devices.ticket_drawing import DOTS

DOTS_A_MM = 8
_POINTS_A_MM = 72 / 25.4

PAPER_MM = {dots: mm for mm, dots in DOTS.items()}


def page_of(picture: Image.Image) -> tuple[bytes, str]:
    """The page, and its size as IPP names media.

    `picture` has mode `1` and the width of a ticket; it stands in the middle of the paper, dot for
    dot: nothing is scaled.
    """
    paper = PAPER_MM[picture.width]
    width, height = picture.width / DOTS_A_MM, picture.height / DOTS_A_MM
    long = -(-picture.height // DOTS_A_MM)
    bits = zlib.compress(picture.convert("1").tobytes(), 9)
    across, along, left, below = (
        f"{mm * _POINTS_A_MM:.3f}" for mm in (width, height, (paper - width) / 2, long - height)
    )
    drawing = f"q {across} 0 0 {along} {left} {below} cm /T Do Q".encode()
    box = f"[0 0 {paper * _POINTS_A_MM:.3f} {long * _POINTS_A_MM:.3f}]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R"
        " /Resources << /XObject << /T 5 0 R >> >> >>".encode(),
        _stream(b"<<", drawing),
        _stream(
            f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
            " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode".encode(),
            bits,
        ),
    ]
    return _file(objects), f"custom_ticket_{paper}x{long}mm"


def _stream(head: bytes, data: bytes) -> bytes:
    return head + f" /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, the first of which is the catalogue."""
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        made += f"{place:010} 00000 n \n".encode()
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n".encode()
    return bytes(made + b"%%EOF\n")
