"""What every printer must do."""

from collections.abc import Callable

import pytest

from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrintedTicket,
    PrinterJammed,
    PrinterUnreachable,
    TicketPrinter,
)

TICKET = PrintedTicket(
    office="Phường Mẫu",
    number="A012",
    service="Chứng thực, sao y",
    issued="08:15, 22/11/2026",
    people_ahead="Trước quý vị: 4 người",
    wait="Chờ khoảng 15–25 phút",
    follow_url="https://so.example/t/Ab3_-xYz09876543",
    prepare="Mang bản chính giấy tờ cần chứng thực.",
)


class PrinterContract:
    """Subclass it with fixtures `printer` and `papers` (how many tickets came out)."""

    def test_a_ticket_comes_out_whole(
        self, printer: TicketPrinter, papers: Callable[[], int]
    ) -> None:
        assert printer.print_ticket(TICKET) is PaperState.OK
        assert papers() == 1

    def test_checking_moves_no_paper(
        self, printer: TicketPrinter, papers: Callable[[], int]
    ) -> None:
        assert printer.check() is PaperState.OK
        assert papers() == 0

    def test_closing_twice_is_safe_and_printing_opens_again(
        self, printer: TicketPrinter, papers: Callable[[], int]
    ) -> None:
        printer.close()
        printer.close()
        printer.print_ticket(TICKET)
        assert papers() == 1


class BreakablePrinterContract(PrinterContract):
    """For printers with sensors: needs `break_with(error type or None)` and `set_near_end()`."""

    def test_near_the_end_it_prints_and_says_so(
        self,
        printer: TicketPrinter,
        papers: Callable[[], int],
        set_near_end: Callable[[], None],
    ) -> None:
        set_near_end()
        assert printer.check() is PaperState.NEAR_END
        assert printer.print_ticket(TICKET) is PaperState.NEAR_END
        assert papers() == 1

    @pytest.mark.parametrize("fault", [OutOfPaper, CoverOpen, PrinterJammed, PrinterUnreachable])
    def test_a_fault_is_typed_prints_nothing_and_passes(
        self,
        printer: TicketPrinter,
        papers: Callable[[], int],
        break_with: Callable[[type[DeviceError] | None], None],
        fault: type[DeviceError],
    ) -> None:
        break_with(fault)
        with pytest.raises(fault):
            printer.print_ticket(TICKET)
        assert papers() == 0
        break_with(None)
        printer.print_ticket(TICKET)
        assert papers() == 1
