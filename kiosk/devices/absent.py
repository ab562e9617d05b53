"""Devices that a kiosk does without, because its settings say "none"."""

from collections.abc import Sequence

from front_desk.faults import Fault
from kiosk.ports import PaperState, PrintedTicket, PrinterUnreachable


class AbsentPrinter:
    """No paper here: the number stays on the screen with its code for the phone."""

    def check(self) -> PaperState:
        """As the port says."""
        raise PrinterUnreachable("there is no printer (printer.target is none)")

    def print_ticket(self, ticket: PrintedTicket) -> PaperState:
        """As the port says."""
        del ticket
        return self.check()

    def close(self) -> None:
        """As the port says."""


class AbsentSpeaker:
    """No voice here: everything that is said stands on the screen too."""

    def say(self, text: str, language: str, gain: float = 1.0) -> None:
        """As the port says."""

    def hush(self) -> None:
        """As the port says."""

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """As the port says."""

    def check(self) -> Fault | None:
        """As the port says: there is nothing that could be wrong."""
        return None

    def close(self) -> None:
        """As the port says."""
