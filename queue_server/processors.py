"""On which processors the server's threads run.

Only one thread of a process runs Python at a time. When the event loop and the writer sit on two
processors, whatever both touch moves from one cache to the other at each turn, and that costs more
than the second processor gives. So both are kept to one; work that is done outside of Python, such
as hashing passwords, drawing charts and making voices, goes wherever there is room.
"""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial


def gather(threads: Iterable[int], number: int) -> None:
    """Keep these threads, by native id, to one of the processors that this process may use.

    Threads that they start afterwards stay there too. Nothing happens where the system cannot do
    it. Servers with neighbouring `number`s, such as their ports, take neighbouring processors.
    """
    allowed = _allowed()
    if len(allowed) > 1:
        place = sorted(allowed)[number % len(allowed)]
        for thread in threads:
            os.sched_setaffinity(thread, {place})


def elsewhere() -> ThreadPoolExecutor:
    """Threads for work outside of Python, on every processor that the caller may use now."""
    allowed = _allowed()
    settle = partial(os.sched_setaffinity, 0, allowed) if allowed else None
    return ThreadPoolExecutor(thread_name_prefix="elsewhere", initializer=settle)


def _allowed() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
