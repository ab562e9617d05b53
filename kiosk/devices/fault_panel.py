"""A page with a switch for each fault, for whoever tries or shows a kiosk of simulated devices.

It listens on loopback only and is refused in production. A switch is a form: a page of another site
that a browser shows beside it cannot press one.
"""

import threading
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Self, cast
from urllib.parse import parse_qs

from front_desk.faults import Fault
from kiosk.devices.simulated_faults import Breakable

NAMES = {
    Fault.OUT_OF_PAPER: ("Hết giấy in", "Paper out"),
    Fault.NEAR_END: ("Sắp hết giấy in", "Paper near its end"),
    Fault.COVER_OPEN: ("Nắp máy in mở", "Printer cover open"),
    Fault.PRINTER_OFFLINE: ("Rút dây máy in", "Printer unplugged"),
    Fault.CAMERA_GONE: ("Rút dây máy ảnh", "Camera unplugged"),
    Fault.CAMERA_FROZEN: ("Hình máy ảnh đứng yên", "Camera frozen"),
    Fault.CAMERA_BLACK: ("Máy ảnh chỉ thấy màu đen", "Camera black"),
    Fault.CAMERA_SLOW: ("Máy ảnh chậm", "Camera slow"),
    Fault.SOUND_GONE: ("Mất âm thanh", "Sound gone"),
    Fault.DISK_FULL: ("Ổ đĩa đầy", "Disk full"),
    Fault.CLOCK_WRONG: ("Đồng hồ nhảy năm giờ", "Clock jumps five hours"),
    Fault.SERVER_GONE: ("Mất máy chủ", "Server gone"),
}
"""The switches in their order, in Vietnamese and in English."""

_LONGEST_FORM = 200
_STYLE = """
body{font:18px/1.5 'Noto Sans',sans-serif;background:#FFFBF4;color:#1F2430;margin:2rem auto;
max-width:64rem;padding:0 1rem}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}
form{margin:0}
button{font:inherit;width:100%;min-height:5rem;text-align:start;padding:.75rem 1rem;
border:2px solid #1E3A5F;border-radius:.5rem;background:#fff;color:#1F2430}
button[aria-pressed=true]{background:#9B1B2F;border-color:#9B1B2F;color:#fff}
button:focus-visible{outline:4px solid #7A4A00}
small{display:block}
"""
_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Một Cửa: hỏng hóc · faults</title>
<meta name="viewport" content="width=device-width"><style>{style}</style></head>
<body><h1>Thử hỏng hóc · Try faults</h1>
<p>Bấm để làm hỏng, bấm lần nữa để sửa. · Press to break, press again to mend.</p>
<main>{switches}</main></body></html>
"""
_SWITCH = """<form method="post"><input type="hidden" name="fault" value="{fault}">
<button name="on" value="{next}" aria-pressed="{pressed}"><b>{vi}</b><small>{en}</small></button>
</form>
"""


class FaultPanel:
    """The page of `parts` at `http://127.0.0.1:PORT/`; port 0 is any free one."""

    def __init__(self, parts: Breakable, port: int) -> None:
        """Raises `OSError` when somebody listens there."""
        handler = type("Handler", (_Handler,), {"parts": parts})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="fault-panel", daemon=True
        )

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    parts: ClassVar[Breakable]

    def do_GET(self) -> None:
        if not self._is_ours() or self.path != "/":
            self._answer(404, "text/plain", "")
            return
        on = self.parts.switched_on()
        switches = "".join(
            _SWITCH.format(
                fault=fault.value,
                next="0" if fault in on else "1",
                pressed=str(fault in on).lower(),
                vi=escape(vi),
                en=escape(en),
            )
            for fault, (vi, en) in NAMES.items()
        )
        page = _PAGE.format(style=_STYLE, switches=switches)
        self._answer(200, "text/html; charset=utf-8", page)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (self._is_ours() and length.isdigit() and int(length) <= _LONGEST_FORM):
            self._answer(403, "text/plain", "")
            return
        form = parse_qs(self.rfile.read(int(length)).decode("ascii", errors="replace"))
        fault, on = form.get("fault", [""])[0], form.get("on", [""])[0]
        if fault not in set(NAMES) or on not in {"0", "1"}:
            self._answer(400, "text/plain", "")
            return
        self.parts.switch(Fault(fault), on=on == "1")
        self.send_response(303)
        self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _is_ours(self) -> bool:
        """Whether the page itself asks, by its own name; no other site does."""
        here = f"127.0.0.1:{cast('ThreadingHTTPServer', self.server).server_port}"
        origin = self.headers.get("Origin", f"http://{here}")
        return self.headers.get("Host") == here and origin == f"http://{here}"

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
            " frame-ancestors 'none'",
        )
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Nothing: what is pressed here is no news of the office."""
