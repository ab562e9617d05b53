"""The Internet Printing Protocol (RFC 8010, 8011), as far as a ticket needs it."""

import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import httpx

from kiosk.ports import PrinterUnreachable

LARGEST_ANSWER = 256 * 1024

CHECK_SECONDS = 1.0
"""How long a print system may take to say how things are: it answers at once."""

_VERSION = b"\x01\x01"
_OPERATION, _JOB, _END = 0x01, 0x02, 0x03
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_KEYWORD, _URI, _CHARSET, _LANGUAGE, _MIME, _NAME = 0x44, 0x45, 0x47, 0x48, 0x49, 0x42
_LAST_DELIMITER = 0x0F
_SUCCESSFUL = 0x00FF
_USER = "motcua"

Value = int | str | bytes
Attributes = dict[str, list[Value]]


class Operation(IntEnum):
    """What is asked of a printer."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


class NotIpp(ValueError):
    """The bytes are no answer in this protocol."""


@dataclass(frozen=True)
class Answer:
    """A printer's answer: its status, and all attributes, whatever group they stand in."""

    status: int
    attributes: Attributes = field(default_factory=dict)

    @property
    def successful(self) -> bool:
        """Whether the printer did what was asked."""
        return self.status <= _SUCCESSFUL

    def number(self, name: str) -> int:
        """The first value of an attribute that is a number. Raises `NotIpp`."""
        for value in self.attributes.get(name, ()):
            if isinstance(value, int):
                return value
        raise NotIpp(f"{name} is missing")

    def words(self, name: str) -> list[str]:
        """All values of an attribute that are texts."""
        return [value for value in self.attributes.get(name, ()) if isinstance(value, str)]


def request(
    operation: Operation,
    number: int,
    printer: str,
    *,
    job: int | None = None,
    names: Mapping[str, str] | None = None,
    keywords: Mapping[str, str] | None = None,
    document_format: str = "",
) -> bytes:
    """The bytes of one request about `printer` (its URI), without a document.

    `names` are operation attributes, `keywords` those of the job that is to be made.
    """
    parts = [
        _VERSION,
        struct.pack(">HIB", operation, number, _OPERATION),
        _attribute(_CHARSET, "attributes-charset", b"utf-8"),
        _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
        _attribute(_URI, "printer-uri", printer.encode()),
    ]
    if job is not None:
        parts.append(_attribute(_INTEGER, "job-id", struct.pack(">i", job)))
    parts.append(_attribute(_NAME, "requesting-user-name", _USER.encode()))
    parts += [_attribute(_NAME, name, text.encode()) for name, text in (names or {}).items()]
    if document_format:
        parts.append(_attribute(_MIME, "document-format", document_format.encode()))
    if keywords:
        parts.append(bytes([_JOB]))
        parts += [_attribute(_KEYWORD, name, text.encode()) for name, text in keywords.items()]
    return b"".join([*parts, bytes([_END])])


def parse(data: bytes) -> Answer:
    """An answer. Raises `NotIpp`."""
    if len(data) < 8:
        raise NotIpp("too short")
    status = struct.unpack_from(">H", data, 2)[0]
    attributes: Attributes = {}
    at, name = 8, ""
    while at < len(data):
        tag = data[at]
        at += 1
        if tag == _END:
            return Answer(status, attributes)
        if tag <= _LAST_DELIMITER:
            continue
        raw_name, at = _piece(data, at)
        value, at = _piece(data, at)
        name = raw_name.decode("ascii", "replace") or name
        attributes.setdefault(name, []).append(_value(tag, value))
    raise NotIpp("no end")


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return b"".join(
        [bytes([tag]), struct.pack(">H", len(name)), name.encode(),
         struct.pack(">H", len(value)), value]
    )  # fmt: skip


def _piece(data: bytes, at: int) -> tuple[bytes, int]:
    """Two bytes of length and so many bytes; where the next thing begins."""
    if at + 2 > len(data):
        raise NotIpp("cut off")
    begin = at + 2
    end = begin + struct.unpack_from(">H", data, at)[0]
    if end > len(data):
        raise NotIpp("cut off")
    return data[begin:end], end


def _value(tag: int, value: bytes) -> Value:
    if tag in {_INTEGER, _ENUM} and len(value) == 4:
        return int(struct.unpack(">i", value)[0])
    if tag == _BOOLEAN and len(value) == 1:
        return value[0]
    if 0x41 <= tag <= 0x49:
        return value.decode(errors="replace")
    return value


class IppPrinter:
    """One printer at `address` (`http://HOST:PORT/PATH`); used from one thread.

    `timeout_seconds` is how long it may take to receive a page.
    """

    def __init__(self, address: str, timeout_seconds: float) -> None:
        self._address = address
        self._uri = "ipp" + address.removeprefix("http")
        self._seconds = timeout_seconds
        self._http: httpx.Client | None = None
        self._numbers = itertools.count(1)

    def state(self) -> Answer:
        """How it is. Raises `PrinterUnreachable`."""
        return self._ask(Operation.GET_PRINTER_ATTRIBUTES)

    def print(self, pdf: bytes, name: str, media: str) -> int:
        """Hand a page in; the number of its job. Raises `PrinterUnreachable`."""
        number = next(self._numbers)
        head = request(
            Operation.PRINT_JOB, number, self._uri, names={"job-name": name},
            keywords={"media": media, "print-scaling": "none"}, document_format="application/pdf",
        )  # fmt: skip
        return _number(self._send(head + pdf, self._seconds), "job-id")

    def job_state(self, job: int) -> int:
        """How far a job is (RFC 8011, 5.3.7). Raises `PrinterUnreachable`."""
        return _number(self._ask(Operation.GET_JOB_ATTRIBUTES, job), "job-state")

    def cancel(self, job: int) -> None:
        """Have a job forgotten; one that is over already is over. Raises `PrinterUnreachable`."""
        self._ask(Operation.CANCEL_JOB, job, refusable=True)

    def close(self) -> None:
        """Hang up. Safe to call twice."""
        http, self._http = self._http, None
        if http is not None:
            http.close()

    def _ask(
        self, operation: Operation, job: int | None = None, *, refusable: bool = False
    ) -> Answer:
        question = request(operation, next(self._numbers), self._uri, job=job)
        return self._send(question, min(self._seconds, CHECK_SECONDS), refusable=refusable)

    def _send(self, data: bytes, seconds: float, *, refusable: bool = False) -> Answer:
        if self._http is None:
            self._http = httpx.Client(headers={"Content-Type": "application/ipp"})
        try:
            got = self._http.post(self._address, content=data, timeout=seconds)
            if got.status_code != httpx.codes.OK or len(got.content) > LARGEST_ANSWER:
                raise PrinterUnreachable(f"the print system answers HTTP {got.status_code}")
            answer = parse(got.content)
        except (httpx.HTTPError, NotIpp) as error:
            self.close()
            raise PrinterUnreachable(f"the print system: {type(error).__name__}") from error
        if not (answer.successful or refusable):
            raise PrinterUnreachable(f"the print system refuses ({answer.status:#06x})")
        return answer


def _number(answer: Answer, name: str) -> int:
    try:
        return answer.number(name)
    except NotIpp as error:
        raise PrinterUnreachable("the print system leaves out what was asked") from error
