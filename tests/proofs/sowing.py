"""How a fault is sown: something is replaced in the server's process before it serves."""

import inspect
from collections.abc import Callable
from typing import Any

MOMENT = 0.02
"""Seconds by which a race is made easier to lose."""

_replaced: list[tuple[Any, str, Any]] = []


def put(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    """Replace what is there by what is made of it.

    A fault that no longer fits is none: raises `AttributeError` when nothing is there, and
    `TypeError` when it is called with other arguments than the fault takes.
    """
    old = getattr(owner, name)
    new = make(old)
    if inspect.isroutine(old) and inspect.isroutine(new):
        _check_fits(old, new)
    _replaced.append((owner, name, old))
    setattr(owner, name, new)


def reap() -> None:
    """Put everything back."""
    while _replaced:
        setattr(*_replaced.pop())


def _check_fits(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Raises `TypeError` when `new` does not take every argument of `old`."""
    by_place, by_name = [], []
    for one in inspect.signature(old).parameters.values():
        if one.kind in {one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD}:
            by_place.append(one.name)
        elif one.kind is one.KEYWORD_ONLY:
            by_name.append(one.name)
    inspect.signature(new).bind(*by_place, **dict.fromkeys(by_name))


def sometimes(one_in: int) -> Callable[[], bool]:
    """True once in so many times."""
    turn = iter(range(1, 10**9))
    return lambda: next(turn) % one_in == 0
