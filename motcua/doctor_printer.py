"""Whether paper would come, also while a running kiosk has the printer."""

from datetime import UTC, datetime, timedelta

from front_desk.faults import Fault
from kiosk.build import printer_of
from kiosk.devices.absent import AbsentPrinter
from kiosk.devices.simulated import SimulatedPrinter
from kiosk.ports import (
    CoverOpen,
    OutOfPaper,
    PaperState,
    PrinterJammed,
    PrinterUnreachable,
)
from motcua.findings import Finding, Grade
from motcua.office import opened_store
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import Settings

FRESH = timedelta(seconds=15)
"""A running kiosk says every two seconds how it is."""

_WORDS: dict[Fault, tuple[str, str]] = {
    Fault.OUT_OF_PAPER: ("out of paper", "put a roll in"),
    Fault.COVER_OPEN: ("the cover is open", "close it"),
    Fault.JAMMED: ("jammed, or an error of its own", "free the paper, switch it off and on"),
    Fault.PRINTER_OFFLINE: ("does not answer", "check power, cable and printer.target"),
    Fault.NEAR_END: ("little paper", "have a roll ready"),
}
_ERRORS = {
    OutOfPaper: Fault.OUT_OF_PAPER,
    CoverOpen: Fault.COVER_OPEN,
    PrinterJammed: Fault.JAMMED,
}


def check_printer(settings: Settings, folder: DataFolder) -> Finding:
    """Whether paper would come. A printer answers to one alone: of one that the running kiosk has
    it is told what the kiosk has said."""
    target = settings.printer.target
    try:
        printer = printer_of(settings)
    except SettingsError as error:
        return Finding("printer", Grade.BAD, target, str(error))
    if isinstance(printer, SimulatedPrinter):
        runs = target == "auto" and _told(settings, folder) is not None
        found = (
            "none is free; the running kiosk may have it" if runs else "none found; a simulated one"
        )
        return Finding("printer", Grade.NOTE, found, "plug one in, or --printer TARGET")
    if isinstance(printer, AbsentPrinter):
        return Finding("printer", Grade.NOTE, "none, as set; numbers stay on the screen")
    try:
        state = printer.check()
    except PrinterUnreachable:
        told = _told(settings, folder)
        return _found(target, Fault.PRINTER_OFFLINE) if told is None else _in_use(target, told)
    except (OutOfPaper, CoverOpen, PrinterJammed) as error:
        return _found(target, _ERRORS[type(error)])
    finally:
        printer.close()
    return _found(target, Fault.NEAR_END if state is PaperState.NEAR_END else None)


def _found(target: str, fault: Fault | None) -> Finding:
    if fault is None:
        return Finding("printer", Grade.GOOD, target)
    words, remedy = _WORDS[fault]
    grade = Grade.NOTE if fault is Fault.NEAR_END else Grade.BAD
    return Finding("printer", grade, f"{target}: {words}", remedy)


def _in_use(target: str, faults: frozenset[str]) -> Finding:
    place = f"{target}, in use by the running kiosk"
    for fault in _WORDS:
        if fault.value in faults:
            return _found(place, fault)
    return Finding("printer", Grade.GOOD, f"{place}, which finds it well")


def _told(settings: Settings, folder: DataFolder) -> frozenset[str] | None:
    """What this kiosk said is wrong, if it runs and the database is here; `None` if not."""
    try:
        with opened_store(settings, folder) as store:
            office, name = settings.office.code, settings.kiosk.name
            state = store.read_now(lambda unit: unit.at(office).kiosk_state(name))
    except SettingsError:
        return None
    if state is None or datetime.now(UTC) - state.heard_at > FRESH:
        return None
    return frozenset(state.faults)
