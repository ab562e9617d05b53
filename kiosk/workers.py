"""One thread for one handle: a device or the server is only ever touched from its own worker."""

import queue
import threading
import traceback
from collections.abc import Callable

import structlog

log = structlog.get_logger(__name__)

Job = Callable[[], None]


class Worker:
    """Runs jobs one after another in a thread of its own.

    A job hands its answer over by itself and turns every failure that it expects into a fact. One
    that it does not expect is logged with its type and given to `on_crash`; the worker goes on.
    """

    def __init__(self, name: str, on_crash: Callable[[str], None]) -> None:
        self.name = name
        self._jobs: queue.SimpleQueue[tuple[int, Job] | None] = queue.SimpleQueue()
        self._generation = 0
        self._on_crash = on_crash
        self._thread = threading.Thread(target=self._run, name=f"worker-{name}", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job. Never blocks."""
        self._jobs.put((self._generation, job))

    def drop_waiting(self) -> None:
        """Forget the jobs that have not begun."""
        self._generation += 1

    def close(self, last: Job | None = None, timeout: float = 5.0) -> bool:
        """Drop what waits, run `last` (closing the handle) and end; whether it ended in time."""
        self.drop_waiting()
        if last is not None:
            self.submit(last)
        self._jobs.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (item := self._jobs.get()) is not None:
            self._do(*item)
            # What a job holds may concern a person; the next job may be long in coming.
            del item

    def _do(self, generation: int, job: Job) -> None:
        if generation != self._generation:
            return
        try:
            job()
        except Exception as error:  # noqa: BLE001 - one bad job must not end the kiosk
            # Type and place only: a message may quote what a device read.
            place = traceback.extract_tb(error.__traceback__)[-1]
            log.error(  # noqa: TRY400
                "worker_crashed",
                worker=self.name,
                error=type(error).__name__,
                place=f"{place.name}:{place.lineno}",
            )
            self._on_crash(self.name)
