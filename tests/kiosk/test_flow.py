"""The flow: what a person meets."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from front_desk.errors import ErrorCode
from front_desk.tickets import TicketState
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.flow import OVERLAYS, step
from kiosk.ports import Guidance, PaperState, Sight, SightKind
from kiosk.spoken_lines import HINT_LINES
from kiosk.spoken_words import Line
from kiosk.visit import Aids, HelpState, Hint, Paper, Screen, Trouble, Visit
from tests.kiosk import made_up
from tests.kiosk.walks import CARD, OFFICE, TOKEN, effects_of, walk

ISSUING = (ev.NumberWanted(), ev.ServiceChosen("ho-tich"))
SERVED = ev.TicketFound(0, made_up.ticket(state=TicketState.FINISHED), by_code=True)
AT_TICKET = (*ISSUING, ev.TicketIssued(0, made_up.ticket()))


def test_two_taps_ask_for_a_number() -> None:
    visit = walk(ev.NumberWanted())
    assert fx.IssueTicket() in effects_of(visit, ev.ServiceChosen("ho-tich"))


def test_second_tap_on_a_service_asks_for_nothing_more() -> None:
    assert effects_of(walk(*ISSUING), ev.ServiceChosen("ho-tich")) == ()


def test_a_ticket_is_printed_and_spoken_and_the_card_forgotten() -> None:
    visit = walk(
        ev.CardWanted(), ev.CardAgreed(), ev.CodeSeen(0, CARD), ev.ServiceChosen("chung-thuc")
    )
    assert visit.card is not None
    after, effects = step(visit, ev.TicketIssued(0, made_up.ticket()), OFFICE)
    assert after.screen is Screen.TICKET
    assert after.card is None
    assert [type(effect) for effect in effects] == [fx.PrintTicket, fx.Say]


def test_old_age_on_the_card_offers_its_class() -> None:
    old = Sight(SightKind.CARD, card=made_up.card(born=date(1951, 3, 2)))
    visit = walk(ev.CardWanted(), ev.CardAgreed(), ev.CodeSeen(0, old), ev.ServiceChosen("ho-tich"))
    assert visit.screen is Screen.CONFIRM
    assert [offer.code for offer in OFFICE.priorities_for(visit)] == ["cao-tuoi"]
    assert walk(ev.PriorityChosen("cao-tuoi"), visit=visit).priority == "cao-tuoi"


def test_the_day_before_the_birthday_is_too_early() -> None:
    nearly = Sight(SightKind.CARD, card=made_up.card(born=date(1951, 3, 3)))
    visit = walk(
        ev.CardWanted(), ev.CardAgreed(), ev.CodeSeen(0, nearly), ev.ServiceChosen("ho-tich")
    )
    assert visit.screen is Screen.ISSUING


def test_a_person_may_say_that_a_class_applies() -> None:
    visit = walk(ev.NumberWanted(), ev.PriorityWanted(wanted=True), ev.ServiceChosen("ho-tich"))
    assert visit.screen is Screen.CONFIRM
    assert len(OFFICE.priorities_for(visit)) == 2


def test_a_class_that_was_not_offered_is_not_taken() -> None:
    old = Sight(SightKind.CARD, card=made_up.card(born=date(1940, 1, 1)))
    visit = walk(ev.CardWanted(), ev.CardAgreed(), ev.CodeSeen(0, old), ev.ServiceChosen("ho-tich"))
    assert walk(ev.PriorityChosen("khuyet-tat"), visit=visit) == visit


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (SightKind.VNEID, Hint.VNEID),
        (SightKind.HEALTH_INSURANCE, Hint.HEALTH_INSURANCE),
        (SightKind.ADDRESS, Hint.ADDRESS),
        (SightKind.UNKNOWN, Hint.UNKNOWN),
        (SightKind.DAMAGED_CARD, Hint.DAMAGED_CARD),
        (SightKind.TICKET, Hint.TICKET),
    ],
)
def test_other_codes_are_answered_on_the_spot(kind: SightKind, hint: Hint) -> None:
    visit = walk(ev.CardWanted(), ev.CardAgreed(), ev.CodeSeen(0, Sight(kind)))
    assert (visit.screen, visit.hint) == (Screen.SCAN_CARD, hint)


SCANNING_CARD = (ev.CardWanted(), ev.CardAgreed())
CLOSER, NOTHING = (ev.GuidanceChanged(0, each) for each in (Guidance.CLOSER, Guidance.NONE))


@pytest.mark.parametrize("guidance", [each for each in Guidance if each is not Guidance.NONE])
def test_guidance_is_shown_while_it_lasts_and_spoken_once(guidance: Guidance) -> None:
    scanning = walk(*SCANNING_CARD)
    given = ev.GuidanceChanged(0, guidance)
    visit, effects = step(scanning, given, OFFICE)
    assert visit.hint == Hint(guidance.value)
    assert effects == (fx.Say(HINT_LINES[visit.hint]),)
    after = walk(NOTHING, visit=visit)
    assert after.hint is Hint.NONE
    again, effects = step(after, given, OFFICE)
    assert (again.hint, effects) == (visit.hint, ())


def test_the_answer_to_a_foreign_code_is_spoken_once_and_stays() -> None:
    seen = ev.CodeSeen(0, Sight(SightKind.VNEID))
    visit, effects = step(walk(*SCANNING_CARD), seen, OFFICE)
    assert effects == (fx.Say(Line.CODE_IS_VNEID),)
    assert step(visit, seen, OFFICE) == (visit, ())
    assert walk(NOTHING, visit=visit).hint is Hint.VNEID
    assert walk(CLOSER, visit=visit).hint is Hint.CLOSER


def test_a_card_at_the_hand_scanner_is_asked_about_first_and_not_kept() -> None:
    visit, effects = step(Visit(), ev.CodeSeen(0, CARD), OFFICE)
    assert (visit.screen, visit.card) == (Screen.CHOOSE_WAY, None)
    assert effects == (fx.Say(Line.CARD_CONSENT),)


def test_a_ticket_at_the_hand_scanner_is_looked_up() -> None:
    visit, effects = step(Visit(), ev.CodeSeen(0, TOKEN), OFFICE)
    assert (visit.screen, visit.hint) == (Screen.FIND_TICKET, Hint.SEARCHING)
    assert fx.FindTicket(TOKEN.ticket_token or "", by_code=True) in effects


@pytest.mark.parametrize("kind", [SightKind.UNKNOWN, SightKind.ADDRESS, SightKind.DAMAGED_CARD])
def test_other_codes_at_the_hand_scanner_start_nothing(kind: SightKind) -> None:
    assert step(Visit(), ev.CodeSeen(0, Sight(kind)), OFFICE) == (Visit(), ())


def test_nobody_is_guided_to_a_dead_camera() -> None:
    visit = walk(*SCANNING_CARD, ev.CameraFailed(0))
    assert step(visit, CLOSER, OFFICE) == (visit, ())


def test_there_is_no_guidance_where_tickets_are_shown() -> None:
    visit = walk(ev.TicketWanted())
    assert step(visit, CLOSER, OFFICE) == (visit, ())


def test_a_dead_camera_leaves_the_way_without_a_card() -> None:
    visit = walk(ev.CardWanted(), ev.CardAgreed(), ev.CameraFailed(0))
    assert visit.hint is Hint.CAMERA_FAILED
    assert walk(ev.CardDeclined(), visit=visit).screen is Screen.SERVICES
    assert walk(ev.CameraRecovered(0), visit=visit).hint is Hint.NONE


def test_without_a_camera_no_card_is_asked_for() -> None:
    office = replace(OFFICE, reads_codes=False)
    assert walk(ev.CardWanted(), office=office).screen is Screen.WELCOME


def test_paper_that_fails_leaves_the_number_on_the_screen() -> None:
    visit = walk(*AT_TICKET, ev.PrintFailed(0, Paper.OUT_OF_PAPER))
    assert visit.screen is Screen.TICKET
    assert visit.ticket == made_up.ticket()
    assert visit.paper is Paper.OUT_OF_PAPER


def test_paper_that_comes_while_help_is_open_is_not_forgotten() -> None:
    visit = walk(*AT_TICKET, ev.HelpWanted(), ev.TicketPrinted(0, PaperState.OK), ev.WentBack())
    assert (visit.screen, visit.paper) == (Screen.TICKET, Paper.PRINTED)


def test_a_reprint_says_so_and_does_not_overtake_the_first_print() -> None:
    visit = walk(*AT_TICKET)
    assert effects_of(visit, ev.ReprintWanted()) == ()
    printed = walk(ev.TicketPrinted(0, PaperState.OK), visit=visit)
    assert effects_of(printed, ev.ReprintWanted()) == (
        fx.PrintTicket(made_up.ticket(), reprint=True),
    )


def test_a_silent_server_can_be_asked_again_with_the_same_attempt() -> None:
    visit = walk(*ISSUING, ev.ServerSilent(0))
    assert (visit.screen, visit.trouble) == (Screen.TROUBLE, Trouble.SERVER_UNREACHABLE)
    again, effects = step(visit, ev.Retried(), OFFICE)
    assert fx.IssueTicket() in effects
    assert again.attempt == visit.attempt


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (ErrorCode.SERVICE_CLOSED, Trouble.SERVICE_CLOSED),
        (ErrorCode.OFFICE_CLOSED, Trouble.OFFICE_CLOSED),
        (ErrorCode.NUMBERS_EXHAUSTED, Trouble.NUMBERS_EXHAUSTED),
        (ErrorCode.QUOTA_REACHED, Trouble.QUOTA_REACHED),
        (ErrorCode.ALREADY_WAITING, Trouble.ALREADY_WAITING),
        (ErrorCode.PERSON_LIMIT, Trouble.PERSON_LIMIT),
        (ErrorCode.INTERNAL, Trouble.REFUSED),
    ],
)
def test_a_refusal_is_explained_and_another_choice_offered(
    code: ErrorCode, trouble: Trouble
) -> None:
    visit = walk(*ISSUING, ev.IssueRefused(0, code))
    assert visit.trouble is trouble
    assert walk(ev.Retried(), visit=visit).screen is Screen.SERVICES


def test_before_the_first_answer_of_the_server_nobody_is_sent_on() -> None:
    visit = walk(ev.NumberWanted(), office=made_up.office(loaded=False))
    assert visit.trouble is Trouble.SERVER_UNREACHABLE
    assert walk(ev.ServicesLoaded(made_up.services()), visit=visit).screen is Screen.SERVICES


def test_a_closed_office_says_so() -> None:
    visit = walk(ev.NumberWanted(), office=made_up.office(open_now=False))
    assert visit.trouble is Trouble.OFFICE_CLOSED


def test_rating_by_code_and_by_number() -> None:
    at_find = walk(ev.TicketWanted())
    by_code = fx.FindTicket("made-up-token-0123456789", by_code=True)
    assert by_code in effects_of(at_find, ev.CodeSeen(0, TOKEN))
    assert fx.FindTicket("a12") in effects_of(at_find, ev.NumberTyped("a12"))
    assert walk(ev.NumberTyped("hello"), visit=at_find).hint is Hint.NUMBER_UNKNOWN


@pytest.mark.parametrize(
    ("state", "rated", "hint"),
    [
        (TicketState.WAITING, False, Hint.NOT_YET_SERVED),
        (TicketState.FINISHED, True, Hint.ALREADY_RATED),
    ],
)
def test_only_a_served_ticket_is_rated_once(state: TicketState, rated: bool, hint: Hint) -> None:
    found = ev.TicketFound(0, made_up.ticket(state=state, rated=rated), by_code=False)
    visit = walk(ev.TicketWanted(), found)
    assert (visit.screen, visit.hint) == (Screen.FIND_TICKET, hint)


AT_FIND = (ev.TicketWanted(),)


def found(state: TicketState, *, by_code: bool = True, **changes: Any) -> ev.TicketFound:
    return ev.TicketFound(0, made_up.ticket(state=state, **changes), by_code=by_code)


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (TicketState.BOOKED, {}),
        (TicketState.MISSED, {}),
        (TicketState.LEFT, {}),
        (TicketState.PARKED, {"parked_for_papers": True}),
    ],
)
def test_the_code_of_a_ticket_that_comes_back_checks_it_in(
    state: TicketState, changes: dict[str, Any]
) -> None:
    event = found(state, **changes)
    visit, effects = step(walk(*AT_FIND), event, OFFICE)
    assert effects == (fx.CheckIn(event.ticket),)
    after, said = step(visit, ev.CheckedIn(0, made_up.ticket()), OFFICE)
    assert (after.screen, after.paper) == (Screen.TICKET, Paper.NONE)
    assert [type(effect) for effect in said] == [fx.StopScan, fx.Say]


@pytest.mark.parametrize("state", [TicketState.WAITING, TicketState.CALLED, TicketState.SERVING])
def test_whoever_stands_in_line_sees_the_place(state: TicketState) -> None:
    visit, effects = step(walk(*AT_FIND), found(state), OFFICE)
    assert (visit.screen, visit.ticket) == (Screen.TICKET, made_up.ticket(state=state))
    assert not any(isinstance(effect, fx.CheckIn) for effect in effects)


@pytest.mark.parametrize(
    ("event", "hint"),
    [
        (found(TicketState.BOOKED, by_code=False), Hint.SHOW_CODE),
        (found(TicketState.WAITING, by_code=False), Hint.NOT_YET_SERVED),
        (found(TicketState.CANCELLED), Hint.TICKET_OVER),
        (found(TicketState.PARKED), Hint.STAFF_WILL_CALL),
        (found(TicketState.LATER), Hint.STAFF_WILL_CALL),
        (
            found(TicketState.WAITING, issued_at=datetime(2026, 3, 1, 1, tzinfo=UTC)),
            Hint.TICKET_OVER,
        ),
    ],
)
def test_other_tickets_are_explained(event: ev.TicketFound, hint: Hint) -> None:
    visit = walk(*AT_FIND, event)
    assert (visit.screen, visit.hint) == (Screen.FIND_TICKET, hint)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (ErrorCode.BOOKING_TOO_EARLY, Hint.BOOKING_TOO_EARLY),
        (ErrorCode.BOOKING_LAPSED, Hint.BOOKING_LAPSED),
        (ErrorCode.ALREADY_WAITING, Hint.ALREADY_WAITING),
        (ErrorCode.FORBIDDEN_MOVE, Hint.TICKET_OVER),
        (ErrorCode.INTERNAL, Hint.SERVER_UNREACHABLE),
    ],
)
def test_a_check_in_that_is_refused_is_explained(code: ErrorCode, hint: Hint) -> None:
    visit = walk(*AT_FIND, found(TicketState.BOOKED), ev.CheckInRefused(0, code))
    assert (visit.screen, visit.hint) == (Screen.FIND_TICKET, hint)


def test_nothing_is_searched_for_under_an_overlay() -> None:
    visit = walk(*AT_FIND, ev.CodeSeen(0, TOKEN), ev.HelpWanted(), ev.WentBack())
    assert (visit.screen, visit.hint) == (Screen.FIND_TICKET, Hint.NONE)


def test_without_the_server_nobody_is_sent_away_for_the_hour() -> None:
    closed = made_up.office(open_now=False)
    assert walk(ev.NumberWanted(), office=closed).trouble is Trouble.OFFICE_CLOSED
    away = replace(closed, reachable=False, own_numbers=9)
    assert walk(ev.NumberWanted(), office=away).screen is Screen.SERVICES


def test_a_number_of_the_kiosk_s_own_is_printed_as_any_other() -> None:
    own = made_up.own_ticket()
    visit, effects = step(walk(*ISSUING), ev.TicketIssued(0, own), OFFICE)
    assert visit.ticket == own
    assert effects[0] == fx.PrintTicket(own)


def test_ten_touches_on_a_face_send_one_rating() -> None:
    visit = walk(ev.TicketWanted(), SERVED)
    first, effects = step(visit, ev.Rated(2), OFFICE)
    assert [type(effect) for effect in effects] == [fx.SendRating]
    assert effects_of(first, ev.Rated(0)) == ()
    assert walk(ev.RatingTaken(0), visit=first).screen is Screen.THANKS


def test_language_changes_where_one_is() -> None:
    for screen in set(Screen) - OVERLAYS - {Screen.ISSUING}:
        visit = walk(ev.LanguageWanted(), ev.LanguageChosen("en"), visit=Visit(screen=screen))
        assert (visit.screen, visit.language) == (screen, "en")


def test_help_returns_to_where_one_was_even_through_languages() -> None:
    visit = walk(ev.NumberWanted(), ev.LanguageWanted(), ev.HelpWanted(), ev.HelpAsked(0))
    assert visit.help is HelpState.ASKED
    assert walk(ev.WentBack(), visit=visit).screen is Screen.SERVICES


def test_an_answer_for_an_earlier_person_is_dropped() -> None:
    next_person = walk(*AT_TICKET, ev.Done(), *ISSUING, ev.TicketIssued(1, made_up.ticket("A013")))
    assert next_person.id == 1
    assert walk(ev.PrintFailed(0, Paper.JAMMED), visit=next_person) == next_person
    assert walk(ev.PrintFailed(1, Paper.JAMMED), visit=next_person) != next_person


def test_another_choice_after_a_refusal_is_another_attempt() -> None:
    refused = walk(*ISSUING, ev.IssueRefused(0, ErrorCode.SERVICE_CLOSED))
    other = walk(ev.Retried(), ev.ServiceChosen("chung-thuc"), visit=refused)
    assert other.screen is Screen.ISSUING
    assert other.attempt != refused.attempt


def test_what_makes_it_easier_stays_until_the_visit_ends() -> None:
    wanted = Aids(large_text=True, high_contrast=True)
    for screen in set(Screen) - OVERLAYS - {Screen.ISSUING}:
        visit = walk(ev.AidsWanted(), ev.AidsChosen(wanted), visit=Visit(screen=screen))
        assert (visit.screen, visit.aids) == (Screen.AIDS, wanted)
        back = walk(ev.WentBack(), visit=visit)
        assert (back.screen, back.aids) == (screen, wanted)
    assert walk(ev.SilenceNoticed(), ev.SilenceOver(), visit=back).aids == Aids()
