"""Every setting of every part, with its default and what it means.

One TOML file, one section a part. Environment variables override the file
(`MOTCUA_SERVER__PORT=8080`), command-line arguments override both.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)

from settings.handover import PLACES

Language = Literal["vi", "en", "fr", "zh", "ko", "ja", "ar"]
"""What the kiosk speaks, by ISO 639-1."""


class Environment(StrEnum):
    """Where this runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


def _at_most_four_lines(text: str) -> str:
    if text.count("\n") >= 4:
        raise ValueError("at most four lines")
    return text


TicketLines = Annotated[str, Field(max_length=300), AfterValidator(_at_most_four_lines)]


TimeOfDay = Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")]
"""`19:00`, or empty."""


class Section(BaseModel):
    """One table of the file; a key that is not listed is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class OfficeSettings(Section):
    """The service point."""

    code: str = Field(
        "phuong-mau",
        pattern=r"^[a-z0-9][a-z0-9-]{0,31}$",
        description="A short name of the office: lower case, digits and hyphens. Every row "
        "carries it. Where a server has several offices, sign-in offers this one first.",
    )
    time_zone: str = Field("Asia/Ho_Chi_Minh", description="Business days and hours follow it.")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("no such time zone; for example Asia/Ho_Chi_Minh") from None
        return value


class ServerSettings(Section):
    """The queue server."""

    host: str = Field("127.0.0.1", description="Where it listens. 0.0.0.0 opens it to the network.")
    port: int = Field(8600, ge=1, le=65535, description="TCP port.")
    public_url: str = Field(
        "",
        description="The address that phones reach, printed in the ticket's QR code. "
        "Empty: http://HOST:PORT.",
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="postgresql+psycopg://… for PostgreSQL. Empty: SQLite in the data folder. "
        "DATABASE_URL in the environment is read too.",
    )
    cookie_secure: bool = Field(
        False, description="Send the sign-in cookie over HTTPS only. Set it behind a TLS proxy."
    )
    session_hours: int = Field(12, ge=1, le=24, description="Staff are signed out after this.")


class DisplaySettings(Section):
    """The kiosk's screen: sizes on it are in millimetres, so its real size must be known."""

    width_mm: float = Field(268.0, gt=50, description="Visible width of the screen, portrait.")
    height_mm: float = Field(476.0, gt=50, description="Visible height of the screen, portrait.")
    lower_edge_mm: float = Field(
        800.0,
        ge=0,
        le=2000,
        description="How high the screen's lower edge is above the floor. Controls can be moved to "
        "between 800 and 1,100 mm where that is 825 at most and the screen stands upright.",
    )
    full_screen: bool = Field(True, description="Cover the whole screen and hide the pointer.")
    night_from: TimeOfDay = Field(
        "",
        description="Dimmer from this hour on, by the office's time, while nobody is there: 19:00. "
        "The first touch brightens the screen and presses nothing. Empty: never.",
    )
    night_until: TimeOfDay = Field("", description="Bright again from this hour on: 06:00.")
    night_brightness: float = Field(
        0.35, ge=0.05, le=1, description="How bright it is at night; 1 is as by day."
    )

    @model_validator(mode="after")
    def _a_night_has_two_ends(self) -> Self:
        if bool(self.night_from) != bool(self.night_until):
            raise ValueError("night_from and night_until go together")
        return self


class CameraSettings(Section):
    """Where frames come from."""

    source: str = Field(
        "auto",
        description="A device (/dev/video0 or 0), a video file, a folder of pictures, a stream "
        "(http://…, rtsp://…), auto (the first device, else simulated), simulated or none.",
    )
    width: int = Field(1280, ge=320, description="Wanted width in pixels, for devices.")
    height: int = Field(720, ge=240, description="Wanted height in pixels, for devices.")
    sees_people: bool = Field(
        False,
        description="Look for a face twice a second while nobody uses the kiosk: whoever comes "
        "makes a dimmed screen bright and is greeted once. No picture is kept.",
    )


class PrinterSettings(Section):
    """The ticket printer."""

    target: str = Field(
        "auto",
        description="tcp://HOST:9100, usb://VVVV:PPPP (hexadecimal), file:PATH, cups:QUEUE, "
        "ipp://HOST/PATH, simulated, none, or auto (a printer on USB if one is found, else "
        "simulated).",
    )
    paper_mm: Literal[58, 80] = Field(80, description="Width of the paper roll.")
    timeout_seconds: float = Field(2.0, gt=0, le=30, description="How long an answer may take.")
    logo: str = Field(
        "",
        description="A PNG or SVG file for the top of the ticket, printed black on white, at most "
        "20 mm high. Letters in an SVG must be paths. Empty: none.",
    )
    header: dict[Language, TicketLines] = Field(
        {},
        description="Up to four lines above the office's name, by language: "
        '{vi="Dòng một\\nDòng hai", en="…"}. A language without its own shows English, else '
        "Vietnamese. motcua print-preview draws the ticket.",
    )
    footer: dict[Language, TicketLines] = Field(
        {}, description="Up to four lines at the end of the ticket, in the same form."
    )


