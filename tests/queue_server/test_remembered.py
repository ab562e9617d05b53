"""Whose secret it is, remembered for a while."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from queue_server.store.unit import Unit
from queue_server.web import auth
from queue_server.web.auth import Remembered
from queue_server.web.state import Services
from tests.servers import OFFICE, RunningServer


class Ledger:
    """A store whose look-ups can be held back, and are counted."""

    def __init__(self) -> None:
        self.owner: str | None = "kiosk-1"
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self, work: Callable[[Any], str | None]) -> str | None:
        self.asked += 1
        found = work(None)
        await self.gate.wait()
        return found


def ledger() -> tuple[Ledger, Services, Remembered[str]]:
    store = Ledger()
    desk = SimpleNamespace(clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    parts = cast("Services", SimpleNamespace(store=store, desk=desk))

    def look_up(_: Unit, secret_hash: str, __: datetime) -> str | None:
        assert secret_hash != "secret"
        return store.owner

    return store, parts, Remembered[str](look_up)


def test_a_secret_is_looked_up_once_in_five_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("queue_server.web.auth.time.monotonic", lambda: now)

    async def story() -> None:
        nonlocal now
        store, parts, known = ledger()
        assert [await known.find(parts, "secret") for _ in range(3)] == ["kiosk-1"] * 3
        assert store.asked == 1
        now += 5.0
        store.owner = None
        assert await known.find(parts, "secret") is None
        assert store.asked == 2

    asyncio.run(story())


def test_nothing_is_remembered_of_a_secret_that_is_nobodys() -> None:
    async def story() -> None:
        store, parts, known = ledger()
        store.owner = None
        assert await known.find(parts, "secret") is None
        store.owner = "kiosk-1"
        assert await known.find(parts, "secret") == "kiosk-1"

    asyncio.run(story())


def test_those_who_ask_at_once_share_a_look_up() -> None:
    async def story() -> None:
        store, parts, known = ledger()
        store.gate.clear()
        asking = [asyncio.ensure_future(known.find(parts, "secret")) for _ in range(5)]
        await asyncio.sleep(0)
        asking[0].cancel()
        await asyncio.sleep(0)
        store.gate.set()
        assert await asyncio.gather(*asking[1:]) == ["kiosk-1"] * 4
        assert store.asked == 1

    asyncio.run(story())


def test_what_was_being_looked_up_when_it_was_withdrawn_is_asked_for_again() -> None:
    async def story() -> None:
        store, parts, known = ledger()
        store.gate.clear()
        early = asyncio.ensure_future(known.find(parts, "secret"))
        await asyncio.sleep(0)
        store.owner = None
        known.forget()
        late = asyncio.ensure_future(known.find(parts, "secret"))
        await asyncio.sleep(0)
        store.gate.set()
        await early
        assert await late is None
        assert await known.find(parts, "secret") is None

    asyncio.run(story())


def test_a_device_that_is_withdrawn_here_stops_at_once(running_server: RunningServer) -> None:
    with running_server.device(running_server.seeded.kiosk_token) as kiosk:
        assert kiosk.get("/services").status_code == 200
        running_server.parts.store.write_now(
            lambda unit: unit.at(OFFICE).withdraw_device("kiosk-1")
        )
        assert kiosk.get("/services").status_code == 401


def test_a_session_that_has_expired_is_good_no_more(
    running_server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_server.staff() as clerk:
        assert clerk.get("/session").status_code == 200
        clock = running_server.parts.desk.clock
        hours = running_server.parts.settings.server.session_hours
        later = clock().replace(year=clock().year + 1)
        assert hours < 24
        monkeypatch.setattr(running_server.parts.desk, "_clock", lambda: later)
        assert clerk.get("/session").status_code == 401


def test_signing_out_elsewhere_ends_within_the_time(running_server: RunningServer) -> None:
    assert auth._REMEMBERED_SECONDS <= 5.0
    with running_server.staff() as clerk:
        cookie = {"Cookie": f"motcua_session={clerk.cookies['motcua_session']}"}
        assert httpx.get(f"{running_server.api}/session", headers=cookie).status_code == 200
        assert clerk.delete("/session").status_code == 204
        assert httpx.get(f"{running_server.api}/session", headers=cookie).status_code == 401
