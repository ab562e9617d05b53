"""Looks after every part of the kiosk while nobody uses it, and has staff know what is wrong."""

import queue
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from front_desk.errors import DeskError
from front_desk.fault_messages import FaultReport
from front_desk.faults import BEAT_SECONDS, Fault
from kiosk.faults import CAMERA, DISK, PRINTER, SPEAKER, fault_of, printer_fault
from kiosk.hands import Hands
from kiosk.part_status import (
    Began,
    Crashed,
    Dropped,
    Ended,
    Looked,
    News,
    PartStatus,
    Seen,
    Ticked,
    step,
)
from kiosk.ports import DeviceError, Monotonic, QueueDesk, QueueUnreachable, TicketPrinter

Submit = Callable[[Callable[[], None]], None]
Check = Callable[[], Fault | None]

CRASHED = {PRINTER: Fault.PRINTER_OFFLINE, CAMERA: Fault.CAMERA_GONE, SPEAKER: Fault.SOUND_GONE,
           DISK: Fault.DISK_FULL}  # fmt: skip
"""What staff are told of a part whose job ended in an error that nobody expected."""

_REST_SECONDS = 1.0
"""Pause after the server could not be told."""


class _Answer(Enum):
    HEARD = auto()
    NONE = auto()


@dataclass(frozen=True)
class Part:
    """How a part is asked: in which worker, and what."""

    submit: Submit
    check: Check


class FaultWatch:
    """Carries out what `part_status.step` says, and tells the server each `BEAT_SECONDS`.

    The workers only leave news; `tick` takes them up, in the session's thread. While the server is
    not `reachable` it is not told: people's numbers wait in that line. `lost` is called from the
    desk's worker when the server did not answer.
    """

    def __init__(
        self,
        parts: Mapping[str, Part],
        desk: QueueDesk,
        *,
        at_desk: Submit,
        clock: Monotonic,
        reachable: Callable[[], bool],
        lost: Callable[[], None],
        clock_fault: Check = lambda: None,
        tells: bool = True,
    ) -> None:
        self._parts = dict(parts)
        self._desk, self._at_desk = desk, at_desk
        self._clock, self._clock_fault = clock, clock_fault
        self._reachable, self._lost = reachable, lost
        self._tells = tells
        self._news: queue.SimpleQueue[tuple[str, News]] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._status = {name: PartStatus() for name in self._parts}
        self._telling = False
        self._told: tuple[Fault, ...] | None = None
        self._told_at = self._failed_at = float("-inf")

    @property
    def faults(self) -> frozenset[Fault]:
        """Everything that is wrong now, as far as it is known."""
        found = {status.fault for status in self._status.values()}
        found.add(self._clock_fault())
        if self._tells and not self._reachable():
            found.add(Fault.SERVER_GONE)
        return frozenset(fault for fault in found if fault is not None)

    def is_well(self, part: str) -> bool:
        """Whether nothing is known to be wrong with a part."""
        status = self._status.get(part)
        return status is None or status.fault is None

    def tick(self) -> None:
        """Take up the news and do what is due; called a few times a second."""
        while not self._news.empty():
            self._learn(*self._news.get_nowait())
        for name in self._parts:
            self._learn(name, Ticked())
        self._tell()

    def began(self, part: str) -> None:
        """A part was given work, which it tells of by itself. From the session's thread."""
        self._learn(part, Began())

    def ended(self, part: str) -> None:
        """Its work is over. From any thread."""
        self._news.put((part, Ended()))

    def seen(self, part: str, fault: Fault | None) -> None:
        """What a part told by itself. From any thread."""
        self._news.put((part, Seen(fault)))

    def dropped(self, part: str) -> None:
        """What waited for its worker was thrown away. From the session's thread."""
        self._learn(part, Dropped())

    def crashed(self, worker: str) -> None:
        """A job of that worker ended in an error that nobody expected. From any thread."""
        if worker in CRASHED:
            self._news.put((worker, Crashed(CRASHED[worker])))
        else:
            self._answers.put(_Answer.NONE)

    def _learn(self, name: str, news: News) -> None:
        if name not in self._parts:
            return
        self._status[name], asks = step(self._status[name], news, self._clock())
        if asks:
            part = self._parts[name]
            part.submit(lambda: self._news.put((name, Looked(part.check()))))

    def _tell(self) -> None:
        while not self._answers.empty():
            self._telling = False
            if self._answers.get_nowait() is _Answer.NONE:
                self._told, self._failed_at = None, self._clock()
        now = self._clock()
        if self._telling or not self._tells or not self._reachable():
            return
        faults = tuple(sorted(self.faults))
        due = faults != self._told or now - self._told_at >= BEAT_SECONDS
        if due and now - self._failed_at >= _REST_SECONDS:
            self._telling, self._told, self._told_at = True, faults, now
            self._at_desk(lambda: self._report(FaultReport(faults=faults)))

    def _report(self, report: FaultReport) -> None:
        try:
            self._desk.report_faults(report)
        except QueueUnreachable:
            self._answers.put(_Answer.NONE)
            self._lost()
        except DeskError:
            self._answers.put(_Answer.NONE)
        else:
            self._answers.put(_Answer.HEARD)


def check_of(printer: TicketPrinter) -> Check:
    """The printer's state as a fault."""

    def check() -> Fault | None:
        try:
            return fault_of(printer.check())
        except DeviceError as failed:
            return printer_fault(failed)

    return check


def parts_of(
    hands: Hands, submit: Mapping[str, Submit], watches: Collection[str]
) -> dict[str, Part]:
    """Those of `hands` that are watched, each asked in its own worker."""
    checks: dict[str, Check] = {
        PRINTER: check_of(hands.printer),
        CAMERA: hands.reader.check,
        SPEAKER: hands.speaker.check,
    }
    if hands.disk is not None:
        checks[DISK] = hands.disk.check
    return {name: Part(submit[name], checks[name]) for name in checks if name in watches}
