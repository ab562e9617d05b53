"""What must not reach the public: simulated devices, guessed devices and default secrets."""

from settings.model import Environment, Settings


def server_faults(settings: Settings) -> list[str]:
    """Why the queue server may not start in production with these settings; empty when it may."""
    if settings.environment is not Environment.PRODUCTION:
        return []
    if settings.server.public_url:
        return []
    return ["server.public_url: set the address that phones reach."]


def kiosk_faults(settings: Settings) -> list[str]:
    """Why the kiosk may not start in production with these settings; empty when it may."""
    if settings.environment is not Environment.PRODUCTION:
        return []
    faults = []
    if settings.camera.source in {"simulated", "auto"}:
        faults.append('camera.source: name the real camera, or "none".')
    if settings.printer.target in {"simulated", "auto"}:
        faults.append('printer.target: name the real printer, or "none".')
    if settings.speech.output in {"simulated", "auto"}:
        faults.append('speech.output: set "device", "file:FOLDER" or "none".')
    if settings.kiosk.panel_port:
        faults.append("kiosk.panel_port: set 0.")
    if settings.dossiers.url == "simulated":
        faults.append('dossiers.url: name the registry, or "" for none.')
    if len(settings.kiosk.person_secret.get_secret_value()) < 16:
        faults.append("kiosk.person_secret: set at least 16 characters, made at random.")
    if not settings.kiosk.token.get_secret_value():
        faults.append("kiosk.token: make one with: motcua device add NAME.")
    return faults
