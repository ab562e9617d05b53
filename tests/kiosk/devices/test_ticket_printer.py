"""Tickets on paper: real bytes over TCP and to a file, and every way a printer can fail."""

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import usb.core

from kiosk.devices.printer_links import UsbAddress, UsbLink
from kiosk.devices.qr_decoder import QrDecoder
from kiosk.devices.ticket_drawing import TicketDrawing
from kiosk.devices.ticket_printer import (
    CHECK_SECONDS,
    EscposPrinter,
    UnknownTarget,
    escpos_bytes,
    opener_of,
)
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrinterJammed,
    PrinterUnreachable,
    TicketPrinter,
)
from tests.contracts.printer_contract import TICKET, BreakablePrinterContract, PrinterContract
from tests.paper import Health, PaperPrinter, UnknownCommand, render

NOTICED_SECONDS = 3.0
BROKEN = {
    OutOfPaper: Health.OUT,
    CoverOpen: Health.COVER_OPEN,
    PrinterJammed: Health.CUTTER_ERROR,
}


@pytest.fixture
def paper() -> Iterator[PaperPrinter]:
    with PaperPrinter() as paper:
        yield paper


@pytest.fixture
def tcp(paper: PaperPrinter) -> Iterator[EscposPrinter]:
    printer = EscposPrinter(paper.target, timeout_seconds=1, print_seconds=3)
    yield printer
    printer.close()


class TestNetworkPrinter(BreakablePrinterContract):
    @pytest.fixture
    def printer(self, tcp: EscposPrinter) -> TicketPrinter:
        return tcp

    @pytest.fixture
    def papers(self, paper: PaperPrinter) -> Callable[[], int]:
        return lambda: len(paper.tickets)

    @pytest.fixture
    def set_near_end(self, paper: PaperPrinter) -> Callable[[], None]:
        return lambda: setattr(paper, "health", Health.NEAR_END)

    @pytest.fixture
    def break_with(self, paper: PaperPrinter) -> Callable[[type[DeviceError] | None], None]:
        def break_with(fault: type[DeviceError] | None) -> None:
            paper.silent = fault is PrinterUnreachable
            paper.health = BROKEN.get(fault, Health.OK) if fault else Health.OK

        return break_with


class TestFilePrinter(PrinterContract):
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "tickets.bin"

    @pytest.fixture
    def printer(self, file: Path) -> Iterator[TicketPrinter]:
        printer = EscposPrinter(f"file:{file}")
        yield printer
        printer.close()

    @pytest.fixture
    def papers(self, file: Path) -> Callable[[], int]:
        return lambda: len(render(file.read_bytes())) if file.exists() else 0


def read_code(ticket: Any) -> list[str]:
    grey = np.asarray(ticket, np.uint8)
    return [code.payload.decode() for code in QrDecoder().decode_still(grey)]


def test_the_paper_is_the_drawing_and_its_code_leads_to_the_ticket(
    paper: PaperPrinter, tcp: EscposPrinter
) -> None:
    tcp.print_ticket(TICKET)
    (ticket,) = paper.tickets
    drawing = np.asarray(TicketDrawing(80).draw(TICKET).convert("L"))
    assert np.array_equal(np.asarray(ticket)[: drawing.shape[0]], drawing)
    assert read_code(ticket) == [TICKET.follow_url]


def test_narrow_paper_gets_a_narrow_ticket() -> None:
    with PaperPrinter(width=384) as paper:
        printer = EscposPrinter(paper.target, paper_mm=58)
        printer.print_ticket(TICKET)
        printer.close()
        assert read_code(paper.tickets[0]) == [TICKET.follow_url]


@pytest.mark.parametrize("health", [Health.OUT, Health.COVER_OPEN, Health.CUTTER_ERROR])
def test_a_printer_that_cannot_print_is_sent_nothing_to_print(
    paper: PaperPrinter, tcp: EscposPrinter, health: Health
) -> None:
    paper.health = health
    with pytest.raises(DeviceError):
        tcp.print_ticket(TICKET)
    assert b"\x1dv0" not in bytes(paper.received)
    paper.mend()
    assert paper.tickets == []


def test_paper_that_runs_out_half_way_is_noticed_and_nothing_comes_out_later(
    paper: PaperPrinter, tcp: EscposPrinter
) -> None:
    paper.runs_out_after = 300
    with pytest.raises(OutOfPaper):
        tcp.print_ticket(TICKET)
    assert paper.wait_for(lambda: paper.holds == 0)
    paper.mend()
    assert paper.tickets == []
    tcp.print_ticket(dataclasses.replace(TICKET, number="A013"))
    assert len(paper.tickets) == 1


