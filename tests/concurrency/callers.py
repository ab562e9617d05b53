"""Kiosks and counters in processes of their own, which load nothing that they do not need."""

import http.client
import json
import uuid
from dataclasses import dataclass
from multiprocessing.queues import Queue
from typing import Any

SERVICES = ("ho-tich", "chung-thuc", "dat-dai", "bao-tro", "cu-tru", "tra-ket-qua")
PRIORITIES = (None, None, None, "tu-75-tuoi", None, "khuyet-tat")
PATIENCE_SECONDS = 540


@dataclass(frozen=True)
class Hall:
    """What kiosks and counters have in common.

    `room` (a semaphore) counts how many may still join the line; `all_issued` (an event) says
    that nobody will.
    """

    port: int
    room: Any
    all_issued: Any


class Caller:
    """One kept connection that sends commands."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = headers

    def post(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """Status and JSON of a command with a new key."""
        headers = {**self._headers, "Idempotency-Key": uuid.uuid4().hex}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        self._connection.request("POST", f"/api/v1{path}", data, headers)
        answer = self._connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None


def issue(hall: Hall, token: str, share: range, out: "Queue[list[str]]") -> None:
    """A kiosk: take every number of its share, one after the other, while there is room."""
    kiosk = Caller(hall.port, {"Authorization": f"Bearer {token}"})
    numbers = []
    for turn in share:
        if not hall.room.acquire(timeout=PATIENCE_SECONDS):
            raise RuntimeError("nobody is called")
        body: dict[str, Any] = {"service": SERVICES[turn % len(SERVICES)]}
        if (priority := PRIORITIES[turn % 7 % len(PRIORITIES)]) is not None:
            body["priority"] = priority
        status, ticket = kiosk.post("/tickets", body)
        if status != 201:
            raise RuntimeError(f"{status} {ticket}")
        numbers.append(ticket["number"])
    out.put(numbers)


def call(hall: Hall, headers: dict[str, str], counter: str, out: "Queue[list[str]]") -> None:
    """A counter: call and send home whoever comes, until nobody is left."""
    clerk = Caller(hall.port, headers)
    numbers = []
    while True:
        nobody_comes = hall.all_issued.is_set()
        status, ticket = clerk.post(f"/counters/{counter}/call-next")
        if status == 200:
            numbers.append(ticket["number"])
            hall.room.release()
            status, _ = clerk.post(f"/tickets/{ticket['id']}/miss")
            if status != 200:
                raise RuntimeError(f"miss: {status}")
        elif status != 204:
            raise RuntimeError(f"call-next: {status} {ticket}")
        elif nobody_comes:
            break
        else:
            hall.all_issued.wait(0.05)
    out.put(numbers)
