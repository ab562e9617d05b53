"""Requests of every kind that the API describes, right and wrong, from everybody who may ask.

schemathesis makes them from `/openapi.json` of the running server. Some of them are given ids,
tokens and codes that exist, so that they get past the first check; for others the office is brought
into the state in which they can be carried out (`stages`).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests
import schemathesis
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from queue_server.accounts import add_device, csrf_of, sign_in
from queue_server.store.unit import Unit
from tests.durability.stages import Stages
from tests.servers import OFFICE, RunningServer, key, start_server

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
ENDLESS = ("/api/v1/events",)
"""Answers that never end; the tests of the event stream read them."""

COSTLY = ("/api/v1/session",)
"""Each attempt to sign in costs a hash on purpose."""

PEOPLE = ("kiosk", "canbo", "quanly", "portal", "board", "nobody")
WELCOME = ("kiosk", "quanly", "quanly", "portal")
"""Who may do most; each operation is for one of them."""

_ANSWER_SECONDS = 20


@dataclass
class Tally:
    """What was asked and answered: statuses by operation, and each kind of fault once."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many requests there were."""
        return self.statuses.total()

    @property
    def served(self) -> set[str]:
        """Operations that were carried out at least once."""
        return {label for label, status in self.statuses if status < 300}

    def of(self, label: str) -> dict[int, int]:
        """What an operation was answered, and how often."""
        return {
            status: times for (one, status), times in sorted(self.statuses.items()) if one == label
        }

    @property
    def operations(self) -> list[str]:
        """Everything that was asked."""
        return sorted({label for label, _ in self.statuses})


@dataclass(frozen=True)
class Known:
    """What exists in the office: values for parameters and fields of these names."""

    values: dict[str, list[Any]]

    def put_into(self, case: Case[Any], draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        """Replace what the case asks about by what exists."""
        for part in (case.path_parameters, case.query, case.body):
            if isinstance(part, dict):
                for name in part.keys() & self.values.keys():
                    part[name] = draw(st.sampled_from(self.values[name]))

    @staticmethod
    def put_exactly(case: Case[Any], values: dict[str, Any], body: dict[str, Any]) -> None:
        """Have the case ask about these, in its path and its body."""
        for name in (case.path_parameters or {}).keys() & values.keys():
            case.path_parameters[name] = values[name]
        if isinstance(case.body, dict):
            case.body.update(body)


def any_requests(folder: Path, examples: int, settled: settings) -> Tally:
    """Start a server and send `examples` requests right and wrong for each operation."""
    tally = Tally()
    with (
        start_server(folder) as server,
        requests.Session() as session,
        server.staff("quanly") as manager,
        server.device(server.seeded.kiosk_token) as kiosk,
    ):
        asker = _Asker(server, session, tally, Stages(server, manager, kiosk))
        schema = schemathesis.openapi.from_url(f"{server.url}/openapi.json")
        for found in schema.get_all_operations():
            assert isinstance(found, Ok), found
            operation = found.ok()
            if operation.path not in ENDLESS:
                for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                    few = examples // 4 if operation.path in COSTLY else examples
                    asker.ask(operation, mode, settings(settled, max_examples=max(1, few)))
    return tally


class _Asker:
    def __init__(
        self, server: RunningServer, session: requests.Session, tally: Tally, stages: Stages
    ) -> None:
        self._server = server
        self._stages = stages
        self._session = session
        self._tally = tally
        self._portal = add_device(server.parts.store, OFFICE, "portal-1", "portal")
        self._known = self._furnish()

    def ask(
        self, operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, how: settings
    ) -> None:
        """Send what schemathesis thinks of, each as somebody else."""
        often = 8 if mode is GenerationMode.POSITIVE else 3

        @given(
            case=operation.as_strategy(generation_mode=mode),
            who=st.sampled_from(PEOPLE),
            data=st.data(),
        )
        @how
        def send(case: Case[Any], who: str, data: st.DataObject) -> None:
            if data.draw(st.integers(0, 9)) < often:
                self._known.put_into(case, data.draw)
                who = data.draw(st.sampled_from(WELCOME))
                case.headers.update(key())
                stage = self._stages.before(operation.path) if data.draw(st.booleans()) else None
                if stage is not None:
                    who = stage.who
                    self._known.put_exactly(case, stage.values, stage.body)
            self._send(case, who)

        try:
            send()
        except Unsatisfiable:
            # Nothing can be wrong about a request without parameters.
            return

    def _send(self, case: Case[Any], who: str) -> None:
        answer = case.call(
            session=self._session, headers=self._credentials(who), timeout=_ANSWER_SECONDS
        )
        label = case.operation.label
        self._tally.statuses[label, answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                what = f"{type(failure).__name__} {answer.status_code} as {who}"
                self._tally.faults.setdefault((label, what), str(failure))

    def _credentials(self, who: str) -> dict[str, str]:
        devices = {
            "kiosk": self._server.seeded.kiosk_token,
            "board": self._server.seeded.board_token,
            "portal": self._portal,
        }
        if who in devices:
            return {"Authorization": f"Bearer {devices[who]}"}
        if who == "nobody":
            return {}

        def begin(unit: Unit) -> str:
            # A new session each time: one of the operations signs out.
            repo = unit.at(OFFICE)
            member = repo.staff_member(who)
            assert member is not None
            return sign_in(repo, member, datetime.now(UTC), 12)

        token = self._server.parts.store.write_now(begin)
        return {"Cookie": f"motcua_session={token}", "X-CSRF-Token": csrf_of(token)}

    def _furnish(self) -> Known:
        """People in line, at counters and served; windows that can be booked."""
        self._server.parts.store.write_now(
            lambda unit: unit.at(OFFICE).set_service_limits(
                "chung-thuc", daily_quota=None, per_person=None, per_window=5
            )
        )
        services = ["ho-tich", "chung-thuc", "dat-dai"]
        with self._server.device(self._server.seeded.kiosk_token) as kiosk:
            tickets = [
                kiosk.post("/tickets", json={"service": one}, headers=key()).json()
                for one in services * 4
            ]
        counters = ["quay-1", "quay-2", "quay-3"]
        with self._server.staff("quanly") as manager:
            for counter in counters:
                manager.post(f"/counters/{counter}/open", headers=key()).raise_for_status()
                called = manager.post(f"/counters/{counter}/call-next", headers=key()).json()
                for act in ("serve", "finish")[: counters.index(counter)]:
                    manager.post(f"/tickets/{called['id']}/{act}", headers=key())
        tokens = [one["follow_url"].rpartition("/")[2] for one in tickets]
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)
        return Known(
            {
                "ticket_id": [one["id"] for one in tickets],
                "token": tokens,
                "ticket": tokens + [one["number"] for one in tickets],
                "code": counters + services,
                "counter": counters,
                "service": services,
                "priority": [None, "khuyet-tat"],
                "then": [[], ["dat-dai"]],
                "person_key": [f"{one:064x}" for one in range(40)],
                "device": ["kiosk-1"],
                "day": [tomorrow.isoformat()],
                "window_from": [f"{hour:02}:00:00" for hour in range(0, 16, 3)],
                "name": ["canbo"],
                "password": [self._server.seeded.passwords["canbo"]],
            }
        )
