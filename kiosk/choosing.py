"""Moves of the flow for somebody who chooses: groups, pages, a service, a class. Pure."""

from dataclasses import replace

from front_desk.messages import ServiceGroupView
from kiosk import events as ev
from kiosk.effects import IssueTicket, Say, Step
from kiosk.paging import choices, on_show, page_with
from kiosk.spoken_words import Line
from kiosk.visit import Office, Screen, Visit


def said_page(visit: Visit, office: Office) -> tuple[int, int] | None:
    """Which page of how many is on show, for people; nothing while there is one only."""
    page = on_show(visit, office)
    return (page.number + 1, page.count) if page.count > 1 else None


def turn_page(visit: Visit, event: ev.PageTurned, office: Office) -> Step:
    """The next page, or the one before; at the end nothing happens."""
    page = on_show(visit, office)
    there = min(max(0, page.number + (1 if event.forward else -1)), page.count - 1)
    if there == page.number:
        return visit, ()
    turned = _turned_to(there, visit)
    return turned, (Say(Line.PAGE, page=said_page(turned, office)),)


def _turned_to(page: int, visit: Visit) -> Visit:
    if visit.screen is Screen.CONFIRM:
        return replace(visit, classes_page=page)
    if visit.screen is Screen.LANGUAGE:
        return replace(visit, languages_page=page)
    return replace(visit, services_page=page)


def choose_group(visit: Visit, event: ev.GroupChosen, office: Office) -> Step:
    """Into a group that is on offer."""
    groups = [one for one in choices(visit.group, office) if isinstance(one, ServiceGroupView)]
    if event.group not in {one.code for one in groups}:
        return visit, ()
    moved = replace(visit, group=event.group, services_page=0)
    return moved, (Say(Line.CHOOSE_IN_GROUP, page=said_page(moved, office)),)


def leave_group(visit: Visit, office: Office) -> Visit:
    """Back among the groups, on the page where this one stands."""
    page = page_with(
        choices(None, office),
        lambda one: isinstance(one, ServiceGroupView) and one.code == visit.group,
    )
    return replace(visit, group=None, services_page=page)


def want_priority(visit: Visit, event: ev.PriorityWanted, _: Office) -> Step:
    """Whether the classes are to be asked about."""
    return replace(visit, priority_wanted=event.wanted), ()


def choose_service(visit: Visit, event: ev.ServiceChosen, office: Office) -> Step:
    """A number for it, or first the question which class."""
    if office.service(event.service) is None:
        return visit, ()
    chosen = replace(visit, service=event.service, priority=None, attempt=visit.attempt + 1)
    if office.priorities_for(chosen):
        asked = replace(chosen, screen=Screen.CONFIRM, classes_page=0)
        return asked, (Say(Line.CONFIRM_PRIORITY, page=said_page(asked, office)),)
    return ask_for_number(chosen)


def choose_priority(visit: Visit, event: ev.PriorityChosen, office: Office) -> Step:
    """One of the classes that are offered, or none."""
    offered = {offer.code for offer in office.priorities_for(visit)}
    if event.priority is not None and event.priority not in offered:
        return visit, ()
    return ask_for_number(replace(visit, priority=event.priority))


def ask_for_number(visit: Visit) -> Step:
    """For what the visit holds."""
    return replace(visit, screen=Screen.ISSUING, trouble=None), (IssueTicket(),)
