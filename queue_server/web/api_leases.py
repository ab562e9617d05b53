"""Kiosks that give out numbers by themselves: the blocks they hold, and telling of them.

Neither command has an idempotency key: repeating them is harmless, and the answer to a repetition
shall be fresh.
"""

from functools import partial

from fastapi import APIRouter, Response

from front_desk.errors import ErrorCode
from front_desk.lease_messages import (
    LeaseRequest,
    LeaseView,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import API
from queue_server.desk import leases, replay
from queue_server.web.auth import Kiosk
from queue_server.web.commands import answer
from queue_server.web.errors import problems
from queue_server.web.state import Parts

router = APIRouter(tags=["offline kiosks"])

_ISSUE = f"POST {API}/tickets"
_KIOSK = (ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN)


@router.post(
    "/leases",
    response_model=LeaseView,
    responses=problems(*_KIOSK, ErrorCode.NUMBERS_EXHAUSTED),
)
async def post_lease(body: LeaseRequest, caller: Kiosk, parts: Parts) -> Response:
    """A block of numbers that this kiosk may give out by itself on a day."""
    act = partial(leases.lease, request=body)
    return answer(await parts.desk.change(caller.office, caller.actor, act))


@router.post("/tickets/replay", response_model=ReplayView, responses=problems(*_KIOSK))
async def post_replay(body: ReplayRequest, caller: Kiosk, parts: Parts) -> Response:
    """Enter numbers that this kiosk has given out, in their order."""
    act = partial(replay.replay, request=body, issue_name=_ISSUE)
    return answer(await parts.desk.change(caller.office, caller.actor, act))
