"""A few options at a time: groups, pages, and how one moves among them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.messages import PriorityClassView, ServiceGroupView, ServiceView
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.flow import step
from kiosk.paging import CLASSES_A_PAGE, MOST_OPTIONS, choices, on_show, page_of, services_on_show
from kiosk.spoken_words import Line
from kiosk.visit import Office, Screen, Visit
from tests.kiosk import made_up
from tests.kiosk.walks import effects_of, walk


def office(count: int, groups: dict[str, range] | None = None) -> Office:
    """An office with so many services; `groups` says which of them stand together."""
    member = {at: code for code, inside in (groups or {}).items() for at in inside}
    services = tuple(
        made_up.service(f"service-{at}", "A").model_copy(update={"group": member.get(at)})
        for at in range(count)
    )
    views = tuple(
        ServiceGroupView(code=code, names={"vi": code}, icon="document") for code in groups or {}
    )
    view = made_up.services().model_copy(update={"services": services, "groups": views})
    return Office(today=date(2026, 3, 2), view=view, reachable=True)


def chosen_from(visit: Visit, of: Office) -> list[str]:
    """The codes on the screen."""
    return [one.code for one in services_on_show(visit, of).items]


def reachable(of: Office) -> set[str]:
    """Every service that somebody comes to by touching what is shown."""
    seen, waiting, found = set(), [walk(ev.NumberWanted(), office=of)], set()
    while waiting:
        visit = waiting.pop()
        if visit in seen:
            continue
        seen.add(visit)
        page = services_on_show(visit, of)
        assert 1 <= len(page.items) <= MOST_OPTIONS
        waiting.append(walk(ev.PageTurned(forward=True), office=of, visit=visit))
        for one in page.items:
            if isinstance(one, ServiceView):
                found.add(one.code)
            else:
                waiting.append(walk(ev.GroupChosen(one.code), office=of, visit=visit))
    return found


@pytest.mark.parametrize("count", [1, 6, 7, 13, 40])
@pytest.mark.parametrize("groups", [0, 1, 2, 9])
def test_every_service_is_reached_six_at_a_time(count: int, groups: int) -> None:
    share = count // max(1, groups) or 1
    of = office(count, {f"group-{at}": range(at * share, (at + 1) * share) for at in range(groups)})
    assert reachable(of) == {f"service-{at}" for at in range(count)}


def test_six_services_are_shown_at_once_groups_or_not() -> None:
    of = office(6, {"papers": range(3), "home": range(3, 6)})
    visit = walk(ev.NumberWanted(), office=of)
    assert chosen_from(visit, of) == [f"service-{at}" for at in range(6)]


def test_more_stand_in_their_groups_and_the_others_beside_these() -> None:
    of = office(8, {"papers": range(3), "home": range(3, 6), "lonely": range(6, 7)})
    visit = walk(ev.NumberWanted(), office=of)
    assert chosen_from(visit, of) == ["papers", "home", "service-6", "service-7"]
    visit = walk(ev.GroupChosen("home"), office=of, visit=visit)
    assert chosen_from(visit, of) == ["service-3", "service-4", "service-5"]


def test_one_group_for_everything_is_no_choice() -> None:
    of = office(7, {"all": range(7)})
    assert choices(None, of) == of.view.services if of.view else ()


def test_a_group_that_is_not_offered_is_not_entered() -> None:
    of = office(8, {"papers": range(4)})
    visit = walk(ev.NumberWanted(), office=of)
    for code in ("service-7", "no-such"):
        assert step(visit, ev.GroupChosen(code), of) == (visit, ())


def test_back_leads_out_of_the_group_to_where_it_stands_and_then_to_welcome() -> None:
    of = office(40, {f"group-{at}": range(4 * at, 4 * at + 4) for at in range(9)})
    top = walk(ev.NumberWanted(), ev.PageTurned(forward=True), office=of)
    assert "group-7" in chosen_from(top, of)
    inside = walk(ev.GroupChosen("group-7"), office=of, visit=top)
    assert walk(ev.WentBack(), office=of, visit=inside) == top
    assert walk(ev.WentBack(), ev.WentBack(), office=of, visit=inside).screen is Screen.WELCOME


def test_pages_end() -> None:
    of = office(13)
    visit = walk(ev.NumberWanted(), office=of)
    assert step(visit, ev.PageTurned(forward=False), of) == (visit, ())
    last = walk(*[ev.PageTurned(forward=True)] * 9, office=of, visit=visit)
    assert chosen_from(last, of) == ["service-12"]
    assert walk(*[ev.PageTurned(forward=False)] * 2, office=of, visit=last) == visit


def test_the_page_is_said() -> None:
    of = office(13)
    visit = walk(ev.NumberWanted(), office=of)
    assert fx.Say(Line.CHOOSE_SERVICE, page=(1, 3)) in effects_of(Visit(), ev.NumberWanted(), of)
    assert effects_of(visit, ev.PageTurned(forward=True), of) == (fx.Say(Line.PAGE, page=(2, 3)),)
    few = office(3)
    assert fx.Say(Line.CHOOSE_SERVICE) in effects_of(Visit(), ev.NumberWanted(), few)


def test_a_service_that_goes_takes_its_page_with_it() -> None:
    visit = walk(ev.NumberWanted(), ev.PageTurned(forward=True), office=office(7))
    assert chosen_from(visit, office(7)) == ["service-6"]
    assert chosen_from(visit, office(6)) == [f"service-{at}" for at in range(6)]


def test_coming_back_from_the_question_of_priority_shows_the_same_page() -> None:
    of = office(13)
    there = walk(
        ev.NumberWanted(), ev.PriorityWanted(wanted=True), ev.PageTurned(forward=True), office=of
    )
    asked = walk(ev.ServiceChosen("service-8"), office=of, visit=there)
    assert asked.screen is Screen.CONFIRM
    assert chosen_from(walk(ev.WentBack(), office=of, visit=asked), of) == chosen_from(there, of)


def test_classes_of_priority_take_pages() -> None:
    of = office(2)
    assert of.view is not None
    one = PriorityClassView(code="a", names={"vi": "A"}, legal_basis="Mẫu", weight=2)
    many = tuple(one.model_copy(update={"code": f"class-{at}"}) for at in range(7))
    of = replace(of, view=of.view.model_copy(update={"priority_classes": many}))
    asked = walk(
        ev.NumberWanted(), ev.PriorityWanted(wanted=True), ev.ServiceChosen("service-0"), office=of
    )
    assert on_show(asked, of).items == many[:CLASSES_A_PAGE]
    turned = walk(ev.PageTurned(forward=True), office=of, visit=asked)
    assert on_show(turned, of).items == many[CLASSES_A_PAGE:]


def test_languages_take_pages_and_begin_with_the_first() -> None:
    of = replace(office(2), languages=("vi", "en", "fr", "zh", "ko", "ja", "ar"))
    opened = walk(ev.NumberWanted(), ev.LanguageWanted(), office=of)
    turned = walk(ev.PageTurned(forward=True), office=of, visit=opened)
    assert on_show(turned, of).items == ("ar",)
    again = walk(ev.WentBack(), ev.LanguageWanted(), office=of, visit=turned)
    assert on_show(again, of).number == 0


@given(st.lists(st.integers()), st.integers(), st.integers(1, 9))
def test_pages_hold_everything_once(items: list[int], wanted: int, size: int) -> None:
    count = page_of(items, 0, size).count
    pages = [page_of(items, number, size) for number in range(count)]
    assert [one for page in pages for one in page.items] == items
    assert page_of(items, wanted, size) in pages
    assert all(page.items for page in pages) or not items
