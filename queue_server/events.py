"""Facts on their way out: after each commit, everybody who listens to that office.

The event table is the truth. A commit only wakes a feed; the feed reads what is new once and hands
it to every listener, so a thousand boards cost one query an event.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
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


class Feed:
    """The newest events of one office."""

    def __init__(self, store: Store, office: str) -> None:
        self._store = store
        self._office = office
        self._tail: deque[EventView] = deque(maxlen=KEPT)
        self._newest = _UNREAD
        self._stale = True
        self.closed = False
        self._changed = asyncio.Condition()
        self._reading = asyncio.Lock()

    async def wake(self) -> None:
        """There may be something new."""
        async with self._changed:
            self._stale = True
            self._changed.notify_all()

    async def wait(self, revision: int, seconds: float) -> bool:
        """Until there may be something after `revision`; False when `seconds` passed first."""
        async with self._changed:
            if self.closed or self._stale or self._newest != revision:
                return True
            try:
                await asyncio.wait_for(self._changed.wait(), seconds)
            except TimeoutError:
                return False
            return True

    async def after(self, revision: int) -> list[EventView]:
        """Events that came after `revision`, oldest first. Raises `Missed`."""
        await self._catch_up()
        if revision == self._newest:
            return []
        first = self._tail[0].revision if self._tail else self._newest + 1
        if revision > self._newest or revision + 1 < first:
            raise Missed
        return [event for event in self._tail if event.revision > revision]

    async def _catch_up(self) -> None:
        async with self._reading:
            while self._stale:
                self._stale = False
                try:
                    await self._read_new()
                except StorageUnavailable:
                    self._stale = True
                    raise
                async with self._changed:
                    # For those who began to wait while this was reading.
                    self._changed.notify_all()

    async def _read_new(self) -> None:
        if self._newest == _UNREAD:
            newest = await self._store.read(lambda unit: unit.at(self._office).revision())
            self._newest = max(0, newest - KEPT)
        while True:
            new = await self._store.read(partial(_after, self._office, self._newest))
            for event in new:
                self._tail.append(event_view(event))
                self._newest = event.revision
            if len(new) < KEPT:
                return


class Fanout:
    """The feeds of every office that somebody listens to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._feeds: dict[str, Feed] = {}
        self._listeners: dict[str, int] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.closing = False

    def start(self) -> None:
        """Take commits from now on; called inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._store.on_commit(self._heard)

    def close(self) -> None:
        """Send every listener away. Called inside the event loop; safe to call twice."""
        self.closing = True
        for office, feed in self._feeds.items():
            # Noted on the feed too: whoever is about to wait must not miss it.
            feed.closed = True
            self._wake(office)

    @property
    def listening(self) -> int:
        """How many listen now."""
        return sum(self._listeners.values())

    async def follow(
        self, office: str, revision: int, heartbeat_seconds: float
    ) -> AsyncGenerator[EventView | None]:
        """Every event after `revision`, and None whenever it has been quiet for a heartbeat.

        Ends when the server closes. Raises `Missed`.
        """
        feed = self._feeds.setdefault(office, Feed(self._store, office))
        self._listeners[office] = self._listeners.get(office, 0) + 1
        try:
            while not self.closing:
                events = await feed.after(revision)
                for event in events:
                    revision = event.revision
                    yield event
                if not events and not await feed.wait(revision, heartbeat_seconds):
                    yield None
        finally:
            self._listeners[office] -= 1
            if self._listeners[office] == 0:
                del self._listeners[office]
                self._feeds.pop(office, None)

    def _heard(self, offices: frozenset[str]) -> None:
        """From the store's threads: hand over to the event loop, if it still runs."""
        loop = self._loop
        if loop is None or self.closing:
            return
        try:
            loop.call_soon_threadsafe(self._wake_all, offices)
        except RuntimeError:
            # The loop has closed: nobody listens any more.
            self._loop = None

    def _wake_all(self, offices: frozenset[str]) -> None:
        for office in offices:
            self._wake(office)

    def _wake(self, office: str) -> None:
        feed = self._feeds.get(office)
        if feed is not None:
            task = asyncio.ensure_future(feed.wake())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


def _after(office: str, revision: int, unit: Unit) -> list[Event]:
    return unit.at(office).events_after(revision, KEPT)


def event_view(event: Event) -> EventView:
    """An event as it goes over the wire."""
    return EventView(revision=event.revision, kind=event.kind, at=event.at, data=event.data)
