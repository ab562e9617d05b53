"""Server-sent events: a snapshot, then numbered facts, and a heartbeat in between."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import Request
from fastapi.responses import StreamingResponse

from front_desk.errors import DeskError
from front_desk.messages import EventView
from queue_server.desk.views import board_view
from queue_server.events import Missed
from queue_server.web.auth import Caller, maybe_anybody
from queue_server.web.state import Services

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def stream(
    parts: Services, caller: Caller, last_event_id: str | None, request: Request
) -> StreamingResponse:
    """The stream for a reader that has seen `last_event_id`."""
    seen = int(last_event_id) if last_event_id and last_event_id.isdecimal() else None
    return StreamingResponse(
        _messages(parts, caller, seen, request), media_type="text/event-stream", headers=_HEADERS
    )


async def _messages(
    parts: Services, caller: Caller, seen: int | None, request: Request
) -> AsyncIterator[str]:
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    while True:
        if seen is None:
            board = await parts.desk.look(caller.office, board_view)
            seen = board.revision
            yield message("snapshot", seen, board.model_dump_json())
        try:
            async with aclosing(
                parts.fanout.follow(caller.office, seen, HEARTBEAT_SECONDS)
            ) as facts:
                async for fact in facts:
                    if fact is None:
                        if not await _still_welcome(request, parts, caller):
                            return
                        yield ": still here\n\n"
                    else:
                        yield event(fact)
        except Missed:
            seen = None
        else:
            return


async def _still_welcome(request: Request, parts: Services, caller: Caller) -> bool:
    """Whether the token or session that opened the stream is still good."""
    try:
        return await maybe_anybody(request, parts) == caller
    except DeskError:
        return False


def event(fact: EventView) -> str:
    """An event as a message of the stream."""
    return message(fact.kind, fact.revision, fact.model_dump_json())


def message(name: str, revision: int, data: str) -> str:
    """One message; JSON has no bare line breaks, so one data line is enough."""
    return f"id: {revision}\nevent: {name}\ndata: {data}\n\n"
