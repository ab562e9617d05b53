"""What can be wrong with a kiosk, in the words that kiosk, server and staff share."""

from enum import StrEnum


class Fault(StrEnum):
    """One thing that is wrong with a kiosk.

    SERVER_GONE is never told by a kiosk: each side notices by itself that it hears nothing.
    """

    NEAR_END = "near_end"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    JAMMED = "jammed"
    PRINTER_OFFLINE = "printer_offline"
    CAMERA_GONE = "camera_gone"
    CAMERA_FROZEN = "camera_frozen"
    CAMERA_BLACK = "camera_black"
    CAMERA_SLOW = "camera_slow"
    SOUND_GONE = "sound_gone"
    DISK_FULL = "disk_full"
    CLOCK_WRONG = "clock_wrong"
    SERVER_GONE = "server_gone"


KIOSK_LIMIT_SECONDS = 3.0
"""How soon a kiosk notices a fault."""

BEAT_SECONDS = 1.75
"""How often a kiosk that reaches its server says how it is, whether that is news or not."""
