"""Memory that is given back is overwritten at once.

A text of Python, of Qt or of a decoder cannot be wiped by whoever drops it: copies lie in memory
until something else happens to need the place. glibc can overwrite whatever is freed, with its
per-thread caches off, which it does not overwrite; and Python can take every object from glibc.
Both must be asked for before a process starts, so the kiosk starts itself again once.
"""

import os
import sys
from collections.abc import Mapping

_TUNABLES = "GLIBC_TUNABLES"
_WIPING = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
_PYTHON = "PYTHONMALLOC"


def wiping(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` with what a process needs that wipes."""
    before = environment.get(_TUNABLES, "")
    tunables = before if _WIPING in before else f"{before}:{_WIPING}".strip(":")
    return {**environment, _PYTHON: "malloc", _TUNABLES: tunables}


def start_again_wiping() -> None:
    """Become a process that wipes, with the same arguments; returns where this one does already."""
    wanted = wiping(os.environ)
    if wanted != dict(os.environ):
        # Nothing else runs yet: no thread, no file to be flushed.
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], wanted)  # noqa: S606
