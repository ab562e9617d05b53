"""Offices for histories: two halls of two counters, furnished straight into the store.

Each history has an office of its own, so one pair of servers takes thousands of them.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from queue_server.accounts import csrf_of, new_token, sign_in, token_hash
from queue_server.rules import OfficeRules
from queue_server.seed import COUNTERS, OFFICE_NAMES, SERVICES
from queue_server.store.rows import Role
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from tests.proofs.model import Office

RULES = OfficeRules(
    recall_rest_seconds=0, calls_before_missed=1, undo_seconds=3600, numbers_per_person=50
)
"""Rules that do not depend on how fast a history runs."""

SERIES = {"giay-to": "A", "dat-dai": "B", "bao-tro": "C", "cu-tru": "D"}
SERVES = {
    "quay-1": frozenset({"giay-to", "dat-dai"}),
    "quay-2": frozenset({"dat-dai"}),
    "quay-3": frozenset({"bao-tro", "cu-tru"}),
    "quay-4": frozenset({"cu-tru"}),
}
HALLS = (("quay-1", "quay-2"), ("quay-3", "quay-4"))
MANAGERS = ("quanly-1", "quanly-2")
KIOSKS = tuple(f"kiosk-{one}" for one in range(1, 7))
BOARD = "board-1"
_NO_PASSWORD = "!"


@dataclass(frozen=True)
class Tokens:
    """How clients show who they are: HTTP headers by the name of a clerk, kiosk or board."""

    office: str
    headers: dict[str, dict[str, str]] = field(repr=False)


def clerk_of(counter: str) -> str:
    """The member of staff who sits at a counter."""
    return f"canbo-{counter[-1]}"


def where_it_is_noon(now: datetime) -> str:
    """A time zone in which no history runs into the next business day."""
    ahead = 12 - now.astimezone(UTC).hour
    # The signs of these names are turned round: Etc/GMT-7 is seven hours ahead.
    return f"Etc/GMT{-ahead:+d}"


def as_model() -> Office:
    """The same office for the model."""
    return Office(
        series=SERIES,
        serves=SERVES,
        seats={counter: f"staff:{clerk_of(counter)}" for counter in SERVES},
        seniors=frozenset(f"staff:{name}" for name in MANAGERS),
    )


def furnish(store: Store, office: str) -> Tokens:
    """Set the office up, with everybody signed in and nobody at the counters yet.

    It is noon there.
    """
    tokens = Tokens(office, {})
    devices = {name: new_token() for name in (*KIOSKS, BOARD)}
    for name, token in devices.items():
        tokens.headers[name] = {"Authorization": f"Bearer {token}"}

    def work(unit: Unit) -> dict[str, str]:
        repo, now = unit.at(office), datetime.now(UTC)
        repo.add_office(OFFICE_NAMES, where_it_is_noon(now))
        repo.set_rules(RULES)
        repo.set_hours(())
        for position, (code, series) in enumerate(SERIES.items(), 1):
            repo.add_service(replace(SERVICES[0], code=code, series=series, position=position))
        for position, (code, services) in enumerate(SERVES.items(), 1):
            plan = replace(COUNTERS[0], code=code, position=position, services=tuple(services))
            repo.add_counter(plan)
        for name, token in devices.items():
            repo.add_device(name, "board" if name == BOARD else "kiosk", token_hash(token))
        sessions = {}
        for name in (*map(clerk_of, SERVES), *MANAGERS):
            role: Role = "manager" if name in MANAGERS else "staff"
            repo.add_staff(name, name, role, _NO_PASSWORD)
            member = repo.staff_member(name)
            assert member is not None
            sessions[name] = sign_in(repo, member, now, 12)
        return sessions

    for name, token in store.write_now(work).items():
        tokens.headers[name] = {
            "Cookie": f"motcua_session={token}",
            "X-CSRF-Token": csrf_of(token),
        }
    return tokens
