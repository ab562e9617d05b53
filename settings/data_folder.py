"""Where data live: one folder, and the names in it."""

import secrets
from pathlib import Path

import platformdirs


class DataFolder:
    """The folder with everything that one box keeps. Only its owner can read it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def default(cls) -> "DataFolder":
        """The platform's folder for user data."""
        return cls(Path(platformdirs.user_data_dir("motcua")))

    def create(self) -> None:
        """Make the folder. Raises `OSError`."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def speech(self) -> Path:
        """Spoken sentences, where there is no sound card."""
        return self.path / "speech"

    @property
    def cache(self) -> Path:
        """What can be made again."""
        return self.path / "cache"

    def outbox(self, kiosk: str) -> Path:
        """The numbers that a kiosk of this box holds, and gave out."""
        return self.path / f"{kiosk}.outbox"

    def token_file(self, device: str) -> Path:
        """The token that a device of this box signs in with."""
        return self.path / f"{device}.token"

    def read_token(self, device: str) -> str:
        """The token of `device`, or an empty text when the seed has not written one."""
        file = self.token_file(device)
        return file.read_text(encoding="ascii").strip() if file.exists() else ""

    def keep_token(self, device: str, token: str) -> None:
        """Write the token of a device of this box."""
        self._keep(self.token_file(device), token)

    def person_secret(self) -> bytes:
        """The secret that keys the hash of ID numbers; made at random the first time.

        Raises `OSError`.
        """
        file = self.path / "person.secret"
        if not file.exists():
            self._keep(file, secrets.token_hex(32))
        return file.read_bytes().strip()

    def _keep(self, file: Path, text: str) -> None:
        # In one step: a disk that is full leaves the file as it was, and none that is empty.
        new = file.with_suffix(".new")
        try:
            new.touch(mode=0o600, exist_ok=True)
            new.write_text(text, encoding="ascii")
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)
