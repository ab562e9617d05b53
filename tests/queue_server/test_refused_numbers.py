"""Numbers on paper that are in no books: staff see them until they have settled the matter."""

from dataclasses import replace
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.lease_messages import LeaseRequest, ReplayEntry, ReplayRequest
from front_desk.messages import RefusedNumber, TicketRequest
from queue_server.accounts import add_device
from queue_server.desk import counters, leases, refusals, replay
from queue_server.desk.turn import Actor, Turn
from tests.desk_kit import KIOSK, DeskKit
from tests.queue_server.test_replay import HERE, ISSUE, TODAY, entry
from tests.servers import OFFICE


@pytest.fixture
def told(kit: DeskKit) -> DeskKit:
    """A desk whose kiosk may give out numbers by itself."""
    kit.do(partial(leases.lease, request=LeaseRequest(installation=HERE)), KIOSK)
    return kit


def tell(kit: DeskKit, *entries: ReplayEntry, kiosk: Actor = KIOSK) -> None:
    request = ReplayRequest(installation=HERE, entries=entries)
    kit.do(partial(replay.replay, request=request, issue_name=ISSUE), kiosk)


def seen(kit: DeskKit, counter: str = "quay-1") -> tuple[RefusedNumber, ...]:
    return kit.see(partial(counters.queue_view, code=counter)).refused


def bad(number: str = "X007", service: str = "khong-con") -> ReplayEntry:
    """A number of a service that is no more."""
    return entry(number, request=TicketRequest(service=service))


def test_what_could_not_be_entered_is_shown_at_every_counter(told: DeskKit) -> None:
    tell(told, bad(), entry("X008"))
    [one] = seen(told)
    assert (one.number, one.device, one.day) == ("X007", "kiosk-1", TODAY)
    assert (one.service, one.service_names) == ("khong-con", None)
    assert (one.reason, one.at) == (ErrorCode.UNKNOWN_SERVICE, told.clock.now)
    assert seen(told, "quay-3") == (one,)


def test_the_service_is_named_where_there_is_one(told: DeskKit) -> None:
    tell(told, entry("X001"))
    tell(told, entry("X001", token="token-of-somebody-else"))
    [one] = seen(told)
    assert one.reason is ErrorCode.NUMBER_TAKEN
    assert one.service_names is not None
    assert one.service_names["vi"] == "Hộ tịch"


def retire(kit: DeskKit, *services: str, counters_too: bool) -> None:
    """Put services out of use, and no counter serves them any more if `counters_too`."""

    def change(turn: Turn) -> None:
        for code in services:
            turn.repo.change_service(replace(turn.office.services[code], retired=True))
        for plan in turn.office.counters.values() if counters_too else ():
            kept = tuple(one for one in plan.services if one not in services)
            turn.repo.set_counter_services(plan.code, kept)

    kit.do(change)
    kit.desk.forget_setup()


def test_a_number_for_a_service_that_no_counter_serves_any_more_is_shown(told: DeskKit) -> None:
    retire(told, "dat-dai", counters_too=True)
    tell(told, entry("X001", request=TicketRequest(service="dat-dai")), entry("X002"))
    [one] = seen(told)
    assert (one.number, one.service, one.reason) == ("X001", "dat-dai", ErrorCode.UNKNOWN_SERVICE)


def test_a_number_for_a_service_out_of_use_is_still_called_where_it_can_be(told: DeskKit) -> None:
    retire(told, "dat-dai", counters_too=False)
    tell(told, entry("X001", request=TicketRequest(service="dat-dai")))
    assert seen(told) == ()
    told.open("quay-3")
    assert told.call("quay-3").number == "X001"


def test_a_number_of_an_earlier_day_is_entered_for_the_books(told: DeskKit) -> None:
    retire(told, "dat-dai", counters_too=True)
    told.clock.forward(days=1)
    tell(told, entry("X001", request=TicketRequest(service="dat-dai")))
    assert seen(told) == ()


def test_telling_again_shows_it_once(told: DeskKit) -> None:
    for _ in range(3):
        tell(told, bad())
    assert len(seen(told)) == 1
    assert told.kinds().count("replay.refused") == 1


def test_once_it_is_settled_it_is_gone_for_good(told: DeskKit) -> None:
    tell(told, bad("X007"))
    told.clock.forward(minutes=1)
    tell(told, bad("X008"))
    assert [one.number for one in seen(told)] == ["X007", "X008"]
    settle = partial(refusals.settle, refusal=int(seen(told)[0].id))
    told.do(settle)
    told.do(settle)
    tell(told, bad("X007"))
    assert [one.number for one in seen(told)] == ["X008"]
    assert told.kinds().count("replay.settled") == 1
    newest = told.see(lambda turn: turn.repo.events_after(0, 100))[-1]
    assert newest.kind == "replay.settled"
    assert newest.data == {"device": "kiosk-1", "number": "X007"}


def test_two_papers_with_one_number_are_two_matters(told: DeskKit) -> None:
    add_device(told.store, OFFICE, "kiosk-2", "kiosk")
    other = Actor("device", "kiosk-2")
    tell(told, bad())
    tell(told, bad().model_copy(update={"token": "token-of-the-other-paper"}), kiosk=other)
    assert [(one.number, one.device) for one in seen(told)] == [
        ("X007", "kiosk-1"), ("X007", "kiosk-2"),
    ]  # fmt: skip


def test_what_is_not_there_cannot_be_settled(told: DeskKit) -> None:
    with pytest.raises(DeskError) as caught:
        told.do(partial(refusals.settle, refusal=99))
    assert caught.value.code is ErrorCode.NOT_FOUND
