"""People at many kiosks and screens of a city, who do not give up."""

import http.client
import json
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

SERVICES = ("ho-tich", "chung-thuc", "dat-dai", "bao-tro", "cu-tru", "tra-ket-qua")
ANSWER_SECONDS = 3.5
"""As patient as the kiosk with one request."""

AGAIN_SECONDS = 0.3
PATIENCE_SECONDS = 120.0
"""After this a ticket that was asked for counts as never issued."""


@dataclass(frozen=True)
class Ack:
    """A ticket that a kiosk was promised: 201 and this text. Times are monotonic seconds."""

    office: str
    device: str
    key: str
    service: str
    ticket: int
    number: str
    began: float
    acked: float

    @property
    def seconds(self) -> float:
        """From the wish to the ticket, all tries together."""
        return self.acked - self.began


@dataclass
class Kiosk:
    """Takes tickets at a pace; every try of one ticket carries the same idempotency key."""

    office: str
    device: str
    token: str = field(repr=False)
    ports: tuple[int, ...]
    every_seconds: float
    acks: list[Ack] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    outcomes: list[tuple[float, str]] = field(default_factory=list)
    _turn: int = 0

    def run(self, stop: threading.Event) -> None:
        """Take tickets until told to stop; the last one is waited for."""
        connection = self._connected()
        while not stop.is_set():
            began = time.monotonic()
            connection = self._issue(connection, began)
            stop.wait(max(0.0, began + self.every_seconds - time.monotonic()))
        connection.close()

    def _issue(self, connection: http.client.HTTPConnection, began: float) -> Any:
        key = uuid.uuid4().hex
        service = SERVICES[len(self.acks) % len(SERVICES)]
        while time.monotonic() < began + PATIENCE_SECONDS:
            outcome, said = take_number(connection, self.token, key, service)
            now = time.monotonic()
            self.outcomes.append((now, outcome))
            if outcome == "201":
                self.acks.append(
                    Ack(
                        self.office, self.device, key, service,
                        int(said["id"]), said["number"], began, now,
                    )
                )  # fmt: skip
                return connection
            connection.close()
            self._turn += 1
            connection = self._connected()
            time.sleep(AGAIN_SECONDS)
        self.unanswered.append(key)
        return connection

    def _connected(self) -> http.client.HTTPConnection:
        port = self.ports[self._turn % len(self.ports)]
        return http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)


def take_number(
    connection: http.client.HTTPConnection, token: str, key: str, service: str
) -> tuple[str, dict[str, Any]]:
    """One try: what came of it in a word, and the answer's JSON if there was one."""
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": key,
    }
    try:
        connection.request(
            "POST", "/api/v1/tickets", json.dumps({"service": service}).encode(), headers
        )
        answer = connection.getresponse()
        text = answer.read()
    except TimeoutError:
        return "no answer in time", {}
    except ConnectionRefusedError:
        return "refused", {}
    except (OSError, http.client.HTTPException):
        return "cut off", {}
    said = json.loads(text) if text else {}
    return str(answer.status) if answer.status == 201 else f"{answer.status} {said['code']}", said


@dataclass
class Screen:
    """Follows an office's events at one server; after an interruption it goes on where it was."""

    port: int
    token: str = field(repr=False)
    seen: list[int] = field(default_factory=list)
    connections: int = 0
    snapshots: int = 0

    def run(self, stop: threading.Event) -> None:
        """Read until told to stop."""
        while not stop.is_set():
            try:
                self._read(stop)
            except (OSError, http.client.HTTPException):
                stop.wait(AGAIN_SECONDS)

    def _read(self, stop: threading.Event) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        last = str(self.seen[-1] if self.seen else 0)
        headers = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": last}
        connection.request("GET", "/api/v1/events", headers=headers)
        answer = connection.getresponse()
        if answer.status != 200:
            answer.read()
            raise http.client.HTTPException(answer.status)
        self.connections += 1
        # The heartbeat comes every 15 s; whoever hears nothing for longer connects again.
        connection.sock.settimeout(20)
        while not stop.is_set():
            line = answer.readline().decode()
            if not line:
                break
            if line.startswith("id: "):
                self.seen.append(int(line[4:]))
            elif line == "event: snapshot\n":
                self.snapshots += 1
        connection.close()

    def gaps(self) -> int:
        """How many revisions between the first and the last one seen are missing or came twice."""
        if not self.seen:
            return 0
        return sum(times - 1 for times in Counter(self.seen).values()) + (
            self.seen[-1] - self.seen[0] + 1 - len(set(self.seen))
        )
