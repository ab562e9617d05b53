"""The composition root: the only place that names the kiosk's concrete parts."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import structlog

from kiosk.clocks import Clock, machine_clock
from kiosk.devices import ticket_fonts
from kiosk.devices.absent import AbsentPrinter, AbsentSpeaker
from kiosk.devices.camera_qr import CameraQr
from kiosk.devices.cups_printer import FORMS, CupsPrinter
from kiosk.devices.data_disk import DataDisk
from kiosk.devices.fault_panel import FaultPanel
from kiosk.devices.frame_sources import sources_of
from kiosk.devices.hand_scanner import KeyboardWedge
from kiosk.devices.person_camera import FaceCamera
from kiosk.devices.simulated import SAMPLE_CARD, SimulatedCodeReader, SimulatedPrinter
from kiosk.devices.simulated_faults import (
    Breakable,
    BreakableClock,
    BreakableDisk,
    BreakableServer,
    BreakableSpeaker,
)
from kiosk.devices.simulated_registry import SimulatedRegistry
from kiosk.devices.speech import SoundCard, VoiceSpeaker, WavFolder
from kiosk.devices.ticket_printer import EscposPrinter, UnknownTarget
from kiosk.dossier_registry import HttpRegistry
from kiosk.faults import CAMERA, EVERYTHING, PRINTER
from kiosk.hands import Hands, Manners
from kiosk.office_clock import OfficeClock
from kiosk.office_paper import layout_of
from kiosk.office_places import places_of
from kiosk.outbox import Outbox
from kiosk.ports import (
    CameraMissing,
    CodeReader,
    DeviceError,
    DossierRegistry,
    PersonCamera,
    PrinterUnreachable,
    QueueServer,
    Speaker,
    SpeechFailed,
    TicketPrinter,
)
from kiosk.queue_client import QueueClient
from kiosk.session import Session
from kiosk.spoken_lines import SPOKEN, fixed_sentences
from kiosk.steady_desk import SteadyDesk
from kiosk.ui.application import FontMissing, run
from kiosk.ui.deliverer import Deliverer
from kiosk.watchdog import Watchdog
from logs import json_lines
from settings.data_folder import DataFolder
from settings.load import SettingsError, refuse_unfit
from settings.model import Environment, Settings
from settings.production import kiosk_faults
from settings.reach import kiosk_token, server_url
from speech.maker import SpeechMaker

log = structlog.get_logger("kiosk")

READY = "kiosk_ready"
"""The line of the log that says that the first screen is there."""

STAND_IN = "simulated_device"
"""The line of the log that names a device that is only simulated."""

LANGUAGES_PREPARED = 2
"""So many have their sentences ready in memory, about 3 MB each."""

FRAMES_BEFORE_SAMPLE = 50
"""Empty frames before the simulated camera shows its made-up card: about two seconds."""


def reader_of(settings: Settings) -> CodeReader:
    """The camera that the settings name."""
    camera = settings.camera
    source = camera.source
    if source == "auto":
        try:
            sources_of(source)
        except CameraMissing:
            source = "simulated"
    if source == "simulated":
        return SimulatedCodeReader(script=[*[None] * FRAMES_BEFORE_SAMPLE, SAMPLE_CARD])
    return CameraQr(source, camera.width, camera.height)


def printer_of(settings: Settings) -> TicketPrinter:
    """The printer that the settings name. Raises `SettingsError` for a target of another
    form, and for a logo that cannot be printed."""
    printer = settings.printer
    target = printer.target
    if target == "none":
        return AbsentPrinter()
    if target == "simulated":
        return SimulatedPrinter()
    kind = CupsPrinter if target.startswith(FORMS) else EscposPrinter
    try:
        made = kind(target, printer.paper_mm, printer.timeout_seconds, layout=layout_of(settings))
    except UnknownTarget as error:
        raise SettingsError(f"printer.target: use {error}, simulated or none.") from None
    except ticket_fonts.FontMissing as error:
        raise SettingsError(error.detail) from None
    if target != "auto":
        return made
    try:
        made.check()
    except PrinterUnreachable:
        return SimulatedPrinter()
    except DeviceError:
        # A printer that is there but has no paper is a printer.
        return made
    return made


def speaker_of(settings: Settings, folder: DataFolder) -> Speaker:
    """The voice that the settings name. Raises `SettingsError` for an output of another form."""
    speech = settings.speech
    output = speech.output
    if output == "none":
        return AbsentSpeaker()
    if output == "auto":
        output = "device" if _has_sound_card() else f"file:{folder.speech}"
    maker = SpeechMaker(words_a_minute=speech.words_a_minute, volume=speech.volume)
    if output == "device":
        return VoiceSpeaker(maker, SoundCard())
    if output.startswith("file:") and output != "file:":
        place = Path(output.removeprefix("file:")).expanduser()
        return VoiceSpeaker(maker, WavFolder(place, real_time=True))
    raise SettingsError('speech.output: use "device", "file:FOLDER", "none" or "auto".')


def _has_sound_card() -> bool:
    try:
        SoundCard().check()
    except SpeechFailed:
        return False
    return True


def client_of(settings: Settings, folder: DataFolder) -> QueueClient:
    """The queue server as this kiosk reaches it. Raises `SettingsError` without a token."""
    return QueueClient(server_url(settings), kiosk_token(settings, folder))


def registry_of(settings: Settings) -> DossierRegistry | None:
    """The registry of dossiers that the settings name; `None` where there is none."""
    dossiers = settings.dossiers
    if dossiers.url == "simulated":
        return SimulatedRegistry()
    if dossiers.url == "auto":
        return SimulatedRegistry() if settings.environment is Environment.DEVELOPMENT else None
    if not dossiers.url:
        return None
    return HttpRegistry(dossiers.url, dossiers.token.get_secret_value())


def outbox_of(settings: Settings, folder: DataFolder) -> Outbox:
    """This kiosk's own numbers. The kiosk starts also while they cannot be read."""
    return Outbox(folder.outbox(settings.kiosk.name))


