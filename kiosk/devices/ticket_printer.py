"""Tickets on an ESC/POS printer: what is asked, what is sent, what each answer means.

Before and after a ticket the printer is asked for its real-time status (`DLE EOT 1…4`), which it
answers even when it is off line. After the ticket `GS r 1` is answered only once everything before
it is on paper, so that paper which runs out half-way is noticed.
"""

import copy
import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from escpos.printer import Dummy
from PIL import Image

from kiosk.devices.printer_links import (
    FileLink,
    PrinterLink,
    PrinterSilent,
    TcpLink,
    UsbAddress,
    UsbLink,
)
from kiosk.devices.ticket_drawing import TicketDrawing
from kiosk.devices.ticket_layout import PLAIN, TicketLayout
from kiosk.ports import (
    CoverOpen,
    OutOfPaper,
    PaperState,
    PrintedTicket,
    PrinterJammed,
    PrinterUnreachable,
)

_STATUS = b"\x10\x04"
_CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_INITIALIZE = b"\x1b@"
_REPORT_WHEN_DONE = b"\x1dr\x01"
_LONGEST_ANSWER = 8
"""Printers answer with one byte, or four when they report by themselves; more is another device."""

_ROWS_A_PIECE = 256
"""Rows of one raster command: small printers hold no more."""

PRINT_SECONDS = 6.0
"""How long a ticket may take on paper: 200 mm at 50 mm/s, and the cut, with room to spare."""

CHECK_SECONDS = 0.7
"""How long a printer that prints nothing may take to say how it is: it answers at once."""

_REPORT_SECONDS = 0.5
"""The paper's report is waited for so long at a time; in between the printer is asked how it is."""

# Bits of the four answers, as Epson's ESC/POS reference names them.
_OFFLINE = 0x08  # 1: printer
_COVER_IS_OPEN, _STOPPED_BY_PAPER_END, _ERROR = 0x04, 0x20, 0x40  # 2: why it is off line
_MECHANICAL, _CUTTER, _UNRECOVERABLE, _OVERHEATED = 0x04, 0x08, 0x20, 0x40  # 3: error
_NEAR_END, _END = 0x0C, 0x60  # 4: paper sensors

Opener = Callable[[], PrinterLink]


class UnknownTarget(ValueError):
    """The setting names no printer."""


def opener_of(target: str, timeout_seconds: float) -> Opener:
    """How to reach the printer that `target` names. Raises `UnknownTarget`; opens nothing.

    `tcp://HOST:PORT`, `usb://VVVV:PPPP` (hexadecimal), `file:PATH`, or `auto` (the first on USB).
    """
    if target == "auto":
        return lambda: UsbLink(None, timeout_seconds)
    if target.startswith("file:") and len(target) > len("file:"):
        path = Path(target.removeprefix("file:")).expanduser()
        return lambda: FileLink(path)
    usb = re.fullmatch(r"usb://([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", target)
    if usb:
        address = UsbAddress(int(usb[1], 16), int(usb[2], 16))
        return lambda: UsbLink(address, timeout_seconds)
    if target.startswith("tcp://"):
        host, port = _host_and_port(target)
        return lambda: TcpLink(host, port, timeout_seconds)
    raise UnknownTarget("tcp://HOST:9100, usb://VVVV:PPPP, file:PATH or auto")


def _host_and_port(target: str) -> tuple[str, int]:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port or 9100
    except ValueError as wrong:
        raise UnknownTarget("the port of tcp://HOST:PORT is wrong") from wrong
    if not host:
        raise UnknownTarget("tcp:// needs a host")
    return host, port


