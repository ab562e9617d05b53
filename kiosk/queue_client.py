"""The queue server over HTTP, as the kiosk's one worker uses it."""

from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from front_desk.errors import DeskError
from front_desk.fault_messages import FaultReport
from front_desk.lease_messages import (
    LeaseRequest,
    LeaseView,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import (
    API,
    IDEMPOTENCY_KEY,
    CheckInRequest,
    HelpRequest,
    Problem,
    RatingRequest,
    ServicesView,
    TicketRequest,
    TicketView,
)
from kiosk.ports import QueueUnreachable

Read = TypeVar("Read", bound=BaseModel)

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 2.0
"""A person is waiting; after these the kiosk helps itself."""

BEAT_ANSWER_SECONDS = 1.0
"""Nobody waits for a beat, and a number may wait behind it."""


class QueueClient:
    """A `QueueServer` at `server_url`; one connection, used from one thread."""

    def __init__(self, server_url: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=server_url.rstrip("/") + API,
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
        )

    def services(self) -> ServicesView:
        """See `QueueServer`."""
        return self._read(ServicesView, "GET", "/services")

    def issue(self, request: TicketRequest, key: str) -> TicketView:
        """See `QueueServer`."""
        return self._read(TicketView, "POST", "/tickets", body=request, key=key)

    def find(self, ticket: str) -> TicketView:
        """See `QueueServer`."""
        return self._read(TicketView, "GET", "/tickets/find", query={"ticket": ticket})

    def check_in(self, request: CheckInRequest, key: str) -> TicketView:
        """See `QueueServer`."""
        return self._read(TicketView, "POST", "/tickets/check-in", body=request, key=key)

    def rate(self, rating: RatingRequest, key: str) -> None:
        """See `QueueServer`."""
        self._send("POST", "/ratings", body=rating, key=key)

    def ask_for_help(self, request: HelpRequest, key: str) -> None:
        """See `QueueServer`."""
        self._send("POST", "/help-requests", body=request, key=key)

    def report_faults(self, report: FaultReport) -> None:
        """See `QueueServer`."""
        self._send("POST", "/fault-reports", body=report, seconds=BEAT_ANSWER_SECONDS)

    def lease(self, request: LeaseRequest) -> LeaseView:
        """See `QueueServer`."""
        return self._read(LeaseView, "POST", "/leases", body=request)

    def replay(self, request: ReplayRequest) -> ReplayView:
        """See `QueueServer`."""
        return self._read(ReplayView, "POST", "/tickets/replay", body=request)

    def close(self) -> None:
        """Close the connection. Safe to call twice."""
        self._http.close()

    def _read(self, kind: type[Read], method: str, path: str, **rest: Any) -> Read:
        answer = self._send(method, path, **rest)
        try:
            return kind.model_validate_json(answer.content)
        except ValidationError as error:
            raise QueueUnreachable("The server's answer has another form.") from error

    def _send(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        key: str = "",
        query: dict[str, str] | None = None,
        seconds: float | None = None,
    ) -> httpx.Response:
        headers = {IDEMPOTENCY_KEY: key} if key else {}
        try:
            answer = self._http.request(
                method,
                path,
                params=query,
                headers=headers,
                json=body.model_dump(mode="json") if body else None,
                timeout=httpx.USE_CLIENT_DEFAULT if seconds is None else seconds,
            )
        except httpx.HTTPError as error:
            raise QueueUnreachable(type(error).__name__) from error
        if answer.is_success:
            return answer
        try:
            problem = Problem.model_validate_json(answer.content)
        except ValidationError as error:
            raise QueueUnreachable(f"HTTP {answer.status_code} without a problem") from error
        raise DeskError(problem.code, problem.detail)
