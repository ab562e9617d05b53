"""What a hand on the glass means: which touches of keys count. No clock of its own."""

from dataclasses import dataclass, field

REST_SECONDS = 0.08
"""A key counts again when the finger has left it for this long: a hand that trembles bounces."""

PALM_KEYS = 3
"""Two thumbs hold two keys at most; more at a time is a palm or a sleeve."""


@dataclass(slots=True)
class Hands:
    """Follows the touches of one keyboard. A key counts when it is lifted, and counts once."""

    _down: set[str] = field(default_factory=set)
    _void: set[str] = field(default_factory=set)
    _left: dict[str, float] = field(default_factory=dict)

    def touch(self, key: str, now: float) -> None:
        """A finger came down on `key`; `now` in seconds of a clock that never goes back."""
        self._down.add(key)
        self._void.discard(key)
        if now - self._left.get(key, float("-inf")) < REST_SECONDS:
            self._void.add(key)
        if len(self._down) >= PALM_KEYS:
            self._void |= self._down

    def lift(self, key: str, now: float) -> bool:
        """The finger left `key` where it had come down; whether that types the key."""
        counts = key in self._down and key not in self._void
        self.slip(key, now)
        return counts

    def slip(self, key: str, now: float) -> None:
        """The finger slid off `key`, or the touch was taken away: nothing is typed."""
        self._down.discard(key)
        self._void.discard(key)
        self._left[key] = now
