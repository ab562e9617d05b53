"""Commands: the idempotency key, the body, the reply."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import IDEMPOTENCY_KEY
from queue_server.desk.service import Command, Reply
from queue_server.desk.turn import Actor, Turn
from queue_server.web.auth import Caller
from queue_server.web.state import Services


async def _key(
    key: Annotated[
        str | None,
        Header(
            alias=IDEMPOTENCY_KEY,
            description="8 to 64 printable characters; the same key gives the same answer.",
        ),
    ] = None,
) -> str:
    return _checked(key)


def key_of(request: Request) -> str:
    """The key that came with a request. Raises IDEMPOTENCY_KEY_MISSING or INVALID_REQUEST."""
    return _checked(request.headers.get(IDEMPOTENCY_KEY))


def _checked(key: str | None) -> str:
    if key is None:
        raise DeskError(
            ErrorCode.IDEMPOTENCY_KEY_MISSING, f"The {IDEMPOTENCY_KEY} header is missing."
        )
    if not (8 <= len(key) <= 64 and key.isascii() and key.isprintable()):
        raise DeskError(ErrorCode.INVALID_REQUEST, f"{IDEMPOTENCY_KEY} has 8 to 64 characters.")
    return key


Key = Annotated[str, Depends(_key)]
"""The command's idempotency key. Raises IDEMPOTENCY_KEY_MISSING or INVALID_REQUEST."""


async def carry_out(
    parts: Services,
    request: Request,
    caller: Caller | tuple[str, Actor],
    key: str,
    act: Callable[[Turn], BaseModel | None],
    *,
    body: BaseModel | None = None,
    status: int = 200,
) -> Response:
    """Carry out what `request` asks for, once."""
    office, actor = (caller.office, caller.actor) if isinstance(caller, Caller) else caller
    command = Command(
        office=office,
        actor=actor,
        key=key,
        name=f"{request.method} {request.scope['path']}",
        body="" if body is None else body.model_dump_json(),
    )
    return respond(await parts.desk.carry_out(command, act, status))


def respond(reply: Reply) -> Response:
    """A reply as an HTTP answer."""
    if not reply.body:
        return Response(status_code=reply.status)
    return Response(reply.body, reply.status, media_type="application/json")


def answer(view: BaseModel) -> Response:
    """A view as an HTTP answer."""
    return Response(view.model_dump_json(), media_type="application/json")
