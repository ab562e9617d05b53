"""The disk that the kiosk's memory lies on."""

from collections.abc import Callable
from pathlib import Path

from front_desk.faults import Fault

_TRIED = bytes(64 * 1024)
"""More than the kiosk writes for one number."""


class DataDisk:
    """Tries whether something can still be written into `folder`.

    What the kiosk must not forget lies there: as long as that is not `in_use`, the disk is not
    well, whatever it says. `in_use` is called from the thread that calls `check`.
    """

    def __init__(self, folder: Path, in_use: Callable[[], bool] = lambda: True) -> None:
        self._folder = folder
        self._in_use = in_use

    def check(self) -> Fault | None:
        """As the port says. It is gone again before it comes to the disk itself."""
        trial = self._folder / ".trial"
        try:
            try:
                with trial.open("wb", buffering=0) as file:
                    fits = file.write(_TRIED) == len(_TRIED)
                    return None if fits and self._in_use() else Fault.DISK_FULL
            finally:
                trial.unlink(missing_ok=True)
        except OSError:
            return Fault.DISK_FULL
