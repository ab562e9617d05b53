"""Tickets through a print system: a queue of CUPS, or a printer that speaks IPP itself.

For printers that have a driver and do not speak ESC/POS. The print system knows less of the paper
than the printer: a job is over when the printer has taken its data, and how the printer is it only
says as far as its driver asks.
"""

import re
import threading
import time
from enum import IntEnum
from urllib.parse import urlsplit

from kiosk.devices.ipp import Answer, IppPrinter
from kiosk.devices.ticket_drawing import TicketDrawing
from kiosk.devices.ticket_layout import PLAIN, TicketLayout
from kiosk.devices.ticket_page import page_of
from kiosk.devices.ticket_printer import UnknownTarget
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrintedTicket,
    PrinterJammed,
    PrinterUnreachable,
)

FORMS = ("cups:", "ipp://")
"""How targets begin that name a print system."""

PRINT_SECONDS = 12.0
"""A print system starts several programs for each page before anything moves."""

_LOOK_SECONDS = 0.1
_JOB_NAME = "ticket"
_QUEUE = re.compile(r"[^\s/#?]{1,127}")


class _Job(IntEnum):
    """How far a job is (RFC 8011, 5.3.7); what is less is still under way."""

    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


_STOPPED = 5
"""`printer-state` of a printer that prints nothing."""

_FAULTS: tuple[tuple[frozenset[str], type[DeviceError], str], ...] = (
    (frozenset({"cover-open", "door-open", "interlock-open"}), CoverOpen, "the cover is open"),
    (frozenset({"media-empty", "media-needed", "input-tray-missing"}), OutOfPaper, "no paper"),
    (
        frozenset({"offline", "shutdown", "timed-out", "paused", "moving-to-paused", "stopping"}),
        PrinterUnreachable,
        "the printer is away or paused",
    ),
    (frozenset({"media-jam", "cutter-jam", "fuser-over-temp"}), PrinterJammed, "it is stuck"),
)
"""What keywords of `printer-state-reasons` mean, the first that fits first."""

_NEAR_END = frozenset({"media-low"})
_SEVERITIES = ("-error", "-warning", "-report")


def address_of(target: str) -> str:
    """Where the print system of `cups:QUEUE` or `ipp://HOST[:PORT]/PATH` is asked.

    Raises `UnknownTarget`.
    """
    queue = target.removeprefix("cups:")
    if queue != target and _QUEUE.fullmatch(queue):
        return f"http://127.0.0.1:631/printers/{queue}"
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port or 631
    except ValueError as wrong:
        raise UnknownTarget("the port of ipp://HOST:PORT/PATH is wrong") from wrong
    if parts.scheme != "ipp" or not host or len(parts.path) < 2:
        raise UnknownTarget("cups:QUEUE or ipp://HOST/printers/QUEUE")
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{parts.path}"


class CupsPrinter:
    """Prints tickets on the queue that `target` names.

    Raises `UnknownTarget` and `FontMissing` when it is made.
    """

    def __init__(
        self,
        target: str,
        paper_mm: int = 80,
        timeout_seconds: float = 3.0,
        *,
        layout: TicketLayout = PLAIN,
        print_seconds: float = PRINT_SECONDS,
    ) -> None:
        self._printer = IppPrinter(address_of(target), timeout_seconds)
        self._drawing = TicketDrawing(paper_mm, layout)
        self._print_seconds = print_seconds
        self._rest: int | None = None
        self._never = threading.Event()

    def check(self) -> PaperState:
        """As the port says."""
        self._drop_the_rest()
        return meaning(self._printer.state())

    def print_ticket(self, ticket: PrintedTicket) -> PaperState:
        """As the port says."""
        page, media = page_of(self._drawing.draw(ticket))
        self.check()
        job = self._rest = self._printer.print(page, _JOB_NAME, media)
        try:
            self._wait_until_over(job)
        except DeviceError:
            self._drop_if_there()
            raise
        self._rest = None
        return meaning(self._printer.state())

    def close(self) -> None:
        """As the port says."""
        self._printer.close()

    def _wait_until_over(self, job: int) -> None:
        ends = time.monotonic() + self._print_seconds
        while (state := self._printer.job_state(job)) < _Job.CANCELED:
            meaning(self._printer.state())
            if time.monotonic() > ends:
                raise PrinterUnreachable("the print system does not get rid of the ticket")
            self._never.wait(_LOOK_SECONDS)
        if state != _Job.COMPLETED:
            raise PrinterJammed("the print system gave the ticket up")

    def _drop_the_rest(self) -> None:
        """What could not be seen through to its end must not come out later."""
        if self._rest is not None:
            self._printer.cancel(self._rest)
            self._rest = None

    def _drop_if_there(self) -> None:
        try:
            self._drop_the_rest()
        except PrinterUnreachable:
            # It is tried again before anything else, and the first failure is the one to report.
            return


def meaning(answer: Answer) -> PaperState:
    """What a print system says of its printer. Raises the printer's errors."""
    reasons = {_plain(reason) for reason in answer.words("printer-state-reasons")}
    for keywords, fault, detail in _FAULTS:
        if keywords & reasons:
            raise fault(detail)
    if answer.attributes.get("printer-state") == [_STOPPED]:
        raise PrinterUnreachable("the print system has stopped the printer")
    if answer.attributes.get("printer-is-accepting-jobs") == [0]:
        raise PrinterUnreachable("the print system takes nothing for the printer")
    return PaperState.NEAR_END if _NEAR_END & reasons else PaperState.OK


def _plain(reason: str) -> str:
    """The keyword without how bad it is."""
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason
