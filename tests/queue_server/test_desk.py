"""What people do at the desk, on both databases."""

from collections.abc import Callable
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import (
    CounterState,
    ParkRequest,
    RatingRequest,
    TicketRequest,
    TicketView,
    TransferRequest,
)
from front_desk.tickets import LAST_NUMBER, TicketState
from queue_server.desk import acts, counters, issuing, views, visits
from queue_server.desk.turn import PHONE, Turn
from queue_server.store.tables import number_series
from tests.desk_kit import CLERK, KIOSK, MANAGER, RECALL_REST, DeskKit
from tests.servers import OFFICE


def park(turn: Turn, ticket_id: int) -> TicketView:
    """Set aside under one's own name."""
    return acts.park(turn, ticket_id, ParkRequest())


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def test_numbers_run_by_series_from_one(kit: DeskKit) -> None:
    numbers = [kit.issue(service).number for service in ("ho-tich", "ho-tich", "dat-dai")]
    assert numbers == ["A001", "A002", "C001"]


def test_a_ticket_says_how_many_are_ahead_and_where_to_follow_it(kit: DeskKit) -> None:
    kit.issue()
    ticket = kit.issue()
    assert ticket.people_ahead == 1
    assert ticket.wait_low_minutes < ticket.wait_high_minutes
    address, _, token = ticket.follow_url.rpartition("/")
    assert address == "http://phone.example/t"
    assert len(token) >= 20


def test_numbers_begin_again_each_business_day(kit: DeskKit) -> None:
    kit.issue()
    kit.clock.forward(days=1)
    assert kit.issue().number == "A001"


def test_yesterdays_line_is_not_todays(kit: DeskKit) -> None:
    old = kit.issue()
    kit.clock.forward(days=1)
    kit.open()
    assert kit.do(partial(counters.call_next, code="quay-1")) is None
    queue = kit.see(partial(counters.queue_view, code="quay-1"))
    assert queue.waiting == ()
    refused(
        ErrorCode.UNKNOWN_TICKET,
        lambda: kit.see(lambda turn: visits.find(turn, old.number)),
    )


def test_a_series_can_be_used_up(kit: DeskKit) -> None:
    kit.issue()
    kit.store.write_now(
        lambda unit: unit.at(OFFICE)._connection.execute(
            number_series.update().values(last=LAST_NUMBER - 1)
        )
    )
    assert kit.issue().number == "A999"
    refused(ErrorCode.NUMBERS_EXHAUSTED, kit.issue)
    assert kit.issue("dat-dai").number == "C001"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (TicketRequest(service="nowhere"), ErrorCode.UNKNOWN_SERVICE),
        (TicketRequest(service="ho-tich", priority="vip"), ErrorCode.UNKNOWN_PRIORITY),
    ],
)
def test_unknown_words_are_refused(kit: DeskKit, request_: TicketRequest, code: ErrorCode) -> None:
    refused(code, lambda: kit.do(partial(issuing.issue, request=request_), KIOSK))


def test_a_closed_office_gives_kiosks_no_numbers(kit: DeskKit) -> None:
    kit.clock.forward(hours=3)
    refused(ErrorCode.OFFICE_CLOSED, kit.issue)
    assert not kit.see(views.services_view).open_now
    request = TicketRequest(service="ho-tich")
    assert kit.do(partial(issuing.issue, request=request), CLERK).number == "A001"


def test_a_paused_service_gives_no_numbers(kit: DeskKit) -> None:
    pause = partial(counters.set_paused, code="ho-tich", paused=True)
    assert kit.do(pause).state == "paused"
    kit.do(pause)
    refused(ErrorCode.SERVICE_CLOSED, kit.issue)
    assert kit.do(partial(counters.set_paused, code="ho-tich", paused=False)).state == "open"
    kit.issue()
    assert kit.kinds() == ["service.paused", "service.resumed", "ticket.issued"]


