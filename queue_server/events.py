"""Facts on their way out: after each commit, everybody who listens to that office.

The event table is the truth. A commit only wakes a feed; the feed reads what is new once, writes
each event as a message once, and hands the same bytes to every listener, so a thousand boards cost
one query an event.
"""

import asyncio
import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from front_desk.messages import EventView
from queue_server.store.repository import Repository
from queue_server.store.rows import Event
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable, Unit

KEPT = 500
"""A listener further behind than this starts from a snapshot."""

_EVENT_ID = re.compile(r"(?:([0-9a-f]{1,32}):)?([0-9]{1,18})")


class Missed(Exception):
    """The listener is too far behind, ahead of what ever happened, or knows another past."""


class Seen(NamedTuple):
    """How far somebody has come: up to which revision, in which incarnation of the office.

    An office gets another incarnation when its database is restored from a backup: its revisions
    then tell of other events than before.
    """

    incarnation: str
    revision: int

    @property
    def event_id(self) -> str:
        """`"17"`, or `"5f…:17"` in an office that was restored."""
        return f"{self.incarnation}:{self.revision}" if self.incarnation else str(self.revision)

    @classmethod
    def from_event_id(cls, event_id: str) -> "Seen | None":
        """What a reader has seen whose last message had this id; None when it is none of ours."""
        match = _EVENT_ID.fullmatch(event_id)
        return None if match is None else cls(match[1] or "", int(match[2]))


@dataclass(frozen=True)
class Fact:
    """An event and its message on a stream of server-sent events."""

    revision: int
    message: bytes = field(repr=False)


