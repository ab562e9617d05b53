"""The disk that the kiosk's memory lies on."""

from pathlib import Path

from front_desk.faults import Fault

_TRIED = bytes(64 * 1024)
"""More than the kiosk writes for one number."""


class DataDisk:
    """Tries whether something can still be written into `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self) -> Fault | None:
        """As the port says. It is gone again before it comes to the disk itself."""
        trial = self._folder / ".trial"
        try:
            try:
                with trial.open("wb", buffering=0) as file:
                    return None if file.write(_TRIED) == len(_TRIED) else Fault.DISK_FULL
            finally:
                trial.unlink(missing_ok=True)
        except OSError:
            return Fault.DISK_FULL
