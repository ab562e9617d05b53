"""Who is asking: a device by its token, a member of staff by the session cookie.

A device sends `Authorization: Bearer TOKEN`. A board's browser may carry the same token in a
cookie, which is good for looking only. Staff carry a session cookie, and with every command the
`X-CSRF-Token` that sign-in gave them.
"""

import asyncio
import hmac
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import Depends, Request, Response

from front_desk.errors import DeskError, ErrorCode
from queue_server.accounts import csrf_of, hash_password, password_matches, token_hash
from queue_server.desk.turn import Actor
from queue_server.store.rows import Device, StaffMember
from queue_server.web.state import Parts, Services

SESSION_COOKIE = "motcua_session"
BOARD_COOKIE = "motcua_board"
CSRF_HEADER = "X-CSRF-Token"

BOARD_COOKIE_DAYS = 365
_DEVICE_REMEMBERED = timedelta(seconds=5)
_MOST_DEVICES = 1000
_SAFE = ("GET", "HEAD")


@dataclass(frozen=True)
class Caller:
    """Who asks. `role` is a device's kind or a member of staff's role."""

    office: str
    kind: Literal["device", "staff"]
    name: str
    role: str
    display_name: str = ""

    @property
    def actor(self) -> Actor:
        """As use cases and events name the caller."""
        senior = self.kind == "staff" and self.role in ("manager", "admin")
        return Actor(self.kind, self.name, senior)


class DeviceTokens:
    """Devices by token, remembered for five seconds: a withdrawn token stops working soon."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[Device, datetime]] = OrderedDict()

    async def find(self, parts: Services, token: str) -> Device | None:
        """The device with this token."""
        wanted = token_hash(token)
        now = parts.desk.clock()
        device, until = self._known.get(wanted, (None, now))
        if device is not None and now < until <= now + _DEVICE_REMEMBERED:
            return device
        device = await parts.store.read(lambda unit: unit.directory.device(wanted))
        self._known.pop(wanted, None)
        if device is not None:
            self._known[wanted] = (device, now + _DEVICE_REMEMBERED)
            while len(self._known) > _MOST_DEVICES:
                self._known.popitem(last=False)
        return device


async def find_device(request: Request, parts: Services) -> Caller | None:
    """The device that a bearer token or a board's cookie belongs to."""
    return await find_bearer(request, parts) or await find_board(request, parts)


async def find_bearer(request: Request, parts: Services) -> Caller | None:
    """The device whose bearer token came along."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return await _device(request, parts, token) if scheme.lower() == "bearer" else None


async def find_board(request: Request, parts: Services) -> Caller | None:
    """The board whose token its browser keeps in a cookie: for looking only."""
    if request.method not in _SAFE:
        return None
    board = await _device(request, parts, request.cookies.get(BOARD_COOKIE, ""))
    return board if board is not None and board.role == "board" else None


async def _device(request: Request, parts: Services, token: str) -> Caller | None:
    if not token:
        return None
    tokens: DeviceTokens = request.app.state.device_tokens
    device = await tokens.find(parts, token.strip())
    return None if device is None else Caller(device.office, "device", device.name, device.kind)


async def find_staff(request: Request, parts: Services) -> Caller | None:
    """The member of staff whose session cookie came along; commands need the CSRF word too.

    Raises `DeskError` (FORBIDDEN) for a command without it.
    """
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    wanted, now = token_hash(token), parts.desk.clock()
    member = await parts.store.read(lambda unit: unit.directory.session(wanted, now))
    if member is None:
        return None
    if request.method not in _SAFE:
        sent = request.headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(sent.encode(), csrf_of(token).encode()):
            raise DeskError(ErrorCode.FORBIDDEN, f"The {CSRF_HEADER} header is missing or wrong.")
    return Caller(member.office, "staff", member.name, member.role, member.display_name)


async def maybe_anybody(request: Request, parts: Parts) -> Caller | None:
    """A device, a member of staff or a board's browser, in this order; None for all others."""
    return (
        await find_bearer(request, parts)
        or await find_staff(request, parts)
        or await find_board(request, parts)
    )


