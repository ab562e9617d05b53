"""A disk of two megabytes that can be filled: a file system of its own, in memory.

It is mounted in a namespace of its own, which needs no rights where the system allows such, and
used from outside through `/proc`.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "2m"
_MOUNT = f'mount -t tmpfs -o size={SIZE} none "$1" && echo ready && exec cat'


class SmallDisk:
    """The disk at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"

    def fill(self) -> None:
        """Until nothing fits any more."""
        with self._ballast.open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink()


@contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """A small disk, as long as the block lasts. Raises `OSError` where the system refuses it."""
    place.mkdir()
    holder = subprocess.Popen(
        ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        if holder.stdout.readline() != "ready\n":
            raise OSError("the system lets nobody mount a disk of his own")
        try:
            yield SmallDisk(Path(f"/proc/{holder.pid}/root{place}"))
        finally:
            holder.stdin.close()
