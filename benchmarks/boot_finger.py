"""Runs inside the machine: a touch panel of the kernel's making (`uinput`), touched from a FIFO.

Standard library alone: it is given to the machine's own Python. Arguments: width and height of the
screen in pixels, and the FIFO. A line `X Y` in it is a finger that is laid there and lifted.
"""

import fcntl
import os
import struct
import sys
import time
from pathlib import Path

_SET_EVENT, _SET_KEY, _SET_ABSOLUTE, _SET_PROPERTY = 0x40045564, 0x40045565, 0x40045567, 0x4004556E
_SET_UP_DEVICE, _SET_UP_AXIS, _CREATE = 0x405C5503, 0x401C5504, 0x5501

_SYN, _KEY, _ABS = 0, 1, 3
_TOUCH = 0x14A
_X, _Y, _SLOT, _MT_X, _MT_Y, _ID = 0x00, 0x01, 0x2F, 0x35, 0x36, 0x39
_DIRECT = 1
_USB = 3
_DOTS_A_MM = 4
_LIES_SECONDS = 0.12


def create(width: int, height: int) -> int:
    """The panel's file descriptor."""
    panel = os.open("/dev/uinput", os.O_WRONLY)
    for request, value in (
        (_SET_EVENT, _KEY),
        (_SET_EVENT, _ABS),
        (_SET_KEY, _TOUCH),
        (_SET_PROPERTY, _DIRECT),
    ):
        fcntl.ioctl(panel, request, value)
    long = {_X: width, _MT_X: width, _Y: height, _MT_Y: height}
    for axis, most in (long | {_SLOT: 9, _ID: 0xFFFF}).items():
        fcntl.ioctl(panel, _SET_ABSOLUTE, axis)
        dots = _DOTS_A_MM if axis in long else 0
        fcntl.ioctl(panel, _SET_UP_AXIS, struct.pack("H2x6i", axis, 0, 0, most, 0, 0, dots))
    fcntl.ioctl(panel, _SET_UP_DEVICE, struct.pack("4H80sI", _USB, 1, 1, 1, b"Finger", 0))
    fcntl.ioctl(panel, _CREATE)
    return panel


def touch(panel: int, number: int, x: int, y: int) -> None:
    """Lay a finger there and lift it; `number` differs from touch to touch."""
    down = ((_SLOT, 0), (_ID, number), (_MT_X, x), (_MT_Y, y))
    _say(panel, *((_ABS, *one) for one in down), (_KEY, _TOUCH, 1), (_ABS, _X, x), (_ABS, _Y, y))
    time.sleep(_LIES_SECONDS)
    _say(panel, (_ABS, _ID, -1), (_KEY, _TOUCH, 0))


def _say(panel: int, *events: tuple[int, int, int]) -> None:
    for kind, code, value in (*events, (_SYN, 0, 0)):
        os.write(panel, struct.pack("llHHi", 0, 0, kind, code, value))


def main() -> None:
    """Wait for touches until it is stopped."""
    width, height, fifo = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    panel = create(width, height)
    number = 0
    while True:
        with fifo.open(encoding="ascii") as touches:
            for line in touches:
                x, y = map(int, line.split())
                number += 1
                touch(panel, number, x, y)


if __name__ == "__main__":
    main()
