"""A command is carried out once, however often it comes, on both databases."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import TicketRequest
from queue_server.desk import counters, issuing
from queue_server.desk.service import Command
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


def test_a_refused_command_leaves_no_trace_and_may_be_tried_again(kit: DeskKit) -> None:
    kit.do(partial(counters.set_paused, code="ho-tich", paused=True))
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")
    refused(ErrorCode.SERVICE_CLOSED, lambda: asyncio.run(kit.desk.carry_out(command, act, 201)))
    kit.do(partial(counters.set_paused, code="ho-tich", paused=False))
    reply = asyncio.run(kit.desk.carry_out(command, act, 201))
    assert '"number":"A001"' in reply.body


def test_old_answers_and_sessions_are_tidied_away(kit: DeskKit) -> None:
    act = partial(issuing.issue, request=TicketRequest(service="ho-tich"))
    command = Command(OFFICE, KIOSK, "key-12345", "POST tickets", "ho-tich")
    asyncio.run(kit.desk.carry_out(command, act, 201))
    kit.clock.forward(days=3)
    asyncio.run(kit.desk.tidy())
    asyncio.run(kit.desk.carry_out(command, act, 201))
    assert kit.kinds() == ["ticket.issued", "ticket.issued"]
