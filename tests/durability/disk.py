"""A disk whose power can be cut: what was written but not synced may be gone, whole or in parts.

SQLite works on it through an apsw VFS. The model is hostile, but within what disks and file systems
promise: a synced write stays; of the others any may survive without those before it, and of one
write any sectors; a file that was made or deleted may still not, or still, be there.
"""

import random
from dataclasses import dataclass, field
from itertools import pairwise

import apsw

SECTOR = 512
"""What a disk writes whole or not at all."""

_PAGE = 4096


class PowerIsOff(apsw.IOError):
    """Nothing works any more."""


@dataclass(frozen=True)
class _Write:
    offset: int
    data: bytes


@dataclass(frozen=True)
class _Truncate:
    size: int


@dataclass
class _File:
    """`seen` is what processes read, `synced` what is on the platter; `pending` lies between."""

    seen: bytearray = field(default_factory=bytearray)
    synced: bytearray = field(default_factory=bytearray)
    pending: list[_Write | _Truncate] = field(default_factory=list)

    def change(self, act: _Write | _Truncate) -> None:
        _apply(self.seen, act)
        self.pending.append(act)

    def sync(self) -> None:
        self.synced = bytearray(self.seen)
        self.pending.clear()

    def survivor(self, chance: random.Random) -> bytes:
        """What is left of it after a power cut."""
        left = bytearray(self.synced)
        kept = chance.choice((0.0, 0.5, 0.9))
        torn = chance.choice((0.0, 0.3))
        for act in self.pending:
            if chance.random() >= kept:
                continue
            if isinstance(act, _Write) and chance.random() < torn:
                for part in _sectors(act):
                    if chance.random() < 0.5:
                        _apply(left, part)
            else:
                _apply(left, act)
        return bytes(left)


def _apply(content: bytearray, act: _Write | _Truncate) -> None:
    if isinstance(act, _Truncate):
        del content[act.size :]
        return
    if len(content) < act.offset:
        content.extend(bytes(act.offset - len(content)))
    content[act.offset : act.offset + len(act.data)] = act.data


def _sectors(act: _Write) -> list[_Write]:
    end = act.offset + len(act.data)
    edges = [act.offset, *range((act.offset // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return [
        _Write(begin, act.data[begin - act.offset : next_ - act.offset])
        for begin, next_ in pairwise(edges)
    ]


class Disk:
    """Files by name, with `left` more changes to come before the power is cut."""

    def __init__(self, files: dict[str, bytes], left: int) -> None:
        self.left = left
        self.off = False
        self.syncs = 0
        self._named = {
            name: _File(bytearray(content), bytearray(content)) for name, content in files.items()
        }
        self._named_for_sure = dict(self._named)

    def survivors(self, chance: random.Random) -> dict[str, bytes]:
        """The files after the power came back."""
        found = {}
        for name in sorted(self._named.keys() | self._named_for_sure.keys()):
            before, now = self._named_for_sure.get(name), self._named.get(name)
            file = before if before is not now and chance.random() < 0.5 else now
            if file is not None:
                found[name] = file.survivor(chance)
        return found

    def cut(self) -> None:
        """The power goes now."""
        self.off = True

    def look(self) -> None:
        """Raises `PowerIsOff`."""
        if self.off:
            raise PowerIsOff("the power is off")

    def change(self) -> None:
        """One more change begins. Raises `PowerIsOff`, with this change under way."""
        self.look()
        self.left -= 1
        if self.left <= 0:
            self.off = True

    def open(self, name: str) -> _File:
        """A file, made if it is not there."""
        return self._named.setdefault(name, _File())

    def has(self, name: str) -> bool:
        return name in self._named

    def delete(self, name: str, *, for_sure: bool) -> None:
        self.change()
        self._named.pop(name, None)
        self.look()
        if for_sure:
            self._named_for_sure.pop(name, None)

    def write(self, file: _File, offset: int, data: bytes) -> None:
        self.change()
        file.change(_Write(offset, data))
        self.look()

    def truncate(self, file: _File, size: int) -> None:
        self.change()
        file.change(_Truncate(size))
        self.look()

    def sync(self, name: str, file: _File) -> None:
        """SQLite syncs the folder of a new log with the log: from then on the name is there too."""
        self.change()
        self.look()
        self.syncs += 1
        file.sync()
        if self._named.get(name) is file:
            self._named_for_sure[name] = file


class _OpenFile:
    """What SQLite does with a file. Locks are not kept: only one connection uses a disk."""

    def __init__(self, disk: Disk, name: str, flags: list[int]) -> None:
        self._disk = disk
        self._name = name
        self._file = disk.open(name)
        self._delete = bool(flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE)
        flags[1] = flags[0]

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        self._disk.look()
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.write(self._file, offset, bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.truncate(self._file, size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.sync(self._name, self._file)

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._file.seen)

    def xClose(self) -> None:  # noqa: N802
        if self._delete and not self._disk.off:
            self._disk.delete(self._name, for_sure=False)

    def xLock(self, level: int) -> None:  # noqa: N802
        pass

    def xUnlock(self, level: int) -> None:  # noqa: N802
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return _PAGE

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        # As SQLite assumes of every disk under Linux.
        return int(apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE)


class DiskVFS(apsw.VFS):
    """SQLite's way to a `Disk`; unregistered when it is let go of."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.name = name
        self._disk = disk
        super().__init__(name, base="")

    def xOpen(  # type: ignore[override]  # noqa: N802 - apsw takes anything with the same methods
        self, name: object, flags: list[int]
    ) -> _OpenFile:
        self._disk.look()
        filename = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        return _OpenFile(self._disk, filename, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        self._disk.delete(name, for_sure=syncdir)

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802
        self._disk.look()
        return self._disk.has(name)

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name