class Reader:
    """Reads for all feeds: those that are behind at one moment in one step."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._behind: set[Feed] = set()
        self._reading: asyncio.Task[None] | None = None

    def wake(self, feed: "Feed") -> None:
        """There may be something new for a feed."""
        self._behind.add(feed)
        if self._reading is None:
            self._reading = asyncio.ensure_future(self._catch_up())

    async def _catch_up(self) -> None:
        try:
            while self._behind:
                feeds, self._behind = list(self._behind), set()
                wanted = [(feed.office, feed.standing) for feed in feeds]
                try:
                    found = await self._store.read(partial(_after, wanted))
                except StorageUnavailable as error:
                    for feed in feeds:
                        feed.fail(error)
                else:
                    for feed, (_, asked), (begin, events) in zip(feeds, wanted, found, strict=True):
                        if feed.take(asked, begin, events):
                            self._behind.add(feed)
        finally:
            self._reading = None


class Feed:
    """The newest events of one office, for use in the event loop only."""

    def __init__(self, reader: Reader, office: str) -> None:
        self._reader = reader
        self._office = office
        self._tail: deque[Fact] = deque(maxlen=KEPT)
        self._standing: Seen | None = None
        self._waiting: set[asyncio.Future[bool]] = set()
        self._after: dict[int, bytes] = {}
        self.listeners = 0
        self.closed = False

    @property
    def office(self) -> str:
        """Whose events these are."""
        return self._office

    def wake(self) -> None:
        """There may be something new."""
        if not self.closed:
            self._reader.wake(self)

    def take(self, asked: Seen | None, begin: Seen, events: Sequence[Event]) -> bool:
        """Take what came after `begin`, which was read for a feed that stood at `asked`.

        Whether there may be more than was read.
        """
        if asked != self._standing:
            # It was told to forget meanwhile.
            return True
        if asked is None:
            self._tail.clear()
        incarnation, newest = begin
        for event in events:
            newest = event.revision
            self._tail.append(Fact(newest, event_message(event, incarnation)))
        self._standing = Seen(incarnation, newest)
        self._after.clear()
        self._release()
        return len(events) >= KEPT

    def expect(self, incarnation: str) -> None:
        """The database says that the office is in this incarnation: begin anew from another one."""
        if self._standing is not None and self._standing.incarnation != incarnation:
            self._standing = None

    def fail(self, error: StorageUnavailable) -> None:
        """What is new could not be read. The database that comes back may be a restored one."""
        self._standing = None
        self._release(error)

    def close(self) -> None:
        """Send every listener away."""
        self.closed = True
        self._release()

    async def after(self, seen: Seen) -> bytes:
        """The messages of what came after `seen`, oldest first; empty when nothing did.

        Raises `Missed` and `StorageUnavailable`.
        """
        for _ in range(2):
            # A snapshot may be newer than what this feed has read, and than what is being read.
            if not self.closed and (self._standing is None or self._is_behind(seen)):
                await self._read_now()
        standing = self._standing
        if self.closed or standing is None or seen == standing:
            return b""
        first = self._tail[0].revision if self._tail else standing.revision + 1
        if seen.incarnation != standing.incarnation or not first <= seen.revision + 1 <= (
            standing.revision
        ):
            raise Missed
        messages = self._after.get(seen.revision)
        if messages is None:
            newer = (fact.message for fact in self._tail if fact.revision > seen.revision)
            messages = self._after[seen.revision] = b"".join(newer)
        return messages

    @property
    def standing(self) -> Seen | None:
        """The newest event that was read; None before the first."""
        return self._standing

    async def news(self, seen: Seen, seconds: float) -> bool:
        """Wait for something after `seen`; False when `seconds` passed first.

        Raises `StorageUnavailable` when what is new could not be read.
        """
        if self.closed or self._standing != seen:
            return True
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[bool] = loop.create_future()
        self._waiting.add(waiting)
        alarm = loop.call_later(seconds, _settle, waiting)
        try:
            return await waiting
        finally:
            alarm.cancel()
            self._waiting.discard(waiting)

    def _is_behind(self, seen: Seen) -> bool:
        standing = self._standing
        return (
            standing is not None
            and seen.incarnation == standing.incarnation
            and seen.revision > standing.revision
        )

    async def _read_now(self) -> None:
        self.wake()
        waiting: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

    def _release(self, error: StorageUnavailable | None = None) -> None:
        waiting, self._waiting = self._waiting, set()
        for one in waiting:
            if not one.done():
                if error is None:
                    one.set_result(True)
                else:
                    one.set_exception(error)


class Fanout:
    """The feeds of every office that somebody listens to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = Reader(store)
        self._feeds: dict[str, Feed] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closing = False

    def start(self) -> None:
        """Take commits from now on; called inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._store.on_commit(self._heard)

    def close(self) -> None:
        """Send every listener away. Called inside the event loop; safe to call twice."""
        self.closing = True
        for feed in self._feeds.values():
            feed.close()

    @property
    def listening(self) -> int:
        """How many listen now."""
        return sum(feed.listeners for feed in self._feeds.values())

    @contextmanager
    def listen(self, office: str) -> Iterator[Feed]:
        """The feed of an office, kept while somebody listens."""
        feed = self._feeds.setdefault(office, Feed(self._reader, office))
        feed.closed = self.closing
        feed.listeners += 1
        try:
            yield feed
        finally:
            feed.listeners -= 1
            if feed.listeners == 0:
                self._feeds.pop(office, None)

    def _heard(self, offices: frozenset[str]) -> None:
        """From the store's threads: hand over to the event loop, if it still runs."""
        loop = self._loop
        if loop is None or self.closing or not any(office in self._feeds for office in offices):
            return
        try:
            loop.call_soon_threadsafe(self._wake_all, offices)
        except RuntimeError:
            # The loop has closed: nobody listens any more.
            self._loop = None

    def _wake_all(self, offices: frozenset[str]) -> None:
        for office in offices:
            feed = self._feeds.get(office)
            if feed is not None:
                feed.wake()


def _settle(waiting: asyncio.Future[bool]) -> None:
    if not waiting.done():
        waiting.set_result(False)


def _after(asked: Sequence[tuple[str, Seen | None]], unit: Unit) -> list[tuple[Seen, list[Event]]]:
    """What came after what the offices' feeds have seen, and where each begins."""
    found = []
    for office, seen in asked:
        repo = unit.at(office)
        begin = seen or _first_look(repo)
        found.append((begin, repo.events_after(begin.revision, KEPT)))
    return found


def _first_look(repo: Repository) -> Seen:
    incarnation, revision = repo.standing()
    return Seen(incarnation, max(0, revision - KEPT))


def event_message(event: Event, incarnation: str = "") -> bytes:
    """An event as it goes over the wire."""
    view = EventView(revision=event.revision, kind=event.kind, at=event.at, data=event.data)
    return message(event.kind, Seen(incarnation, event.revision), view.model_dump_json())


def message(name: str, seen: Seen, data: str) -> bytes:
    """One message of a stream; JSON has no bare line breaks, so one data line is enough."""
    return f"id: {seen.event_id}\nevent: {name}\ndata: {data}\n\n".encode()