def test_a_whole_visit(kit: DeskKit) -> None:
    ticket = kit.issue()
    kit.open()
    kit.clock.forward(minutes=4)
    called = kit.call()
    assert (called.id, called.state, called.counter) == (ticket.id, TicketState.CALLED, "quay-1")
    kit.clock.forward(seconds=RECALL_REST)
    assert kit.act(acts.recall, called).call_count == 2
    assert kit.act(acts.serve, called).state is TicketState.SERVING
    assert kit.act(acts.finish, called).state is TicketState.FINISHED
    rating = RatingRequest(ticket=ticket.number, score=2, comment="  Tốt lắm  ")
    assert kit.do(partial(visits.rate, request=rating), KIOSK).comment == "Tốt lắm"
    assert kit.kinds() == [
        "ticket.issued", "counter.opened", "ticket.called", "ticket.recalled",
        "ticket.serving", "ticket.finished", "ticket.rated",
    ]  # fmt: skip


def test_a_counter_calls_what_it_serves_only(kit: DeskKit) -> None:
    kit.issue("dat-dai")
    kit.open("quay-1")
    assert kit.do(partial(counters.call_next, code="quay-1")) is None


def test_priority_goes_first_and_the_reason_is_kept(kit: DeskKit) -> None:
    kit.issue()
    kit.clock.forward(minutes=1)
    kit.issue(priority="tu-75-tuoi")
    kit.clock.forward(minutes=9)
    kit.open()
    called = kit.do(partial(counters.call_next, code="quay-1"))
    assert called is not None
    assert called.number == "A002"
    assert called.reason == "ưu tiên người từ 75 tuổi trở lên, chờ 9 phút"


def test_after_three_with_priority_comes_one_without(kit: DeskKit) -> None:
    kit.issue()
    kit.clock.forward(seconds=1)
    for _ in range(5):
        kit.issue(priority="khuyet-tat")
    kit.clock.forward(minutes=20)
    kit.open()
    order = [kit.serve_one(0).number for _ in range(6)]
    assert order == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_people_ahead_counts_those_who_would_be_called_before(kit: DeskKit) -> None:
    for _ in range(4):
        kit.issue()
    kit.clock.forward(minutes=1)
    elder = kit.issue(priority="tu-75-tuoi")
    assert elder.people_ahead < 4
    last = kit.issue()
    assert last.people_ahead == 5


def test_a_busy_counter_calls_nobody(kit: DeskKit) -> None:
    kit.issue()
    kit.issue()
    kit.open()
    kit.call()
    refused(ErrorCode.COUNTER_BUSY, kit.call)
    refused(ErrorCode.COUNTER_BUSY, lambda: kit.do(partial(counters.close_counter, code="quay-1")))


def test_a_counter_is_one_persons(kit: DeskKit) -> None:
    kit.issue()
    refused(ErrorCode.COUNTER_CLOSED, kit.call)
    kit.open()
    kit.open()
    assert kit.kinds().count("counter.opened") == 1
    refused(ErrorCode.COUNTER_TAKEN, lambda: kit.open(actor=MANAGER))
    kit.open("quay-2", MANAGER)
    refused(ErrorCode.WRONG_COUNTER, lambda: kit.call("quay-2"))
    refused(ErrorCode.UNKNOWN_COUNTER, lambda: kit.open("quay-9"))


def test_a_manager_may_close_the_counter_of_somebody_who_left(kit: DeskKit) -> None:
    kit.open()
    closed = kit.do(partial(counters.close_counter, code="quay-1"), MANAGER)
    assert closed.state is CounterState.CLOSED
    refused(
        ErrorCode.COUNTER_CLOSED, lambda: kit.do(partial(counters.close_counter, code="quay-1"))
    )


def test_a_counter_left_open_yesterday_can_be_taken_over(kit: DeskKit) -> None:
    kit.open()
    kit.clock.forward(days=1)
    kit.open(actor=MANAGER)
    refused(ErrorCode.COUNTER_TAKEN, kit.open)


