"""More than six to choose from: groups and pages under a real finger."""

import pytest
from PySide6.QtCore import QPoint, QPointF

from front_desk.messages import ServicesView
from kiosk.visit import Screen
from motcua.screens import sample_office
from tests.kiosk.ui.conftest import Kiosk

pytestmark = pytest.mark.qt


def _offer(kiosk: Kiosk, *, services: int, grouped: bool) -> None:
    view = sample_office().view
    assert view is not None
    more = tuple(
        view.services[at % 6].model_copy(update={"code": f"service-{at}"})
        for at in range(services - 6)
    )
    offered = tuple(
        one if grouped else one.model_copy(update={"group": None})
        for one in (*view.services, *more)
    )
    _hear(kiosk, view.model_copy(update={"services": offered}))


def _hear(kiosk: Kiosk, view: ServicesView) -> None:
    kiosk.desk.view = view
    kiosk.clock.now += 60
    kiosk.session.tick()
    kiosk.wait(lambda: kiosk.session.office.view == view)


def _place(kiosk: Kiosk, name: str) -> QPoint:
    return kiosk.finger.button(name).mapToScene(QPointF(0, 0)).toPoint()


def test_a_group_its_service_and_a_number(kiosk: Kiosk) -> None:
    _offer(kiosk, services=13, grouped=True)
    kiosk.tap("wantNumber")
    assert kiosk.finger.reads("Giấy tờ cá nhân")
    kiosk.tap("group-giay-to")
    assert kiosk.finger.reads("Giấy tờ cá nhân")
    kiosk.tap("service-cu-tru")
    kiosk.wait_for(Screen.TICKET)
    (request,) = kiosk.desk.issued.values()
    assert request.service == "cu-tru"


def test_back_leaves_the_group_first(kiosk: Kiosk) -> None:
    _offer(kiosk, services=13, grouped=True)
    kiosk.tap("wantNumber")
    kiosk.tap("group-doi-song")
    kiosk.tap("back")
    kiosk.wait_for(Screen.SERVICES)
    kiosk.tap("group-giay-to")
    kiosk.tap("back")
    kiosk.tap("back")
    kiosk.wait_for(Screen.WELCOME)


def test_pages_are_turned_by_keys_that_stay_where_they_are(kiosk: Kiosk) -> None:
    _offer(kiosk, services=13, grouped=False)
    kiosk.tap("wantNumber")
    kept = [_place(kiosk, name) for name in ("previous", "next", "priority")]
    assert kiosk.finger.reads("Trang 1/3")
    kiosk.tap("next")
    kiosk.tap("next")
    assert kiosk.finger.reads("Trang 3/3")
    assert [_place(kiosk, name) for name in ("previous", "next", "priority")] == kept
    kiosk.tap("next")
    assert kiosk.finger.reads("Trang 3/3")
    kiosk.tap("service-service-6")
    kiosk.wait_for(Screen.TICKET)
    (request,) = kiosk.desk.issued.values()
    assert request.service == "service-6"


@pytest.mark.parametrize(("key", "grouped"), [("next", False), ("group-giay-to", True)])
def test_a_double_tap_is_one_step(kiosk: Kiosk, key: str, grouped: bool) -> None:
    _offer(kiosk, services=40, grouped=grouped)
    kiosk.tap("wantNumber")
    kiosk.clock.now += 1
    place = kiosk.finger.tap(key)
    once = kiosk.session.visit
    for _ in range(10):
        kiosk.clock.now += 0.1
        kiosk.finger.tap_at(place)
    assert kiosk.session.visit == once
    assert not kiosk.desk.issued
