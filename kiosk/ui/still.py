"""A session that stands still: shows a given visit and office, and remembers what is touched."""

from collections.abc import Callable, Sequence

from kiosk.events import Event
from kiosk.read_words import Passage
from kiosk.visit import Office, Visit


class Still:
    """What pictures of screens are taken of; the same to the bridge as a `Session`."""

    def __init__(self, visit: Visit, office: Office, *, seconds_left: int = 15) -> None:
        self.visit = visit
        self.office = office
        self.events: list[Event] = []
        self._seconds_left = seconds_left
        self._watchers: list[Callable[[], None]] = []

    def pose(self, visit: Visit, office: Office) -> None:
        """Stand like this from now on."""
        self.visit, self.office = visit, office
        for watcher in self._watchers:
            watcher()

    def watch(self, watcher: Callable[[], None]) -> None:
        """As the bridge needs it."""
        self._watchers.append(watcher)

    def send(self, event: Event) -> None:
        """Remember `event`; nothing moves."""
        self.events.append(event)

    def read_aloud(self, passages: Sequence[Passage], *, at_once: bool) -> None:
        """As the reader needs it: say nothing."""

    def seconds_left(self) -> int:
        """As the bridge needs it."""
        return self._seconds_left
