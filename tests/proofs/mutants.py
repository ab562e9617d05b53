"""Servers with one fault each."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """A fault, and how to sow it into a server process before it serves."""

    name: str
    about: str
    apply: Callable[[], None]


MUTANTS: dict[str, Mutant] = {}
