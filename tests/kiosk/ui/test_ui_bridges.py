"""The door between Python and QML: what goes through it, from which thread, and when not."""

import threading
from dataclasses import replace
from operator import attrgetter

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from front_desk.cards import parse_card
from kiosk import events as ev
from kiosk.devices.simulated import SAMPLE_CARD
from kiosk.ports import Frame
from kiosk.ui.bridges import SETTLE_SECONDS, VisitBridge
from kiosk.ui.deliverer import Deliverer
from kiosk.ui.pictures import FrameFeed
from kiosk.ui.shown import shown
from kiosk.ui.still import Still
from kiosk.visit import Screen, Visit
from motcua.screens import sample_office, sample_ticket
from tests.kiosk.ui.conftest import WAIT_MS, HandClock

pytestmark = pytest.mark.qt


def _frame(shade: int) -> Frame:
    return Frame(2, 2, bytes([shade]) * 12)


@pytest.fixture
def bridge(qapp: object) -> tuple[VisitBridge, Still, HandClock]:
    """A bridge to a still on the services, long settled."""
    clock = HandClock()
    still = Still(Visit(screen=Screen.SERVICES), sample_office())
    return VisitBridge(still, FrameFeed(), clock=clock), still, clock


TOUCHES = [
    ("wantNumber", (), ev.NumberWanted()),
    ("wantCard", (), ev.CardWanted()),
    ("wantTicket", (), ev.TicketWanted()),
    ("agreeCard", (), ev.CardAgreed()),
    ("declineCard", (), ev.CardDeclined()),
    ("chooseService", ("dat-dai",), ev.ServiceChosen("dat-dai")),
    ("pages.chooseGroup", ("giay-to",), ev.GroupChosen("giay-to")),
    ("pages.next", (), ev.PageTurned(True)),
    ("pages.previous", (), ev.PageTurned(False)),
    ("wantPriority", (True,), ev.PriorityWanted(True)),
    ("choosePriority", ("tu-75-tuoi",), ev.PriorityChosen("tu-75-tuoi")),
    ("choosePriority", ("",), ev.PriorityChosen(None)),
    ("typeNumber", ("A012",), ev.NumberTyped("A012")),
    ("rate", (0,), ev.Rated(0)),
    ("rate", (2,), ev.Rated(2)),
    ("reprint", (), ev.ReprintWanted()),
    ("wantLanguage", (), ev.LanguageWanted()),
    ("chooseLanguage", ("en",), ev.LanguageChosen("en")),
    ("askHelp", (), ev.HelpWanted()),
    ("goBack", (), ev.WentBack()),
    ("retry", (), ev.Retried()),
    ("done", (), ev.Done()),
    ("stillHere", (), ev.StillHere()),
    ("dossiers.want", (), ev.DossierWanted()),
    ("dossiers.find", ("H26.36-261102-0001",), ev.DossierTyped("H26.36-261102-0001")),
    ("dossiers.goOn", (), ev.HandoverWanted()),
    ("dossiers.choosePlace", ("ihanoi",), ev.PlaceChosen("ihanoi")),
]


@pytest.mark.parametrize(("slot", "arguments", "event"), TOUCHES)
def test_each_slot_sends_its_event(
    bridge: tuple[VisitBridge, Still, HandClock],
    slot: str,
    arguments: tuple[object, ...],
    event: ev.Event,
) -> None:
    door, still, _ = bridge
    attrgetter(slot)(door)(*arguments)
    assert still.events == [event]


def test_a_new_screen_takes_no_touch_until_the_finger_has_rested(
    bridge: tuple[VisitBridge, Still, HandClock],
) -> None:
    door, still, clock = bridge
    still.pose(Visit(screen=Screen.TICKET, ticket=sample_ticket()), still.office)
    for _ in range(5):
        clock.now += SETTLE_SECONDS - 0.01
        door.done()
    assert still.events == [ev.StillHere()] * 5
    clock.now += SETTLE_SECONDS + 0.01
    door.done()
    assert still.events[-1] == ev.Done()


def test_of_a_card_only_the_masked_name_comes_through() -> None:
    card = parse_card(SAMPLE_CARD)
    seen = shown(Visit(screen=Screen.SERVICES, card=card), sample_office())
    assert seen.name == "N. V. Mẫu"
    text = repr(seen)
    for secret in (card.number, card.full_name, card.address, "1990", card.old_number or "-"):
        assert secret not in text


def test_rows_that_change_keep_their_place_and_forget_the_old(
    bridge: tuple[VisitBridge, Still, HandClock], qtbot: QtBot
) -> None:
    door, still, _ = bridge
    services = door.property("services")
    with qtbot.waitSignal(services.dataChanged, timeout=WAIT_MS):
        still.pose(replace(still.visit, language="en"), still.office)
    names = {bytes(name.data()): role for role, name in services.roleNames().items()}
    first = services.index(0)
    assert services.data(first, names[b"name"]) == "Civil status"
    assert services.data(services.index(99), names[b"name"]) is None


def test_an_unchanged_visit_is_not_announced(
    bridge: tuple[VisitBridge, Still, HandClock], qtbot: QtBot
) -> None:
    door, still, _ = bridge
    with qtbot.assertNotEmitted(door.changed):
        still.pose(still.visit, still.office)


def test_events_reach_the_session_in_the_gui_thread(qtbot: QtBot) -> None:
    deliverer = Deliverer()
    got: list[tuple[ev.Event, bool]] = []
    application = QCoreApplication.instance()
    assert application is not None
    deliverer.bring_to(
        lambda event: got.append((event, QThread.currentThread() is application.thread()))
    )
    workers = [
        threading.Thread(target=deliverer.deliver, args=(ev.ServerSilent(number),))
        for number in range(20)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert got == []
    qtbot.waitUntil(lambda: len(got) == 20, timeout=WAIT_MS)
    assert all(in_gui for _, in_gui in got)


def test_of_many_frames_only_the_newest_is_kept(qtbot: QtBot) -> None:
    deliverer = Deliverer()
    shown_frames: list[Frame | None] = []
    deliverer.frames.changed.connect(lambda: shown_frames.append(deliverer.frames.frame))
    for shade in range(50):
        deliverer.show_frame(_frame(shade))
    qtbot.waitUntil(lambda: bool(shown_frames), timeout=WAIT_MS)
    assert shown_frames == [_frame(49)]


def test_the_picture_is_forgotten_when_told_and_when_the_screen_is_left(qtbot: QtBot) -> None:
    deliverer = Deliverer()
    deliverer.show_frame(_frame(1))
    qtbot.waitUntil(lambda: deliverer.frames.frame is not None, timeout=WAIT_MS)
    deliverer.show_frame(None)
    qtbot.waitUntil(lambda: deliverer.frames.frame is None, timeout=WAIT_MS)
    still = Still(Visit(screen=Screen.SCAN_CARD), sample_office())
    door = VisitBridge(still, deliverer.frames)
    deliverer.frames.show(_frame(2))
    still.pose(Visit(screen=Screen.SERVICES), still.office)
    assert deliverer.frames.frame is None
    assert door.property("screen") == "services"