def desk_of(
    settings: Settings, outbox: Outbox, client: QueueServer, clock: Clock = machine_clock
) -> SteadyDesk:
    """The queue with this kiosk's own numbers behind it."""
    return SteadyDesk(
        client,
        outbox,
        clock,
        ZoneInfo(settings.office.time_zone),
        refill_at=settings.kiosk.numbers_kept,
    )


def person_camera_of(settings: Settings, reader: CodeReader) -> PersonCamera | None:
    """The reader's camera once more, where it shall see who comes; none where it is simulated."""
    camera = settings.camera
    if not isinstance(reader, CameraQr) or camera.source == "none" or not camera.sees_people:
        return None
    return FaceCamera(reader.pictures, time.monotonic)


def hands_of(settings: Settings, folder: DataFolder) -> Hands:
    """Everything that the session works with. Raises `SettingsError`."""
    reader, outbox = reader_of(settings), outbox_of(settings, folder)
    return Hands(
        desk_of(settings, outbox, client_of(settings, folder)),
        reader,
        printer_of(settings),
        speaker_of(settings, folder),
        DataDisk(folder.path, lambda: outbox.is_open),
        registry_of(settings),
        person_camera_of(settings, reader),
    )


def breakable_of(settings: Settings, folder: DataFolder) -> tuple[Hands, Breakable]:
    """As `hands_of`, with a switch for everything that can be wrong. Raises `SettingsError`."""
    reader, printer = reader_of(settings), printer_of(settings)
    if not (isinstance(reader, SimulatedCodeReader) and isinstance(printer, SimulatedPrinter)):
        raise SettingsError(
            'kiosk.panel_port: only with camera.source = "simulated" and printer.target = '
            '"simulated".'
        )
    outbox = outbox_of(settings, folder)
    parts = Breakable(
        printer,
        reader,
        BreakableSpeaker(speaker_of(settings, folder)),
        BreakableDisk(DataDisk(folder.path, lambda: outbox.is_open)),
        BreakableClock(machine_clock),
        BreakableServer(client_of(settings, folder)),
    )
    server = cast("QueueServer", parts.server)
    desk = desk_of(settings, outbox, server, parts.clock)
    hands = Hands(desk, reader, printer, parts.speaker, parts.disk, registry_of(settings))
    return hands, parts


