"""A real kiosk's watch over a printer of bytes: staff hear of it, and no old ticket comes out."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from front_desk.errors import ErrorCode
from front_desk.faults import BEAT_SECONDS, Fault
from kiosk import events as ev
from kiosk.devices.ticket_printer import EscposPrinter
from kiosk.fault_watch import FaultWatch, Part, check_of
from kiosk.faults import EVERYTHING, PARTS, PRINTER, SERVER, TABLE, fault_of, printer_fault
from kiosk.ports import (
    CameraMissing,
    CoverOpen,
    OutOfPaper,
    PaperState,
    PrinterJammed,
    PrinterUnreachable,
)
from kiosk.visit import Paper
from kiosk.workers import Worker
from tests.contracts.printer_contract import TICKET
from tests.kiosk.kiosk_kit import Kiosk, NotedDesk
from tests.paper import Health, PaperPrinter

NOTICED_SECONDS = 3.0
STAFF_KNOW_SECONDS = 10.0


class Watched:
    """A watch with workers of its own, ticked as the session does."""

    def __init__(self, paper: PaperPrinter) -> None:
        self.desk = NotedDesk()
        self.reachable = True
        self.lost = 0
        self._pause = threading.Event()
        self.printer = EscposPrinter(paper.target)
        self.workers = [Worker(name, self._crashed) for name in (PRINTER, "desk")]
        printing, telling = self.workers
        self.watch = FaultWatch(
            {PRINTER: Part(printing.submit, check_of(self.printer))}, self.desk,
            at_desk=telling.submit, clock=time.monotonic, reachable=lambda: self.reachable,
            lost=self._lose,
        )  # fmt: skip

    def _lose(self) -> None:
        self.lost += 1

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

    def until_told(self, *faults: Fault, seconds: float = NOTICED_SECONDS) -> float:
        """Until the server knows this of the kiosk."""
        return self.until(lambda: self.desk.reports[-1:] == [faults], seconds)


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


def test_whatever_happens_while_nobody_prints_staff_hear_of_it_within_three_seconds(
    paper: PaperPrinter, watched: Watched
) -> None:
    watched.until(lambda: paper.connected)
    watched.until_told()
    paper.health = Health.OUT
    watched.until_told(Fault.OUT_OF_PAPER)
    paper.silent = True
    watched.until_told(Fault.PRINTER_OFFLINE)
    paper.silent = False
    paper.mend()
    watched.until_told()
    assert paper.tickets == []


def test_the_server_hears_that_all_is_well_again_and_again(watched: Watched) -> None:
    began = time.monotonic()
    watched.until(lambda: len(watched.desk.reports) >= 3)
    assert watched.desk.reports == [()] * 3
    assert BEAT_SECONDS < time.monotonic() - began < 3 * BEAT_SECONDS + 1


def test_a_server_that_does_not_answer_is_lost_and_told_when_it_is_back(
    paper: PaperPrinter, watched: Watched
) -> None:
    watched.desk.silent = True
    paper.health = Health.OUT
    watched.until(lambda: watched.lost > 0)
    watched.desk.silent = False
    watched.until_told(Fault.OUT_OF_PAPER)


def test_a_server_that_is_away_is_not_even_tried(paper: PaperPrinter, watched: Watched) -> None:
    """A person's number would wait behind it."""
    watched.reachable = False
    paper.health = Health.OUT
    watched.until(lambda: Fault.OUT_OF_PAPER in watched.watch.faults)
    assert watched.desk.reports == []
    assert Fault.SERVER_GONE in watched.watch.faults
    watched.reachable = True
    watched.until_told(Fault.OUT_OF_PAPER)


def test_a_server_that_refuses_the_report_is_there_all_the_same(watched: Watched) -> None:
    watched.desk.refuses = ErrorCode.NOT_FOUND
    watched.until(lambda: watched.watch._failed_at > 0)
    assert watched.lost == 0
    watched.desk.refuses = None
    watched.until_told()


def test_a_print_that_fails_tells_what_it_saw(paper: PaperPrinter, watched: Watched) -> None:
    paper.runs_out_after = 300
    watched.watch.began(PRINTER)
    with pytest.raises(OutOfPaper) as failed:
        watched.printer.print_ticket(TICKET)
    watched.watch.seen(PRINTER, printer_fault(failed.value))
    watched.watch.ended(PRINTER)
    watched.until_told(Fault.OUT_OF_PAPER)
    paper.mend()
    watched.until_told()
    assert paper.tickets == []


def test_a_job_that_nobody_expected_to_fail_leaves_the_watch_awake(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> PaperState:
        raise RuntimeError("made up")

    with monkeypatch.context() as patched:
        patched.setattr(watched.printer, "check", broken)
        watched.until_told(Fault.PRINTER_OFFLINE)
    watched.until_told()


def test_a_desk_job_that_nobody_expected_to_fail_is_done_again(watched: Watched) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("made up")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(watched.desk, "report_faults", broken)
        watched.until(lambda: watched.watch._failed_at > 0)
    watched.until_told()


def test_a_kiosk_that_watches_nothing_says_nothing() -> None:
    kiosk = Kiosk()
    try:
        for _ in range(20):
            kiosk.now += 0.25
            kiosk.session.tick()
        assert kiosk.desk.reports == []
        assert "check" not in kiosk.printer.calls
        assert kiosk.session.faults == frozenset()
    finally:
        kiosk.session.close()


def test_the_session_has_staff_told_and_prints_no_failed_ticket_by_itself() -> None:
    kiosk = Kiosk(watches=frozenset({PRINTER, SERVER}))
    reports = kiosk.desk.reports
    pause = threading.Event()

    def until_told(*faults: Fault) -> None:
        deadline = time.monotonic() + STAFF_KNOW_SECONDS
        while reports[-1:] != [faults]:
            assert time.monotonic() < deadline
            kiosk.now += 0.25
            kiosk.session.tick()
            pause.wait(0.005)

    try:
        kiosk.open()
        until_told()
        kiosk.printer.fault = OutOfPaper
        kiosk.session.send(ev.NumberWanted())
        kiosk.session.send(ev.ServiceChosen("ho-tich"))
        kiosk.until(lambda: kiosk.session.visit.paper is Paper.OUT_OF_PAPER)
        until_told(Fault.OUT_OF_PAPER)
        kiosk.printer.fault = None
        until_told()
        assert not kiosk.printer.tickets
        kiosk.session.send(ev.ReprintWanted())
        kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
        assert [paper.reprint for paper in kiosk.printer.tickets] == ["In lại"]
    finally:
        kiosk.session.close()


def test_every_fault_stands_in_the_table_with_a_part() -> None:
    assert set(TABLE) == set(Fault)
    assert {row.part for row in TABLE.values()} == EVERYTHING
    assert set(PARTS) < EVERYTHING


def test_every_answer_of_a_printer_has_its_word() -> None:
    assert fault_of(PaperState.OK) is None
    assert fault_of(PaperState.NEAR_END) is Fault.NEAR_END
    words = {
        OutOfPaper(""): Fault.OUT_OF_PAPER,
        CoverOpen(""): Fault.COVER_OPEN,
        PrinterJammed(""): Fault.JAMMED,
        PrinterUnreachable(""): Fault.PRINTER_OFFLINE,
        CameraMissing(""): Fault.PRINTER_OFFLINE,
    }
    assert {failed: printer_fault(failed) for failed in words} == words