def test_leaving_closes_free_counters_only(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1")
    kit.open("quay-2")
    kit.call("quay-1")
    kit.do(counters.leave_counters)
    now = kit.see(lambda turn: turn.repo.counters_now())
    assert (now["quay-1"].staff, now["quay-2"].staff) == ("canbo", None)


def test_missed_and_restored_keeps_the_place(kit: DeskKit) -> None:
    first, _second = kit.issue(), kit.issue()
    kit.open()
    kit.miss()
    aside = kit.see(partial(counters.queue_view, code="quay-1")).set_aside
    assert [one.number for one in aside] == [first.number]
    assert kit.act(acts.restore, first).people_ahead == 0
    assert kit.call().number == first.number


def test_parked_names_who_parked(kit: DeskKit) -> None:
    ticket = kit.issue()
    kit.open()
    kit.act(acts.serve, kit.call())
    assert kit.act(park, ticket).parked_by == "canbo"
    assert kit.act(acts.restore, ticket).parked_by is None


def test_transfer_keeps_the_place_and_the_note(kit: DeskKit) -> None:
    early = kit.issue("ho-tich")
    kit.clock.forward(minutes=1)
    late = kit.issue("dat-dai")
    kit.open("quay-1")
    kit.open("quay-3")
    kit.call("quay-1")
    order = TransferRequest(service="dat-dai", note="thiếu bản vẽ")
    sent = kit.do(lambda turn: acts.transfer(turn, int(early.id), order))
    assert (sent.state, sent.service, sent.note) == (TicketState.WAITING, "dat-dai", "thiếu bản vẽ")
    assert sent.people_ahead == 0
    assert kit.call("quay-3").number == early.number != late.number


def test_transfer_to_one_counter(kit: DeskKit) -> None:
    ticket = kit.issue("ho-tich")
    kit.open("quay-1")
    kit.open("quay-2")
    order = TransferRequest(counter="quay-2")
    kit.do(lambda turn: acts.transfer(turn, int(ticket.id), order))
    assert kit.do(partial(counters.call_next, code="quay-1")) is None
    assert kit.call("quay-2").number == ticket.number


def test_a_transfer_needs_somewhere_to_go(kit: DeskKit) -> None:
    ticket = kit.issue()
    for order, code in (
        (TransferRequest(), ErrorCode.INVALID_REQUEST),
        (TransferRequest(service="nowhere"), ErrorCode.UNKNOWN_SERVICE),
        (TransferRequest(counter="quay-9"), ErrorCode.UNKNOWN_COUNTER),
    ):
        refused(code, lambda o=order: kit.do(lambda turn: acts.transfer(turn, int(ticket.id), o)))  # type: ignore[misc]


def test_somebody_elses_ticket_is_out_of_reach(kit: DeskKit) -> None:
    kit.issue()
    kit.open("quay-1", MANAGER)
    called = kit.call("quay-1", MANAGER)
    refused(ErrorCode.WRONG_COUNTER, lambda: kit.act(acts.serve, called))


def test_a_ticket_of_yesterday_waits_no_more(kit: DeskKit) -> None:
    kit.issue()
    kit.open()
    missed = kit.miss()
    kit.clock.forward(days=1)
    refused(ErrorCode.FORBIDDEN_MOVE, lambda: kit.act(acts.restore, missed))


@pytest.mark.parametrize(
    "act", [acts.recall, acts.serve, acts.finish, acts.miss, park, acts.restore]
)
def test_a_waiting_ticket_cannot_do_what_comes_later(
    kit: DeskKit, act: Callable[..., TicketView]
) -> None:
    ticket = kit.issue()
    refused(ErrorCode.FORBIDDEN_MOVE, lambda: kit.act(act, ticket))
    assert kit.kinds() == ["ticket.issued"]


def test_cancelled_is_out_of_the_line(kit: DeskKit) -> None:
    ticket = kit.issue()
    assert kit.act(acts.cancel, ticket).state is TicketState.CANCELLED
    kit.open()
    assert kit.do(partial(counters.call_next, code="quay-1")) is None


def test_a_rating_comes_after_service_and_once(kit: DeskKit) -> None:
    ticket = kit.issue()
    rate = partial(visits.rate, request=RatingRequest(ticket=ticket.number, score=1))
    refused(ErrorCode.NOT_YET_SERVED, lambda: kit.do(rate, KIOSK))
    kit.open()
    kit.serve_one()
    kit.do(rate, KIOSK)
    refused(ErrorCode.ALREADY_RATED, lambda: kit.do(rate, KIOSK))


def test_a_phone_rates_by_token_only(kit: DeskKit) -> None:
    ticket = kit.issue()
    kit.open()
    kit.serve_one()
    by_number = partial(visits.rate, request=RatingRequest(ticket=ticket.number, score=1))
    refused(ErrorCode.UNKNOWN_TICKET, lambda: kit.do(by_number, PHONE))
    token = ticket.follow_url.rpartition("/")[2]
    by_token = partial(visits.rate, request=RatingRequest(ticket=token, score=0))
    assert kit.do(by_token, PHONE).score == 0
