"""Who is asking: a device by its token, a member of staff by the session cookie.

A device sends `Authorization: Bearer TOKEN`. A board's browser may carry the same token in a
cookie, which is good for looking only. Staff carry a session cookie, and with every command the
`X-CSRF-Token` that sign-in gave them.
"""

import asyncio
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar, cast

from fastapi import Depends, Request, Response

from front_desk.errors import DeskError, ErrorCode
from queue_server.accounts import csrf_of, hash_password, password_matches, token_hash
from queue_server.desk.turn import Actor
from queue_server.store.rows import Device, StaffMember
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from queue_server.web.state import Parts, Services

T = TypeVar("T")

SESSION_COOKIE = "motcua_session"
BOARD_COOKIE = "motcua_board"
CSRF_HEADER = "X-CSRF-Token"

BOARD_COOKIE_DAYS = 365
_REMEMBERED_SECONDS = 5.0
_MOST_REMEMBERED = 2000
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


class Remembered(Generic[T]):
    """Whose secret it is, remembered for five seconds: a withdrawn one stops working soon.

    `forget` makes it stop at once. Nothing is remembered about secrets that are nobody's.
    """

    def __init__(self, look_up: Callable[[Unit, str, datetime], T | None]) -> None:
        self._look_up = look_up
        self._known: OrderedDict[str, tuple[T, float]] = OrderedDict()
        self._asked: dict[str, asyncio.Future[T | None]] = {}

    def forget(self) -> None:
        """Ask the database afresh from now on. From any thread."""
        # New dictionaries: whoever is looking something up writes into the old ones.
        self._known, self._asked = OrderedDict(), {}

    async def find(self, parts: Services, secret: str) -> T | None:
        """Whose secret this is. Those who ask at once share one look-up."""
        wanted = token_hash(secret)
        owner, until = self._known.get(wanted, (None, 0.0))
        if owner is not None and time.monotonic() < until:
            return owner
        asked = self._asked.get(wanted)
        if asked is None:
            asked = asyncio.ensure_future(self._ask(parts, wanted))
            self._asked[wanted] = asked
        return await asyncio.shield(asked)

    async def _ask(self, parts: Services, wanted: str) -> T | None:
        known, asked, now = self._known, self._asked, parts.desk.clock()
        until = time.monotonic() + _REMEMBERED_SECONDS
        try:
            owner = await parts.store.read(lambda unit: self._look_up(unit, wanted, now))
        finally:
            asked.pop(wanted, None)
        known.pop(wanted, None)
        if owner is not None:
            known[wanted] = owner, until
            while len(known) > _MOST_REMEMBERED:
                known.popitem(last=False)
        return owner


class Secrets:
    """Everybody who may come in: devices by token, staff by session."""

    def __init__(self, store: Store) -> None:
        self.devices = Remembered[Device](lambda unit, token, _: unit.directory.device(token))
        self.sessions = Remembered[tuple[StaffMember, datetime]](
            lambda unit, token, now: unit.directory.session(token, now)
        )
        # What this process withdraws ends at once; what another one does, when it is forgotten.
        store.on_rights_changed(self.devices.forget)
        store.on_rights_changed(self.sessions.forget)


def secrets_of(request: Request) -> Secrets:
    """The secrets that this application remembers."""
    return cast("Secrets", request.app.state.secrets)


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
    device = await secrets_of(request).devices.find(parts, token.strip())
    return None if device is None else Caller(device.office, "device", device.name, device.kind)


async def find_staff(request: Request, parts: Services) -> Caller | None:
    """The member of staff whose session cookie came along; commands need the CSRF word too.

    Raises `DeskError` (FORBIDDEN) for a command without it.
    """
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    found = await secrets_of(request).sessions.find(parts, token)
    if found is None or found[1] <= parts.desk.clock():
        return None
    member = found[0]
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


async def _kiosk(request: Request, parts: Parts) -> Caller:
    return _one_of(("kiosk",), await anybody(request, parts), "This is for kiosks.")


async def _portal(request: Request, parts: Parts) -> Caller:
    return _one_of(("portal",), await anybody(request, parts), "This is for the booking portal.")


async def _issuer(request: Request, parts: Parts) -> Caller:
    caller = await anybody(request, parts)
    return _one_of(("kiosk", *_WORKING), caller, "This is for kiosks and staff.")


async def _clerk(request: Request, parts: Parts) -> Caller:
    return _one_of(_WORKING, await _staff(request, parts), "An auditor only looks.")


async def _manager(request: Request, parts: Parts) -> Caller:
    senior = ("manager", "admin", "auditor")
    return _one_of(senior, await _staff(request, parts), "This is for managers.")


_WORKING = ("staff", "manager", "admin")


def _one_of(roles: Sequence[str], caller: Caller, otherwise: str) -> Caller:
    # A device's kind and a member of staff's role share no name.
    if caller.role not in roles:
        raise DeskError(ErrorCode.FORBIDDEN, otherwise)
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
    device = await secrets_of(request).devices.find(parts, token)
    return device is not None and device.kind == "board"
