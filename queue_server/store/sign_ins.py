"""When somebody tried to sign in: what every process of a city counts together.

Whoever tried is known by a keyed hash only, and for no longer than the attempts count.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, delete, select, update

from queue_server.store.bound import upsert
from queue_server.store.tables import sign_in_attempts

Attempts = Mapping[str, list[datetime]]
"""Moments by whom, the oldest first."""


class SignIns:
    """Attempts of all offices: an address is nobody's in particular."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def attempts(self, who: Iterable[str]) -> Attempts:
        """The kept attempts of those of whom there are some."""
        table = sign_in_attempts.c
        found = select(table.who, table.moments).where(table.who.in_(sorted(who)))
        return self._by_whom(found)

    def take(self, who: Iterable[str], now: datetime) -> Attempts:
        """As `attempts`, and nobody else counts theirs until this transaction ends."""
        wanted, table = sorted(who), sign_in_attempts.c
        made = upsert(self._connection.dialect.name, sign_in_attempts)
        self._connection.execute(
            made.values(
                [{"who": one, "moments": [], "until": now} for one in wanted]
            ).on_conflict_do_nothing()
        )
        # In one order, so that two processes never wait for each other's.
        found = select(table.who, table.moments).where(table.who.in_(wanted)).order_by(table.who)
        return self._by_whom(found.with_for_update())

    def keep(self, who: str, moments: Iterable[datetime], until: datetime) -> None:
        """Have these attempts of theirs, which count until then."""
        self._connection.execute(
            update(sign_in_attempts)
            .where(sign_in_attempts.c.who == who)
            .values(moments=[one.timestamp() for one in moments], until=until)
        )

    def tidy(self, now: datetime) -> None:
        """Forget attempts that count no more."""
        self._connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.until <= now))

    def _by_whom(self, statement: Select[str, list[float]]) -> Attempts:
        rows = self._connection.execute(statement)
        return {who: [datetime.fromtimestamp(one, UTC) for one in kept] for who, kept in rows}
