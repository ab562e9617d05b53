"""Where a kiosk reaches its server, and as whom."""

from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import Settings


def server_url(settings: Settings) -> str:
    """Where the kiosk reaches the queue server."""
    return settings.kiosk.server_url or f"http://127.0.0.1:{settings.server.port}"


def kiosk_token(settings: Settings, folder: DataFolder) -> str:
    """The token that the kiosk signs in with. Raises `SettingsError` when there is none."""
    kiosk = settings.kiosk
    token = kiosk.token.get_secret_value() or folder.read_token(kiosk.name)
    if not token:
        raise SettingsError(
            f"kiosk.token: the kiosk {kiosk.name} has no token. "
            f"On the server: motcua device add {kiosk.name}"
        )
    return token
