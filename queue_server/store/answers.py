"""From the writer's thread to those who await: all answers of a commit in one step.

Waking an event loop costs a system call and a turn of the loop; sixteen commands that were
committed together need one.
"""

import asyncio
import threading
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")


class Answers:
    """Hands the results of other threads' futures to whoever awaits them."""

    def __init__(self) -> None:
        self._ready: dict[
            asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Future[Any]]]
        ] = {}
        self._gate = threading.Lock()

    def of(self, done: Future[T]) -> asyncio.Future[T]:
        """What `done` will hold, to be awaited in the running loop."""
        waiting: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        done.add_done_callback(partial(self._done, waiting))
        return waiting

    def _done(self, waiting: asyncio.Future[T], done: Future[T]) -> None:
        """In whatever thread has the result."""
        loop = waiting.get_loop()
        with self._gate:
            ready = self._ready.setdefault(loop, [])
            ready.append((waiting, done))
            if len(ready) > 1:
                # The loop has been woken already and has not looked yet.
                return
        try:
            loop.call_soon_threadsafe(self._hand_out, loop)
        except RuntimeError:
            # The loop has closed: nobody awaits any more.
            with self._gate:
                self._ready.pop(loop, None)

    def _hand_out(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._gate:
            ready = self._ready.pop(loop, [])
        for waiting, done in ready:
            if waiting.done():
                continue
            if done.cancelled():
                waiting.cancel()
            elif (error := done.exception()) is not None:
                waiting.set_exception(error)
            else:
                waiting.set_result(done.result())
