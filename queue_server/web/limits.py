"""How often a wrong password may be tried, at all processes together."""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from front_desk.errors import DeskError, ErrorCode
from queue_server.store.session import Store
from queue_server.store.unit import Unit

WINDOW = timedelta(minutes=5)
"""Attempts older than this are forgotten."""

PER_NAME_AND_ADDRESS = 5
PER_ADDRESS = 20
PER_NAME = 50
"""Generous, so that nobody can lock a colleague out from afar, yet too few to guess."""


class TooManyAttempts(DeskError):
    """Wait `seconds` before trying again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(ErrorCode.TOO_MANY_ATTEMPTS, "Too many attempts to sign in.")
        self.seconds = seconds


class SignInLimit:
    """Counts attempts in the database, in a sliding window; a success is taken back.

    Names and addresses are kept as hashes under `secret`. Processes that are to count together have
    the same one; one that nobody else has makes a process count by itself.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime], secret: bytes) -> None:
        self._store = store
        self._clock = clock
        self._secret = secret

    async def attempt(self, name: str, address: str) -> None:
        """Count an attempt before the password is looked at.

        Raises `TooManyAttempts`, and `StorageUnavailable`.
        """
        limits, now = self._limits(name, address), self._clock()

        def look(unit: Unit) -> None:
            _refuse(limits, _recent(unit.sign_ins.attempts(limits), now), now)

        def count(unit: Unit) -> None:
            tried = _recent(unit.sign_ins.take(limits, now), now)
            _refuse(limits, tried, now)
            for who in limits:
                unit.sign_ins.keep(who, [*tried.get(who, ()), now], now + WINDOW)

        # Whoever is refused anyway does not get as far as the one writer.
        await self._store.read(look)
        await self._store.write(count)

    async def succeeded(self, name: str, address: str) -> None:
        """The password was right: this name starts afresh at this address."""
        limits, now = self._limits(name, address), self._clock()
        here = next(iter(limits))

        def take_back(unit: Unit) -> None:
            tried = _recent(unit.sign_ins.take(limits, now), now)
            for who in limits:
                left = () if who == here else tried.get(who, ())[:-1]
                unit.sign_ins.keep(who, left, now + WINDOW if left else now)

        await self._store.write(take_back)

    async def tidy(self) -> None:
        """Forget what counts no more."""
        now = self._clock()
        await self._store.write(lambda unit: unit.sign_ins.tidy(now))

    def _limits(self, name: str, address: str) -> dict[str, int]:
        """How many attempts each of those has who are behind this one."""
        return {
            self._hashed(name, address): PER_NAME_AND_ADDRESS,
            self._hashed("", address): PER_ADDRESS,
            self._hashed(name, ""): PER_NAME,
        }

    def _hashed(self, name: str, address: str) -> str:
        return hmac.digest(self._secret, f"{name}\n{address}".encode(), hashlib.sha256).hex()


def _recent(
    attempts: Mapping[str, Sequence[datetime]], now: datetime
) -> dict[str, Sequence[datetime]]:
    return {
        who: [one for one in moments if one > now - WINDOW] for who, moments in attempts.items()
    }


def _refuse(
    limits: Mapping[str, int], tried: Mapping[str, Sequence[datetime]], now: datetime
) -> None:
    for who, most in limits.items():
        moments = tried.get(who, ())
        if len(moments) >= most:
            raise TooManyAttempts(int((moments[0] + WINDOW - now).total_seconds()) + 1)