class SpeechSettings(Section):
    """Voice."""

    output: str = Field(
        "auto",
        description="device (the sound card), file:FOLDER (one WAV a sentence), none, or auto "
        "(the sound card if there is one, else a folder in the data folder).",
    )
    words_a_minute: int = Field(150, ge=80, le=300, description="Speed of the voice.")
    volume: float = Field(1.0, ge=0, le=1, description="1 is the loudest.")


class KioskSettings(Section):
    """The touchscreen application."""

    name: str = Field("kiosk-1", description="This kiosk's name in the server's list of devices.")
    server_url: str = Field("", description="The queue server. Empty: the one on this machine.")
    token: SecretStr = Field(
        SecretStr(""),
        description="This kiosk's device token (motcua device add). Empty: the token that the seed "
        "wrote into the data folder.",
    )
    person_secret: SecretStr = Field(
        SecretStr(""),
        description="At least 16 characters, the same on all kiosks of the office; keys the hash "
        "of ID numbers. Empty: made at random and kept in the data folder.",
    )
    numbers_kept: int = Field(
        20,
        ge=20,
        le=400,
        description="For when the server is away: with so many numbers of its own left for a day "
        "it asks for 50 more.",
    )
    language: Language = Field("vi", description="The language it returns to.")
    languages: tuple[Language, ...] = Field(
        ("vi", "en"),
        min_length=1,
        max_length=7,
        description="What people may choose from, in this order: vi, en, fr, zh, ko, ja, ar. "
        " Chinese, Korean and Japanese need the package fonts-noto-cjk. Arabic is shown "
        "and not spoken.",
    )
    panel_port: int = Field(
        0,
        ge=0,
        le=65535,
        description="For trying and showing a kiosk of simulated devices: a page at 127.0.0.1 on "
        "this port with a switch for each fault. 0: none. Refused in production.",
    )
    hand_scanner: bool = Field(
        False,
        description="A hand scanner lies at the kiosk: cards and tickets are read without a "
        "camera too.",
    )
    idle_seconds: int = Field(60, ge=60, description="Silence before it asks: still there?")
    warning_seconds: int = Field(20, ge=20, description="How long it then waits for an answer.")

    @field_validator("languages")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise ValueError("each language once")
        return value

    @model_validator(mode="after")
    def _returns_to_one_of_them(self) -> Self:
        if self.language not in self.languages:
            raise ValueError("language must be one of languages")
        return self


class DossierSettings(Section):
    """Looking up dossiers."""

    url: str = Field(
        "auto",
        pattern=r"^(auto|simulated|https?://[^\s]+)?$",
        description="The registry's address (front_desk/dossier_messages.py says what it is "
        "asked), simulated (made-up dossiers), auto (simulated, but none in production), or empty: "
        "nothing is looked up here. To try one over the network: motcua dossier-registry.",
    )
    token: SecretStr = Field(
        SecretStr(""), description="What the registry wants to be shown, if anything."
    )
    prefix: str = Field(
        "H26.36-",
        pattern=r"^([A-Z0-9]{1,5}(\.[A-Z0-9]{1,5}){0,5}-)$",
        description="What the codes of this office begin with; people then type digits alone.",
    )


Texts = Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=80)]], Field()]


class HandoverPlace(Section):
    """Somewhere to go on from one's own phone. `vi` must be among the names."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    address: str = Field(pattern=r"^https?://[^\s]+$", max_length=200)
    icon: str = Field("phone", pattern=r"^[a-z0-9-]+$")
    names: Texts
    says: Texts

    @field_validator("names", "says")
    @classmethod
    def _in_vietnamese(cls, value: dict[Language, str]) -> dict[Language, str]:
        if "vi" not in value:
            raise ValueError("vi is missing")
        return value


class HandoverSettings(Section):
    """What people can do from their own phones: a code on the screen leads there."""

    places: tuple[HandoverPlace, ...] = Field(
        tuple(HandoverPlace.model_validate(place) for place in PLACES),
        max_length=6,
        description="At most six, each with its address, an icon of assets/icons, its name and one "
        "sentence by language. Empty: none are offered.",
    )

    @field_validator("places")
    @classmethod
    def _each_once(cls, value: tuple[HandoverPlace, ...]) -> tuple[HandoverPlace, ...]:
        if len({place.id for place in value}) < len(value):
            raise ValueError("each id once")
        return value


class LogSettings(Section):
    """Logs."""

    level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = Field(
        "info", description="debug, info, warning or error."
    )


class Settings(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    environment: Environment = Field(
        Environment.DEVELOPMENT,
        description="production refuses simulated devices and default secrets.",
    )
    office: OfficeSettings = Field(default_factory=OfficeSettings)
    server: ServerSettings = Field(default_factory=ServerSettings)
    kiosk: KioskSettings = Field(default_factory=KioskSettings)
    display: DisplaySettings = Field(default_factory=DisplaySettings)
    camera: CameraSettings = Field(default_factory=CameraSettings)
    printer: PrinterSettings = Field(default_factory=PrinterSettings)
    speech: SpeechSettings = Field(default_factory=SpeechSettings)
    dossiers: DossierSettings = Field(default_factory=DossierSettings)
    handover: HandoverSettings = Field(default_factory=HandoverSettings)
    log: LogSettings = Field(default_factory=LogSettings)
