"""Logs: one JSON object a line, and only keys that cannot hold anything about a person."""

import io
import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, WrappedLogger

ALLOWED = frozenset(
    {
        "event", "level", "logger", "timestamp",
        "method", "route", "status", "milliseconds",
        "error", "where", "code", "office", "device", "revision", "address", "port", "version",
        "database", "count", "message", "worker", "place", "text",
    }
)  # fmt: skip
"""Every key that may be written; a new one is a decision."""


def only_allowed(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Drop whatever is not on the list, and say that something was dropped."""
    kept = {key: value for key, value in event.items() if key in ALLOWED}
    if len(kept) < len(event):
        kept["count"] = len(event) - len(kept)
    return kept


class _Plain(logging.Formatter):
    """Other libraries' records: their level, logger and failure's type, never their values."""

    def __init__(self) -> None:
        super().__init__()
        self._render = structlog.processors.JSONRenderer(ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        fields: EventDict = {
            "event": str(record.msg).splitlines()[0] if record.msg else "",
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": self.formatTime(record),
        }
        if record.exc_info and record.exc_info[0] is not None:
            fields["error"] = record.exc_info[0].__name__
            fields["where"] = _where(record)
        return str(self._render(None, "", fields))


def _where(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"


class _Patient(io.TextIOBase):
    """Writes what can be written: a log on a full disk must not end what it tells of."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._out.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._out.flush()


def configure(level: str, out: TextIO | None = None) -> None:
    """Set logging up for this process; `out` is standard error unless given.

    A line that cannot be written is dropped.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    target = cast("TextIO", _Patient(out or sys.stderr))
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(target),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(_Plain())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(number, logging.WARNING))
