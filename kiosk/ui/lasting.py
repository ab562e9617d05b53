"""Keeps a long-running kiosk alive on Python 3.11 with PySide6 6.12.

PySide6 6.12.0 hands out `None`, `True` and `False` without counting the reference. From Python 3.12
on these objects are immortal and nothing happens; Python 3.11 (Debian 12) counts them down with
every signal and ends with "deallocating True" after some hundred.
"""

import ctypes
import sys

_IMMORTAL = 1 << 60
_PLENTY = 1 << 40


def outlast_lost_references() -> None:
    """Give the three so many references that no kiosk lives to lose them all. Safe to repeat."""
    if sys.version_info >= (3, 12) or sys.maxsize <= _IMMORTAL:
        return
    for single in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(single))
        if count.value < _PLENTY:
            count.value += _IMMORTAL