class EscposPrinter:
    """Prints tickets on `target`. The handle opens on first use and again after each failure.

    `timeout_seconds` is how long one answer may take; `print_seconds` how long the paper may.
    Raises `UnknownTarget` and `FontMissing` when it is made.
    """

    def __init__(
        self,
        target: str,
        paper_mm: int = 80,
        timeout_seconds: float = 2.0,
        *,
        layout: TicketLayout = PLAIN,
        print_seconds: float = PRINT_SECONDS,
        opener: Opener | None = None,
    ) -> None:
        self._open = opener or opener_of(target, timeout_seconds)
        self._timeout_seconds = timeout_seconds
        self._print_seconds = print_seconds
        self._drawing = TicketDrawing(paper_mm, layout)
        self._link: PrinterLink | None = None
        self._reports_when_done = True
        self._reported = False
        self._holds_a_rest = False

    def check(self) -> PaperState:
        """As the port says."""
        try:
            return self._fresh_state(min(self._timeout_seconds, CHECK_SECONDS))
        except PrinterUnreachable:
            self.close()
            raise

    def print_ticket(self, ticket: PrintedTicket) -> PaperState:
        """As the port says."""
        data = escpos_bytes(self._drawing.draw(ticket))
        try:
            self._fresh_state(self._timeout_seconds)
            link = self._linked()
            self._holds_a_rest = True
            link.send(data)
            self._wait_until_printed(link)
            state = self._state(link, self._timeout_seconds)
        except PrinterUnreachable:
            # It is gone: what it holds is cleared on the next connection.
            self.close()
            raise
        except (OutOfPaper, CoverOpen, PrinterJammed):
            self._forget_the_rest()
            raise
        self._holds_a_rest = False
        return state

    def close(self) -> None:
        """As the port says."""
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def _linked(self) -> PrinterLink:
        """The open connection. On a new one a printer first drops what an earlier ticket left in
        it, which would come out once there is paper again."""
        if self._link is None:
            self._link = self._open()
            if self._holds_a_rest and self._link.answers:
                self._link.send(_CLEAR_BUFFERS + _INITIALIZE)
                self._holds_a_rest = False
        return self._link

    def _fresh_state(self, seconds: float) -> PaperState:
        """The state, which may take so long; a connection that the printer dropped while idle is
        opened once more."""
        was_open = self._link is not None
        try:
            return self._state(self._linked(), seconds)
        except PrinterSilent:
            raise
        except PrinterUnreachable:
            self.close()
            if not was_open:
                raise
        return self._state(self._linked(), seconds)

    def _state(self, link: PrinterLink, seconds: float) -> PaperState:
        if not link.answers:
            return PaperState.OK
        link.limit(seconds)
        try:
            return _meaning(*(self._status(link, kind, seconds) for kind in (1, 2, 3, 4)))
        finally:
            link.limit(self._timeout_seconds)

    def _status(self, link: PrinterLink, kind: int, seconds: float) -> int:
        link.send(_STATUS + bytes([kind]))
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            answers = link.receive()
            if len(answers) > _LONGEST_ANSWER:
                break
            for answer in answers:
                # Bits 0 and 7 are 0, bits 1 and 4 are 1: anything else is not this answer.
                if answer & 0x93 == 0x12:
                    return answer
                self._note_report(answer)
        raise PrinterUnreachable("the printer does not answer in its own words")

    def _wait_until_printed(self, link: PrinterLink) -> None:
        """Until the paper has stopped, or the printer says why it has not.

        Printers without `GS r` never answer it. When one is well and silent, it is not asked again.
        """
        if not (link.answers and self._reports_when_done):
            return
        self._reported = False
        link.send(_REPORT_WHEN_DONE)
        deadline = time.monotonic() + self._print_seconds
        while not self._reported and time.monotonic() < deadline:
            link.limit(_REPORT_SECONDS)
            try:
                for answer in link.receive():
                    self._note_report(answer)
            except PrinterUnreachable:
                # Silent or gone: the real-time status tells which, and why the paper stands still.
                self._state(link, self._timeout_seconds)
        self._reports_when_done = self._reported

    def _note_report(self, answer: int) -> None:
        """The answer to `GS r` has bits 4 and 7 clear, unlike every answer of `DLE EOT`."""
        if answer & 0x90 == 0:
            self._reported = True

    def _forget_the_rest(self) -> None:
        """Have the printer drop what it has not printed, and let go of it."""
        try:
            if self._link is not None and self._link.answers:
                self._link.send(_CLEAR_BUFFERS)
        except PrinterUnreachable:
            # It is gone: nothing can be cleared, and the first failure is the one to report.
            return
        finally:
            self.close()


def escpos_bytes(picture: Image.Image) -> bytes:
    """The commands that print `picture` (mode `1`) and cut the paper."""
    printer = Dummy()
    profile = copy.deepcopy(printer.profile.profile_data)
    profile["media"]["width"]["pixels"] = picture.width
    printer.profile.profile_data = profile
    printer.hw("INIT")
    printer.image(picture, impl="bitImageRaster", fragment_height=_ROWS_A_PIECE)
    printer.cut()
    return bytes(printer.output)


def _meaning(printer: int, offline: int, error: int, paper: int) -> PaperState:
    """What the four status bytes say together. The cover comes first: it hides the paper."""
    if offline & _COVER_IS_OPEN:
        raise CoverOpen("the cover is open")
    if paper & _END or offline & _STOPPED_BY_PAPER_END:
        raise OutOfPaper("the roll is empty")
    if error & (_MECHANICAL | _CUTTER | _UNRECOVERABLE | _OVERHEATED) or offline & _ERROR:
        raise PrinterJammed("the printer reports an error")
    if printer & _OFFLINE:
        raise PrinterJammed("the printer is off line")
    return PaperState.NEAR_END if paper & _NEAR_END else PaperState.OK
