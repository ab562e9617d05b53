"""A process hears of another one's commit at once."""

from queue import SimpleQueue

import pytest

from queue_server.seed import seed
from queue_server.store import wakeups
from queue_server.store.postgres import connect_arguments
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from queue_server.store.wakeups import Listener
from tests.desk_kit import MONDAY_MORNING
from tests.servers import OFFICE, ZONE

pytestmark = pytest.mark.postgres

SOON = 15.0
LATE = 60.0


def happen(unit: Unit) -> None:
    unit.at(OFFICE).append_event("made.up", MONDAY_MORNING, "test", None, {})


def test_it_does_not_wait_for_more(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wakeups, "_LOOK_UP_SECONDS", LATE)
    heard: SimpleQueue[frozenset[str]] = SimpleQueue()
    with Store(postgres_url) as store:
        seed(store, OFFICE, ZONE, keep_hours=False)
        listener = Listener(connect_arguments(store._url), lambda _: None, heard.put)
        try:
            assert listener.ready.wait(SOON)
            assert heard.get(timeout=SOON) == {OFFICE}
            for _ in range(3):
                store.write_now(happen)
                assert heard.get(timeout=SOON) == {OFFICE}
        finally:
            # It looks up when it hears something.
            listener._closing.set()
            store.write_now(happen)
            listener.close()
