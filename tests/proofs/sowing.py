"""How a fault is sown: something is replaced in the server's process before it serves."""

from collections.abc import Callable
from typing import Any

MOMENT = 0.02
"""Seconds by which a race is made easier to lose."""


def put(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    """Replace what is there by what is made of it. Raises `AttributeError` when nothing is."""
    setattr(owner, name, make(getattr(owner, name)))


def sometimes(one_in: int) -> Callable[[], bool]:
    """True once in so many times."""
    turn = iter(range(1, 10**9))
    return lambda: next(turn) % one_in == 0
