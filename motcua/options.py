"""What every command makes of its options: the settings, and the folder of data."""

import argparse
import os
from pathlib import Path
from typing import Any

from settings.data_folder import DataFolder
from settings.load import DATA_VARIABLE, FILE_VARIABLE, SettingsError, load_settings
from settings.model import Settings

OWNER_ONLY = 0o077

_OVERRIDES = {
    "office": "office.code",
    "host": "server.host",
    "port": "server.port",
    "database_url": "server.database_url",
    "server_url": "kiosk.server_url",
    "camera": "camera.source",
    "printer": "printer.target",
    "speech": "speech.output",
}
"""Command-line options that stand for one setting each."""


def overrides(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that stand in the arguments, by dotted key."""
    found = {key: getattr(options, name, None) for name, key in _OVERRIDES.items()}
    if getattr(options, "windowed", False):
        found["display.full_screen"] = False
    named = {key: value for key, value in found.items() if value is not None}
    return dict(getattr(options, "set", None) or ()) | named


def settings_of(options: argparse.Namespace) -> Settings:
    """All settings as this command sees them. Raises `SettingsError`."""
    named = options.config or os.environ.get(FILE_VARIABLE)
    return load_settings(Path(named) if named else None, arguments=overrides(options))


def folder_of(options: argparse.Namespace) -> DataFolder:
    """The data folder, made if it is missing; what is written from now on is its owner's alone.

    Raises `SettingsError`.
    """
    os.umask(OWNER_ONLY)
    named = options.data or os.environ.get(DATA_VARIABLE)
    folder = DataFolder(Path(named).absolute()) if named else DataFolder.default()
    try:
        folder.create()
    except OSError as error:
        raise SettingsError(
            f"The data folder {folder.path} cannot be made ({error.strerror}). "
            "Choose another one with --data DIR."
        ) from None
    return folder
