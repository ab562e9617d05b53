"""How somebody comes to each screen, and from there to a number: found in the flow itself."""

from collections import deque
from dataclasses import replace
from functools import cache

from kiosk import events as ev
from kiosk.flow import TABLE, step
from kiosk.visit import Office, Screen, Visit
from tests.kiosk.test_flow_properties import HAPPENINGS
from tests.kiosk.walks import OFFICE

_TOWARDS_A_NUMBER: tuple[ev.Event, ...] = (
    ev.ServiceChosen("ho-tich"), ev.PriorityChosen(None), ev.NumberWanted(), ev.CardDeclined(),
    ev.Retried(), ev.Done(), ev.WentBack(),
)  # fmt: skip
"""What somebody touches who wants a number and nothing else: the first of these that helps."""


def of_this_visit(event: ev.Event, visit: Visit) -> ev.Event:
    """The event, as it happens in this visit."""
    return replace(event, visit=visit.id) if isinstance(event, ev.Fact) else event


@cache
def routes() -> dict[Screen, tuple[ev.Event, ...]]:
    """The shortest way from Welcome to each screen that there is."""
    found: dict[Screen, tuple[ev.Event, ...]] = {Screen.WELCOME: ()}
    ahead: deque[tuple[Visit, tuple[ev.Event, ...]]] = deque([(Visit(), ())])
    been = {_place(Visit())}
    while ahead:
        visit, way = ahead.popleft()
        for event in HAPPENINGS:
            after, _ = step(visit, of_this_visit(event, visit), OFFICE)
            if after.id == visit.id and _place(after) not in been:
                been.add(_place(after))
                found.setdefault(after.screen, (*way, event))
                ahead.append((after, (*way, event)))
    return found


def _place(visit: Visit) -> tuple[object, ...]:
    """What decides where one can go from here."""
    return visit.screen, visit.under, visit.priority_wanted, visit.card is None, visit.sought


def next_touch(visit: Visit, office: Office) -> ev.Event | None:
    """What leads on towards a number; nothing where one has to wait."""
    for event in _TOWARDS_A_NUMBER:
        if (visit.screen, type(event)) in TABLE:
            after, _ = step(visit, event, office)
            if (after.screen, after.id) != (visit.screen, visit.id):
                return event
    return None
