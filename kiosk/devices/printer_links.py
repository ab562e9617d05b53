"""The wires to a printer: TCP, USB and a file. Each sends bytes and reads answers within a time."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import usb.core
import usb.util

from kiosk.ports import PrinterUnreachable

_USB_PRINTER_CLASS = 7

CONNECT_SECONDS = 0.7
"""A printer in the same building answers much sooner."""


class PrinterSilent(PrinterUnreachable):
    """It is there and says nothing: asking it on a new connection would only take as long."""


class PrinterLink(Protocol):
    """An open connection. Every method raises `PrinterUnreachable`."""

    answers: bool
    """Whether anything ever comes back."""

    def limit(self, seconds: float) -> None:
        """How long each `send` and `receive` may take from now on."""

    def send(self, data: bytes) -> None: ...
    def receive(self) -> bytes: ...
    def close(self) -> None: ...


class TcpLink:
    """A printer on the network (raw port, commonly 9100)."""

    answers = True

    def __init__(self, host: str, port: int, timeout_seconds: float) -> None:
        try:
            self._socket = socket.create_connection(
                (host, port), min(timeout_seconds, CONNECT_SECONDS)
            )
        except OSError as failed:
            raise PrinterUnreachable("the printer does not answer on the network") from failed
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.limit(timeout_seconds)

    def limit(self, seconds: float) -> None:
        """As the protocol says."""
        self._socket.settimeout(seconds)

    def send(self, data: bytes) -> None:
        """All of `data`, within the time-out."""
        try:
            self._socket.sendall(data)
        except OSError as failed:
            raise PrinterUnreachable("the connection to the printer broke") from failed

    def receive(self) -> bytes:
        """At least one byte."""
        try:
            data = self._socket.recv(64)
        except TimeoutError as failed:
            raise PrinterSilent("the printer gives no answer") from failed
        except OSError as failed:
            raise PrinterUnreachable("the connection to the printer broke") from failed
        if not data:
            raise PrinterUnreachable("the printer hung up")
        return data

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


@dataclass(frozen=True)
class UsbAddress:
    """Vendor and product number."""

    vendor: int
    product: int


class UsbLink:
    """A printer on USB: its printer-class interface, whatever endpoints it has.

    Without an `address` it is the first printer found. `find` is `usb.core.find` of pyusb.
    """

    answers = True

    def __init__(
        self,
        address: UsbAddress | None,
        timeout_seconds: float,
        find: Callable[..., Any] = usb.core.find,
    ) -> None:
        self.limit(timeout_seconds)
        try:
            self._device = _usb_device(address, find)
            self._interface, self._out, self._in = _usb_endpoints(self._device)
            self._claim()
        except (usb.core.USBError, usb.core.NoBackendError) as failed:
            raise PrinterUnreachable("the USB printer cannot be opened") from failed

    def limit(self, seconds: float) -> None:
        """As the protocol says."""
        self._milliseconds = int(seconds * 1000)

    def send(self, data: bytes) -> None:
        """All of `data`, within the time-out."""
        sent = 0
        try:
            while sent < len(data):
                sent += int(self._out.write(data[sent : sent + 16384], self._milliseconds))
        except usb.core.USBError as failed:
            raise PrinterUnreachable("the USB printer went away") from failed

    def receive(self) -> bytes:
        """At least one byte."""
        deadline = time.monotonic() + self._milliseconds / 1000
        while time.monotonic() < deadline:
            try:
                data = bytes(self._in.read(64, self._milliseconds))
            except usb.core.USBTimeoutError as failed:
                raise PrinterSilent("the USB printer gives no answer") from failed
            except usb.core.USBError as failed:
                raise PrinterUnreachable("the USB printer went away") from failed
            # Some printers answer with an empty packet until they have something to say.
            if data:
                return data
        raise PrinterSilent("the USB printer gives no answer")

    def close(self) -> None:
        """Let go of the interface."""
        usb.util.dispose_resources(self._device)

    def _claim(self) -> None:
        number = self._interface.bInterfaceNumber
        try:
            if self._device.is_kernel_driver_active(number):
                self._device.detach_kernel_driver(number)
        except NotImplementedError:
            # Only Linux has kernel drivers to detach.
            return


class FileLink:
    """A file or device node that takes bytes and never answers."""

    answers = False

    def __init__(self, path: Path) -> None:
        try:
            self._file: BinaryIO = path.open("ab", buffering=0)
        except OSError as failed:
            raise PrinterUnreachable("the printer's file cannot be opened") from failed

    def limit(self, seconds: float) -> None:
        """A file takes what it takes."""

    def send(self, data: bytes) -> None:
        """All of `data`."""
        view = memoryview(data)
        try:
            while view:
                view = view[self._file.write(view) or 0 :]
        except OSError as failed:
            raise PrinterUnreachable("the printer's file cannot be written") from failed

    def receive(self) -> bytes:
        """Never anything."""
        raise PrinterUnreachable("a file does not answer")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _usb_device(address: UsbAddress | None, find: Callable[..., Any]) -> Any:
    if address is None:
        device = find(custom_match=_is_printer)
    else:
        device = find(idVendor=address.vendor, idProduct=address.product)
    if device is None:
        raise PrinterUnreachable("no printer is there on USB")
    return device


def _is_printer(device: Any) -> bool:
    return any(
        interface.bInterfaceClass == _USB_PRINTER_CLASS
        for configuration in device
        for interface in configuration
    )


def _usb_endpoints(device: Any) -> tuple[Any, Any, Any]:
    """The printer interface (or the only one) and its endpoints out and in."""
    interfaces = list(device.get_active_configuration())
    printers = [one for one in interfaces if one.bInterfaceClass == _USB_PRINTER_CLASS]
    for interface in printers or interfaces:
        ends = {
            usb.util.endpoint_direction(end.bEndpointAddress): end
            for end in interface
            if usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        }
        if usb.util.ENDPOINT_OUT in ends and usb.util.ENDPOINT_IN in ends:
            return interface, ends[usb.util.ENDPOINT_OUT], ends[usb.util.ENDPOINT_IN]
    raise PrinterUnreachable("the USB device is not a printer that answers")
