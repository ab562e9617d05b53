"""How often a wrong password may be tried; processes over one database count together."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from queue_server.store.session import Store
from queue_server.store.tables import sign_in_attempts
from queue_server.web.limits import (
    PER_ADDRESS,
    PER_NAME,
    PER_NAME_AND_ADDRESS,
    WINDOW,
    SignInLimit,
    TooManyAttempts,
)
from tests.desk_kit import StandingClock

SECRET = b"of all processes"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as opened:
        yield opened


@pytest.fixture
def limit(store: Store, clock: StandingClock) -> SignInLimit:
    return SignInLimit(store, clock, SECRET)


def attempt(limit: SignInLimit, name: str, address: str) -> None:
    asyncio.run(limit.attempt(name, address))


def rows(store: Store) -> list[tuple[str, list[float]]]:
    kept = select(sign_in_attempts.c.who, sign_in_attempts.c.moments)
    return [tuple(row) for row in store.read_now(lambda unit: unit._connection.execute(kept).all())]


def test_it_forgets_after_a_while_and_after_success(
    limit: SignInLimit, clock: StandingClock
) -> None:
    for _ in range(PER_NAME_AND_ADDRESS - 1):
        attempt(limit, "a", "1")
    asyncio.run(limit.succeeded("a", "1"))
    for _ in range(PER_NAME_AND_ADDRESS):
        attempt(limit, "a", "1")
    with pytest.raises(TooManyAttempts):
        attempt(limit, "a", "1")
    attempt(limit, "a", "2")
    clock.forward(minutes=5, seconds=1)
    attempt(limit, "a", "1")


def test_one_address_cannot_try_many_names(limit: SignInLimit) -> None:
    for number in range(PER_ADDRESS):
        attempt(limit, f"name-{number}", "1")
    with pytest.raises(TooManyAttempts) as caught:
        attempt(limit, "one-more", "1")
    assert caught.value.seconds == 301


def test_many_addresses_cannot_try_one_name(limit: SignInLimit) -> None:
    for number in range(PER_NAME):
        attempt(limit, "a", f"{number}")
    with pytest.raises(TooManyAttempts):
        attempt(limit, "a", "one-more")


def test_a_success_takes_back_one_attempt_of_the_address(limit: SignInLimit) -> None:
    for number in range(PER_ADDRESS - 1):
        attempt(limit, f"name-{number}", "1")
    for _ in range(3):
        attempt(limit, "clerk", "1")
        asyncio.run(limit.succeeded("clerk", "1"))
    attempt(limit, "clerk", "1")
    with pytest.raises(TooManyAttempts):
        attempt(limit, "clerk", "1")


def test_processes_over_one_database_count_together(
    database_url: str, store: Store, clock: StandingClock
) -> None:
    """All at once, half of them at the other process: as many get through as at one."""
    with Store(database_url) as other:
        limits = [SignInLimit(one, clock, SECRET) for one in (store, other)]

        async def guess() -> list[BaseException | None]:
            return await asyncio.gather(
                *(limits[turn % 2].attempt("a", "1") for turn in range(16)), return_exceptions=True
            )

        answers = asyncio.run(guess())
    assert answers.count(None) == PER_NAME_AND_ADDRESS
    assert {type(one) for one in answers} == {type(None), TooManyAttempts}


def test_a_process_with_a_secret_of_its_own_counts_by_itself(
    store: Store, limit: SignInLimit, clock: StandingClock
) -> None:
    alone = SignInLimit(store, clock, b"another")
    for _ in range(PER_NAME_AND_ADDRESS):
        attempt(limit, "a", "1")
        attempt(alone, "a", "1")
    for one in (limit, alone):
        with pytest.raises(TooManyAttempts):
            attempt(one, "a", "1")


def test_who_it_was_cannot_be_read_and_is_soon_forgotten(
    store: Store, limit: SignInLimit, clock: StandingClock
) -> None:
    attempt(limit, "phuong-mau/canbo", "203.0.113.7")
    kept = rows(store)
    assert len(kept) == 3
    assert all(len(who) == 64 and len(moments) == 1 for who, moments in kept)
    assert "canbo" not in repr(kept)
    assert "203.0.113" not in repr(kept)
    asyncio.run(limit.tidy())
    assert len(rows(store)) == 3
    clock.forward(seconds=WINDOW.total_seconds())
    asyncio.run(limit.tidy())
    assert rows(store) == []


def test_whoever_is_refused_leaves_nothing(store: Store, limit: SignInLimit) -> None:
    for number in range(PER_ADDRESS):
        attempt(limit, f"name-{number}", "1")
    before = rows(store)
    for number in range(5):
        with pytest.raises(TooManyAttempts):
            attempt(limit, f"other-{number}", "1")
    assert sorted(rows(store)) == sorted(before)


@given(
    tries=st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from("12"), st.integers(0, 120)), max_size=40
    )
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_window_ever_holds_more_than_is_allowed(
    tries: list[tuple[str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = StandingClock()
    got: list[tuple[str, str, float]] = []
    with Store.for_file(tmp_path_factory.mktemp("tries") / "queue.sqlite3") as store:
        limit = SignInLimit(store, clock, SECRET)
        for name, address, seconds in tries:
            clock.forward(seconds=seconds)
            now = clock().timestamp()
            recent = [one for one in got if one[2] > now - WINDOW.total_seconds()]
            full = (
                sum(one[:2] == (name, address) for one in recent) >= PER_NAME_AND_ADDRESS
                or sum(one[1] == address for one in recent) >= PER_ADDRESS
                or sum(one[0] == name for one in recent) >= PER_NAME
            )
            if full:
                with pytest.raises(TooManyAttempts):
                    attempt(limit, name, address)
            else:
                attempt(limit, name, address)
                got.append((name, address, now))
