"""Looking for bytes in a process that runs, and in the files that it wrote."""

import contextlib
import ctypes
import os
import signal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Traces = Mapping[str, bytes]
"""What is looked for, by what it is called."""

_UNREADABLE = (["[vvar]"], ["[vsyscall]"], ["[vdso]"])
_MEMMEM = ctypes.CDLL(None).memmem
_MEMMEM.restype = ctypes.c_void_p
_MEMMEM.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]

_STEP = 64 * 1024 * 1024
_OVERLAP = 4096


def in_memory(pid: int, traces: Traces) -> dict[str, int]:
    """How often each trace is in what `pid` can read or write; those that are not are left out.

    The process stands still meanwhile. Its parent may look, or root.
    """
    found: dict[str, int] = {}
    os.kill(pid, signal.SIGSTOP)
    try:
        for part in _parts(pid):
            _count(part, traces, found)
    finally:
        os.kill(pid, signal.SIGCONT)
    return found


def in_files(folders: Iterable[Path], traces: Traces) -> dict[str, int]:
    """How often each trace is in the files under `folders`, and in their names."""
    found: dict[str, int] = {}
    for folder in folders:
        for file in folder.rglob("*"):
            _count(os.fsencode(file.name), traces, found)
            if file.is_file():
                _count(file.read_bytes(), traces, found)
    return found


def _parts(pid: int) -> Iterator[bytes]:
    """Everything that it may have written, a part at a time; parts of one mapping overlap."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *rest = line.split(maxsplit=5)
            # What is mapped from a file and cannot be written is the file.
            of_file = rest[3:] and not rest[3].startswith("[")
            if rights[0] != "r" or rest[3:4] in _UNREADABLE or (of_file and rights[1] != "w"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            for place in range(start, end, _STEP - _OVERLAP):
                # A page of a file that has become shorter, or of a device, cannot be read.
                with contextlib.suppress(OSError):
                    memory.seek(place)
                    yield memory.read(min(_STEP, end - place))


def _count(content: bytes, traces: Traces, found: dict[str, int]) -> None:
    for name, trace in traces.items():
        times = sum(1 for _ in _places(content, trace))
        if times:
            found[name] = found.get(name, 0) + times


def _places(content: bytes, trace: bytes) -> Iterator[int]:
    """Where `trace` begins. By the C library: ten times as fast as Python's own search."""
    start = ctypes.cast(ctypes.c_char_p(content), ctypes.c_void_p).value or 0
    here = 0
    while hit := _MEMMEM(start + here, len(content) - here, trace, len(trace)):
        yield hit - start
        here = hit - start + 1
