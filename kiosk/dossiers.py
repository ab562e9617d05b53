"""Moves of the flow for somebody who asks how a dossier is, or goes on from their own phone. Pure.

The code and the answer live in the visit and end with it.
"""

from dataclasses import replace

from front_desk.dossiers import NotADossierCode, Standing, dossier_code, standing
from kiosk import events as ev
from kiosk.effects import FindDossier, Say, Step
from kiosk.ports import SightKind
from kiosk.spoken_words import Line
from kiosk.visit import Hint, Office, Screen, Visit

_STANDING_LINES = {
    Standing.RECEIVED: Line.DOSSIER_RECEIVED,
    Standing.IN_PROGRESS: Line.DOSSIER_IN_PROGRESS,
    Standing.LATE: Line.DOSSIER_LATE,
    Standing.NEEDS_PAPERS: Line.DOSSIER_NEEDS_PAPERS,
    Standing.DONE: Line.DOSSIER_DONE,
    Standing.RETURNED: Line.DOSSIER_RETURNED,
}


def want(visit: Visit, _: ev.DossierWanted, office: Office) -> Step:
    """I want to know how my dossier is."""
    if not office.tracks_dossiers:
        return visit, ()
    asking = replace(visit, screen=Screen.FIND_DOSSIER, dossier=None, sought="", hint=Hint.NONE)
    return asking, (Say(Line.FIND_DOSSIER),)


def see_code(visit: Visit, event: ev.CodeSeen, office: Office) -> Step:
    """A code in front of the camera, or under the hand scanner."""
    sight = event.sight
    if sight.kind is not SightKind.DOSSIER or sight.dossier_code is None:
        return replace(visit, hint=Hint(sight.kind.value)), ()
    if not office.tracks_dossiers:
        return visit, ()
    return _look_up(visit, sight.dossier_code)


def type_code(visit: Visit, event: ev.DossierTyped, _: Office) -> Step:
    """A code from the keys."""
    try:
        code = dossier_code(event.code)
    except NotADossierCode:
        return replace(visit, hint=Hint.CODE_INCOMPLETE), ()
    return _look_up(visit, code)


def found(visit: Visit, event: ev.DossierFound, office: Office) -> Step:
    """The registry has it."""
    if not _is_sought(visit, event.dossier.code):
        return visit, ()
    dossier = event.dossier
    line = _STANDING_LINES[standing(dossier.state, dossier.promised_on, office.today)]
    shown = replace(visit, screen=Screen.DOSSIER, dossier=dossier, sought="", hint=Hint.NONE)
    return shown, (Say(line),)


def unknown(visit: Visit, event: ev.DossierNotFound, _: Office) -> Step:
    """The registry does not have it."""
    if not _is_sought(visit, event.code):
        return visit, ()
    return replace(visit, hint=Hint.DOSSIER_UNKNOWN, sought=""), (Say(Line.DOSSIER_UNKNOWN),)


def silent(visit: Visit, event: ev.RegistrySilent, _: Office) -> Step:
    """The registry does not answer."""
    if not _is_sought(visit, event.code):
        return visit, ()
    return replace(visit, hint=Hint.REGISTRY_SILENT, sought=""), (Say(Line.REGISTRY_SILENT),)


def choose_place(visit: Visit, event: ev.PlaceChosen, office: Office) -> Step:
    """There."""
    if office.place(event.place) is None:
        return visit, ()
    moved = replace(visit, screen=Screen.HANDOVER_CODE, place=event.place)
    return moved, (Say(Line.SCAN_WITH_PHONE),)


def _look_up(visit: Visit, code: str) -> Step:
    searching = replace(visit, screen=Screen.FIND_DOSSIER, hint=Hint.SEARCHING, sought=code)
    return searching, (FindDossier(code),)


def _is_sought(visit: Visit, code: str) -> bool:
    """An answer to a question that was given up for another one shows nothing."""
    return visit.hint is Hint.SEARCHING and visit.sought == code
