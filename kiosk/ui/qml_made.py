"""Letting go of the Python side of what QML makes.

PySide holds one reference too many to each object of a Python type that QML makes: when QML has
destroyed it, an empty shell of some kilobytes stays for ever. A kiosk makes dozens of them for each
person and runs for months.
"""

import ctypes
import sys
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer


def let_go_when_destroyed(made: QObject) -> None:
    """Call it at the end of the constructor of a type that QML makes."""
    made.destroyed.connect(partial(_soon, [made]))


def _soon(shells: list[QObject], *_: object) -> None:
    # Its destruction is still under way.
    QTimer.singleShot(0, partial(_let_go, shells))


def _let_go(shells: list[QObject]) -> None:
    while shells:
        _drop(shells.pop())


def _drop(shell: QObject) -> None:
    if shiboken6.isValid(shell):
        return
    shell.__dict__.clear()
    # Only the one reference too many, and only where there is one: not in a PySide without it, and
    # not while somebody still looks at the shell.
    if sys.getrefcount(shell) == _references_of_nobody(object()) + 1:
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(shell))


def _references_of_nobody(thing: object) -> int:
    """What counting in a function finds for a thing that only its caller has."""
    return sys.getrefcount(thing)
