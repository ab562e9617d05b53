"""Tickets through a real CUPS on loopback: the bytes that reach the device, and what it says."""

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.build import printer_of
from kiosk.devices.cups_printer import PRINT_SECONDS, CupsPrinter, address_of, meaning
from kiosk.devices.ipp import Answer, IppPrinter
from kiosk.devices.qr_decoder import QrDecoder
from kiosk.devices.ticket_drawing import TicketDrawing
from kiosk.devices.ticket_printer import UnknownTarget
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrinterJammed,
    PrinterUnreachable,
    TicketPrinter,
)
from settings.load import SettingsError
from settings.model import Settings
from tests.contracts.printer_contract import TICKET, PrinterContract
from tests.cups import Queue, Tray, everything_from, running_cups, tray

ANSWER_SECONDS = 10
CANCELED = 7


@pytest.fixture(scope="module")
def device() -> Iterator[Tray]:
    with tray() as made:
        yield made


@pytest.fixture(scope="module")
def late() -> Iterator[socket.socket]:
    """A port where nobody listens yet."""
    with socket.socket() as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", 0))
        yield made


@pytest.fixture(scope="module")
def port(device: Tray, late: socket.socket) -> Iterator[int]:
    """Where a CUPS with a queue for each state listens."""
    to = device.device
    nobody = f"socket://127.0.0.1:{late.getsockname()[1]}/?snmp=false&waiteof=false"
    queues = {
        "tickets": Queue(to),
        "low": Queue(to, reasons=("media-low-report",)),
        "empty": Queue(to, reasons=("media-empty-error",)),
        "open": Queue(to, reasons=("cover-open-error", "media-empty-warning")),
        "jam": Queue(to, reasons=("media-jam-error",)),
        "stopped": Queue(to, state="Stopped"),
        "closed": Queue(to, accepting="No"),
        "late": Queue(nobody),
    }
    with running_cups(queues) as cups:
        yield cups


def _queue(port: int, name: str, print_seconds: float = PRINT_SECONDS) -> CupsPrinter:
    return CupsPrinter(f"ipp://127.0.0.1:{port}/printers/{name}", print_seconds=print_seconds)


class TestCupsPrinter(PrinterContract):
    """A queue that works."""

    @pytest.fixture
    def printer(self, port: int, device: Tray) -> Iterator[TicketPrinter]:
        device.papers.clear()
        made = _queue(port, "tickets")
        yield made
        made.close()

    @pytest.fixture
    def papers(self, device: Tray) -> Callable[[], int]:
        def count() -> int:
            # The job is over when the device has its last byte, not when it has looked at it.
            with device.change:
                device.change.wait_for(lambda: bool(device.papers), 0.5)
                return len(device.papers)

        return count