def test_a_printer_unplugged_half_way_is_unreachable_and_comes_back(
    paper: PaperPrinter, tcp: EscposPrinter
) -> None:
    paper.hangs_up_after = 300
    with pytest.raises(PrinterUnreachable):
        tcp.print_ticket(TICKET)
    paper.mend()
    paper.roll.rows = []
    assert tcp.print_ticket(TICKET) is PaperState.OK


@pytest.mark.parametrize("rows", [1, 300, 600])
def test_what_a_printer_kept_of_a_broken_ticket_never_comes_out(
    paper: PaperPrinter, tcp: EscposPrinter, rows: int
) -> None:
    """It runs out and the cable goes at once: nobody can clear its memory until it is back."""
    paper.runs_out_after = rows
    paper.hangs_up_after = rows
    with pytest.raises((OutOfPaper, PrinterUnreachable)):
        tcp.print_ticket(TICKET)
    assert paper.wait_for(lambda: not paper.connected)
    assert tcp_is_out(tcp)
    paper.mend()
    assert paper.tickets == []
    tcp.print_ticket(dataclasses.replace(TICKET, number="A013"))
    (ticket,) = paper.tickets
    other = TicketDrawing(80).draw(dataclasses.replace(TICKET, number="A013"))
    assert np.array_equal(np.asarray(ticket)[: other.height], np.asarray(other.convert("L")))


def tcp_is_out(printer: EscposPrinter) -> bool:
    """Whether the printer, asked while idle, says that its roll is empty."""
    with pytest.raises(OutOfPaper):
        printer.check()
    return True


def test_a_ticket_cut_off_inside_a_picture_does_not_swallow_the_next(
    paper: PaperPrinter, tcp: EscposPrinter
) -> None:
    paper.hangs_up_after = 300
    with pytest.raises(PrinterUnreachable):
        tcp.print_ticket(TICKET)
    paper.mend()
    paper.received.clear()
    assert tcp.check() is PaperState.OK
    assert bytes(paper.received).startswith(b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x1b@")
    assert tcp.print_ticket(TICKET) is PaperState.OK
    assert len(paper.tickets) == 1


def test_a_connection_dropped_while_idle_is_opened_again(
    paper: PaperPrinter, tcp: EscposPrinter
) -> None:
    tcp.check()
    paper.hang_up()
    assert tcp.print_ticket(TICKET) is PaperState.OK
    assert len(paper.tickets) == 1
    assert paper.connections == 2


def test_an_off_line_printer_is_not_taken_for_well(paper: PaperPrinter, tcp: EscposPrinter) -> None:
    paper.health = Health.OFF_LINE
    with pytest.raises(PrinterJammed):
        tcp.check()


def test_a_cheap_printer_without_reports_is_asked_for_them_once(paper: PaperPrinter) -> None:
    paper.knows_gs_r = False
    printer = EscposPrinter(paper.target, timeout_seconds=1, print_seconds=0.5)
    printer.print_ticket(TICKET)
    printer.print_ticket(TICKET)
    printer.close()
    assert paper.wait_for(lambda: len(paper.roll.tickets) == 2)
    assert bytes(paper.received).count(b"\x1dr\x01") == 1


def test_a_silent_printer_is_soon_known(paper: PaperPrinter) -> None:
    """The watch asks every one and a half: staff have to see it within three."""
    printer = EscposPrinter(paper.target, timeout_seconds=5)
    assert printer.check() is PaperState.OK
    paper.silent = True
    began = time.monotonic()
    with pytest.raises(PrinterUnreachable):
        printer.check()
    assert time.monotonic() - began < CHECK_SECONDS + 0.3
    paper.silent = False
    assert printer.check() is PaperState.OK
    printer.close()


def test_a_cable_pulled_out_half_way_is_known_in_time(paper: PaperPrinter) -> None:
    printer = EscposPrinter(paper.target)
    paper.falls_silent_after = 300
    began = time.monotonic()
    with pytest.raises(PrinterUnreachable):
        printer.print_ticket(TICKET)
    assert time.monotonic() - began < NOTICED_SECONDS
    printer.close()


def test_nobody_listening_is_unreachable(paper: PaperPrinter) -> None:
    target = paper.target
    paper.__exit__()
    with pytest.raises(PrinterUnreachable):
        EscposPrinter(target, timeout_seconds=0.5).check()
    paper._thread = threading.Thread()
    paper._thread.start()


class _Chatter:
    """A thing on the printer's port that is no printer."""

    answers = True

    def limit(self, seconds: float) -> None:
        """Nothing takes time."""

    def send(self, data: bytes) -> None:
        """Take it."""

    def receive(self) -> bytes:
        return b"HTTP/1.1 400 Bad Request"

    def close(self) -> None:
        """Nothing to close."""


def test_something_else_on_the_port_is_no_printer() -> None:
    printer = EscposPrinter("auto", timeout_seconds=0.05, opener=_Chatter)
    with pytest.raises(PrinterUnreachable):
        printer.check()


def test_a_file_that_cannot_be_opened_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable):
        EscposPrinter(f"file:{tmp_path}/absent/tickets.bin").check()


