"""Looks after the printer while nobody prints, and has staff know how it is."""

import queue
import secrets
from collections.abc import Callable

from front_desk.errors import DeskError
from front_desk.printer_messages import PrinterReport
from front_desk.printers import PrinterCondition
from kiosk.ports import (
    DeviceError,
    Monotonic,
    PaperState,
    QueueDesk,
    QueueUnreachable,
    TicketPrinter,
)
from kiosk.printer_status import (
    Ask,
    Deed,
    Looked,
    News,
    NotTold,
    PrintBegan,
    PrintEnded,
    PrinterStatus,
    Tell,
    Ticked,
    Told,
    condition_of,
    step,
)

Submit = Callable[[Callable[[], None]], None]


class PrinterWatch:
    """Carries out what `printer_status.step` says.

    `at_printer` and `at_desk` queue a job for the worker that owns the printer or the server. The
    workers only leave news; `tick` and `print_began` take them up, in the session's thread.
    """

    def __init__(
        self,
        printer: TicketPrinter,
        desk: QueueDesk,
        *,
        at_printer: Submit,
        at_desk: Submit,
        clock: Monotonic,
        reachable: Callable[[], bool],
        on: bool = True,
    ) -> None:
        """Switched off it asks and tells nothing: for a kiosk that has no printer.

        While the server is not `reachable` it is not told: people's numbers wait in that line.
        """
        self._printer, self._desk = printer, desk
        self._at_printer, self._at_desk = at_printer, at_desk
        self._clock = clock
        self._reachable = reachable
        self._on = on
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self.status = PrinterStatus()

    def tick(self) -> None:
        """Take up the news and do what is due; called a few times a second."""
        while not self._news.empty():
            self._learn(self._news.get_nowait())
        self._learn(Ticked())

    def print_began(self) -> None:
        """A ticket was handed to the printer's worker."""
        self._learn(PrintBegan())

    def print_ended(self, answer: PaperState | DeviceError) -> None:
        """It came out, or did not. From the printer's worker."""
        self._news.put(PrintEnded(condition_of(answer)))

    def crashed(self, worker: str) -> None:
        """A job of that worker ended in an error that nobody expected. From any thread."""
        if worker == "printer":
            self._news.put(PrintEnded(PrinterCondition.OFFLINE))
            self._news.put(Looked(PrinterCondition.OFFLINE))
        elif worker == "desk":
            self._news.put(NotTold())

    def _learn(self, news: News) -> None:
        if not self._on:
            return
        self.status, deeds = step(self.status, news, self._clock())
        for deed in deeds:
            self._do(deed)

    def _do(self, deed: Deed) -> None:
        match deed:
            case Ask():
                self._at_printer(self._ask)
            case Tell(condition) if self._reachable():
                self._at_desk(lambda: self._tell(condition))
            case Tell():
                self._news.put(NotTold())

    def _ask(self) -> None:
        try:
            condition = condition_of(self._printer.check())
        except DeviceError as error:
            condition = condition_of(error)
        self._news.put(Looked(condition))

    def _tell(self, condition: PrinterCondition) -> None:
        try:
            self._desk.report_printer(PrinterReport(condition=condition), secrets.token_hex(16))
        except (QueueUnreachable, DeskError):
            self._news.put(NotTold())
        else:
            self._news.put(Told(condition))
