"""A real kiosk's watch over a printer of bytes: staff hear of it, and no old ticket comes out."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from front_desk.printers import PrinterCondition
from kiosk import events as ev
from kiosk.devices.ticket_printer import EscposPrinter
from kiosk.ports import OutOfPaper, PaperState
from kiosk.printer_watch import PrinterWatch
from kiosk.visit import Paper
from kiosk.workers import Worker
from tests.contracts.printer_contract import TICKET
from tests.kiosk.kiosk_kit import Kiosk, NotedDesk
from tests.paper import Health, PaperPrinter

STAFF_KNOW_SECONDS = 10.0
BROKEN = {
    PrinterCondition.NEAR_END: Health.NEAR_END,
    PrinterCondition.OUT_OF_PAPER: Health.OUT,
    PrinterCondition.COVER_OPEN: Health.COVER_OPEN,
    PrinterCondition.JAMMED: Health.CUTTER_ERROR,
}


class Watched:
    """A watch with workers of its own, ticked as the session does."""

    def __init__(self, paper: PaperPrinter, *, on: bool = True) -> None:
        self.desk = NotedDesk()
        self.reachable = True
        self._pause = threading.Event()
        self.printer = EscposPrinter(paper.target, timeout_seconds=1)
        self.workers = [Worker(name, self._crashed) for name in ("printer", "desk")]
        printing, telling = self.workers
        self.watch = PrinterWatch(
            self.printer, self.desk, at_printer=printing.submit, at_desk=telling.submit,
            clock=time.monotonic, reachable=lambda: self.reachable, on=on,
        )  # fmt: skip

    def _crashed(self, worker: str) -> None:
        self.watch.crashed(worker)

    def until(self, condition: Callable[[], bool], seconds: float = STAFF_KNOW_SECONDS) -> float:
        """Tick until `condition`; how long that took."""
        began = time.monotonic()
        while not condition():
            self.watch.tick()
            assert time.monotonic() - began < seconds
            self._pause.wait(0.02)
        return time.monotonic() - began

    def until_told(self, condition: PrinterCondition) -> float:
        """Until the server knows this of the printer."""
        return self.until(lambda: self.desk.printer_reports[-1:] == [condition])


@pytest.fixture
def paper() -> Iterator[PaperPrinter]:
    with PaperPrinter() as paper:
        yield paper


@pytest.fixture
def watched(paper: PaperPrinter) -> Iterator[Watched]:
    made = Watched(paper)
    yield made
    made.workers[0].close(made.printer.close)
    made.workers[1].close()


def test_whatever_happens_while_nobody_prints_staff_hear_of_it(
    paper: PaperPrinter, watched: Watched
) -> None:
    watched.until_told(PrinterCondition.READY)
    for condition, health in BROKEN.items():
        paper.health = health
        watched.until_told(condition)
    paper.silent = True
    watched.until_told(PrinterCondition.OFFLINE)
    paper.silent = False
    paper.mend()
    watched.until_told(PrinterCondition.READY)
    assert watched.desk.printer_reports == [
        PrinterCondition.READY, *BROKEN, PrinterCondition.OFFLINE, PrinterCondition.READY
    ]  # fmt: skip
    assert paper.tickets == []


def test_a_server_that_was_away_is_told_when_it_is_back(
    paper: PaperPrinter, watched: Watched
) -> None:
    watched.desk.silent = True
    paper.health = Health.OUT
    watched.until(lambda: watched.watch.status.failed_at > 0)
    watched.desk.silent = False
    watched.until_told(PrinterCondition.OUT_OF_PAPER)


def test_a_server_that_is_away_is_not_even_tried(paper: PaperPrinter, watched: Watched) -> None:
    """A person's number would wait behind it."""
    watched.reachable = False
    watched.until(lambda: watched.watch.status.failed_at > 0)
    assert watched.desk.printer_reports == []
    watched.reachable = True
    watched.until_told(PrinterCondition.READY)


def test_a_print_that_fails_tells_what_it_saw(paper: PaperPrinter, watched: Watched) -> None:
    paper.runs_out_after = 300
    watched.watch.print_began()
    with pytest.raises(OutOfPaper) as failed:
        watched.printer.print_ticket(TICKET)
    watched.watch.print_ended(failed.value)
    watched.until_told(PrinterCondition.OUT_OF_PAPER)
    paper.mend()
    watched.until_told(PrinterCondition.READY)
    assert paper.tickets == []


def test_a_job_that_nobody_expected_to_fail_leaves_the_watch_awake(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("made up")

    with monkeypatch.context() as patched:
        patched.setattr(watched.printer, "check", broken)
        watched.until_told(PrinterCondition.OFFLINE)
    watched.until_told(PrinterCondition.READY)


def test_a_kiosk_without_a_printer_says_nothing(paper: PaperPrinter) -> None:
    watched = Watched(paper, on=False)
    watched.watch.print_began()
    watched.watch.print_ended(PaperState.OK)
    for _ in range(5):
        watched.watch.tick()
    for worker in watched.workers:
        assert worker.close()
    assert (watched.desk.printer_reports, paper.connections) == ([], 0)


def test_the_session_has_staff_told_and_prints_no_failed_ticket_by_itself() -> None:
    kiosk = Kiosk(watches_printer=True)
    reports = kiosk.desk.printer_reports
    pause = threading.Event()

    def until_told(condition: PrinterCondition) -> None:
        deadline = time.monotonic() + STAFF_KNOW_SECONDS
        while reports[-1:] != [condition]:
            assert time.monotonic() < deadline
            kiosk.now += 0.25
            kiosk.session.tick()
            pause.wait(0.005)

    try:
        kiosk.open()
        until_told(PrinterCondition.READY)
        kiosk.printer.fault = OutOfPaper
        kiosk.session.send(ev.NumberWanted())
        kiosk.session.send(ev.ServiceChosen("ho-tich"))
        kiosk.until(lambda: kiosk.session.visit.paper is Paper.OUT_OF_PAPER)
        until_told(PrinterCondition.OUT_OF_PAPER)
        kiosk.printer.fault = None
        until_told(PrinterCondition.READY)
        assert not kiosk.printer.tickets
        kiosk.session.send(ev.ReprintWanted())
        kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
        assert [paper.reprint for paper in kiosk.printer.tickets] == ["In lại"]
    finally:
        kiosk.session.close()
