"""Facts on their way out: after each commit, everybody who listens to that office.

The event table is the truth. A commit only wakes a feed; the feed reads what is new once, writes
each event as a message once, and hands the same bytes to every listener, so a thousand boards cost
one query an event.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from front_desk.messages import EventView
from queue_server.store.rows import Event
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable, Unit

KEPT = 500
"""A listener further behind than this starts from a snapshot."""

_UNREAD = -1


class Missed(Exception):
    """The listener is too far behind, or ahead of what ever happened."""


@dataclass(frozen=True)
class Fact:
    """An event and its message on a stream of server-sent events."""

    revision: int
    message: bytes = field(repr=False)


class Feed:
    """The newest events of one office, for use in the event loop only."""

    def __init__(self, store: Store, office: str) -> None:
        self._store = store
        self._office = office
        self._tail: deque[Fact] = deque(maxlen=KEPT)
        self._newest = _UNREAD
        self._stale = True
        self._reading: asyncio.Task[None] | None = None
        self._waiting: set[asyncio.Future[bool]] = set()
        self._after: dict[int, bytes] = {}
        self.listeners = 0
        self.closed = False

    def wake(self) -> None:
        """There may be something new."""
        self._stale = True
        if self._reading is None and not self.closed:
            self._reading = asyncio.ensure_future(self._catch_up())

    def close(self) -> None:
        """Send every listener away."""
        self.closed = True
        self._release()

    async def after(self, revision: int) -> bytes:
        """The messages of what came after `revision`, oldest first; empty when nothing did.

        Raises `Missed` and `StorageUnavailable`.
        """
        if self._newest == _UNREAD or self._newest < revision:
            # A snapshot may be newer than what this feed has read.
            await self._read_now()
        if revision == self._newest or self.closed:
            return b""
        first = self._tail[0].revision if self._tail else self._newest + 1
        if revision > self._newest or revision + 1 < first:
            raise Missed
        messages = self._after.get(revision)
        if messages is None:
            messages = b"".join(fact.message for fact in self._tail if fact.revision > revision)
            self._after[revision] = messages
        return messages

    @property
    def newest(self) -> int:
        """The revision of the newest event that was read."""
        return self._newest

    async def news(self, revision: int, seconds: float) -> bool:
        """Wait for something after `revision`; False when `seconds` passed first.

        Raises `StorageUnavailable` when what is new could not be read.
        """
        if self.closed or self._newest != revision:
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

    async def _read_now(self) -> None:
        self.wake()
        while self._reading is not None:
            # Not cancelled with whoever waits for it: others wait too.
            await asyncio.shield(self._reading)
        if self._stale and not self.closed:
            raise StorageUnavailable("events")

    async def _catch_up(self) -> None:
        try:
            while self._stale:
                self._stale = False
                await self._read_new()
                self._release()
        except StorageUnavailable as error:
            self._stale = True
            self._release(error)
        finally:
            self._reading = None

    async def _read_new(self) -> None:
        if self._newest == _UNREAD:
            newest = await self._store.read(lambda unit: unit.at(self._office).revision())
            self._newest = max(0, newest - KEPT)
        while True:
            new = await self._store.read(partial(_after, self._office, self._newest))
            for event in new:
                self._tail.append(Fact(event.revision, event_message(event)))
                self._newest = event.revision
            self._after.clear()
            if len(new) < KEPT:
                return

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
        feed = self._feeds.setdefault(office, Feed(self._store, office))
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


def _after(office: str, revision: int, unit: Unit) -> list[Event]:
    return unit.at(office).events_after(revision, KEPT)


def event_message(event: Event) -> bytes:
    """An event as it goes over the wire."""
    view = EventView(revision=event.revision, kind=event.kind, at=event.at, data=event.data)
    return message(event.kind, event.revision, view.model_dump_json())


def message(name: str, revision: int, data: str) -> bytes:
    """One message of a stream; JSON has no bare line breaks, so one data line is enough."""
    return f"id: {revision}\nevent: {name}\ndata: {data}\n\n".encode()
