"""What there is to choose from, a few at a time: groups, pages, and what stands on one. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from front_desk.messages import PriorityClassView, ServiceGroupView, ServiceView
from front_desk.spoken import READ_ALOUD
from kiosk.visit import Office, Screen, Visit

MOST_OPTIONS = 6
"""On one screen; the keys that turn pages come on top."""

MOST_CLASSES = MOST_OPTIONS - 1
"""Of priority: the ordinary number is one of the options."""

CLASSES_A_PAGE = 4
"""Where there are more: two rows of two."""

Choice = ServiceGroupView | ServiceView
T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of a list; `number` counts from 0, and there is always one page."""

    items: tuple[T, ...]
    number: int
    count: int


def page_of(items: Sequence[T], wanted: int, size: int = MOST_OPTIONS) -> Page[T]:
    """The page `wanted`, or the nearest that there is."""
    count = max(1, -(-len(items) // size))
    number = min(max(0, wanted), count - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, count)


def page_with(items: Sequence[T], sought: Callable[[T], bool], size: int = MOST_OPTIONS) -> int:
    """The number of the page on which the first item that is `sought` stands; 0 without one."""
    return next((at for at, item in enumerate(items) if sought(item)), 0) // size


def choices(group: str | None, office: Office) -> tuple[Choice, ...]:
    """What to choose from: all services while they are few, else groups first.

    A service without a group, and one that is alone in its group, stands among the groups.
    """
    services = office.view.services if office.view else ()
    if len(services) <= MOST_OPTIONS:
        return services
    members = _members(office)
    if group in members:
        return members[group]
    alone = tuple(service for service in services if service.group not in members)
    groups = tuple(
        one for one in (office.view.groups if office.view else ()) if one.code in members
    )
    # One group alone is no choice.
    return services if len(groups) + len(alone) < 2 else (*groups, *alone)


def members_of(group: ServiceGroupView, office: Office) -> tuple[ServiceView, ...]:
    """The services of a group that can be chosen."""
    return _members(office).get(group.code, ())


def _members(office: Office) -> dict[str, tuple[ServiceView, ...]]:
    view = office.view
    if view is None:
        return {}
    found = {
        group.code: tuple(one for one in view.services if one.group == group.code)
        for group in view.groups
    }
    return {code: services for code, services in found.items() if len(services) > 1}


def services_on_show(visit: Visit, office: Office) -> Page[Choice]:
    """The groups or services on the screen."""
    return page_of(choices(visit.group, office), visit.services_page)


def classes_on_show(visit: Visit, office: Office) -> Page[PriorityClassView]:
    """The classes of priority on the screen."""
    classes = office.priorities_for(visit)
    size = MOST_CLASSES if len(classes) <= MOST_CLASSES else CLASSES_A_PAGE
    return page_of(classes, visit.classes_page, size)


def languages_on_show(visit: Visit, office: Office) -> Page[str]:
    """The languages on the screen: where it is read out, those that a voice can read."""
    heard = tuple(each for each in office.languages if each in READ_ALOUD)
    return page_of(heard if visit.aids.speech else office.languages, visit.languages_page)


def on_show(visit: Visit, office: Office) -> Page[Choice] | Page[PriorityClassView] | Page[str]:
    """The page on the visit's screen; a screen without a list has one empty page."""
    if visit.screen is Screen.SERVICES:
        return services_on_show(visit, office)
    if visit.screen is Screen.CONFIRM:
        return classes_on_show(visit, office)
    if visit.screen is Screen.LANGUAGE:
        return languages_on_show(visit, office)
    return Page((), 0, 1)
