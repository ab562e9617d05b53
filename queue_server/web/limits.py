"""How often a wrong password may be tried."""

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta

from front_desk.errors import DeskError, ErrorCode

WINDOW = timedelta(minutes=5)
"""Attempts older than this are forgotten."""

PER_NAME_AND_ADDRESS = 5
PER_ADDRESS = 20
PER_NAME = 50
"""Generous, so that nobody can lock a colleague out from afar, yet too few to guess."""

_MOST_KEYS = 10_000


class TooManyAttempts(DeskError):
    """Wait `seconds` before trying again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(ErrorCode.TOO_MANY_ATTEMPTS, "Too many attempts to sign in.")
        self.seconds = seconds


class SignInLimit:
    """Counts attempts in memory, in a sliding window; a success is taken back."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._attempts: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()

    def attempt(self, name: str, address: str) -> None:
        """Count an attempt before the password is looked at. Raises `TooManyAttempts`."""
        now = self._clock()
        for key, most in _keys(name, address):
            tried = self._recent(key, now)
            if len(tried) >= most:
                raise TooManyAttempts(int((tried[0] + WINDOW - now).total_seconds()) + 1)
        for key, _ in _keys(name, address):
            self._recent(key, now).append(now)

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: this name starts afresh at this address."""
        keys = _keys(name, address)
        self._attempts.pop(keys[0][0], None)
        for key, _ in keys[1:]:
            tried = self._attempts.get(key)
            if tried:
                tried.pop()

    def _recent(self, key: tuple[str, str], now: datetime) -> deque[datetime]:
        tried = self._attempts.setdefault(key, deque())
        self._attempts.move_to_end(key)
        while tried and tried[0] <= now - WINDOW:
            tried.popleft()
        while len(self._attempts) > _MOST_KEYS:
            self._attempts.popitem(last=False)
        return tried


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return (
        ((name, address), PER_NAME_AND_ADDRESS),
        (("", address), PER_ADDRESS),
        ((name, ""), PER_NAME),
    )
