"""A disk of two megabytes that can be filled: a file system of its own, in memory.

It is mounted in a namespace of its own, which needs no rights where the system allows such, and
used from outside through `/proc`.
"""

import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import apsw

from kiosk import outbox_file
from tests.durability.apsw_driver import OutboxConnection

SIZE = "2m"
_MOUNT = f'mount -t tmpfs -o size={SIZE} none "$1" && echo ready && exec cat'


class SmallDisk:
    """The disk at `path`; for processes that run `inside` it is at `place`."""

    def __init__(self, holder: int, place: Path) -> None:
        self._holder, self.place = holder, place
        self.path = Path(f"/proc/{holder}/root{place}")
        self._ballast = self.path / "ballast"

    def inside(self, command: list[str]) -> list[str]:
        """The command line that runs `command` where the disk is mounted."""
        way = ["--target", str(self._holder), "--user", "--mount", "--preserve-credentials"]
        return ["nsenter", *way, "--", *command]

    @contextmanager
    def copy_of(self, name: str) -> Iterator[Path]:
        """A file with whatever SQLite has beside it, copied to where it can be looked into."""
        with TemporaryDirectory() as folder:
            for file in self.path.glob(f"{name}*"):
                shutil.copy(file, folder)
            yield Path(folder) / name

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

    def protect(self) -> None:
        """Nobody may write to it."""
        self._mount_again("ro")

    def allow(self) -> None:
        """Everybody may again."""
        self._mount_again("rw")

    def _mount_again(self, how: str) -> None:
        mount = ["mount", "-o", f"remount,{how}", str(self.place)]
        subprocess.run(self.inside(mount), check=True, timeout=10)


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
            yield SmallDisk(holder.pid, place)
        finally:
            holder.stdin.close()


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The system refuses to write more into any file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


class _AsNamed(apsw.VFS):
    """Real files under the names that are given.

    SQLite follows each link in a path to its end, and `/proc/…/root` ends on the disk of whoever
    asks: the outbox would not lie on the small disk.
    """

    def __init__(self) -> None:
        self.vfs_name = "as-named"
        super().__init__(self.vfs_name, "")

    def xFullPathname(self, name: str) -> str:  # noqa: N802 - SQLite's name
        """As it is."""
        return name


@contextmanager
def outboxes_as_named() -> Iterator[None]:
    """Outboxes that are opened meanwhile lie where their path says, also through `/proc`."""
    vfs = _AsNamed()

    def connect(path: Path) -> OutboxConnection:
        path.touch(mode=0o600, exist_ok=True)
        return OutboxConnection(apsw.Connection(str(path), vfs=vfs.vfs_name))

    try:
        with mock.patch.object(outbox_file, "_connect", connect):
            yield
    finally:
        vfs.unregister()
