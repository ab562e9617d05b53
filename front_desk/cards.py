"""The Vietnamese ID card's QR code: what stands in it, and what contradicts what.

A card's payload is UTF-8 text, fields apart by `|`. Cards with a chip (2021 to June 2024) carry
seven: number, old number or nothing, full name, `ddmmyyyy` born, `Nam` or `Nữ`, address, `ddmmyyyy`
issued. Cards since July 2024 carry four more, whose meaning is not published: they stay opaque.

A payload comes from a stranger's hand. Nothing of it is ever quoted in an error, and an address in
it is never opened.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from front_desk.dossiers import NotADossierCode, dossier_code_in
from front_desk.provinces import PROVINCES

MAX_PAYLOAD_BYTES = 1024
"""Real payloads have 91 to 206 bytes; parents' names add some."""

_MAX_NAME = 100
_MAX_ADDRESS = 300
_FIELDS = 7

_ADDRESS_START = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:(?://|(?=[^\s\d]))|www\.)", re.IGNORECASE)
_FOLLOW_ADDRESS = re.compile(
    r"https?://[^\s/?#]+(?:/[^\s?#]*)?/t/([A-Za-z0-9_-]{16,64})", re.IGNORECASE
)
_HEALTH_NUMBER = re.compile(r"[A-Z]{2}[A-Z0-9]{13}|\d{10}|\d{12}")
_HEX_TEXT = re.compile(r"(?:[0-9A-Fa-f]{2}){4,200}")
_CARD_NUMBER_FIRST = re.compile(rb"[0-9]{12}\|")
_CARD_DATE = re.compile(r"[0-9]{4}(?:[0-9]{4})?")
_SEXES = {"nam": "male", "nữ": "female", "nu": "female"}


class Sex(StrEnum):
    """As the card prints it."""

    MALE = "male"
    FEMALE = "female"


class CardWarning(StrEnum):
    """A contradiction between fields: a hint for staff, never a refusal."""

    NUMBER_AND_BIRTH_YEAR = "number_and_birth_year"
    NUMBER_AND_SEX = "number_and_sex"
    UNKNOWN_PROVINCE = "unknown_province"
    ISSUED_BEFORE_BIRTH = "issued_before_birth"


class PayloadKind(StrEnum):
    """What a code's payload is."""

    CARD = "card"
    TICKET = "ticket"
    DOSSIER = "dossier"
    VNEID = "vneid"
    HEALTH_INSURANCE = "health_insurance"
    ADDRESS = "address"
    UNKNOWN = "unknown"


class DamageReason(StrEnum):
    """Why a payload that looks like a card's is refused."""

    TOO_LONG = "too_long"
    NOT_UTF8 = "not_utf8"
    HIDDEN_CHARACTERS = "hidden_characters"
    TOO_FEW_FIELDS = "too_few_fields"
    NUMBER = "number"
    OLD_NUMBER = "old_number"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    ADDRESS = "address"
    ISSUE_DATE = "issue_date"


class CardError(Exception):
    """A payload is not a readable card. Never quotes the payload."""


class NotACard(CardError):
    """The payload is something else: `kind` says what."""

    def __init__(self, kind: PayloadKind) -> None:
        super().__init__(f"not an ID card: {kind}")
        self.kind = kind


class DamagedCard(CardError):
    """The payload looks like a card's but breaks its rules: `reason` says which."""

    def __init__(self, reason: DamageReason) -> None:
        super().__init__(f"damaged ID card: {reason}")
        self.reason = reason


class NotATicket(Exception):
    """The payload is not the follow address of a ticket. Never quotes the payload."""


@dataclass(frozen=True, repr=False)
class CitizenCard:
    """What an ID card's QR code says. It fills in a form; it proves nothing.

    A card that knows only the year of birth gives 1 January of it.
    """

    number: str
    full_name: str
    born: date
    sex: Sex
    address: str
    issued: date | None
    old_number: str | None = None
    warnings: tuple[CardWarning, ...] = field(default=())

    def __repr__(self) -> str:
        return "CitizenCard(•••)"

    def age_on(self, day: date) -> int:
        """Full years of age on `day`."""
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (0 if had_birthday else 1)


def recognise(payload: bytes) -> PayloadKind:
    """What `payload` is, by its shape alone. Any bytes have a kind; nothing is opened."""
    text = payload.decode(errors="replace").strip()
    if _is_health_insurance(text):
        return PayloadKind.HEALTH_INSURANCE
    if _looks_like_card(payload, text):
        return PayloadKind.CARD
    if _FOLLOW_ADDRESS.fullmatch(text):
        return PayloadKind.TICKET
    if _is_dossier(payload):
        return PayloadKind.DOSSIER
    # The identity app's payload is not published; every form that names itself is recognised.
    if "vneid" in text.lower():
        return PayloadKind.VNEID
    return PayloadKind.ADDRESS if _ADDRESS_START.match(text) else PayloadKind.UNKNOWN


def follow_token(payload: bytes) -> str:
    """The token of a ticket's follow address `…/t/<token>`. Raises `NotATicket`."""
    match = _FOLLOW_ADDRESS.fullmatch(payload.decode(errors="replace").strip())
    if match is None:
        raise NotATicket("not the follow address of a ticket")
    return match[1]


def parse_card(payload: bytes) -> CitizenCard:
    """The card whose QR code holds `payload`, text in NFC.

    Seven fields or more are accepted, those after the seventh ignored. Raises `NotACard` when the
    payload is something else and `DamagedCard` when it looks like a card but breaks its rules.
    """
    kind = recognise(payload)
    if kind is not PayloadKind.CARD:
        raise NotACard(kind)
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise DamagedCard(DamageReason.TOO_LONG)
    fields = _decoded(payload).split("|")
    if len(fields) < _FIELDS:
        raise DamagedCard(DamageReason.TOO_FEW_FIELDS)
    number, old_number, name, born, sex, address, issued = (
        " ".join(text.split()) for text in fields[:_FIELDS]
    )
    card = CitizenCard(
        number=_digits(number, (12,), DamageReason.NUMBER),
        full_name=_name(name),
        born=_date(born, DamageReason.BIRTH_DATE),
        sex=_sex(sex),
        address=_address(address),
        issued=_date(issued, DamageReason.ISSUE_DATE) if issued else None,
        old_number=_digits(old_number, (9, 12), DamageReason.OLD_NUMBER) if old_number else None,
    )
    return _with_warnings(card)


def contradictions(card: CitizenCard) -> tuple[CardWarning, ...]:
    """What in `card` contradicts itself or the table of provinces.

    The number is: 3 digits province or country of registration, 1 digit century and sex (0 male and
    1 female for the 1900s, 2 and 3 for the 2000s …), 2 digits year of birth, 6 digits at random.
    """
    century, female = divmod(int(card.number[3]), 2)
    born_in = 1900 + 100 * century + int(card.number[4:6])
    found = {
        CardWarning.NUMBER_AND_BIRTH_YEAR: born_in != card.born.year,
        CardWarning.NUMBER_AND_SEX: bool(female) != (card.sex is Sex.FEMALE),
        CardWarning.UNKNOWN_PROVINCE: card.number[:3] not in PROVINCES,
        CardWarning.ISSUED_BEFORE_BIRTH: card.issued is not None and card.issued < card.born,
    }
    return tuple(warning for warning, is_so in found.items() if is_so)


def _with_warnings(card: CitizenCard) -> CitizenCard:
    return CitizenCard(
        card.number, card.full_name, card.born, card.sex, card.address, card.issued,
        card.old_number, contradictions(card),
    )  # fmt: skip


def _is_health_insurance(text: str) -> bool:
    """`number|name as hex|born|sex 1 or 2|address as hex|…`."""
    fields = text.split("|")
    return (
        len(fields) >= 5
        and _HEALTH_NUMBER.fullmatch(fields[0]) is not None
        and _HEX_TEXT.fullmatch(fields[1]) is not None
        and fields[3] in {"1", "2"}
    )


def _is_dossier(payload: bytes) -> bool:
    try:
        dossier_code_in(payload)
    except NotADossierCode:
        return False
    return True


def _looks_like_card(payload: bytes, text: str) -> bool:
    if _CARD_NUMBER_FIRST.match(payload.strip().removeprefix(b"\xef\xbb\xbf")):
        return True
    fields = text.split("|")
    return (
        len(fields) >= _FIELDS
        and _CARD_DATE.fullmatch(fields[3]) is not None
        and unicodedata.normalize("NFC", fields[4]).lower() in _SEXES
    )


def _decoded(payload: bytes) -> str:
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        text = None
    # Raised outside the handler: the decoding error holds the whole payload.
    if text is None:
        raise DamagedCard(DamageReason.NOT_UTF8)
    text = unicodedata.normalize("NFC", text.strip().removeprefix("\ufeff"))
    if any(_is_hidden(character) for character in text):
        raise DamagedCard(DamageReason.HIDDEN_CHARACTERS)
    return text


def _is_hidden(character: str) -> bool:
    """Control, format (bidirectional overrides among them), unassigned, and line separators."""
    category = unicodedata.category(character)
    return category.startswith("C") or category in {"Zl", "Zp"}


def _digits(text: str, lengths: tuple[int, ...], reason: DamageReason) -> str:
    if len(text) not in lengths or not (text.isascii() and text.isdigit()):
        raise DamagedCard(reason)
    return text


def _name(text: str) -> str:
    """Letters with their marks, spaces, and the signs of names such as `H'Hen` and `K-Brơi`."""
    letters = [character for character in text if unicodedata.category(character)[0] in "LM"]
    others = set(text) - set(letters) - set(" '’-.")
    if not letters or others or len(text) > _MAX_NAME:
        raise DamagedCard(DamageReason.NAME)
    return text


def _address(text: str) -> str:
    if len(text) > _MAX_ADDRESS:
        raise DamagedCard(DamageReason.ADDRESS)
    return text


def _sex(text: str) -> Sex:
    """`Nam` or `Nữ`; `Nu` is what a hand scanner that drops marks types."""
    try:
        return Sex(_SEXES[text.lower()])
    except KeyError:
        reason = DamageReason.SEX
    raise DamagedCard(reason)


def _date(text: str, reason: DamageReason) -> date:
    """`ddmmyyyy`; `0000yyyy` and `yyyy` stand for 1 January."""
    if not _CARD_DATE.fullmatch(text):
        raise DamagedCard(reason)
    day_and_month, year = text[:-4], int(text[-4:])
    if day_and_month in {"", "0000"}:
        day_and_month = "0101"
    try:
        found = date(year, int(day_and_month[2:]), int(day_and_month[:2]))
    except ValueError:
        found = None
    if found is None or not 1850 <= year <= 2399:
        raise DamagedCard(reason)
    return found
