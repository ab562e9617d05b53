"""Moves of somebody who asks how a dossier is, or goes on from their own phone."""

from dataclasses import replace
from datetime import date

import pytest

from front_desk.dossiers import DossierState
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.ports import Sight, SightKind
from kiosk.spoken_words import Line
from kiosk.visit import HelpState, Hint, Screen, Visit
from tests.kiosk import made_up
from tests.kiosk.made_up import DOSSIER_CODE
from tests.kiosk.walks import OFFICE, TOKEN, effects_of, walk

RECEIPT = Sight(SightKind.DOSSIER, dossier_code=DOSSIER_CODE)
ASKING = walk(ev.DossierWanted())
SEARCHING = walk(ev.DossierTyped(DOSSIER_CODE), visit=ASKING)
FOUND = walk(ev.DossierFound(0, made_up.dossier()), visit=SEARCHING)
BARE = replace(OFFICE, tracks_dossiers=False, places=())
OTHER_CODE = "H26.36-260227-0099"


def test_the_question_opens_the_camera_and_says_what_to_show() -> None:
    assert ASKING.screen is Screen.FIND_DOSSIER
    effects = effects_of(Visit(), ev.DossierWanted())
    assert effects == (fx.StartScan(), fx.Say(Line.FIND_DOSSIER))


def test_where_no_dossiers_are_tracked_nothing_begins() -> None:
    assert walk(ev.DossierWanted(), office=BARE) == Visit()
    assert walk(ev.CodeSeen(0, RECEIPT), office=BARE) == Visit()
    finding = walk(ev.TicketWanted(), office=BARE)
    seen = walk(ev.CodeSeen(0, RECEIPT), office=BARE, visit=finding)
    assert (seen.screen, seen.hint) == (Screen.FIND_TICKET, Hint.DOSSIER)


@pytest.mark.parametrize("start", [Visit(), walk(ev.TicketWanted()), ASKING])
def test_a_receipt_is_understood_wherever_it_is_shown(start: Visit) -> None:
    seen = walk(ev.CodeSeen(0, RECEIPT), visit=start)
    assert (seen.screen, seen.hint, seen.sought) == (
        Screen.FIND_DOSSIER, Hint.SEARCHING, DOSSIER_CODE,
    )  # fmt: skip
    assert fx.FindDossier(DOSSIER_CODE) in effects_of(start, ev.CodeSeen(0, RECEIPT))


def test_a_ticket_shown_here_is_looked_up_as_a_ticket() -> None:
    seen = walk(ev.CodeSeen(0, TOKEN), visit=ASKING)
    assert (seen.screen, seen.hint) == (Screen.FIND_TICKET, Hint.SEARCHING)


def test_a_second_code_while_searching_changes_nothing() -> None:
    for sight in (TOKEN, RECEIPT, Sight(SightKind.ADDRESS)):
        assert walk(ev.CodeSeen(0, sight), visit=SEARCHING) == SEARCHING


@pytest.mark.parametrize("kind", [SightKind.CARD, SightKind.VNEID, SightKind.UNKNOWN])
def test_other_codes_are_named(kind: SightKind) -> None:
    assert walk(ev.CodeSeen(0, Sight(kind)), visit=ASKING).hint is Hint(kind.value)


def test_half_a_code_is_said_and_not_asked() -> None:
    typed = ev.DossierTyped("H26.36-26022")
    assert walk(typed, visit=ASKING).hint is Hint.CODE_INCOMPLETE
    assert effects_of(ASKING, typed) == ()


@pytest.mark.parametrize(
    ("state", "promised", "line"),
    [
        (DossierState.RECEIVED, None, Line.DOSSIER_RECEIVED),
        (DossierState.IN_PROGRESS, made_up.TODAY, Line.DOSSIER_IN_PROGRESS),
        (DossierState.IN_PROGRESS, date(2026, 3, 1), Line.DOSSIER_LATE),
        (DossierState.NEEDS_PAPERS, date(2026, 3, 1), Line.DOSSIER_NEEDS_PAPERS),
        (DossierState.DONE, date(2026, 3, 1), Line.DOSSIER_DONE),
        (DossierState.RETURNED, None, Line.DOSSIER_RETURNED),
    ],
)
def test_each_state_is_shown_and_said(
    state: DossierState, promised: date | None, line: Line
) -> None:
    answer = ev.DossierFound(0, made_up.dossier(state, promised))
    assert walk(answer, visit=SEARCHING).screen is Screen.DOSSIER
    assert effects_of(SEARCHING, answer) == (fx.StopScan(), fx.Say(line))


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (ev.DossierNotFound(0, DOSSIER_CODE), Hint.DOSSIER_UNKNOWN),
        (ev.RegistrySilent(0, DOSSIER_CODE), Hint.REGISTRY_SILENT),
    ],
)
def test_no_answer_is_said_and_one_can_ask_again(answer: ev.Event, hint: Hint) -> None:
    told = walk(answer, visit=SEARCHING)
    assert (told.screen, told.hint, told.sought) == (Screen.FIND_DOSSIER, hint, "")
    assert walk(ev.DossierTyped(DOSSIER_CODE), visit=told) == SEARCHING


@pytest.mark.parametrize(
    "answer",
    [
        ev.DossierFound(0, made_up.dossier()),
        ev.DossierNotFound(0, DOSSIER_CODE),
        ev.RegistrySilent(0, DOSSIER_CODE),
    ],
)
def test_an_answer_to_a_question_given_up_shows_nothing(answer: ev.Event) -> None:
    other = walk(ev.DossierTyped(OTHER_CODE), visit=SEARCHING)
    assert walk(answer, visit=other) == other
    back = walk(ev.LanguageWanted(), ev.WentBack(), visit=SEARCHING)
    assert walk(answer, visit=back) == back


def test_from_the_answer_to_a_number_to_another_dossier_and_to_the_end() -> None:
    assert walk(ev.NumberWanted(), visit=FOUND).screen is Screen.SERVICES
    again = walk(ev.WentBack(), visit=FOUND)
    assert (again.screen, again.dossier) == (Screen.FIND_DOSSIER, None)
    over = walk(ev.Done(), visit=FOUND)
    assert (over.screen, over.dossier, over.sought) == (Screen.WELCOME, None, "")


@pytest.mark.parametrize(
    "start",
    [Visit(), ASKING, FOUND, walk(ev.HelpWanted(), ev.HelpAsked(0)), Visit(screen=Screen.TROUBLE)],
)
def test_going_on_by_phone_and_back(start: Visit) -> None:
    listed = walk(ev.HandoverWanted(), visit=start)
    assert listed.screen is Screen.HANDOVER
    chosen = walk(ev.PlaceChosen("portal"), visit=listed)
    assert (chosen.screen, chosen.place) == (Screen.HANDOVER_CODE, "portal")
    assert walk(ev.WentBack(), visit=chosen).screen is Screen.HANDOVER
    home = walk(ev.WentBack(), ev.WentBack(), visit=chosen)
    assert home.screen is (Screen.WELCOME if start.screen is Screen.HELP else start.screen)
    assert home.help is HelpState.NONE


def test_no_places_and_unknown_ones_lead_nowhere() -> None:
    assert walk(ev.HandoverWanted(), office=BARE) == Visit()
    listed = walk(ev.HandoverWanted())
    assert walk(ev.PlaceChosen("no-such"), visit=listed) == listed
