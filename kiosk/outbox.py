"""What the kiosk must not forget: its numbers, and whom it gave them to.

One SQLite file beside the kiosk's other data. Every change is on disk when its method returns, so a
number is never given out twice, and what was printed is told to the server even if the machine
loses power while the paper moves. Used from one thread.
"""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import structlog

from front_desk.lease_messages import LeaseView
from front_desk.messages import TicketRequest, TicketView
from front_desk.tickets import format_number
from kiosk import outbox_file
from kiosk.clocks import Moment

log = structlog.get_logger(__name__)

KEPT_DAYS = 7
"""For so long it remembers what it gave out, for a server that is restored from a backup."""

PERSON_DAYS = 1
"""For so long it remembers whose number it was, as a keyed hash."""

_LEFT = "SELECT COALESCE(SUM(last - next + 1), 0) FROM leases WHERE day = ?"


class OutboxFailed(Exception):
    """The file cannot be read or written; nothing was changed."""


class NoNumbersLeft(Exception):
    """The kiosk holds no number for this day."""


@dataclass(frozen=True)
class Entry:
    """A number that was given out.

    `office_time` is when, by the server's clock, if that was known; `by_server` tells whose word
    it is.
    """

    seq: int
    day: date
    number: str
    token: str = field(repr=False)
    key: str
    request: TicketRequest = field(repr=False)
    office_time: datetime | None
    by_server: bool
    at: Moment


@dataclass(frozen=True)
class Glance:
    """What lies in the file: numbers to be told, since when, refused ones, and numbers held."""

    untold: int
    untold_since: datetime | None
    refused: int
    left: int