@pytest.mark.parametrize(
    "target",
    ["", "tcp://", "tcp://host:x", "usb://1:2", "usb://04b8", "file:", "lpt1", "none", "simulated"],
)
def test_other_targets_are_refused(target: str) -> None:
    with pytest.raises(UnknownTarget):
        opener_of(target, 1.0)


@pytest.mark.parametrize("data", [b"\x1bX", b"Hello", b"\x1dv0\x07\x01\x00\x01\x00\x00"])
def test_the_paper_refuses_commands_it_does_not_know(data: bytes) -> None:
    with pytest.raises(UnknownCommand):
        render(data)


class _End:
    """A USB endpoint of a printer that is well."""

    def __init__(self, address: int, printer: "_UsbPrinter") -> None:
        self.bEndpointAddress, self.bmAttributes = address, 2
        self._printer = printer

    def write(self, data: bytes, timeout: int) -> int:
        return self._printer.take(bytes(data))

    def read(self, size: int, timeout: int) -> bytes:
        return self._printer.give()


class _UsbPrinter:
    """As pyusb shows one: a configuration of interfaces of endpoints."""

    def __init__(self, interface_class: int = 7) -> None:
        ends = [_End(0x02, self), _End(0x81, self)]
        self.interface = type("Interface", (list,), {})(ends)
        self.interface.bInterfaceClass = interface_class
        self.interface.bInterfaceNumber = 0
        self.unplugged = False
        self.detached = False
        self.data, self._answers = bytearray(), [b""]
        self._ctx = SimpleNamespace(dispose=lambda _: None)

    def __iter__(self) -> Iterator[list[Any]]:
        return iter([[self.interface]])

    def get_active_configuration(self) -> list[Any]:
        return [self.interface]

    def is_kernel_driver_active(self, number: int) -> bool:
        return True

    def detach_kernel_driver(self, number: int) -> None:
        self.detached = True

    def take(self, data: bytes) -> int:
        if self.unplugged:
            raise usb.core.USBError("no such device")
        taken = data[:5000]
        self.data += taken
        if data.startswith(b"\x10\x04"):
            self._answers.append(b"\x12")
        if data == b"\x1dr\x01":
            self._answers.append(b"\x00")
        return len(taken)

    def give(self) -> bytes:
        if self.unplugged or not self._answers:
            raise usb.core.USBError("time-out")
        return self._answers.pop(0)


def usb_opener(device: _UsbPrinter, address: UsbAddress | None = None) -> Callable[[], UsbLink]:
    def find(custom_match: Callable[[Any], bool] | None = None, **_: int) -> _UsbPrinter | None:
        return device if custom_match is None or custom_match(device) else None

    return lambda: UsbLink(address, 0.2, find)


@pytest.mark.parametrize("address", [None, UsbAddress(0x04B8, 0x0202)])
def test_a_ticket_goes_over_usb_in_pieces(address: UsbAddress | None) -> None:
    device = _UsbPrinter()
    printer = EscposPrinter("auto", opener=usb_opener(device, address))
    assert printer.print_ticket(TICKET) is PaperState.OK
    printer.close()
    assert device.detached
    assert escpos_bytes(TicketDrawing(80).draw(TICKET)) in bytes(device.data)


def test_a_usb_printer_pulled_out_is_unreachable_and_comes_back() -> None:
    device = _UsbPrinter()
    printer = EscposPrinter("auto", opener=usb_opener(device))
    printer.check()
    device.unplugged = True
    with pytest.raises(PrinterUnreachable):
        printer.print_ticket(TICKET)
    device.unplugged = False
    assert printer.check() is PaperState.OK


def test_a_keyboard_on_usb_is_no_printer() -> None:
    printer = EscposPrinter("auto", opener=usb_opener(_UsbPrinter(interface_class=3)))
    with pytest.raises(PrinterUnreachable):
        printer.check()
