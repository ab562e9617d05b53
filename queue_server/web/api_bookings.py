"""Numbers that are taken from home, through the city's portal."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from front_desk.booking_messages import BookingRequest, WindowsView
from front_desk.errors import ErrorCode
from front_desk.messages import Code, TicketView
from queue_server.desk import bookings
from queue_server.web.auth import Portal
from queue_server.web.commands import Key, answer, carry_out
from queue_server.web.errors import problems
from queue_server.web.state import Parts

router = APIRouter(tags=["bookings"])

_PORTAL = (
    ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN,
    ErrorCode.UNKNOWN_SERVICE, ErrorCode.NOT_BOOKABLE,
)  # fmt: skip


@router.get("/bookings/windows", response_model=WindowsView, responses=problems(*_PORTAL))
async def get_windows(
    service: Annotated[Code, Query()], day: Annotated[date, Query()], caller: Portal, parts: Parts
) -> Response:
    """The time windows of a service on a day, and how many numbers are left in each."""
    see = partial(bookings.windows, code=service, day=day)
    return answer(await parts.desk.look(caller.office, see))


@router.post(
    "/bookings",
    response_model=TicketView,
    status_code=201,
    responses=problems(
        *_PORTAL,
        ErrorCode.IDEMPOTENCY_KEY_MISSING, ErrorCode.IDEMPOTENCY_KEY_REUSED,
        ErrorCode.UNKNOWN_PRIORITY, ErrorCode.SERVICE_CLOSED, ErrorCode.WINDOW_FULL,
        ErrorCode.QUOTA_REACHED, ErrorCode.ALREADY_WAITING, ErrorCode.PERSON_LIMIT,
        ErrorCode.NUMBERS_EXHAUSTED,
    ),
)  # fmt: skip
async def post_booking(
    body: BookingRequest, key: Key, caller: Portal, parts: Parts, request: Request
) -> Response:
    """Take a number for a time window."""
    act = partial(bookings.book, request=body)
    return await carry_out(parts, request, caller, key, act, body=body, status=201)