def _page(device: Tray, tmp_path: Path) -> Image.Image:
    """The newest page that reached the device, drawn by another program."""
    with device.change:
        assert device.change.wait_for(lambda: len(device.papers) > 0, ANSWER_SECONDS)
        (tmp_path / "page.pdf").write_bytes(device.papers[-1])
    drawn = subprocess.run(
        ["pdftoppm", "-r", "203.2", "-gray", tmp_path / "page.pdf"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return Image.open(BytesIO(drawn.stdout))


def _margins(picture: Image.Image) -> list[int]:
    """White columns at the left and at the right."""
    across = np.flatnonzero((np.asarray(picture.convert("L")) < 128).any(axis=0))
    return [int(across[0]), int(picture.width - 1 - across[-1])]


@pytest.mark.parametrize(("paper_mm", "dots"), [(80, 640), (58, 464)])
def test_the_page_is_the_paper_and_its_code_leads_to_the_ticket(
    port: int, device: Tray, tmp_path: Path, paper_mm: int, dots: int
) -> None:
    device.papers.clear()
    printer = CupsPrinter(f"ipp://127.0.0.1:{port}/printers/tickets", paper_mm)
    printer.print_ticket(TICKET)
    printer.close()
    page = _page(device, tmp_path)
    drawing = TicketDrawing(paper_mm).draw(TICKET)
    assert abs(page.width - dots) <= 1
    assert 0 <= page.height - drawing.height <= 9
    assert _margins(page) == pytest.approx(
        [(page.width - drawing.width) / 2 + side for side in _margins(drawing)], abs=2
    )
    codes = QrDecoder().decode_still(np.asarray(page, np.uint8))
    assert [code.payload.decode() for code in codes] == [TICKET.follow_url]
    dark = float((np.asarray(page) < 128).sum())
    assert dark == pytest.approx(float((np.asarray(drawing.convert("L")) < 128).sum()), rel=0.03)


def test_near_the_end_it_prints_and_says_so(port: int, device: Tray) -> None:
    device.papers.clear()
    printer = _queue(port, "low")
    assert printer.check() is PaperState.NEAR_END
    assert printer.print_ticket(TICKET) is PaperState.NEAR_END
    printer.close()
    with device.change:
        assert device.change.wait_for(lambda: len(device.papers) == 1, ANSWER_SECONDS)


@pytest.mark.parametrize(
    ("queue", "fault"),
    [
        ("empty", OutOfPaper),
        ("open", CoverOpen),
        ("jam", PrinterJammed),
        ("stopped", PrinterUnreachable),
        ("closed", PrinterUnreachable),
        ("no-such", PrinterUnreachable),
    ],
)
def test_a_fault_is_typed_and_nothing_is_handed_in(
    port: int, device: Tray, queue: str, fault: type[DeviceError]
) -> None:
    device.papers.clear()
    printer = _queue(port, queue)
    with pytest.raises(fault):
        printer.check()
    with pytest.raises(fault):
        printer.print_ticket(TICKET)
    printer.close()
    assert device.papers == []


def test_what_a_silent_printer_did_not_take_never_comes_out(
    port: int, late: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[int] = []
    handed_in = IppPrinter.print

    def noted(self: IppPrinter, pdf: bytes, name: str, media: str) -> int:
        jobs.append(handed_in(self, pdf, name, media))
        return jobs[-1]

    monkeypatch.setattr(IppPrinter, "print", noted)
    printer = _queue(port, "late", print_seconds=0.5)
    with pytest.raises(PrinterUnreachable):
        printer.print_ticket(TICKET)
    asked = IppPrinter(f"http://127.0.0.1:{port}/printers/late", 3)
    assert [asked.job_state(job) for job in jobs] == [CANCELED]
    asked.close()
    late.listen()
    late.settimeout(ANSWER_SECONDS)
    patient = _queue(port, "late", print_seconds=ANSWER_SECONDS)
    patient.print_ticket(TICKET)
    line, _ = late.accept()
    with line:
        sent = everything_from(line)
    assert sent.count(b"%PDF") == 1
    late.settimeout(1)
    with pytest.raises(TimeoutError):
        late.accept()
    for each in (printer, patient):
        each.close()


def test_no_print_system_is_a_typed_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        printer = CupsPrinter(f"ipp://127.0.0.1:{taken.getsockname()[1]}/printers/x")
        with pytest.raises(PrinterUnreachable):
            printer.check()
        printer.close()


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("cups:tickets", "http://127.0.0.1:631/printers/tickets"),
        ("ipp://192.0.2.7/ipp/print", "http://192.0.2.7:631/ipp/print"),
        ("ipp://192.0.2.7:8631/printers/a", "http://192.0.2.7:8631/printers/a"),
        ("ipp://[2001:db8::7]/printers/a", "http://[2001:db8::7]:631/printers/a"),
    ],
)
def test_targets(target: str, address: str) -> None:
    assert address_of(target) == address


@pytest.mark.parametrize(
    "target", ["cups:", "cups:a/b", "cups:a b", "ipp://", "ipp://host", "ipp://h:x/p", "lpd://h/q"]
)
def test_a_target_of_another_form_is_refused(target: str) -> None:
    with pytest.raises(UnknownTarget):
        address_of(target)


@pytest.mark.parametrize(
    ("reasons", "fault"),
    [
        (["media-empty"], OutOfPaper),
        (["media-needed-error"], OutOfPaper),
        (["media-empty-warning", "door-open-error"], CoverOpen),
        (["offline-report"], PrinterUnreachable),
        (["timed-out"], PrinterUnreachable),
        (["media-jam-error", "media-low-warning"], PrinterJammed),
    ],
)
def test_what_the_keywords_mean(reasons: list[str], fault: type[DeviceError]) -> None:
    with pytest.raises(fault):
        meaning(Answer(0, {"printer-state-reasons": [*reasons]}))


@pytest.mark.parametrize("reason", ["none", "marker-supply-low-warning", "connecting-to-device"])
def test_what_is_no_fault_of_paper(reason: str) -> None:
    assert meaning(Answer(0, {"printer-state-reasons": [reason]})) is PaperState.OK


def test_the_tools_are_there() -> None:
    assert shutil.which("pdftoppm")


def test_the_settings_name_a_queue() -> None:
    printer = printer_of(Settings.model_validate({"printer": {"target": "cups:tickets"}}))
    assert isinstance(printer, CupsPrinter)
    with pytest.raises(SettingsError, match="cups:QUEUE"):
        printer_of(Settings.model_validate({"printer": {"target": "cups:"}}))
