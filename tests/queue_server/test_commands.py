"""A command is carried out once, however often it comes, on both databases."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketRequest
from queue_server.desk import counters, issuing
from queue_server.desk.service import Command, Reply
from queue_server.desk.turn import Turn
from tests.desk_kit import KIOSK, DeskKit
from tests.servers import OFFICE


def refused(code: ErrorCode, act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.code is code


def test_the_same_command_has_the_same_answer(kit: DeskKit) -> None:
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")
    first = asyncio.run(kit.desk.carry_out(command, act, 201))
    again = asyncio.run(kit.desk.carry_out(command, act, 201))
    assert first == again
    assert kit.kinds() == ["ticket.issued"]
    other = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "dat-dai")
    refused(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        lambda: asyncio.run(kit.desk.carry_out(other, act, 201)),
    )


def test_two_at_once_with_one_key_make_one_ticket(kit: DeskKit) -> None:
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")

    async def both() -> list[object]:
        return list(
            await asyncio.gather(*(kit.desk.carry_out(command, act, 201) for _ in range(8)))
        )

    answers = asyncio.run(both())
    assert len(set(answers)) == 1
    assert kit.kinds() == ["ticket.issued"]


def test_a_refusal_is_the_answer_for_good_and_a_new_key_asks_anew(kit: DeskKit) -> None:
    kit.do(partial(counters.set_paused, code="ho-tich", paused=True))
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))

    def ask(key: str, body: str = "ho-tich") -> Reply:
        command = Command(OFFICE, KIOSK, key, "POST tickets", body)
        return asyncio.run(kit.desk.carry_out(command, act, 201))

    refused(ErrorCode.SERVICE_CLOSED, lambda: ask("key-12345"))
    kit.do(partial(counters.set_paused, code="ho-tich", paused=False))
    refused(ErrorCode.SERVICE_CLOSED, lambda: ask("key-12345"))
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, lambda: ask("key-12345", "dat-dai"))
    refused(ErrorCode.SERVICE_CLOSED, lambda: ask("key-12345"))
    assert "ticket.issued" not in kit.kinds()
    assert '"number":"A001"' in ask("key-67890").body


def test_what_failed_may_be_tried_again_with_its_key(kit: DeskKit) -> None:
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")

    def fail(_: Turn) -> None:
        raise DeskError(ErrorCode.STORAGE_UNAVAILABLE, "The disk is full.")

    refused(ErrorCode.STORAGE_UNAVAILABLE, lambda: asyncio.run(kit.desk.carry_out(command, fail)))
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    assert '"number":"A001"' in asyncio.run(kit.desk.carry_out(command, act, 201)).body


def test_old_answers_and_sessions_are_tidied_away(kit: DeskKit) -> None:
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")
    asyncio.run(kit.desk.carry_out(command, act, 201))
    kit.clock.forward(days=3)
    asyncio.run(kit.desk.tidy())
    asyncio.run(kit.desk.carry_out(command, act, 201))
    assert kit.kinds() == ["ticket.issued", "ticket.issued"]
