"""The kiosk's flow: one table, one pure function.

`TABLE[(screen, event type)]` holds what happens and where it can lead. What the table does not hold
does not happen. `step` adds what is true of every move: the camera runs on the scanning screens
only, and a fact of an earlier visit is dropped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from front_desk.errors import ErrorCode
from kiosk import advising, choosing, dossiers, easing, held_ticket
from kiosk import events as ev
from kiosk.effects import (
    AskForHelp,
    Effect,
    Hush,
    LoadServices,
    PrintTicket,
    Say,
    StartScan,
    Step,
    StopScan,
)
from kiosk.ports import PaperState, SightKind
from kiosk.spoken_words import Line
from kiosk.visit import HelpState, Hint, Office, Paper, Screen, Trouble, Visit

Handler = Callable[[Visit, Any, Office], Step]


@dataclass(frozen=True)
class Row:
    """One line of the table: what to do, and every screen it can lead to."""

    do: Handler
    leads_to: frozenset[Screen]


SCANNING = frozenset({Screen.SCAN_CARD, Screen.FIND_TICKET, Screen.FIND_DOSSIER})
"""Screens on which the camera runs."""

OVERLAYS = frozenset(
    {Screen.LANGUAGE, Screen.HELP, Screen.AIDS, Screen.HANDOVER, Screen.HANDOVER_CODE}
)
"""Screens that lie over another one and return to it."""

PAGED = frozenset({Screen.SERVICES, Screen.CONFIRM, Screen.LANGUAGE})
"""Screens with a list that may take several pages."""

_TROUBLES = {
    ErrorCode.SERVICE_CLOSED: Trouble.SERVICE_CLOSED,
    ErrorCode.OFFICE_CLOSED: Trouble.OFFICE_CLOSED,
    ErrorCode.NUMBERS_EXHAUSTED: Trouble.NUMBERS_EXHAUSTED,
    ErrorCode.QUOTA_REACHED: Trouble.QUOTA_REACHED,
    ErrorCode.ALREADY_WAITING: Trouble.ALREADY_WAITING,
    ErrorCode.PERSON_LIMIT: Trouble.PERSON_LIMIT,
}
_TROUBLE_LINES = {
    Trouble.ALREADY_WAITING: Line.ALREADY_WAITING,
    Trouble.PERSON_LIMIT: Line.PERSON_LIMIT,
}


def fresh(visit: Visit, office: Office) -> Visit:
    """The next visit: nothing of this one is left in it."""
    return Visit(id=visit.id + 1, language=office.language)


# ── moves ────────────────────────────────────────────────────────────────────────────────────


def _end(visit: Visit, _: ev.Event, office: Office) -> Step:
    return fresh(visit, office), (Hush(),)


def _go(screen: Screen, *effects: Effect) -> Handler:
    def move(visit: Visit, _: ev.Event, __: Office) -> Step:
        return replace(visit, screen=screen, hint=Hint.NONE), effects

    return move


def _to_services(visit: Visit, _: ev.Event, office: Office) -> Step:
    if office.view is None:
        return _trouble(visit, Trouble.SERVER_UNREACHABLE, LoadServices())
    if not office.takes_numbers:
        return _trouble(visit, Trouble.OFFICE_CLOSED, LoadServices())
    moved = replace(
        visit, screen=Screen.SERVICES, hint=Hint.NONE, trouble=None, group=None, services_page=0
    )
    said = Say(Line.CHOOSE_SERVICE, page=choosing.said_page(moved, office))
    return moved, (LoadServices(), said)


def _back_from_services(visit: Visit, event: ev.WentBack, office: Office) -> Step:
    if visit.group is not None:
        return choosing.leave_group(visit, office), ()
    return _end(visit, event, office)


def _trouble(visit: Visit, trouble: Trouble, *effects: Effect) -> Step:
    line = _TROUBLE_LINES.get(trouble, Line.TROUBLE)
    return replace(visit, screen=Screen.TROUBLE, trouble=trouble), (*effects, Say(line))


def _greet(visit: Visit, _: ev.SomebodyCame, __: Office) -> Step:
    if visit.greeted:
        return visit, ()
    return replace(visit, greeted=True), (Say(Line.GREETING),)


def _stay(visit: Visit, _: ev.Event, __: Office) -> Step:
    return visit, ()


# ── language, aids, help, silence: the same everywhere ───────────────────────────────────────


def _open_overlay(visit: Visit, screen: Screen) -> Visit:
    under = visit.under if visit.screen in OVERLAYS else visit.screen
    # An answer that comes meanwhile is dropped: nothing is awaited under an overlay.
    hint = Hint.NONE if visit.hint is Hint.SEARCHING else visit.hint
    return replace(visit, screen=screen, under=under, hint=hint)


def _open_languages(visit: Visit, _: ev.LanguageWanted, __: Office) -> Step:
    return replace(_open_overlay(visit, Screen.LANGUAGE), languages_page=0), ()


def _open_help(visit: Visit, _: ev.HelpWanted, __: Office) -> Step:
    opened = replace(_open_overlay(visit, Screen.HELP), help=HelpState.ASKING)
    return opened, (AskForHelp(), Say(Line.HELP_COMING))


def _open_aids(visit: Visit, _: ev.AidsWanted, __: Office) -> Step:
    return _open_overlay(visit, Screen.AIDS), ()


def _open_places(visit: Visit, _: ev.HandoverWanted, office: Office) -> Step:
    if not office.places:
        return visit, ()
    return _open_overlay(visit, Screen.HANDOVER), (Say(Line.HANDOVER),)


def _choose_language(visit: Visit, event: ev.LanguageChosen, _: Office) -> Step:
    return replace(visit, screen=visit.under, under=Screen.WELCOME, language=event.language), ()


def _close_overlay(visit: Visit, _: ev.Event, __: Office) -> Step:
    return replace(visit, screen=visit.under, under=Screen.WELCOME, help=HelpState.NONE), ()


def _help_is(state: HelpState) -> Handler:
    def move(visit: Visit, _: ev.Event, __: Office) -> Step:
        return replace(visit, help=state), ()

    return move


def _notice_silence(visit: Visit, _: ev.Event, __: Office) -> Step:
    return replace(visit, silence_noticed=True), (Say(Line.STILL_THERE),)


# ── the card ─────────────────────────────────────────────────────────────────────────────────


def _offer_card(visit: Visit, _: ev.CardWanted, office: Office) -> Step:
    if not office.reads_codes:
        return visit, ()
    return replace(visit, screen=Screen.CHOOSE_WAY), (Say(Line.CARD_CONSENT),)


def _see_card(visit: Visit, event: ev.CodeSeen, office: Office) -> Step:
    if event.sight.kind is SightKind.CARD and event.sight.card is not None:
        return _to_services(replace(visit, card=event.sight.card), event, office)
    return advising.advise(visit, Hint(event.sight.kind.value))


def _see_from_welcome(visit: Visit, event: ev.CodeSeen, office: Office) -> Step:
    """Somebody began with the hand scanner: a card is asked about first, and not kept."""
    if event.sight.kind is SightKind.TICKET:
        moved = replace(visit, screen=Screen.FIND_TICKET)
        return held_ticket.see_ticket(moved, event, office)
    if event.sight.kind is SightKind.DOSSIER:
        return dossiers.see_code(visit, event, office)
    if event.sight.kind is SightKind.CARD and office.reads_codes:
        return replace(visit, screen=Screen.CHOOSE_WAY), (Say(Line.CARD_CONSENT),)
    return visit, ()


def _see_paper(visit: Visit, event: ev.CodeSeen, office: Office) -> Step:
    """A ticket or a receipt: each is understood wherever one of them is asked for."""
    if visit.hint is Hint.SEARCHING:
        return visit, ()
    if event.sight.kind is SightKind.DOSSIER and office.tracks_dossiers:
        return dossiers.see_code(visit, event, office)
    if event.sight.kind is SightKind.TICKET:
        return held_ticket.see_ticket(replace(visit, screen=Screen.FIND_TICKET), event, office)
    return replace(visit, hint=Hint(event.sight.kind.value)), ()


# ── the number ───────────────────────────────────────────────────────────────────────────────


def _issued(visit: Visit, event: ev.TicketIssued, office: Office) -> Step:
    moved = replace(visit, screen=Screen.TICKET, ticket=event.ticket, card=None)
    said = Say(Line.YOUR_NUMBER, event.ticket)
    if not office.prints:
        return moved, (said,)
    return replace(moved, paper=Paper.PRINTING), (PrintTicket(event.ticket), said)


def _issue_refused(visit: Visit, event: ev.IssueRefused, _: Office) -> Step:
    return _trouble(visit, _TROUBLES.get(event.code, Trouble.REFUSED), LoadServices())


def _server_silent(visit: Visit, _: ev.ServerSilent, __: Office) -> Step:
    return _trouble(visit, Trouble.SERVER_UNREACHABLE)


def _retry(visit: Visit, event: ev.Retried, office: Office) -> Step:
    if visit.service is None or visit.trouble is not Trouble.SERVER_UNREACHABLE:
        return _to_services(replace(visit, service=None), event, office)
    return choosing.ask_for_number(visit)


def _services_are_back(visit: Visit, event: ev.ServicesLoaded, office: Office) -> Step:
    if visit.service is None and visit.trouble is Trouble.SERVER_UNREACHABLE:
        return _to_services(visit, event, office)
    return visit, ()


# ── paper ────────────────────────────────────────────────────────────────────────────────────


def _printed(visit: Visit, event: ev.TicketPrinted, _: Office) -> Step:
    assert event.state in PaperState  # noqa: S101 - both states put paper in the person's hand
    return replace(visit, paper=Paper.PRINTED), ()


def _print_failed(visit: Visit, event: ev.PrintFailed, _: Office) -> Step:
    said = (Say(Line.PAPER_FAILED),) if visit.screen is Screen.TICKET else ()
    return replace(visit, paper=event.paper), said


def _reprint(visit: Visit, _: ev.ReprintWanted, office: Office) -> Step:
    if visit.ticket is None or visit.paper is Paper.PRINTING or not office.prints:
        return visit, ()
    return replace(visit, paper=Paper.PRINTING), (PrintTicket(visit.ticket, reprint=True),)


def _hint_is(hint: Hint) -> Handler:
    def move(visit: Visit, _: ev.Event, __: Office) -> Step:
        return replace(visit, hint=hint), ()

    return move


# ── the table ────────────────────────────────────────────────────────────────────────────────

TABLE: dict[tuple[Screen, type[ev.Event]], Row] = {}


def _rows(
    screens: Screen | Iterable[Screen], event: type[ev.Event], do: Handler, *to: Screen
) -> None:
    for screen in (screens,) if isinstance(screens, Screen) else screens:
        TABLE[screen, event] = Row(do, frozenset(to) if to else frozenset({screen}))


S = Screen
_CALM = frozenset(S) - {S.ISSUING}
_UNDER = tuple(_CALM - OVERLAYS)
_PAPER = (S.TICKET, *OVERLAYS)
_TO_PLACES = (S.WELCOME, S.FIND_DOSSIER, S.DOSSIER, S.TROUBLE, S.HELP)

_rows(S.WELCOME, ev.SomebodyCame, _greet)
_rows(S.WELCOME, ev.NumberWanted, _to_services, S.SERVICES, S.TROUBLE)
_rows(S.WELCOME, ev.CardWanted, _offer_card, S.WELCOME, S.CHOOSE_WAY)
_rows(S.WELCOME, ev.TicketWanted, _go(S.FIND_TICKET, Say(Line.FIND_TICKET)), S.FIND_TICKET)
_rows(S.WELCOME, ev.DossierWanted, dossiers.want, S.WELCOME, S.FIND_DOSSIER)
_rows(
    S.WELCOME, ev.CodeSeen, _see_from_welcome,
    S.WELCOME, S.CHOOSE_WAY, S.FIND_TICKET, S.FIND_DOSSIER,
)  # fmt: skip

_rows(S.CHOOSE_WAY, ev.CardAgreed, _go(S.SCAN_CARD, Say(Line.SHOW_CARD)), S.SCAN_CARD)
_rows(S.CHOOSE_WAY, ev.CardDeclined, _to_services, S.SERVICES, S.TROUBLE)
_rows(S.CHOOSE_WAY, ev.WentBack, _end, S.WELCOME)

_rows(S.SCAN_CARD, ev.CodeSeen, _see_card, S.SCAN_CARD, S.SERVICES, S.TROUBLE)
_rows(S.SCAN_CARD, ev.CardDeclined, _to_services, S.SERVICES, S.TROUBLE)
_rows(S.SCAN_CARD, ev.WentBack, _go(S.CHOOSE_WAY), S.CHOOSE_WAY)
_rows(S.SCAN_CARD, ev.GuidanceChanged, advising.guide)
_rows(SCANNING, ev.CameraFailed, advising.camera_failed)
_rows(SCANNING, ev.CameraRecovered, advising.camera_recovered)

_rows(S.SERVICES, ev.PriorityWanted, choosing.want_priority)
_rows(S.SERVICES, ev.GroupChosen, choosing.choose_group)
_rows(S.SERVICES, ev.ServiceChosen, choosing.choose_service, S.SERVICES, S.CONFIRM, S.ISSUING)
_rows(S.SERVICES, ev.WentBack, _back_from_services, S.SERVICES, S.WELCOME)
_rows(S.CONFIRM, ev.PriorityChosen, choosing.choose_priority, S.CONFIRM, S.ISSUING)
_rows(S.CONFIRM, ev.WentBack, _go(S.SERVICES), S.SERVICES)

_rows(S.ISSUING, ev.TicketIssued, _issued, S.TICKET)
_rows(S.ISSUING, ev.IssueRefused, _issue_refused, S.TROUBLE)
_rows(S.ISSUING, ev.ServerSilent, _server_silent, S.TROUBLE)

_rows(_PAPER, ev.TicketPrinted, _printed)
_rows(_PAPER, ev.PrintFailed, _print_failed)
_rows(S.TICKET, ev.ReprintWanted, _reprint)
_rows(S.TICKET, ev.Done, _end, S.WELCOME)

_rows((S.FIND_TICKET, S.FIND_DOSSIER), ev.CodeSeen, _see_paper, S.FIND_TICKET, S.FIND_DOSSIER)
_rows(S.FIND_TICKET, ev.NumberTyped, held_ticket.type_number)
_rows(S.FIND_TICKET, ev.TicketFound, held_ticket.found, S.FIND_TICKET, S.RATE, S.TICKET)
_rows(S.FIND_TICKET, ev.TicketNotFound, _hint_is(Hint.NUMBER_UNKNOWN))
_rows(S.FIND_TICKET, ev.CheckedIn, held_ticket.checked_in, S.TICKET)
_rows(S.FIND_TICKET, ev.CheckInRefused, held_ticket.check_in_refused)
_rows(S.FIND_TICKET, ev.ServerSilent, _hint_is(Hint.SERVER_UNREACHABLE))
_rows(S.FIND_TICKET, ev.WentBack, _end, S.WELCOME)
_rows(S.RATE, ev.Rated, held_ticket.rate)
_rows(S.RATE, ev.RatingTaken, held_ticket.rating_taken, S.THANKS)
_rows(S.RATE, ev.RatingRefused, held_ticket.rating_refused)
_rows(S.RATE, ev.ServerSilent, _hint_is(Hint.SERVER_UNREACHABLE))
_rows(S.RATE, ev.WentBack, _end, S.WELCOME)
_rows(S.THANKS, ev.Done, _end, S.WELCOME)

_rows(S.FIND_DOSSIER, ev.DossierTyped, dossiers.type_code)
_rows(S.FIND_DOSSIER, ev.DossierFound, dossiers.found, S.FIND_DOSSIER, S.DOSSIER)
_rows(S.FIND_DOSSIER, ev.DossierNotFound, dossiers.unknown)
_rows(S.FIND_DOSSIER, ev.RegistrySilent, dossiers.silent)
_rows(S.FIND_DOSSIER, ev.WentBack, _end, S.WELCOME)
_rows(S.DOSSIER, ev.NumberWanted, _to_services, S.SERVICES, S.TROUBLE)
_rows(S.DOSSIER, ev.WentBack, dossiers.want, S.FIND_DOSSIER)
_rows(S.DOSSIER, ev.Done, _end, S.WELCOME)

_rows(S.TROUBLE, ev.Retried, _retry, S.ISSUING, S.SERVICES, S.TROUBLE)
_rows(S.TROUBLE, ev.ServicesLoaded, _services_are_back, S.TROUBLE, S.SERVICES)
_rows(S.TROUBLE, ev.WentBack, _end, S.WELCOME)

_rows(_CALM, ev.LanguageWanted, _open_languages, S.LANGUAGE)
_rows(_CALM - {S.HELP}, ev.HelpWanted, _open_help, S.HELP)
_rows(_CALM, ev.AidsWanted, _open_aids, S.AIDS)
_rows(_CALM, ev.AidsChosen, easing.choose)
for _screen in _TO_PLACES:
    _rows(_screen, ev.HandoverWanted, _open_places, _screen, S.HANDOVER)
_rows(S.HANDOVER, ev.PlaceChosen, dossiers.choose_place, S.HANDOVER, S.HANDOVER_CODE)
_rows(PAGED, ev.PageTurned, choosing.turn_page)
_rows(S.LANGUAGE, ev.LanguageChosen, _choose_language, *_UNDER)
_rows(OVERLAYS, ev.WentBack, _close_overlay, *_UNDER)
_rows(S.HANDOVER_CODE, ev.WentBack, _go(S.HANDOVER), S.HANDOVER)
_rows(_CALM, ev.HelpAsked, _help_is(HelpState.ASKED))
_rows(_CALM, ev.HelpFailed, _help_is(HelpState.FAILED))
_rows(S, ev.SilenceNoticed, _notice_silence)
_rows(S, ev.SilenceOver, _end, S.WELCOME)
_rows(S, ev.StillHere, _stay)


def step(visit: Visit, event: ev.Event, office: Office) -> Step:
    """What `event` makes of `visit`: the next visit and what to do. Pure."""
    if isinstance(event, ev.Fact) and event.visit != visit.id:
        return visit, ()
    awake = replace(visit, silence_noticed=False) if isinstance(event, ev.Touch) else visit
    row = TABLE.get((visit.screen, type(event)))
    if row is None:
        return awake, ()
    moved, effects = row.do(awake, event, office)
    return moved, (*_camera(visit, moved), *effects)


def _camera(before: Visit, after: Visit) -> tuple[Effect, ...]:
    if before.screen == after.screen:
        return ()
    stops = (StopScan(),) if before.screen in SCANNING else ()
    starts = (StartScan(),) if after.screen in SCANNING else ()
    return (*stops, *starts)
