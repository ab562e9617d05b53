"""Taking numbers, following them, and what staff do with them."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from front_desk.errors import ErrorCode
from front_desk.messages import (
    CheckInRequest,
    ParkRequest,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
    TransferRequest,
)
from front_desk.report_messages import RatingView
from queue_server.desk import acts, issuing, views, visits
from queue_server.desk.turn import PHONE, Turn
from queue_server.web.auth import Anybody, Clerk, Issuer, Kiosk, MaybeDevice
from queue_server.web.commands import Key, answer, carry_out
from queue_server.web.errors import problems
from queue_server.web.state import Parts

router = APIRouter(tags=["tickets"])

_IDEMPOTENCY = (ErrorCode.IDEMPOTENCY_KEY_MISSING, ErrorCode.IDEMPOTENCY_KEY_REUSED)
_SIGNED_IN = (ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN)
_ACT = (
    *_SIGNED_IN, *_IDEMPOTENCY,
    ErrorCode.UNKNOWN_TICKET, ErrorCode.WRONG_COUNTER, ErrorCode.COUNTER_CLOSED,
    ErrorCode.FORBIDDEN_MOVE,
)  # fmt: skip
_REFUSED: dict[str, tuple[ErrorCode, ...]] = {
    "recall": (ErrorCode.CALLED_JUST_NOW,),
    "miss": (ErrorCode.CALLED_TOO_SELDOM,),
    "restore": (ErrorCode.ALREADY_WAITING,),
}
"""What else can be said against one act."""

TicketId = Annotated[str, Path(pattern=r"^[0-9]{1,18}$")]


@router.get("/services", response_model=ServicesView, responses=problems(*_SIGNED_IN))
async def get_services(caller: Anybody, parts: Parts) -> Response:
    """What can be chosen now, and how full each service is."""
    return answer(await parts.desk.look(caller.office, views.services_view))


@router.post(
    "/tickets",
    response_model=TicketView,
    status_code=201,
    responses=problems(
        *_SIGNED_IN, *_IDEMPOTENCY,
        ErrorCode.UNKNOWN_SERVICE, ErrorCode.UNKNOWN_PRIORITY, ErrorCode.OFFICE_CLOSED,
        ErrorCode.SERVICE_CLOSED, ErrorCode.NUMBERS_EXHAUSTED, ErrorCode.QUOTA_REACHED,
        ErrorCode.ALREADY_WAITING, ErrorCode.PERSON_LIMIT,
    ),
)  # fmt: skip
async def post_ticket(
    body: TicketRequest, key: Key, caller: Issuer, parts: Parts, request: Request
) -> Response:
    """Issue a number."""
    act = partial(issuing.issue, request=body)
    return await carry_out(parts, request, caller, key, act, body=body, status=201)


@router.get(
    "/tickets/find",
    response_model=TicketView,
    responses=problems(*_SIGNED_IN, ErrorCode.UNKNOWN_TICKET),
)
async def find_ticket(
    ticket: Annotated[str, Query(min_length=2, max_length=64)], caller: Kiosk, parts: Parts
) -> Response:
    """The ticket with this token, or with this number today."""

    def see(turn: Turn) -> TicketView:
        return views.placed_view(turn, visits.find(turn, ticket))

    return answer(await parts.desk.look(caller.office, see))


@router.post(
    "/tickets/check-in",
    response_model=TicketView,
    responses=problems(
        *_SIGNED_IN, *_IDEMPOTENCY,
        ErrorCode.UNKNOWN_TICKET, ErrorCode.FORBIDDEN_MOVE, ErrorCode.ALREADY_WAITING,
        ErrorCode.BOOKING_TOO_EARLY, ErrorCode.BOOKING_LAPSED,
    ),
)  # fmt: skip
async def check_in_ticket(
    body: CheckInRequest, key: Key, caller: Kiosk, parts: Parts, request: Request
) -> Response:
    """Stand in line with a booked, missed or returning ticket, by the token in its QR code."""
    act = partial(visits.check_in, request=body)
    return await carry_out(parts, request, caller, key, act, body=body)


@router.get(
    "/tickets/{ticket_id}",
    response_model=TicketView,
    responses=problems(*_SIGNED_IN, ErrorCode.UNKNOWN_TICKET),
)
async def get_ticket(ticket_id: TicketId, caller: Issuer, parts: Parts) -> Response:
    """A ticket as it stands."""

    def see(turn: Turn) -> TicketView:
        return views.placed_view(turn, turn.repo.ticket(int(ticket_id)))

    return answer(await parts.desk.look(caller.office, see))


def _offer(name: str, act: Callable[[Turn, int], TicketView]) -> None:
    """One command on a ticket: `POST tickets/{id}/NAME`."""

    async def endpoint(
        ticket_id: TicketId, key: Key, caller: Clerk, parts: Parts, request: Request
    ) -> Response:
        return await carry_out(parts, request, caller, key, lambda turn: act(turn, int(ticket_id)))

    router.add_api_route(
        f"/tickets/{{ticket_id}}/{name}",
        endpoint,
        methods=["POST"],
        name=f"{name}_ticket",
        description=act.__doc__,
        response_model=TicketView,
        responses=problems(*_ACT, *_REFUSED.get(name, ())),
    )


for _name, _act in (
    ("recall", acts.recall),
    ("serve", acts.serve),
    ("finish", acts.finish),
    ("miss", acts.miss),
    ("restore", acts.restore),
    ("leave", acts.leave),
    ("cancel", acts.cancel),
):
    _offer(_name, _act)


@router.post("/tickets/{ticket_id}/park", response_model=TicketView, responses=problems(*_ACT))
async def park_ticket(  # noqa: PLR0917 - FastAPI's parameters
    ticket_id: TicketId,
    key: Key,
    caller: Clerk,
    parts: Parts,
    request: Request,
    body: ParkRequest | None = None,
) -> Response:
    """Set a ticket aside, under one's own name or until missing papers are there."""
    wanted = body or ParkRequest()
    return await carry_out(
        parts, request, caller, key,
        lambda turn: acts.park(turn, int(ticket_id), wanted), body=wanted,
    )  # fmt: skip