def prepared_sentences(manners: Manners) -> list[tuple[str, str]]:
    """What is said most, in the first languages that are spoken here, each with its language."""
    languages = [one for one in manners.languages if one in SPOKEN][:LANGUAGES_PREPARED]
    return [(text, one) for one in languages for text in fixed_sentences(one)]


def stand_ins(hands: Hands) -> list[str]:
    """The names of the devices that are only simulated."""
    devices = {"camera": hands.reader, "printer": hands.printer, "speaker": hands.speaker}
    if hands.registry is not None:
        devices["registry"] = hands.registry
    return [name for name, device in devices.items() if getattr(device, "simulated", False)]


def manners_of(settings: Settings, folder: DataFolder) -> Manners:
    """How the settings want this kiosk to behave."""
    kiosk = settings.kiosk
    secret = kiosk.person_secret.get_secret_value().encode() or _person_secret(folder)
    if len(secret) < 16:
        raise SettingsError("kiosk.person_secret: set at least 16 characters.")
    return Manners(
        language=kiosk.language,
        languages=kiosk.languages,
        idle_seconds=kiosk.idle_seconds,
        warning_seconds=kiosk.warning_seconds,
        person_secret=secret,
        has_camera=settings.camera.source != "none",
        reads_codes=settings.camera.source != "none" or kiosk.hand_scanner,
        prints=settings.printer.target != "none",
        speaks=settings.speech.output != "none",
        watches=watched_of(settings),
        dossier_prefix=settings.dossiers.prefix,
        places=places_of(settings),
    )


def _person_secret(folder: DataFolder) -> bytes:
    """The folder's; one for this start alone while it can be neither read nor made."""
    try:
        return folder.person_secret()
    except OSError as error:
        log.error("person_secret_failed", error=error.strerror)  # noqa: TRY400 - the place is known
        return secrets.token_hex(32).encode("ascii")


def watched_of(settings: Settings) -> frozenset[str]:
    """The parts that this kiosk looks after: whatever it has."""
    without = {PRINTER: settings.printer.target, CAMERA: settings.camera.source}
    return EVERYTHING - {part for part, setting in without.items() if setting == "none"}


def make_session(
    hands: Hands,
    manners: Manners,
    zone: ZoneInfo,
    deliverer: Deliverer,
    *,
    clock: Callable[[], float] = time.monotonic,
    wall: Clock = machine_clock,
) -> Session:
    """A session whose facts come through `deliverer`."""
    office_clock = OfficeClock(wall, zone)
    return Session(
        hands,
        manners,
        deliver=deliverer.deliver,
        show_frame=deliverer.show_frame,
        clock=clock,
        today=office_clock.today,
        office_clock=office_clock,
    )


def run_kiosk(settings: Settings, folder: DataFolder) -> int:
    """Run the kiosk until it is told to end; the exit status. Raises `SettingsError`."""
    refuse_unfit(kiosk_faults(settings))
    json_lines.configure(settings.log.level)
    if settings.kiosk.panel_port:
        hands, parts = breakable_of(settings, folder)
        try:
            panel = FaultPanel(parts, settings.kiosk.panel_port)
        except OSError as error:
            raise SettingsError(f"kiosk.panel_port: {error.strerror}.") from None
        log.warning("fault_panel", address=panel.address)
        with panel:
            return _run(settings, folder, hands, parts.clock)
    return _run(settings, folder, hands_of(settings, folder), machine_clock)


def _run(settings: Settings, folder: DataFolder, hands: Hands, wall: Clock) -> int:
    manners = manners_of(settings, folder)
    zone = ZoneInfo(settings.office.time_zone)

    def ready() -> None:
        log.info(READY)
        hands.speaker.prepare(prepared_sentences(manners))

    for name in stand_ins(hands):
        log.warning(STAND_IN, device=name)
    try:
        return run(
            lambda deliverer: make_session(hands, manners, zone, deliverer, wall=wall),
            settings.display,
            cache=folder.cache,
            local_time=lambda: wall().wall.astimezone(zone),
            on_ready=ready,
            watchdog=Watchdog.from_environment(),
            scanner=KeyboardWedge(),
        )
    except FontMissing as error:
        raise SettingsError(str(error)) from None
