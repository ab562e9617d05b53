"""Moves of the flow for somebody who has a ticket: check in, see one's place, rate. Pure."""

from dataclasses import replace

from front_desk.business_day import business_day
from front_desk.errors import ErrorCode
from front_desk.messages import TicketView
from front_desk.tickets import AT_COUNTER, TicketState, parse_number
from kiosk import events as ev
from kiosk.effects import CheckIn, Effect, FindTicket, Say, SendRating, Step
from kiosk.ports import SightKind
from kiosk.spoken_words import Line
from kiosk.visit import Hint, Office, Paper, Screen, Visit

_ARRIVED = frozenset({TicketState.WAITING, *AT_COUNTER})
_COMES_BACK = frozenset({TicketState.BOOKED, TicketState.MISSED, TicketState.LEFT})

_RATING_HINTS = {
    ErrorCode.ALREADY_RATED: Hint.ALREADY_RATED,
    ErrorCode.NOT_YET_SERVED: Hint.NOT_YET_SERVED,
}
_CHECK_IN_HINTS = {
    ErrorCode.BOOKING_TOO_EARLY: Hint.BOOKING_TOO_EARLY,
    ErrorCode.BOOKING_LAPSED: Hint.BOOKING_LAPSED,
    ErrorCode.ALREADY_WAITING: Hint.ALREADY_WAITING,
    ErrorCode.FORBIDDEN_MOVE: Hint.TICKET_OVER,
    ErrorCode.UNKNOWN_TICKET: Hint.TICKET_OVER,
}


def see_ticket(visit: Visit, event: ev.CodeSeen, _: Office) -> Step:
    """A code in front of the camera."""
    token = event.sight.ticket_token
    if event.sight.kind is SightKind.TICKET and token is not None:
        if visit.hint is Hint.SEARCHING:
            return visit, ()
        return replace(visit, hint=Hint.SEARCHING), (FindTicket(token, by_code=True),)
    return replace(visit, hint=Hint(event.sight.kind.value)), ()


def type_number(visit: Visit, event: ev.NumberTyped, _: Office) -> Step:
    """A number from the keys."""
    try:
        parse_number(event.number)
    except ValueError:
        return replace(visit, hint=Hint.NUMBER_UNKNOWN), ()
    return replace(visit, hint=Hint.SEARCHING), (FindTicket(event.number),)


def found(visit: Visit, event: ev.TicketFound, office: Office) -> Step:
    """Rate it, check it in, or show its place; a number that is only typed just rates."""
    ticket = event.ticket
    if ticket.rated:
        return replace(visit, hint=Hint.ALREADY_RATED), ()
    if ticket.state is TicketState.FINISHED:
        rating = replace(visit, screen=Screen.RATE, ticket=ticket, hint=Hint.NONE)
        return rating, (Say(Line.HOW_WAS_IT),)
    if event.by_code:
        return _shown_code(visit, ticket, office)
    # A typed number may be anybody's.
    hint = Hint.NOT_YET_SERVED if ticket.state in _ARRIVED else Hint.SHOW_CODE
    return replace(visit, hint=hint), ()


def _shown_code(visit: Visit, ticket: TicketView, office: Office) -> Step:
    if ticket.state is not TicketState.BOOKED and not _is_of_today(ticket, office):
        return replace(visit, hint=Hint.TICKET_OVER), ()
    if ticket.state in _ARRIVED:
        return _in_line(visit, ticket)
    if ticket.state in _COMES_BACK or ticket.parked_for_papers:
        return replace(visit, hint=Hint.SEARCHING, ticket=ticket), (CheckIn(ticket),)
    gone = ticket.state is TicketState.CANCELLED
    return replace(visit, hint=Hint.TICKET_OVER if gone else Hint.STAFF_WILL_CALL), ()


def checked_in(visit: Visit, event: ev.CheckedIn, _: Office) -> Step:
    """It stands in line."""
    return _in_line(visit, event.ticket)


def check_in_refused(visit: Visit, event: ev.CheckInRefused, _: Office) -> Step:
    """It does not."""
    hint = _CHECK_IN_HINTS.get(event.code, Hint.SERVER_UNREACHABLE)
    return replace(visit, hint=hint), ()


def rate(visit: Visit, event: ev.Rated, _: Office) -> Step:
    """Hand the rating in, once."""
    if visit.ticket is None or visit.hint is Hint.SEARCHING:
        return visit, ()
    sending = replace(visit, score=event.score, hint=Hint.SEARCHING)
    return sending, (SendRating(visit.ticket, event.score),)


def rating_taken(visit: Visit, _: ev.RatingTaken, __: Office) -> Step:
    """It is stored."""
    return replace(visit, screen=Screen.THANKS, hint=Hint.NONE), (Say(Line.THANKS),)


def rating_refused(visit: Visit, event: ev.RatingRefused, _: Office) -> Step:
    """It is not."""
    hint = _RATING_HINTS.get(event.code, Hint.SERVER_UNREACHABLE)
    return replace(visit, hint=hint, score=None), ()


def _in_line(visit: Visit, ticket: TicketView) -> Step:
    line = Line.YOUR_TURN if ticket.state in AT_COUNTER else Line.YOUR_NUMBER
    said: tuple[Effect, ...] = (Say(line, ticket),)
    shown = replace(visit, screen=Screen.TICKET, ticket=ticket, paper=Paper.NONE, hint=Hint.NONE)
    return shown, said


def _is_of_today(ticket: TicketView, office: Office) -> bool:
    return business_day(ticket.window_from or ticket.issued_at) == office.today


def ticket_token(ticket: TicketView) -> str:
    """The token at the end of a ticket's follow address."""
    return ticket.follow_url.rsplit("/", 1)[-1]
