"""Brings the office into the state in which a command can be carried out.

All of it happens at one counter, which nobody else is told of, so that whatever is asked meanwhile
at the others changes nothing here.
"""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from queue_server.rules import OfficeRules
from tests.servers import OFFICE, ZONE, RunningServer, key

COUNTER = "quay-4"
SERVICE = "tra-ket-qua"

_MOST = 70
"""Times that the state for a command is made; a day has 999 numbers for all of them."""


@dataclass(frozen=True)
class Stage:
    """Who may do it now, and the values for what it is about."""

    who: str
    values: dict[str, Any]
    body: dict[str, Any] = field(default_factory=dict)


class Stages:
    """States of the example ward, by the path of the command that they are for."""

    def __init__(self, server: RunningServer, manager: httpx.Client, kiosk: httpx.Client) -> None:
        self._times: Counter[str] = Counter()
        self._manager = manager
        self._kiosk = kiosk
        server.parts.store.write_now(
            lambda unit: unit.at(OFFICE).set_service_limits(
                SERVICE, daily_quota=None, per_person=None, per_window=_MOST
            )
        )
        server.set_rules(OfficeRules(calls_before_missed=1, recall_rest_seconds=0))
        self._made: dict[str, Callable[[], Stage]] = {
            "/announcements/{revision}.wav": self._announced,
            "/api/v1/counters/{code}/break": self._idle,
            "/api/v1/counters/{code}/open": self._idle,
            "/api/v1/counters/{code}/close": self._idle,
            "/api/v1/services/{code}/pause": _somewhere_else,
            "/api/v1/services/{code}/resume": _somewhere_else,
            "/api/v1/session": _signed_in,
            "/api/v1/counters/{code}/call-next": self._waiting,
            "/api/v1/counters/{code}/undo": self._called,
            "/api/v1/bookings": self._bookable,
            "/api/v1/follow/{token}/cancel": self._issued,
            "/api/v1/ratings": self._finished,
            "/api/v1/tickets/{ticket_id}/cancel": self._issued,
            "/api/v1/tickets/{ticket_id}/miss": self._called,
            "/api/v1/tickets/{ticket_id}/park": self._called,
            "/api/v1/tickets/{ticket_id}/recall": self._called,
            "/api/v1/tickets/{ticket_id}/serve": self._called,
            "/api/v1/tickets/{ticket_id}/finish": self._serving,
            "/api/v1/tickets/{ticket_id}/transfer": self._serving,
            "/api/v1/tickets/{ticket_id}/restore": self._missed,
            "/api/v1/refused-numbers/{refusal_id}/settle": self._refused,
        }

    def before(self, path: str) -> Stage | None:
        """The state for an operation; None for one that needs none, or had it often enough."""
        make = self._made.get(path)
        self._times[path] += 1
        return None if make is None or self._times[path] > _MOST else make()

    def _idle(self) -> Stage:
        there = self._queue()["counter"]
        if there["state"] != "open":
            self._act(f"/counters/{COUNTER}/open")
        ticket = there["ticket"]
        if ticket is not None:
            if ticket["state"] == "called":
                self._act(f"/tickets/{ticket['id']}/serve")
            self._act(f"/tickets/{ticket['id']}/finish")
        return Stage("quanly", {"code": COUNTER})

    def _waiting(self) -> Stage:
        stage = self._idle()
        self._issued()
        return stage

    def _issued(self) -> Stage:
        answer = self._kiosk.post("/tickets", json={"service": SERVICE}, headers=key())
        return _about(answer.raise_for_status().json())

    def _called(self) -> Stage:
        self._waiting()
        called = self._act(f"/counters/{COUNTER}/call-next").json()
        return Stage("quanly", {"code": COUNTER, "ticket_id": called["id"]})

    def _serving(self) -> Stage:
        stage = self._called()
        self._act(f"/tickets/{stage.values['ticket_id']}/serve")
        return stage

    def _missed(self) -> Stage:
        stage = self._called()
        self._act(f"/tickets/{stage.values['ticket_id']}/miss")
        return stage

    def _finished(self) -> Stage:
        ticket = self._serving().values["ticket_id"]
        return _about(self._act(f"/tickets/{ticket}/finish").json())

    def _bookable(self) -> Stage:
        tomorrow = datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1)
        body = {
            "service": SERVICE,
            "day": tomorrow.isoformat(),
            "window_from": "09:00:00",
            "person_key": uuid.uuid4().hex * 2,
        }
        return Stage("portal", {}, body)

    def _announced(self) -> Stage:
        self._called()
        revision = self._manager.get("/board").json()["revision"]
        return Stage("board", {"revision": revision})

    def _refused(self) -> Stage:
        entry = {
            "number": "Z001",
            "day": datetime.now(ZoneInfo(ZONE)).date().isoformat(),
            "token": uuid.uuid4().hex,
            "key": uuid.uuid4().hex,
            "request": {"service": "khong-co"},
        }
        body = {"installation": "0f" * 16, "entries": [entry]}
        self._kiosk.post("/tickets/replay", json=body).raise_for_status()
        return Stage("quanly", {"refusal_id": self._queue()["refused"][-1]["id"]})

    def _queue(self) -> dict[str, Any]:
        view: dict[str, Any] = (
            self._manager.get("/queue", params={"counter": COUNTER}).raise_for_status().json()
        )
        return view

    def _act(self, path: str) -> httpx.Response:
        return self._manager.post(path, headers=key()).raise_for_status()


def _about(ticket: dict[str, Any]) -> Stage:
    """A ticket by its id for staff, by its token for whoever holds it."""
    token = ticket["follow_url"].rpartition("/")[2]
    return Stage("quanly", {"ticket_id": ticket["id"], "token": token}, {"ticket": token})


def _somewhere_else() -> Stage:
    """A service of which nothing is taken here."""
    return Stage("quanly", {"code": "bao-tro"})


def _signed_in() -> Stage:
    return Stage("quanly", {})
