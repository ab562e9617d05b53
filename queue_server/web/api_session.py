"""Signing in and out."""

from typing import cast

from fastapi import APIRouter, Request, Response

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import Labels, SignedIn, SignInRequest
from queue_server.accounts import csrf_of, sign_in, token_hash
from queue_server.desk import counters
from queue_server.desk.turn import Turn, names_of
from queue_server.store.rows import Role
from queue_server.store.unit import Unit
from queue_server.web.auth import SESSION_COOKIE, Passwords, Staff, set_session_cookie
from queue_server.web.commands import answer
from queue_server.web.errors import problems
from queue_server.web.offices import remember_office
from queue_server.web.state import Parts, Services

router = APIRouter(tags=["session"])


@router.post(
    "/session",
    response_model=SignedIn,
    responses=problems(ErrorCode.WRONG_PASSWORD, ErrorCode.TOO_MANY_ATTEMPTS),
)
async def post_session(body: SignInRequest, request: Request, parts: Parts) -> Response:
    """Sign in; the session comes as a cookie, the CSRF word in the answer."""
    address = request.client.host if request.client else ""
    name, office = body.name.strip().lower(), body.office or parts.office
    account = f"{office}/{name}"
    await parts.sign_in_limit.attempt(account, address)
    member = await parts.store.read(lambda unit: unit.at(office).staff_member(name))
    passwords: Passwords = request.app.state.passwords
    if not await passwords.right(member, body.password) or member is None:
        parts.metrics.refused_sign_ins.inc()
        raise DeskError(ErrorCode.WRONG_PASSWORD, "The name or the password is wrong.")
    await parts.sign_in_limit.succeeded(account, address)
    hours = parts.settings.server.session_hours

    def begin(unit: Unit) -> str:
        repo, now = unit.at(office), parts.desk.clock()
        repo.append_event("staff.signed_in", now, f"staff:{name}", None, {})
        return sign_in(repo, member, now, hours)

    token = await parts.store.write(begin, office)
    view = SignedIn(
        name=member.name,
        display_name=member.display_name,
        role=member.role,
        csrf=csrf_of(token),
        office=office,
        office_names=await _office_names(parts, office),
    )
    response = answer(view)
    set_session_cookie(response, parts, token)
    remember_office(response, office)
    return response


@router.get("/session", response_model=SignedIn, responses=problems(ErrorCode.NOT_SIGNED_IN))
async def get_session(caller: Staff, request: Request, parts: Parts) -> Response:
    """Who is signed in; a reloaded page gets its CSRF word here."""
    return answer(
        SignedIn(
            name=caller.name,
            display_name=caller.display_name,
            role=cast("Role", caller.role),
            csrf=csrf_of(request.cookies[SESSION_COOKIE]),
            office=caller.office,
            office_names=await _office_names(parts, caller.office),
        )
    )


async def _office_names(parts: Services, office: str) -> Labels:
    return await parts.desk.look(office, lambda turn: names_of(turn.office.names))


@router.delete(
    "/session",
    status_code=204,
    responses=problems(ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN),
)
async def delete_session(caller: Staff, request: Request, parts: Parts) -> Response:
    """Sign out, and leave every counter at which nobody is being served."""
    ended = token_hash(request.cookies[SESSION_COOKIE])

    def leave(turn: Turn) -> None:
        counters.leave_counters(turn)
        turn.repo.end_session(ended)
        turn.tell("staff.signed_out", None, {})

    await parts.desk.change(caller.office, caller.actor, leave)
    response = Response(status_code=204)
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="strict")
    return response
