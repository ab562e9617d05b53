"""One client of a history: sends a command until it is answered, and writes down what came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from front_desk.tickets import TicketState
from tests.proofs.history import Recorder
from tests.proofs.model import Command, Done, Looked, Nobody, Outcome, Refused
from tests.proofs.wire import Answer, Call, NoAnswer, ask

ATTEMPTS = 5
"""How often a client tries before it gives up; some give up at once."""

ATTEMPT_SECONDS = 1.5
GIVES_UP_AT_ONCE = 0.08
ASKS_AGAIN = 0.05
"""How often an answered command is sent once more, to see whether the answer is the same."""

REUSES_KEY = 0.03


@dataclass
class Register:
    """What the clients of one office share: known tickets, used keys, complaints."""

    recorder: Recorder = field(default_factory=Recorder)
    tickets: dict[str, str] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    operations_left: int = 0

    def complain(self, what: str) -> None:
        """Note something that is wrong whatever the order of operations."""
        self.complaints.append(what)


@dataclass(frozen=True)
class Client:
    """A kiosk or a browser tab of somebody on the staff. `who` is the actor in events."""

    name: str
    who: str
    headers: Mapping[str, str] = field(repr=False)
    port: Callable[[], int] = field(repr=False)
    register: Register = field(repr=False)
    random: Random = field(repr=False)

    async def issue(self, service: str, person: str = "") -> Outcome | None:
        """Take a number, for a person who showed a card or for anybody."""
        command = Command("issue", self.who, service=service, person=person)
        body = {"service": service, **({"person_key": person} if person else {})}
        return await self._send(command, "/tickets", body)

    async def call(self, counter: str) -> Outcome | None:
        """Call the next."""
        command = Command("call", self.who, counter=counter)
        return await self._send(command, f"/counters/{counter}/call-next")

    async def undo(self, counter: str) -> Outcome | None:
        """Take back the last act at a counter."""
        command = Command("undo", self.who, counter=counter)
        return await self._send(command, f"/counters/{counter}/undo")

    async def act(self, kind: str, label: str) -> Outcome | None:
        """Do something with a ticket that is known."""
        command = Command(kind, self.who, label=label)
        return await self._send(command, f"/tickets/{self.register.tickets[label]}/{kind}")

    async def transfer(
        self, label: str, *, service: str | None = None, counter: str | None = None
    ) -> Outcome | None:
        """Send a ticket on."""
        command = Command("transfer", self.who, label=label, service=service, counter=counter)
        wanted = {"service": service, "counter": counter}
        body = {name: value for name, value in wanted.items() if value is not None}
        return await self._send(command, f"/tickets/{self.register.tickets[label]}/transfer", body)

    async def see(self, label: str) -> Outcome | None:
        """Look at one ticket."""
        command = Command("see", self.who, label=label)
        return await self._read(command, f"/tickets/{self.register.tickets[label]}")

    async def look(self, counter: str) -> Outcome | None:
        """Look at the line of a counter."""
        command = Command("look", self.who, counter=counter)
        return await self._read(command, f"/queue?counter={counter}")

    async def misuse_key(self, service: str) -> None:
        """Send a used key of one's own with another body: nothing may come of it."""
        key = self._new_key()
        first = await self._send(
            Command("issue", self.who, service=service), "/tickets", {"service": service}, key
        )
        if first is None:
            return
        body = {"service": service, "language": "en"}
        answer = await self._persist(Call("POST", "/tickets", self.headers, key, body))
        if answer is not None and (answer.status, _code(answer)) != (422, "idempotency_key_reused"):
            self.register.complain(f"a used key with another body was answered {answer.status}")

    async def _send(
        self, command: Command, path: str, body: dict[str, Any] | None = None, key: str = ""
    ) -> Outcome | None:
        call = Call("POST", path, self.headers, key or self._key(), body)
        number = self.register.recorder.call(self.name, command)
        answer = await self._persist(call)
        if answer is None:
            return None
        outcome = self._note(number, command, answer)
        if self.random.random() < ASKS_AGAIN:
            again = await self._persist(call)
            if again is not None and again != answer:
                self.register.complain(
                    f"{command} was answered {answer.status}, then {again.status} "
                    "or in other words for the same key"
                )
        return outcome

    async def _read(self, command: Command, path: str) -> Outcome | None:
        number = self.register.recorder.call(self.name, command)
        answer = await self._persist(Call("GET", path, self.headers))
        return None if answer is None else self._note(number, command, answer)

    def _note(self, number: int, command: Command, answer: Answer) -> Outcome:
        outcome = outcome_of(command, answer)
        self.register.recorder.answer(number, outcome)
        if isinstance(outcome, Done):
            self.register.tickets.setdefault(outcome.label, answer.json()["id"])
        return outcome

    async def _persist(self, call: Call) -> Answer | None:
        """Ask until there is an answer; None when the client gives up."""
        patience = 1 if self.random.random() < GIVES_UP_AT_ONCE else ATTEMPTS
        for _ in range(patience):
            try:
                answer = await ask(self.port(), call, ATTEMPT_SECONDS)
            except NoAnswer:
                continue
            if 200 <= answer.status < 500:
                return answer
            # Nothing fails behind the server here: whatever it could not do is its own fault.
            self.register.complain(f"{call.method} {call.path}: {answer.status} {answer.text}")
        return None

    def _key(self) -> str:
        """A new key, or now and then one that somebody else has used: keys are each one's own."""
        keys = self.register.keys
        if keys and self.random.random() < REUSES_KEY:
            key = self.random.choice(list(keys))
            if self.who not in keys[key]:
                keys[key].add(self.who)
                return key
        return self._new_key()

    def _new_key(self) -> str:
        key = f"{self.random.getrandbits(128):032x}"
        self.register.keys[key] = {self.who}
        return key


def outcome_of(command: Command, answer: Answer) -> Outcome:
    """An HTTP answer in the words of the model."""
    if answer.status == 204:
        return Nobody()
    found = answer.json()
    if answer.status not in {200, 201}:
        return Refused(str(found.get("code", answer.status)))
    if command.kind == "look":
        return Looked(
            tuple(ticket["number"] for ticket in found["waiting"]),
            tuple(
                sorted(
                    (one["code"], one["ticket"]["number"])
                    for one in found["counters"]
                    if one["ticket"] is not None
                )
            ),
        )
    return Done(
        found["number"],
        found["service"],
        TicketState(found["state"]),
        found["counter"],
        found["call_count"],
    )


def _code(answer: Answer) -> str:
    return str(answer.json().get("code"))
