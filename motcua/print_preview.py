"""`motcua print-preview`: the ticket as a picture, drawn by what draws it for the printer."""

import argparse
import sys
from pathlib import Path
from typing import Any, TextIO

from front_desk.languages import LANGUAGES
from motcua.options import settings_of
from motcua.setup_commands import Command
from settings.model import Settings

FAILED = 1


def add_print_preview(commands: Any, command: Command) -> None:
    """`motcua print-preview`; `command` makes one as all others are made."""
    part = command(commands, "print-preview", _print_preview, "draw the ticket into a picture")
    part.add_argument("--width", type=int, choices=(58, 80), help="paper in mm; else as set")
    part.add_argument("--language", choices=LANGUAGES, help="default: kiosk.language")
    part.add_argument("--reprint", action="store_true", help="as it is printed again")
    part.add_argument(
        "--out", type=Path, default=Path("ticket-preview.png"), metavar="FILE",
        help="the PNG file to write (default ticket-preview.png)",
    )  # fmt: skip


def _print_preview(options: argparse.Namespace) -> int:

    settings = settings_of(options)
    return print_preview(
        settings,
        options.out,
        sys.stdout,
        paper_mm=options.width or settings.printer.paper_mm,
        language=options.language or settings.kiosk.language,
        reprint=options.reprint,
    )


def print_preview(
    settings: Settings, file: Path, out: TextIO, *, paper_mm: int, language: str, reprint: bool
) -> int:
    """Draw a made-up number on the office's paper, one pixel a dot; the exit status.

    Raises `SettingsError` when the logo or Noto Sans is missing.
    """
    from kiosk.devices.ticket_drawing import TicketDrawing
    from kiosk.devices.ticket_fonts import FontMissing
    from kiosk.office_paper import layout_of
    from kiosk.printed_words import printed_ticket
    from motcua.screens import sample_ticket
    from queue_server.seed import OFFICE_NAMES
    from settings.load import SettingsError

    try:
        drawing = TicketDrawing(paper_mm, layout_of(settings))
    except FontMissing as error:
        raise SettingsError(error.detail) from None
    picture = drawing.draw(printed_ticket(sample_ticket(), OFFICE_NAMES, language, reprint=reprint))
    try:
        picture.save(file, "PNG")
    except OSError as error:
        print(f"{file} cannot be written ({error.strerror}).", file=out)
        return FAILED
    print(
        f"{file}: {paper_mm} mm, {picture.width} × {picture.height} dots, "
        f"{picture.height / 8:.0f} mm long.",
        file=out,
    )
    return 0
