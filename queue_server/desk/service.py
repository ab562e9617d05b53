"""The desk: runs use cases, each in one transaction, each command once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from front_desk.errors import DeskError, ErrorCode
from queue_server.calibration import Calibrations
from queue_server.desk import kiosks
from queue_server.desk.learning import learn_from_calls, long_run_speeds, speeds_now
from queue_server.desk.turn import SYSTEM, Actor, Turn
from queue_server.hours import day_in
from queue_server.speeds import Speed
from queue_server.store.repository import Repository
from queue_server.store.rows import KeptAnswer, Office
from queue_server.store.session import Store
from queue_server.store.unit import Unit

T = TypeVar("T")
Clock = Callable[[], datetime]
"""The present moment, aware."""

ANSWERS_KEPT = timedelta(days=2)
"""For how long a repeated command gets its first answer."""

PEOPLE_KEPT = timedelta(days=1)
"""Whose ticket it was, as a keyed hash, is dropped with the first tidying after the day."""

_REFUSED = 400
_FAILED = 500
"""Statuses of refusals, and of failures, after which the same command may be tried again."""

_REMEMBERED = timedelta(seconds=10)


@dataclass(frozen=True)
class Command:
    """A command with its idempotency key. `name` and `body` say what is wanted."""

    office: str
    actor: Actor
    key: str
    name: str
    body: str = ""

    @property
    def body_hash(self) -> str:
        """SHA-256 of what is wanted, in hex."""
        return hashlib.sha256(f"{self.name}\n{self.body}".encode()).hexdigest()


@dataclass(frozen=True)
class Reply:
    """An HTTP status and a JSON text, empty when there is nothing to say."""

    status: int
    body: str


@dataclass(frozen=True)
class _Known:
    office: Office
    day: date
    long_run: dict[str, Speed]
    speeds: dict[str, Speed]
    calibrations: Calibrations
    until: datetime


class Desk:
    """Use cases over a store. The set-up of an office and its service times are remembered for ten
    seconds; everything that changes with each ticket is read afresh."""

    def __init__(self, store: Store, clock: Clock, public_url: str) -> None:
        self._store = store
        self._clock = clock
        self._public_url = public_url.rstrip("/")
        self._known: dict[str, _Known] = {}

    @property
    def clock(self) -> Clock:
        """The clock that use cases go by."""
        return self._clock

    def forget_setup(self) -> None:
        """Read the set-up of every office afresh: it has just been changed."""
        self._known.clear()

    async def carry_out(
        self, command: Command, act: Callable[[Turn], BaseModel | None], status: int = 200
    ) -> Reply:
        """Carry a command out, or repeat the answer of the first time.

        `status` goes with an answer; without one it is 204. Raises what `act` raises, and
        `DeskError` (IDEMPOTENCY_KEY_REUSED) when the key came with something else before. A refusal
        is an answer too: a late copy of the request is refused in the same words, even if the
        act would be allowed by now.
        """
        scope = str(command.actor)

        def work(unit: Unit) -> Reply:
            repo = unit.at(command.office)
            now = self._clock()
            kept = repo.kept_answer(scope, command.key)
            if kept is not None:
                return _repeated(kept, command)
            answer = act(self._turn(repo, command.actor, now))
            reply = Reply(204, "") if answer is None else Reply(status, answer.model_dump_json())
            kept = KeptAnswer(command.body_hash, reply.status, reply.body)
            repo.keep_answer(scope, command.key, kept, now)
            return reply

        def refused(unit: Unit, error: DeskError) -> None:
            if error.status >= _FAILED:
                return
            repo = unit.at(command.office)
            # The key is known already when it is the repetition that is refused.
            if repo.kept_answer(scope, command.key) is None:
                kept = KeptAnswer(command.body_hash, error.status, _refusal(error))
                repo.keep_answer(scope, command.key, kept, self._clock())

        return await self._store.write(work, command.office, refused)

    async def change(self, office: str, actor: Actor, act: Callable[[Turn], T]) -> T:
        """Run a use case that writes and is harmless to repeat."""

        def work(unit: Unit) -> T:
            return act(self._turn(unit.at(office), actor, self._clock()))

        return await self._store.write(work, office)

    async def look(self, office: str, see: Callable[[Turn], T]) -> T:
        """Run a use case that only reads."""
        return await self._store.read(
            lambda unit: see(self._turn(unit.at(office), SYSTEM, self._clock()))
        )

    async def office_of_ticket(self, token: str) -> str:
        """Whose ticket a follow token names. Raises `DeskError` (UNKNOWN_TICKET)."""
        office = await self._store.read(lambda unit: unit.directory.office_of_ticket(token))
        if office is None:
            raise DeskError(ErrorCode.UNKNOWN_TICKET, "There is no such ticket.")
        return office

    async def tidy(self) -> None:
        """Drop what nobody needs any more: kept answers and expired sessions."""

        def tidy_one(repo: Repository) -> None:
            now = self._clock()
            repo.forget_answers(now - ANSWERS_KEPT)
            repo.forget_sessions(now)
            repo.forget_people((now - PEOPLE_KEPT).date())

        await self._at_each_office(tidy_one)

    async def learn(self) -> None:
        """Learn from the people called of late how wrong the waits were that they were told."""

        def learn_at(repo: Repository) -> None:
            now = self._clock()
            learn_from_calls(repo, self._turn(repo, SYSTEM, now).office, now)

        await self._at_each_office(learn_at)

    async def notice_silence(self) -> None:
        """Tell staff of kiosks that have not been heard for some time."""
        before = kiosks.silent_before(self._clock())
        for office, device in await self._store.read(
            lambda unit: unit.directory.silent_kiosks(before)
        ):
            await self.change(office, SYSTEM, partial(kiosks.notice_silence, device=device))

    async def _at_each_office(self, work: Callable[[Repository], None]) -> None:
        """Work on every office, each in its turn, so that none waits for the others."""

        def at_one(unit: Unit, office: str) -> None:
            work(unit.at(office))

        for office in await self._store.read(lambda unit: unit.directory.offices()):
            await self._store.write(partial(at_one, office=office), office)

    def _turn(self, repo: Repository, actor: Actor, now: datetime) -> Turn:
        known = self._known.get(repo.office_code)
        if known is None or known.until <= now or known.until > now + _REMEMBERED:
            office = repo.office()
            day = day_in(office, now)
            if known is None or known.day != day:
                long = long_run_speeds(repo, office, day)
            else:
                long = known.long_run
            known = _Known(
                office,
                day,
                long,
                speeds_now(repo, long, now, day),
                repo.calibrations(),
                now + _REMEMBERED,
            )
            self._known[repo.office_code] = known
        return Turn(
            repo, known.office, actor, now, known.speeds, known.calibrations, self._public_url
        )


def _repeated(kept: KeptAnswer, command: Command) -> Reply:
    if kept.body_hash != command.body_hash:
        raise DeskError(
            ErrorCode.IDEMPOTENCY_KEY_REUSED, "This key came with another request before."
        )
    if kept.status >= _REFUSED:
        said = json.loads(kept.answer)
        raise DeskError(ErrorCode(said["code"]), said["detail"])
    return Reply(kept.status, kept.answer)


def _refusal(error: DeskError) -> str:
    return json.dumps({"code": error.code.value, "detail": error.detail})