def glance(path: Path, day: date) -> Glance:
    """Look into the file without changing it, also while a kiosk uses it; `left` is of that day.

    Raises `OutboxFailed` when it cannot be read, is damaged, or cannot be written.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as opened:
            outbox_file.check(opened)
            states = dict(opened.execute("SELECT state, count(*) FROM entries GROUP BY state"))
            since = opened.execute("SELECT min(wall) FROM entries WHERE state = 'untold'")
            moment = since.fetchone()[0]
            left = opened.execute(_LEFT, (day.isoformat(),)).fetchone()[0]
            # Takes the lock of a writer, which a file or disk that is read-only does not give.
            opened.execute("BEGIN IMMEDIATE")
            opened.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise OutboxFailed(str(error)) from error
    return Glance(
        untold=states.get("untold", 0),
        untold_since=None if moment is None else datetime.fromisoformat(moment),
        refused=states.get("refused", 0),
        left=left,
    )


@dataclass(frozen=True)
class _Opened:
    """The file while it is open."""

    connection: sqlite3.Connection
    installation: str


class Outbox:
    """The file at `path`; made when it is not there.

    It is opened at once if that can be done, and else by the first method that can do it. Until
    then every method raises `OutboxFailed`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: _Opened | None = None
        try:
            self._file = _opened(path)
        except OutboxFailed as error:
            log.error("outbox_failed", error=str(error))  # noqa: TRY400 - the place is known

    @property
    def is_open(self) -> bool:
        """Whether it can hold and give out numbers. From any thread."""
        return self._file is not None

    @property
    def installation(self) -> str:
        """The file's own name; another file has another one. Raises `OutboxFailed`."""
        return self._ready().installation

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if self._file is not None:
            self._file.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def try_out(self) -> None:
        """Write into it. Raises `OutboxFailed` when it would not keep anything now."""
        self.keep("tried", "")

    # ── facts ────────────────────────────────────────────────────────────────────────────────

    def recall(self, name: str) -> str | None:
        """What was kept under this name. Raises `OutboxFailed`."""
        row = self._one("SELECT text FROM facts WHERE name = ?", name)
        return None if row is None else str(row[0])

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name. Raises `OutboxFailed`."""
        with self._writing():
            self._run("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, text)

    # ── numbers that it may give out ─────────────────────────────────────────────────────────

    def left(self, day: date) -> int:
        """How many numbers of a day it holds."""
        row = self._one(_LEFT, day.isoformat())
        return int(row[0]) if row else 0

    def greatest(self, day: date) -> int:
        """The greatest number of a day that it ever held; 0 when there was none."""
        row = self._one("SELECT COALESCE(MAX(last), 0) FROM leases WHERE day = ?", day.isoformat())
        return int(row[0]) if row else 0

    def add_lease(self, lease: LeaseView) -> bool:
        """Hold a block; whether there is a number in it that it has not held before.

        Raises `OutboxFailed`.
        """
        first = max(lease.first, self.greatest(lease.day) + 1)
        if first > lease.last:
            return False
        with self._writing():
            self._run(
                "INSERT INTO leases (day, series, next, last) VALUES (?, ?, ?, ?)",
                lease.day.isoformat(), lease.series, first, lease.last,
            )  # fmt: skip
            self._run("INSERT OR REPLACE INTO facts VALUES ('follow_url', ?)", lease.follow_url)
        return True

    # ── numbers that it gave out ─────────────────────────────────────────────────────────────

    def take(
        self, day: date, request: TicketRequest, key: str, office_time: datetime | None, at: Moment
    ) -> Entry:
        """Give out the next number of a day; the same `key` gives the same number.

        It is on disk when this returns. Raises `NoNumbersLeft` and `OutboxFailed`.
        """
        known = self.with_key(key)
        if known is not None:
            return known
        with self._writing():
            row = self._one(
                "SELECT series, next, last FROM leases WHERE day = ? AND next <= last"
                " ORDER BY last LIMIT 1",
                day.isoformat(),
            )
            if row is None:
                raise NoNumbersLeft
            series, number, last = row
            self._run(
                "UPDATE leases SET next = next + 1 WHERE day = ? AND series = ? AND last = ?",
                day.isoformat(), series, last,
            )  # fmt: skip
            entry = Entry(
                seq=0,
                day=day,
                number=format_number(series, number),
                token=secrets.token_urlsafe(16),
                key=key,
                request=request,
                office_time=office_time,
                by_server=False,
                at=at,
            )
            return self._add(entry, "untold")

    def note(
        self, ticket: TicketView, day: date, request: TicketRequest, key: str, at: Moment
    ) -> None:
        """Remember what the server gave out through this kiosk. Raises `OutboxFailed`."""
        if self.with_key(key) is not None:
            return
        entry = Entry(
            seq=0,
            day=day,
            number=ticket.number,
            token=ticket.follow_url.rpartition("/")[2],
            key=key,
            request=request,
            office_time=ticket.issued_at,
            by_server=True,
            at=at,
        )
        with self._writing():
            self._add(entry, "told")

    def with_key(self, key: str) -> Entry | None:
        """What was given out in answer to the request with this key."""
        found = self._entry("key = ?", key)
        return found[0] if found else None

    def untold(self, limit: int) -> list[Entry]:
        """What the server has not heard of, in the order of giving out."""
        return self._entry("state = 'untold' ORDER BY seq LIMIT ?", limit)

    def everything(self) -> list[Entry]:
        """All that it remembers, in the order of giving out."""
        return self._entry("TRUE ORDER BY seq")

    def settle(self, told: Sequence[int], refused: Sequence[int]) -> None:
        """The server has heard of these entries. Raises `OutboxFailed`."""
        with self._writing():
            for state, seqs in (("told", told), ("refused", refused)):
                for seq in seqs:
                    self._run("UPDATE entries SET state = ? WHERE seq = ?", state, seq)

    def tell_all_again(self) -> None:
        """The server may have forgotten everything. Raises `OutboxFailed`."""
        with self._writing():
            self._run("UPDATE entries SET state = 'untold'")

    def tidy(self, today: date) -> None:
        """Forget what nobody will ask for any more, and whose number it was still sooner.

        Raises `OutboxFailed`.
        """
        old = (today - timedelta(days=KEPT_DAYS)).isoformat()
        with self._writing():
            self._run("DELETE FROM entries WHERE day < ? AND state <> 'untold'", old)
            self._run("DELETE FROM leases WHERE day < ?", old)
            for entry in self._entry(
                'day < ? AND request LIKE \'%"person_key":"%\'',
                (today - timedelta(days=PERSON_DAYS)).isoformat(),
            ):
                nobody = entry.request.model_copy(update={"person_key": None})
                self._run(
                    "UPDATE entries SET request = ? WHERE seq = ?",
                    nobody.model_dump_json(), entry.seq,
                )  # fmt: skip

    def _add(self, entry: Entry, state: str) -> Entry:
        cursor = self._run(
            "INSERT INTO entries (day, number, token, key, request, office_time, by_server, boot,"
            " steady, wall, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entry.day.isoformat(), entry.number, entry.token, entry.key,
            entry.request.model_dump_json(),
            None if entry.office_time is None else entry.office_time.isoformat(), entry.by_server,
            entry.at.boot, entry.at.steady, entry.at.wall.isoformat(), state,
        )  # fmt: skip
        return replace(entry, seq=cursor.lastrowid or 0)

    def _entry(self, which: str, *values: Any) -> list[Entry]:
        rows = self._run(f"{_SELECT} WHERE {which}", *values).fetchall()
        return [_made(row) for row in rows]

    def _ready(self) -> "_Opened":
        if self._file is None:
            self._file = _opened(self._path)
        return self._file

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._ready().connection

    def _one(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._run(statement, *values).fetchone()
        return row

    def _run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise OutboxFailed(str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, on disk at the end of the block; nothing of it when the block fails."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


_SELECT = (
    "SELECT seq, day, number, token, key, request, office_time, by_server, boot, steady, wall"
    " FROM entries"
)


def _made(row: tuple[Any, ...]) -> Entry:
    seq, day, number, token, key, request, office_time, by_server, boot, steady, wall = row
    return Entry(
        seq=seq,
        day=date.fromisoformat(day),
        number=number,
        token=token,
        key=key,
        request=TicketRequest.model_validate_json(request),
        office_time=None if office_time is None else datetime.fromisoformat(office_time),
        by_server=bool(by_server),
        at=Moment(boot, steady, datetime.fromisoformat(wall)),
    )


def _opened(path: Path) -> _Opened:
    """The file, ready for use. One that is damaged is put aside, and a new one begun.

    Raises `OutboxFailed` when neither can be done.
    """
    try:
        try:
            connection = outbox_file.opened(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            aside = outbox_file.put_aside(path)
            log.error("outbox_damaged", kept_as=aside.name)  # noqa: TRY400 - the place is known
            connection = outbox_file.opened(path)
        try:
            return _Opened(connection, outbox_file.own_name(connection))
        except BaseException:
            connection.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise OutboxFailed(str(error)) from error
