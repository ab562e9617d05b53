"""Counters, the queue before them, services on hold, and calls for help."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import TypeAdapter

from front_desk.errors import ErrorCode
from front_desk.fault_messages import FaultReport
from front_desk.messages import (
    BreakRequest,
    CalledTicketView,
    Code,
    CounterView,
    HelpRequest,
    QueueView,
    ServiceView,
    TicketView,
)
from queue_server.desk import counters, kiosks, refusals, undoing, views, visits
from queue_server.desk.line import look_at_line
from queue_server.desk.turn import Turn
from queue_server.web.auth import Clerk, Kiosk, Staff
from queue_server.web.commands import Key, answer, carry_out
from queue_server.web.errors import problems
from queue_server.web.state import Parts

router = APIRouter(tags=["counters"])

_COUNTERS = TypeAdapter(tuple[CounterView, ...])
_COMMAND = (
    ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN,
    ErrorCode.IDEMPOTENCY_KEY_MISSING, ErrorCode.IDEMPOTENCY_KEY_REUSED,
)  # fmt: skip
_COUNTER = (*_COMMAND, ErrorCode.UNKNOWN_COUNTER)


@router.get(
    "/counters",
    response_model=tuple[CounterView, ...],
    responses=problems(ErrorCode.NOT_SIGNED_IN),
)
async def get_counters(caller: Staff, parts: Parts) -> Response:
    """Every counter, who sits there, and the ticket at it."""

    def see(turn: Turn) -> tuple[CounterView, ...]:
        return views.counter_views(turn, look_at_line(turn))

    seen = await parts.desk.look(caller.office, see)
    return Response(_COUNTERS.dump_json(seen), media_type="application/json")


@router.post(
    "/counters/{code}/open",
    response_model=CounterView,
    responses=problems(*_COUNTER, ErrorCode.COUNTER_TAKEN),
)
async def open_counter(
    code: Code, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Sit down at a counter."""
    return await carry_out(parts, request, caller, key, partial(counters.open_counter, code=code))


@router.post(
    "/counters/{code}/close",
    response_model=CounterView,
    responses=problems(
        *_COUNTER, ErrorCode.COUNTER_CLOSED, ErrorCode.WRONG_COUNTER, ErrorCode.COUNTER_BUSY
    ),
)
async def close_counter(
    code: Code, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Leave a counter."""
    return await carry_out(parts, request, caller, key, partial(counters.close_counter, code=code))


@router.post(
    "/counters/{code}/call-next",
    response_model=CalledTicketView,
    responses={
        204: {"description": "Nobody waits."},
        **problems(
            *_COUNTER, ErrorCode.COUNTER_CLOSED, ErrorCode.WRONG_COUNTER, ErrorCode.COUNTER_BUSY,
            ErrorCode.COUNTER_ON_BREAK,
        ),
    },
)  # fmt: skip
async def call_next(
    code: Code, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Call whoever is next, and say why."""
    return await carry_out(parts, request, caller, key, partial(counters.call_next, code=code))


@router.post(
    "/counters/{code}/break",
    response_model=CounterView,
    responses=problems(
        *_COUNTER, ErrorCode.COUNTER_CLOSED, ErrorCode.WRONG_COUNTER, ErrorCode.COUNTER_BUSY
    ),
)
async def take_break(  # noqa: PLR0917 - FastAPI's parameters
    code: Code, body: BreakRequest, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Rest for a while; opening the counter again ends it."""
    act = partial(counters.take_break, code=code, request=body)
    return await carry_out(parts, request, caller, key, act, body=body)


@router.post(
    "/counters/{code}/undo",
    response_model=TicketView,
    responses=problems(
        *_COUNTER, ErrorCode.COUNTER_CLOSED, ErrorCode.WRONG_COUNTER, ErrorCode.COUNTER_BUSY,
        ErrorCode.COUNTER_ON_BREAK, ErrorCode.NOTHING_TO_UNDO, ErrorCode.NOT_YOUR_ACT,
        ErrorCode.ALREADY_WAITING,
    ),
)  # fmt: skip
async def undo(code: Code, key: Key, caller: Clerk, parts: Parts, request: Request) -> Response:
    """Take back the last act at the counter, one's own; a senior anybody's."""
    return await carry_out(parts, request, caller, key, partial(undoing.undo, code=code))


@router.get(
    "/queue",
    response_model=QueueView,
    responses=problems(ErrorCode.NOT_SIGNED_IN, ErrorCode.UNKNOWN_COUNTER),
)
async def get_queue(counter: Annotated[Code, Query()], caller: Staff, parts: Parts) -> Response:
    """Everything that the page of a counter shows."""
    see = partial(counters.queue_view, code=counter)
    return answer(await parts.desk.look(caller.office, see))


@router.post(
    "/services/{code}/pause",
    response_model=ServiceView,
    responses=problems(*_COMMAND, ErrorCode.UNKNOWN_SERVICE),
)
async def pause_service(
    code: Code, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Give out no more numbers of a service for the time being."""
    act = partial(counters.set_paused, code=code, paused=True)
    return await carry_out(parts, request, caller, key, act)


@router.post(
    "/services/{code}/resume",
    response_model=ServiceView,
    responses=problems(*_COMMAND, ErrorCode.UNKNOWN_SERVICE),
)
async def resume_service(
    code: Code, key: Key, caller: Clerk, parts: Parts, request: Request
) -> Response:
    """Give out numbers of a service again."""
    act = partial(counters.set_paused, code=code, paused=False)
    return await carry_out(parts, request, caller, key, act)


@router.post("/help-requests", status_code=204, responses=problems(*_COMMAND))
async def ask_for_help(
    body: HelpRequest, key: Key, caller: Kiosk, parts: Parts, request: Request
) -> Response:
    """Call a person to the kiosk that asks."""
    act = partial(visits.ask_for_help, request=body)
    return await carry_out(parts, request, caller, key, act, body=body)


@router.post(
    "/fault-reports",
    status_code=204,
    responses=problems(ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN),
)
async def post_fault_report(body: FaultReport, caller: Kiosk, parts: Parts) -> Response:
    """Tell all that is wrong with the kiosk that asks, every few seconds, so that its silence tells
    something, too. It has no idempotency key: repeating it is harmless."""
    noted = partial(kiosks.is_noted, device=caller.name, report=body)
    if not await parts.desk.look(caller.office, noted):
        await parts.desk.change(caller.office, caller.actor, partial(kiosks.hear, report=body))
    return Response(status_code=204)


@router.post(
    "/help-requests/{device}/answer",
    status_code=204,
    responses=problems(*_COMMAND, ErrorCode.NOT_FOUND),
)
async def answer_help(
    device: Annotated[str, Path(max_length=64)],
    key: Key,
    caller: Clerk,
    parts: Parts,
    request: Request,
) -> Response:
    """Somebody goes to that kiosk."""
    act = partial(visits.answer_help, device=device)
    return await carry_out(parts, request, caller, key, act)


@router.post(
    "/refused-numbers/{refusal_id}/settle",
    status_code=204,
    responses=problems(*_COMMAND, ErrorCode.NOT_FOUND),
)
async def settle_refused_number(
    refusal_id: Annotated[str, Path(pattern=r"^[0-9]{1,18}$")],
    key: Key,
    caller: Clerk,
    parts: Parts,
    request: Request,
) -> Response:
    """Somebody has seen to the holder of a number that is in no books."""
    act = partial(refusals.settle, refusal=int(refusal_id))
    return await carry_out(parts, request, caller, key, act)