async def anybody(request: Request, parts: Parts) -> Caller:
    """As `maybe_anybody`. Raises `DeskError` (NOT_SIGNED_IN) for all others."""
    caller = await maybe_anybody(request, parts)
    if caller is None:
        raise DeskError(ErrorCode.NOT_SIGNED_IN, "A device token or a sign-in is needed.")
    return caller


async def _maybe_device(request: Request, parts: Parts) -> Caller | None:
    return await find_bearer(request, parts)


async def _staff(request: Request, parts: Parts) -> Caller:
    caller = await find_staff(request, parts)
    if caller is None:
        raise DeskError(ErrorCode.NOT_SIGNED_IN, "A sign-in is needed.")
    return caller


async def _kiosk(caller: Annotated[Caller, Depends(anybody)]) -> Caller:
    if caller.kind != "device" or caller.role != "kiosk":
        raise DeskError(ErrorCode.FORBIDDEN, "This is for kiosks.")
    return caller


async def _portal(caller: Annotated[Caller, Depends(anybody)]) -> Caller:
    if caller.kind != "device" or caller.role != "portal":
        raise DeskError(ErrorCode.FORBIDDEN, "This is for the booking portal.")
    return caller


async def _issuer(caller: Annotated[Caller, Depends(anybody)]) -> Caller:
    if caller.role not in ("kiosk", "staff", "manager", "admin"):
        raise DeskError(ErrorCode.FORBIDDEN, "This is for kiosks and staff.")
    return caller


async def _clerk(caller: Annotated[Caller, Depends(_staff)]) -> Caller:
    if caller.role not in ("staff", "manager", "admin"):
        raise DeskError(ErrorCode.FORBIDDEN, "An auditor only looks.")
    return caller


async def _manager(caller: Annotated[Caller, Depends(_staff)]) -> Caller:
    if caller.role not in ("manager", "admin", "auditor"):
        raise DeskError(ErrorCode.FORBIDDEN, "This is for managers.")
    return caller


Anybody = Annotated[Caller, Depends(anybody)]
MaybeDevice = Annotated[Caller | None, Depends(_maybe_device)]
Staff = Annotated[Caller, Depends(_staff)]
Clerk = Annotated[Caller, Depends(_clerk)]
Manager = Annotated[Caller, Depends(_manager)]
Kiosk = Annotated[Caller, Depends(_kiosk)]
Portal = Annotated[Caller, Depends(_portal)]
Issuer = Annotated[Caller, Depends(_issuer)]


class Passwords:
    """Checks passwords in threads, two at a time: each takes 19 MiB and 30 ms."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(2)
        self._decoy = hash_password("nobody has this password")

    async def right(self, member: StaffMember | None, password: str) -> bool:
        """Whether it is the member's password; an unknown name takes as long as a known one."""
        kept = self._decoy if member is None else member.password_hash
        async with self._turns:
            matches = await asyncio.to_thread(password_matches, kept, password)
        return matches and member is not None and member.active


def set_session_cookie(response: Response, parts: Services, token: str) -> None:
    """Hand the session to the browser, out of reach of scripts and of other sites."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=parts.settings.server.session_hours * 3600,
        httponly=True,
        samesite="strict",
        secure=parts.settings.server.cookie_secure,
        path="/",
    )


def set_board_cookie(response: Response, parts: Services, token: str) -> None:
    """Let a board's browser keep its device token, for looking only."""
    response.set_cookie(
        BOARD_COOKIE,
        token,
        max_age=BOARD_COOKIE_DAYS * 86400,
        httponly=True,
        samesite="strict",
        secure=parts.settings.server.cookie_secure,
        path="/",
    )


async def is_board_token(request: Request, parts: Services, token: str) -> bool:
    """Whether this is the token of a board, for the page opened with `?token=`."""
    tokens: DeviceTokens = request.app.state.device_tokens
    device = await tokens.find(parts, token)
    return device is not None and device.kind == "board"
