"""An ESC/POS printer of memory: bytes become pictures, and a TCP endpoint answers like a printer.

Every command that is not known raises: a driver that sends something new shows at once.
"""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Self

from PIL import Image, ImageChops

_CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


class UnknownCommand(Exception):
    """Bytes that this printer does not understand."""


class Incomplete(Exception):
    """The command is not all there yet."""


class Health(Enum):
    """What the printer's sensors say; the values are the answers to DLE EOT 1, 2, 3, 4."""

    OK = (0x12, 0x12, 0x12, 0x12)
    NEAR_END = (0x12, 0x12, 0x12, 0x1E)
    OUT = (0x1A, 0x32, 0x12, 0x7E)
    COVER_OPEN = (0x1A, 0x16, 0x12, 0x12)
    CUTTER_ERROR = (0x1A, 0x52, 0x1A, 0x12)
    OFF_LINE = (0x1A, 0x12, 0x12, 0x12)

    @property
    def prints(self) -> bool:
        """Whether paper moves."""
        return self in {Health.OK, Health.NEAR_END}


@dataclass
class Roll:
    """Paper: what is printed since the last cut, and the pieces cut off."""

    width: int = 576
    tickets: list[Image.Image] = field(default_factory=list)
    rows: list[Image.Image] = field(default_factory=list)

    def print_raster(self, width_bytes: int, height: int, data: bytes) -> None:
        """`GS v 0`: 1 is black; wider than the paper is a fault of the driver."""
        if width_bytes * 8 > self.width:
            raise UnknownCommand(f"a raster of {width_bytes * 8} dots on {self.width}")
        raster = Image.frombytes("1", (width_bytes * 8, height), data)
        self.rows.append(ImageChops.invert(raster.convert("L")))

    def feed(self, rows: int) -> None:
        """White paper."""
        self.rows.append(Image.new("L", (self.width, rows), 255))

    def cut(self) -> None:
        """Everything since the last cut becomes a ticket."""
        ticket = Image.new("L", (self.width, sum(row.height for row in self.rows)), 255)
        top = 0
        for row in self.rows:
            ticket.paste(row, (0, top))
            top += row.height
        self.tickets.append(ticket)
        self.rows = []

    @property
    def printed_rows(self) -> int:
        """Rows of raster since the last cut."""
        return sum(row.height for row in self.rows)


def next_command(data: bytes) -> bytes:
    """The first whole command in `data`. Raises `Incomplete` or `UnknownCommand`."""
    fixed = {
        b"\x1b@": 2, b"\x1bd": 3, b"\x1ba": 3, b"\n": 1, b"\x1dr": 3,
        b"\x10\x04": 3, b"\x10\x14": len(_CLEAR_BUFFERS), b"\x1dV": 3, b"\x1dv": 8,
    }  # fmt: skip
    for start, length in fixed.items():
        if data.startswith(start):
            return _taken(data, _whole_length(data, start, length))
    if any(start.startswith(data) for start in fixed):
        raise Incomplete
    raise UnknownCommand(data[:4].hex(" "))


def _whole_length(data: bytes, start: bytes, length: int) -> int:
    if len(data) < length:
        raise Incomplete
    if start == b"\x1dv":
        return length + int.from_bytes(data[4:6], "little") * int.from_bytes(data[6:8], "little")
    if start == b"\x1dV" and data[2] in {65, 66}:
        return 4
    return length


def _taken(data: bytes, length: int) -> bytes:
    if len(data) < length:
        raise Incomplete
    return data[:length]


def act(command: bytes, roll: Roll) -> None:
    """Do one printing command."""
    name = command[:2]
    if name == b"\x1dv":
        if command[2:4] != b"0\x00":
            raise UnknownCommand(command[:4].hex(" "))
        size = (int.from_bytes(command[4:6], "little"), int.from_bytes(command[6:8], "little"))
        roll.print_raster(*size, command[8:])
    elif name == b"\x1bd":
        roll.feed(30 * command[2])
    elif name == b"\n":
        roll.feed(30)
    elif name == b"\x1dV":
        roll.cut()
    elif name not in {b"\x1b@", b"\x1ba"}:
        raise UnknownCommand(command[:4].hex(" "))


