"""A dossier: what somebody has handed in, how far it is, and the code by which it is known.

The code stands on the receipt, in letters and in its QR code: the authority, the day on which the
dossier was received, and its number of that day, as in `H26.36-251103-0012`. Who has the code may
ask; nothing here says whose dossier it is.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum

MAX_CODE = 40

_UNIT = r"[A-Z0-9]{1,5}(?:\.[A-Z0-9]{1,5}){0,5}"
_CODE = re.compile(rf"{_UNIT}-([0-9]{{6}})-[0-9]{{4,6}}")
_ADDRESS = re.compile(
    rf"https?://[^\s/?#]+(?:[/?#][^\s]*?)?[/=#]({_UNIT}-[0-9]{{6}}-[0-9]{{4,6}})(?:[/?&#][^\s]*)?",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_LONGEST_ADDRESS = 300


class NotADossierCode(Exception):
    """The text is no dossier's code. Never quotes it."""


class DossierState(StrEnum):
    """How far a dossier is, as its registry says."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    NEEDS_PAPERS = "needs_papers"
    DONE = "done"
    RETURNED = "returned"


class Standing(StrEnum):
    """How a dossier stands for whoever waits for it."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    LATE = "late"
    NEEDS_PAPERS = "needs_papers"
    DONE = "done"
    RETURNED = "returned"


def standing(state: DossierState, promised_on: date | None, today: date) -> Standing:
    """How it stands on `today`; the promised day itself is not late, nor is what waits for the
    citizen's papers."""
    worked_on = state in {DossierState.RECEIVED, DossierState.IN_PROGRESS}
    if worked_on and promised_on is not None and promised_on < today:
        return Standing.LATE
    return Standing(state.value)


def dossier_code(text: str) -> str:
    """The code as it is written, however it was typed. Raises `NotADossierCode`."""
    plain = unicodedata.normalize("NFKC", text[: 4 * MAX_CODE]).translate(_DASHES)
    code = "".join(plain.split()).upper()
    match = _CODE.fullmatch(code)
    if match is None or len(code) > MAX_CODE or not _is_day(match[1]):
        raise NotADossierCode("not a dossier's code")
    return code


def dossier_code_in(payload: bytes) -> str:
    """The code in a receipt's QR code, which holds it bare or within an address.

    The address is never opened. Raises `NotADossierCode`.
    """
    text = payload.decode(errors="replace").strip()
    address = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST_ADDRESS else None
    return dossier_code(address[1] if address else text)


def _is_day(yymmdd: str) -> bool:
    try:
        date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        return False
    return True
