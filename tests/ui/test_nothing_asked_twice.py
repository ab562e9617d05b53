"""What somebody has told the kiosk it does not ask again, and nobody has to sign in."""

import dataclasses
import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk import effects as fx
from kiosk import events as ev
from kiosk.flow import OVERLAYS, TABLE
from kiosk.visit import Aids, HelpState, Screen, Visit
from motcua.screens import Studio, sample_office, sample_ticket, scenes, studio
from motcua.sizes import SIZES
from tests.kiosk import made_up
from tests.kiosk.ui.finger import is_button, visible_items
from tests.kiosk.walks import effects_of, walk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OFFICE = sample_office()
TOLD = Visit(
    card=made_up.card(), group="giay-to", services_page=1, service="ho-tich", priority_wanted=True,
    priority="cao-tuoi", attempt=1, ticket=sample_ticket(), sought="H26.36-261102-0001",
)  # fmt: skip
"""Somebody who has told everything that can be told."""

BELOW = sorted(set(Screen) - OVERLAYS - {Screen.ISSUING})
AFTER_THE_CARD = (
    Screen.SERVICES, Screen.CONFIRM, Screen.ISSUING, Screen.TICKET, Screen.TROUBLE,
)  # fmt: skip


@pytest.mark.parametrize("screen", BELOW)
def test_language_aids_and_help_take_nothing_away(screen: Screen) -> None:
    before = replace(TOLD, screen=screen)
    languages = (ev.LanguageWanted(), ev.LanguageChosen("en"))
    assert walk(*languages, office=OFFICE, visit=before) == replace(before, language="en")
    large = Aids(large_text=True)
    aids = (ev.AidsWanted(), ev.AidsChosen(large), ev.WentBack())
    assert walk(*aids, office=OFFICE, visit=before) == replace(before, aids=large)
    helped = walk(ev.HelpWanted(), ev.HelpAsked(0), office=OFFICE, visit=before)
    assert helped.help is HelpState.ASKED
    assert walk(ev.WentBack(), office=OFFICE, visit=helped) == before


def test_a_number_that_was_not_to_be_had_is_asked_for_again_as_it_was_chosen() -> None:
    waiting = replace(TOLD, screen=Screen.ISSUING)
    failed = walk(ev.ServerSilent(0), office=OFFICE, visit=waiting)
    assert failed.screen is Screen.TROUBLE
    assert fx.IssueTicket() in effects_of(failed, ev.Retried(), OFFICE)
    again = walk(ev.Retried(), office=OFFICE, visit=failed)
    assert again == replace(waiting, trouble=None)


def test_the_card_is_asked_for_once() -> None:
    asked = {Screen.CHOOSE_WAY, Screen.SCAN_CARD}
    again = {
        (screen, event.__name__)
        for (screen, event), row in TABLE.items()
        # Languages, aids and help go back to whatever is below them.
        if screen in AFTER_THE_CARD and row.leads_to & asked
    }
    assert again == set()


def test_a_ticket_and_a_receipt_are_typed_by_nobody_who_shows_them() -> None:
    free_text = {
        event
        for event in _every(ev.Touch)
        for field in dataclasses.fields(event)
        if field.name in {"number", "code"}
    }
    assert free_text == {ev.NumberTyped, ev.DossierTyped}
    for screen, event in TABLE:
        if event in free_text:
            assert (screen, ev.CodeSeen) in TABLE


def _every(kind: type[ev.Touch]) -> Iterator[type[ev.Touch]]:
    for each in kind.__subclasses__():
        yield each
        yield from _every(each)


@pytest.fixture(scope="module")
def room(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio upright."""
    complaints: list[str] = []
    with studio(SIZES[0], tmp_path_factory.mktemp("words"), complaints.append) as made:
        yield made
    assert complaints == []


@pytest.mark.qt
def test_nothing_is_typed_but_the_number_of_a_ticket_and_the_code_of_a_dossier(
    room: Studio,
) -> None:
    keys = set()
    for scene in (each for each in scenes() if each.essential):
        room.pose(scene, "vi")
        buttons = filter(is_button, visible_items(room.kiosk.window))
        if {str(button.property("text")) for button in buttons} >= set("0123456789"):
            keys.add(scene.visit.screen)
    assert keys == {Screen.FIND_TICKET, Screen.FIND_DOSSIER}