def render(data: bytes, width: int = 576) -> list[Image.Image]:
    """The tickets that `data` prints; what is not cut off is an error."""
    roll = Roll(width)
    while data:
        command = next_command(data)
        data = data[len(command) :]
        act(command, roll)
    if roll.rows:
        raise UnknownCommand("paper that was not cut off")
    return roll.tickets


class PaperPrinter:
    """A printer on TCP, loopback, any free port. Use it as a context manager.

    `health` may change at any time. `silent` answers nothing. `runs_out_after`,
    `hangs_up_after` and `falls_silent_after` happen once that many rows are printed. `knows_gs_r`
    is off for cheap printers.
    """

    def __init__(self, width: int = 576) -> None:
        self.health = Health.OK
        self.silent = False
        self.knows_gs_r = True
        self.runs_out_after: int | None = None
        self.hangs_up_after: int | None = None
        self.falls_silent_after: int | None = None
        self.received = bytearray()
        self.connections = 0
        self.failures: list[Exception] = []
        self.roll = Roll(width)
        self._waiting: list[bytes] = []
        self._change = threading.Condition()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.1)
        self._connection: socket.socket | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="paper")

    @property
    def target(self) -> str:
        """What the printer setting must say."""
        return f"tcp://127.0.0.1:{self._server.getsockname()[1]}"

    @property
    def tickets(self) -> list[Image.Image]:
        """What came out, cut off."""
        with self._change:
            return list(self.roll.tickets)

    @property
    def connected(self) -> bool:
        """Whether somebody is on the line."""
        with self._change:
            return self._connection is not None

    @property
    def holds(self) -> int:
        """Commands received and not yet printed."""
        with self._change:
            return len(self._waiting)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 5) -> bool:
        """Wait until `condition` holds; it is asked after everything received."""
        with self._change:
            return self._change.wait_for(condition, seconds)

    def mend(self) -> None:
        """New paper, cover closed: what waits is printed, as real printers do."""
        with self._change:
            self.health = Health.OK
            self.runs_out_after = self.hangs_up_after = self.falls_silent_after = None
            self._print_what_waits()

    def hang_up(self) -> None:
        """Drop the connection, as an idle printer does."""
        with self._change:
            if self._connection is not None:
                self._connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(5)
        self._server.close()
        if self.failures:
            raise self.failures[0]

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                connection, _ = self._server.accept()
            except TimeoutError:
                continue
            with connection:
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        connection.settimeout(0.05)
        with self._change:
            self._connection = connection
            self.connections += 1
        data = b""
        while not self._ending.is_set():
            try:
                got = connection.recv(65536)
                if not got:
                    break
                data = self._digest(data + got, connection)
            except TimeoutError:
                continue
            except OSError:
                break
            except UnknownCommand as unknown:
                self.failures.append(unknown)
                break
        with self._change:
            self._connection = None

    def _digest(self, data: bytes, connection: socket.socket) -> bytes:
        while data:
            try:
                command = next_command(data)
            except Incomplete:
                break
            data = data[len(command) :]
            with self._change:
                self.received += command
                self._do(command, connection)
                self._change.notify_all()
        return data

    def _do(self, command: bytes, connection: socket.socket) -> None:
        if command.startswith(b"\x10\x04"):
            if not self.silent:
                connection.sendall(bytes([self.health.value[command[2] - 1]]))
        elif command == _CLEAR_BUFFERS:
            self._waiting.clear()
            self.roll.rows = []
        else:
            self._waiting.append(command)
            self._print_what_waits()

    def _print_what_waits(self) -> None:
        while self._waiting and self.health.prints:
            command = self._waiting.pop(0)
            if command.startswith(b"\x1dr"):
                if self.knows_gs_r and not self.silent and self._connection is not None:
                    self._connection.sendall(b"\x00")
                continue
            act(command, self.roll)
            self._maybe_break()

    def _maybe_break(self) -> None:
        rows = self.roll.printed_rows
        if self.runs_out_after is not None and rows > self.runs_out_after:
            self.health = Health.OUT
        if self.falls_silent_after is not None and rows > self.falls_silent_after:
            self.silent = True
        if self.hangs_up_after is not None and rows > self.hangs_up_after:
            raise ConnectionAbortedError("unplugged")
