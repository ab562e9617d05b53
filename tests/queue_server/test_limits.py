"""How many numbers there are: hours, quotas, one person's numbers."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

import pytest

from front_desk.business_day import OpeningSpan
from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketRequest, TicketView, TransferRequest
from front_desk.tickets import TicketState
from queue_server.desk import acts, issuing, visits
from queue_server.desk.turn import PHONE
from queue_server.rules import OfficeRules
from queue_server.store.rows import SpecialDay
from tests.desk_kit import CLERK, KIOSK, MANAGER, MONDAY_MORNING, DeskKit
from tests.servers import OFFICE

PERSON, NEIGHBOUR = "0a" * 32, "0b" * 32
TODAY: date = MONDAY_MORNING.date()


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def take(
    kit: DeskKit, service: str = "ho-tich", person: str | None = PERSON, *, by_staff: bool = False
) -> TicketView:
    request = TicketRequest(service=service, person_key=person)
    return kit.do(partial(issuing.issue, request=request), CLERK if by_staff else KIOSK)


def limit(kit: DeskKit, **limits: int) -> None:
    every = {"daily_quota": None, "per_person": None, "per_window": None} | limits
    kit.store.write_now(lambda unit: unit.at(OFFICE).set_service_limits("ho-tich", **every))
    kit.desk.forget_setup()


def test_nobody_waits_twice_for_one_service(kit: DeskKit) -> None:
    first = take(kit)
    refused(ErrorCode.ALREADY_WAITING, lambda: take(kit))
    refused(ErrorCode.ALREADY_WAITING, lambda: take(kit, by_staff=True))
    take(kit, person=NEIGHBOUR)
    take(kit, person=None)
    take(kit, person=None)
    kit.act(acts.cancel, first)
    assert take(kit).number == "A005"


def test_a_person_has_so_many_numbers_a_day_and_staff_may_give_more(kit: DeskKit) -> None:
    take(kit, "ho-tich")
    take(kit, "dat-dai")
    refused(ErrorCode.PERSON_LIMIT, lambda: take(kit, "cu-tru"))
    take(kit, "cu-tru", by_staff=True)
    take(kit, "cu-tru", person=NEIGHBOUR)
    kit.clock.forward(days=1)
    assert take(kit, "cu-tru").number == "E001"


def test_a_service_may_allow_one_number_a_person(kit: DeskKit) -> None:
    limit(kit, per_person=1)
    kit.open()
    take(kit)
    kit.serve_one()
    refused(ErrorCode.PERSON_LIMIT, lambda: take(kit))
    take(kit, "dat-dai")


def test_a_quota_counts_what_was_given_out_and_not_what_was_cancelled(kit: DeskKit) -> None:
    limit(kit, daily_quota=2)
    first = take(kit, person=None)
    take(kit, person=None)
    refused(ErrorCode.QUOTA_REACHED, lambda: take(kit, person=None))
    take(kit, "dat-dai", person=None)
    take(kit, person=None, by_staff=True)
    kit.act(acts.cancel, first)
    refused(ErrorCode.QUOTA_REACHED, lambda: take(kit, person=None))
    kit.clock.forward(days=1)
    take(kit, person=None)


def test_a_transfer_does_not_make_somebody_wait_twice(kit: DeskKit) -> None:
    take(kit, "ho-tich")
    second = take(kit, "dat-dai")
    wanted = TransferRequest(service="ho-tich")
    refused(
        ErrorCode.ALREADY_WAITING,
        lambda: kit.do(lambda turn: acts.transfer(turn, int(second.id), wanted)),
    )


def test_whoever_took_another_number_meanwhile_is_not_transferred_into_it(kit: DeskKit) -> None:
    take(kit)
    kit.open()
    called = kit.call()
    kit.act(acts.serve, called)
    take(kit)
    wanted = TransferRequest(counter="quay-2")
    refused(
        ErrorCode.ALREADY_WAITING,
        lambda: kit.do(lambda turn: acts.transfer(turn, int(called.id), wanted)),
    )


def test_nobody_goes_back_to_a_line_where_they_wait_already(kit: DeskKit) -> None:
    take(kit)
    kit.open()
    kit.open("quay-3", MANAGER)
    called = kit.call()
    kit.act(acts.serve, called)
    wanted = TransferRequest(service="dat-dai", come_back=True)
    kit.do(lambda turn: acts.transfer(turn, int(called.id), wanted))
    again = take(kit)
    kit.act(acts.serve, kit.call("quay-3", MANAGER), MANAGER)
    assert kit.act(acts.finish, called, MANAGER).state is TicketState.FINISHED
    assert kit.call().number == again.number


def test_a_holiday_and_a_service_s_own_hours(kit: DeskKit) -> None:
    afternoon = (OpeningSpan(0, time(13, 30), time(17)),)
    kit.store.write_now(lambda unit: unit.at(OFFICE).set_service_hours("ho-tich", afternoon))
    kit.desk.forget_setup()
    refused(ErrorCode.SERVICE_CLOSED, lambda: take(kit))
    take(kit, "dat-dai")
    take(kit, by_staff=True)
    holiday = SpecialDay(TODAY, {"vi": "Nghỉ lễ"})
    kit.store.write_now(lambda unit: unit.at(OFFICE).set_special_day(holiday))
    kit.desk.forget_setup()
    refused(ErrorCode.OFFICE_CLOSED, lambda: take(kit, "dat-dai", NEIGHBOUR))
    kit.store.write_now(lambda unit: unit.at(OFFICE).drop_special_day(TODAY))
    kit.desk.forget_setup()
    take(kit, "dat-dai", person=NEIGHBOUR)


def test_who_it_was_is_forgotten_after_the_day(kit: DeskKit) -> None:
    import asyncio

    ticket = take(kit)
    asyncio.run(kit.desk.tidy())
    assert kit.see(lambda turn: turn.repo.ticket(int(ticket.id))).person_key == PERSON
    kit.clock.forward(days=2)
    asyncio.run(kit.desk.tidy())
    assert kit.see(lambda turn: turn.repo.ticket(int(ticket.id))).person_key is None


def test_the_holder_of_a_ticket_cancels_it_unless_it_is_at_a_counter(kit: DeskKit) -> None:
    first, second = take(kit, person=None), take(kit, person=None)
    kit.open()
    kit.call()

    def cancel(ticket: TicketView) -> TicketView:
        token = ticket.follow_url.rpartition("/")[2]
        return kit.do(partial(visits.cancel_own, token=token), PHONE)

    refused(ErrorCode.FORBIDDEN_MOVE, lambda: cancel(first))
    assert cancel(second).state == "cancelled"


def test_rules_are_kept_and_a_misspelt_one_is_refused(kit: DeskKit) -> None:
    rules = OfficeRules(numbers_per_person=5, calls_before_missed=3)
    kit.store.write_now(lambda unit: unit.at(OFFICE).set_rules(rules))
    kit.desk.forget_setup()
    assert kit.see(lambda turn: turn.office.rules) == rules
    with pytest.raises(ValueError, match="numbers_per_persons"):
        OfficeRules.model_validate({"numbers_per_persons": 2})