@router.post(
    "/tickets/{ticket_id}/transfer",
    response_model=TicketView,
    responses=problems(
        *_ACT, ErrorCode.UNKNOWN_SERVICE, ErrorCode.UNKNOWN_COUNTER, ErrorCode.ALREADY_WAITING
    ),
)
async def transfer_ticket(  # noqa: PLR0917 - FastAPI's parameters
    ticket_id: TicketId,
    body: TransferRequest,
    key: Key,
    caller: Clerk,
    parts: Parts,
    request: Request,
) -> Response:
    """Send a ticket on to another service or to one counter; its place is kept."""
    return await carry_out(
        parts, request, caller, key,
        lambda turn: acts.transfer(turn, int(ticket_id), body), body=body,
    )  # fmt: skip


@router.get(
    "/follow/{token}", response_model=TicketView, responses=problems(ErrorCode.UNKNOWN_TICKET)
)
async def follow_ticket(token: str, parts: Parts) -> Response:
    """A ticket for whoever holds its token; its `id` is that token."""
    office = await parts.desk.office_of_ticket(token)
    return answer(await parts.desk.look(office, partial(visits.follow, token=token)))


@router.post(
    "/follow/{token}/cancel",
    response_model=TicketView,
    responses=problems(*_IDEMPOTENCY, ErrorCode.UNKNOWN_TICKET, ErrorCode.FORBIDDEN_MOVE),
)
async def cancel_own_ticket(token: str, key: Key, parts: Parts, request: Request) -> Response:
    """The holder of the token does not want the number any more."""
    office = await parts.desk.office_of_ticket(token)
    act = partial(visits.cancel_own, token=token)
    return await carry_out(parts, request, (office, PHONE), key, act)


@router.post(
    "/ratings",
    response_model=RatingView,
    status_code=201,
    responses=problems(
        *_IDEMPOTENCY, ErrorCode.NOT_SIGNED_IN, ErrorCode.UNKNOWN_TICKET,
        ErrorCode.NOT_YET_SERVED, ErrorCode.ALREADY_RATED,
    ),
)  # fmt: skip
async def post_rating(
    body: RatingRequest, key: Key, caller: MaybeDevice, parts: Parts, request: Request
) -> Response:
    """Rate a finished ticket: a kiosk by number or token, a phone by token."""
    rater = (
        (caller.office, caller.actor)
        if caller is not None and caller.role == "kiosk"
        else (await parts.desk.office_of_ticket(body.ticket), PHONE)
    )
    act = partial(visits.rate, request=body)
    return await carry_out(parts, request, rater, key, act, body=body, status=201)
