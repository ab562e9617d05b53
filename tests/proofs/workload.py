"""What the clients of a history do: sixteen of them, two tabs at each counter, all at once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from front_desk.tickets import AT_COUNTER, TicketState
from tests.proofs.clients import Client, Register
from tests.proofs.model import Done, Outcome
from tests.proofs.offices import HALLS, KIOSKS, MANAGERS, SERVES, Tokens, clerk_of

TABS = 2
PEOPLE = tuple(f"{one:064x}" for one in range(1, 5))
"""Hashes of the people who show their cards; each takes numbers at any kiosk."""

SERVICES_OF = tuple(
    tuple(sorted(frozenset().union(*(SERVES[counter] for counter in hall)))) for hall in HALLS
)


@dataclass
class Desk:
    """What those at one counter believe to be there; they may be wrong."""

    counter: str
    neighbours: tuple[str, ...]
    services: tuple[str, ...]
    here: Done | None = None
    aside: list[str] = field(default_factory=list)


async def run_clients(
    tokens: Tokens, register: Register, port: Callable[[], int], random: Random
) -> None:
    """Let everybody work until the operations of the register are used up."""
    async with asyncio.TaskGroup() as group:
        for number, name in enumerate(KIOSKS):
            kiosk = _client(tokens, register, port, random, name, f"device:{name}")
            group.create_task(_kiosk(kiosk, SERVICES_OF[number % len(HALLS)]))
        for hall, counters in enumerate(HALLS):
            for counter in counters:
                desk = Desk(counter, counters, SERVICES_OF[hall])
                name = clerk_of(counter)
                for _ in range(TABS):
                    tab = _client(tokens, register, port, random, name, f"staff:{name}")
                    group.create_task(_clerk(tab, desk))
        for number, name in enumerate(MANAGERS):
            manager = _client(tokens, register, port, random, name, f"staff:{name}")
            group.create_task(_manager(manager, HALLS[number]))


def _client(  # noqa: PLR0917 - one call, named by its parameters
    tokens: Tokens,
    register: Register,
    port: Callable[[], int],
    random: Random,
    name: str,
    who: str,
) -> Client:
    own = Random(random.getrandbits(64))
    return Client(name, who, tokens.headers[name], port, register, own)


def _goes_on(client: Client) -> bool:
    client.register.operations_left -= 1
    return client.register.operations_left >= 0


async def _kiosk(kiosk: Client, services: tuple[str, ...]) -> None:
    known: list[str] = []
    while _goes_on(kiosk):
        chance = kiosk.random.random()
        service = kiosk.random.choice(services)
        if chance < 0.04:
            await kiosk.misuse_key(service)
        elif chance < 0.75 or not known:
            person = kiosk.random.choice(PEOPLE) if kiosk.random.random() < 0.2 else ""
            outcome = await kiosk.issue(service, person)
            if isinstance(outcome, Done):
                known.append(outcome.label)
        else:
            await kiosk.see(kiosk.random.choice(known))


async def _clerk(tab: Client, desk: Desk) -> None:
    while _goes_on(tab):
        here = desk.here
        if here is None:
            await _bring_somebody(tab, desk)
        else:
            await _work_on(tab, desk, here)


async def _bring_somebody(tab: Client, desk: Desk) -> None:
    chance = tab.random.random()
    if chance < 0.10 and desk.aside:
        await tab.act("restore", desk.aside.pop())
        if tab.random.random() < 0.5:
            # Too late: the ticket that was missed or parked here has gone on.
            _learn(desk, await tab.undo(desk.counter))
    elif chance < 0.15:
        await tab.look(desk.counter)
    elif chance < 0.22:
        _learn(desk, await tab.undo(desk.counter))
    else:
        _learn(desk, await tab.call(desk.counter))


_CALLED = (
    ("serve", 40), ("miss", 15), ("recall", 10), ("transfer", 8), ("park", 5), ("finish", 4),
    ("call", 8), ("see", 6), ("undo", 8), ("restore", 2), ("cancel", 2), ("leave", 2),
)  # fmt: skip
_SERVING = (
    ("finish", 55), ("transfer", 10), ("park", 10), ("call", 8), ("serve", 4), ("miss", 4),
    ("see", 6), ("undo", 8), ("cancel", 3), ("leave", 3),
)  # fmt: skip


async def _work_on(tab: Client, desk: Desk, here: Done) -> None:
    if tab.random.random() < 0.06:
        # A ticket that may be at somebody else's counter.
        label = tab.random.choice(list(tab.register.tickets))
        await tab.act(tab.random.choice(("serve", "finish", "miss", "recall")), label)
        return
    acts = _CALLED if here.state is TicketState.CALLED else _SERVING
    act = tab.random.choices([name for name, _ in acts], [weight for _, weight in acts])[0]
    if act == "call":
        outcome = await tab.call(desk.counter)
    elif act == "undo":
        outcome = await tab.undo(desk.counter)
    elif act == "see":
        outcome = await tab.see(here.label)
    elif act == "transfer":
        outcome = await _transfer(tab, desk, here.label)
    else:
        outcome = await tab.act(act, here.label)
    _learn(desk, outcome)
    if not isinstance(outcome, Done) and tab.random.random() < 0.6:
        # Whoever does not know any more looks, and goes by that.
        _learn(desk, await tab.see(here.label))


async def _transfer(tab: Client, desk: Desk, label: str) -> Outcome | None:
    if tab.random.random() < 0.5:
        return await tab.transfer(label, service=tab.random.choice(desk.services))
    return await tab.transfer(label, counter=tab.random.choice(desk.neighbours))


def _learn(desk: Desk, ticket: Outcome | None) -> None:
    if not isinstance(ticket, Done):
        return
    if ticket.state in AT_COUNTER and ticket.counter == desk.counter:
        desk.here = ticket
        return
    if desk.here is not None and desk.here.label == ticket.label:
        desk.here = None
    if ticket.state in {TicketState.MISSED, TicketState.PARKED}:
        desk.aside.append(ticket.label)


async def _manager(manager: Client, counters: tuple[str, ...]) -> None:
    while _goes_on(manager):
        chance = manager.random.random()
        known = list(manager.register.tickets)
        if chance < 0.15 or not known:
            await manager.look(manager.random.choice(counters))
            continue
        label = manager.random.choice(known[-30:])
        if chance < 0.40:
            await manager.see(label)
        else:
            kind = manager.random.choice(
                ("restore", "restore", "cancel", "recall", "miss", "park", "leave")
            )
            await manager.act(kind, label)
