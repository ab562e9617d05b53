"""Server-sent events: a snapshot, then numbered facts, and a heartbeat in between."""

import asyncio
from contextlib import suppress

from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from front_desk.errors import DeskError
from queue_server.desk.views import board_view
from queue_server.events import Feed, Missed, Seen, message
from queue_server.store.unit import StorageUnavailable
from queue_server.web.auth import Caller, maybe_anybody
from queue_server.web.state import Services

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_BEAT = b": still here\n\n"
_SPREAD = 16


def stream(
    parts: Services, caller: Caller, last_event_id: str | None, request: Request
) -> Response:
    """The stream for a reader that has seen `last_event_id`."""
    seen = Seen.from_event_id(last_event_id) if last_event_id else None
    return EventStream(parts, caller, seen, request)


class EventStream(Response):
    """An answer that goes on until the reader, the caller's right or the server ends."""

    media_type = "text/event-stream"

    def __init__(
        self, parts: Services, caller: Caller, seen: Seen | None, request: Request
    ) -> None:
        super().__init__(headers=_HEADERS)
        del self.headers["Content-Length"]
        self._parts = parts
        self._caller = caller
        self._seen = seen
        self._request = request

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        telling = asyncio.ensure_future(self._tell(send))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait((telling, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            telling.cancel()
            leaving.cancel()
            # Without the database the stream ends; the reader comes back by itself.
            with suppress(asyncio.CancelledError, StorageUnavailable):
                await telling
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _tell(self, send: Send) -> None:
        await _say(send, f"retry: {RETRY_MILLISECONDS}\n\n".encode())
        seen = self._seen
        with self._parts.fanout.listen(self._caller.office) as feed:
            # Streams that fell quiet together do not all beat at the same moment.
            beat = HEARTBEAT_SECONDS * (1 - 0.3 * (feed.listeners % _SPREAD) / _SPREAD)
            while not feed.closed:
                try:
                    if seen is None:
                        seen = await self._show(feed, send)
                    news = await feed.after(seen)
                except Missed:
                    seen = None
                    continue
                if news:
                    seen = feed.standing
                    await _say(send, news)
                elif not await feed.news(seen, beat):
                    if not await self._still_welcome():
                        return
                    await _say(send, _BEAT)

    async def _show(self, feed: Feed, send: Send) -> Seen:
        """Send the board as it stands, and how far that is."""
        board = await self._parts.desk.look(self._caller.office, board_view)
        seen = Seen(board.incarnation, board.revision)
        feed.expect(seen.incarnation)
        await _say(send, message("snapshot", seen, board.model_dump_json()))
        return seen

    async def _still_welcome(self) -> bool:
        """Whether the token or session that opened the stream is still good."""
        try:
            return await maybe_anybody(self._request, self._parts) == self._caller
        except DeskError:
            return False


async def _say(send: Send, words: bytes) -> None:
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _left(receive: Receive) -> None:
    """Until the reader has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass
