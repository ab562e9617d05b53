"""Pieces of work that share a commit: each stands or falls by itself, and nothing changes order."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Integer, bindparam, delete, func, insert, literal_column, select, update

from front_desk.errors import DeskError, ErrorCode
from queue_server.store.prepared import Prepared
from queue_server.store.rows import KeptAnswer
from queue_server.store.session import Store
from queue_server.store.setup_tables import offices
from queue_server.store.tables import events, idempotency_keys
from queue_server.store.unit import StorageUnavailable, Unit
from tests.servers import ZONE

HERE = "thu"
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
SOON = 20.0
Work = Callable[[Unit], Any]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as opened:
        opened.write_now(lambda unit: unit.at(HERE).add_office({"vi": "Phường Thử"}, ZONE))
        yield opened


def in_one_commit(
    store: Store, works: list[tuple[Work, Callable[[Unit, DeskError], None] | None]]
) -> list[Future[Any]]:
    """Queue these behind a piece of work that waits until all of them are there."""
    ready = threading.Event()
    first = store._submit(lambda _: ready.wait(SOON), HERE)
    futures = [store._submit(work, HERE, refused) for work, refused in works]
    ready.set()
    first.result(SOON)
    for future in futures:
        future.exception(SOON)
    return futures


def happened(unit: Unit) -> int:
    return unit.at(HERE).append_event("test.happened", NOW, "test", None, {})


def only_keep(key: str) -> Work:
    return lambda unit: unit.at(HERE).keep_answer("test", key, KeptAnswer("h", 200, ""), NOW)


def keep(key: str) -> Work:
    def work(unit: Unit) -> int:
        only_keep(key)(unit)
        return happened(unit)

    return work


def refuse(unit: Unit) -> None:
    happened(unit)
    raise DeskError(ErrorCode.SERVICE_CLOSED, "made up")


def write_a_row_that_is_not_there(unit: Unit) -> None:
    statement = Prepared(
        update(offices).where(offices.c.code == bindparam("in_office")).values(names={})
    )
    happened(unit)
    statement.post(unit._connection, {"in_office": "nowhere"}, rows=1)


def apart(unit: Unit, *works: Work) -> None:
    with unit.at(HERE).apart():
        for work in works:
            work(unit)


def kept_keys(store: Store) -> set[str]:
    return set(
        store.read_now(lambda unit: unit._connection.scalars(select(idempotency_keys.c.key)))
    )


def revisions(store: Store) -> list[int]:
    return [one.revision for one in store.read_now(lambda unit: unit.at(HERE).events_after(0, 99))]


def test_a_key_written_twice_fails_only_the_second_time(store: Store) -> None:
    # On PostgreSQL the second is noticed with whatever is sent next, which is not its own.
    works = [keep("one"), keep("two"), keep("one"), keep("three")]
    done = in_one_commit(store, [(work, None) for work in works])
    assert [done[0].result(), done[1].result(), done[3].result()] == [1, 2, 3]
    assert isinstance(done[2].exception(), StorageUnavailable)
    assert kept_keys(store) == {"one", "two", "three"}
    assert revisions(store) == [1, 2, 3]


def test_a_row_that_is_missing_fails_only_whoever_wanted_it(store: Store) -> None:
    works: list[Work] = [happened, write_a_row_that_is_not_there, happened]
    done = in_one_commit(store, [(work, None) for work in works])
    assert [done[0].result(), done[2].result()] == [1, 2]
    assert isinstance(done[1].exception(), LookupError)
    assert revisions(store) == [1, 2]


def test_what_is_kept_of_a_refusal_stays(store: Store) -> None:
    def refused(unit: Unit, error: DeskError) -> None:
        kept = KeptAnswer("h", error.status, "no")
        unit.at(HERE).keep_answer("test", "refused", kept, NOW)

    done = in_one_commit(store, [(keep("one"), None), (refuse, refused), (keep("two"), None)])
    assert isinstance(done[1].exception(), DeskError)
    assert kept_keys(store) == {"one", "refused", "two"}
    assert revisions(store) == [1, 2]


def test_a_part_that_fails_takes_its_events_and_rows_with_it(store: Store) -> None:
    def work(unit: Unit) -> int:
        keep("one")(unit)
        with pytest.raises(DeskError, match="another ticket"):
            apart(unit, keep("two"), keep("one"))
        with pytest.raises(DeskError, match="made up"):
            apart(unit, keep("three"), refuse)
        apart(unit, keep("four"))
        return happened(unit)

    # Alone, together with others, and piece by piece after a failure.
    for works in ([work], [happened, work], [refuse, work]):
        kept = store.read_now(lambda unit: unit.at(HERE).revision())
        store.write_now(lambda unit: unit._connection.execute(delete(idempotency_keys)))
        *_, last = in_one_commit(store, [(one, None) for one in works])
        before = 1 if works[0] is happened else 0
        assert last.result() == kept + before + 3
        assert kept_keys(store) == {"one", "four"}
    assert revisions(store) == list(range(1, 11))


def test_an_event_that_this_transaction_wrote_is_there_for_who_asks(store: Store) -> None:
    def ask(unit: Unit) -> tuple[int, int, int]:
        repo = unit.at(HERE)
        happened(unit)
        counted = unit._connection.scalar(select(func.count()).select_from(events)) or 0
        happened(unit)
        return counted, repo.revision(), repo.standing()[1]

    (done,) = in_one_commit(store, [(ask, None)])
    assert done.result() == (1, 2, 2)


def test_posted_and_other_writes_keep_their_order(store: Store) -> None:
    values = bindparam("the_names", type_=offices.c.names.type)
    rename = Prepared(update(offices).where(offices.c.code == HERE).values(names=values))

    def work(unit: Unit) -> None:
        connection = unit._connection
        rename.post(connection, {"the_names": {"vi": "một"}})
        connection.execute(update(offices).values(names={"vi": "hai"}))
        rename.post(connection, {"the_names": {"vi": "ba"}})
        connection.execute(
            insert(offices).values(code="sau", names={"vi": "sau"}, time_zone=ZONE, revision=0)
        )

    in_one_commit(store, [(work, None)])[0].result()
    assert store.read_now(lambda unit: unit.at(HERE).office()).names == {"vi": "ba"}


def test_a_statement_that_was_sent_after_a_failure_can_be_sent_again(store: Store) -> None:
    def asking(question: Prepared, after: Work | None = None) -> Work:
        def work(unit: Unit) -> Any:
            if after is not None:
                after(unit)
            return question.row(unit._connection, {})

        return work

    def do(*works: Work) -> list[Any]:
        done = in_one_commit(store, [(work, None) for work in works])
        return [one.exception() or one.result() for one in done]

    key = only_keep("one")
    assert [type(one) for one in do(key, key, key)][1:] == [StorageUnavailable] * 2
    # What the driver has sent five times it prepares, and this may be the moment of the failure.
    for times in (5, 4, 6):
        question = Prepared(select(literal_column(str(times), Integer)))
        assert do(*[asking(question)] * times) == [(times,)] * times
        assert isinstance(do(asking(question, after=key))[0], StorageUnavailable)
        assert do(asking(question)) == [(times,)]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["happened", "refused", "missing", "double"]), max_size=9))
def test_whatever_fails_the_others_are_counted_without_a_gap(
    store: Store, kinds: list[str]
) -> None:
    works: dict[str, Work] = {
        "happened": happened,
        "refused": refuse,
        "missing": write_a_row_that_is_not_there,
        "double": keep("the same"),
    }
    before, known = revisions(store), kept_keys(store)
    done = in_one_commit(store, [(works[kind], None) for kind in kinds])
    good = [one.result() for one in done if one.exception() is None]
    first_double = next((at for at, kind in enumerate(kinds) if kind == "double"), None)
    expected = sum(
        kind == "happened" or (kind == "double" and at == first_double and not known)
        for at, kind in enumerate(kinds)
    )
    assert good == list(range(len(before) + 1, len(before) + 1 + expected))
    assert revisions(store) == list(range(1, len(before) + 1 + expected))
