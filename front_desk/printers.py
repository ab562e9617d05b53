"""How a kiosk's printer can be, in the words that kiosk, server and staff share."""

from enum import StrEnum


class PrinterCondition(StrEnum):
    """How a kiosk's printer is."""

    READY = "ready"
    NEAR_END = "near_end"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    JAMMED = "jammed"
    OFFLINE = "offline"
