"""Entering the numbers that a kiosk gave out by itself, or before the database was restored.

What is printed is out: no opening hours, quota or limit applies to it any more. Telling is harmless
to repeat; a number with its token says what is known already.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from front_desk.errors import DeskError, ErrorCode
from front_desk.lease_messages import (
    ReplayEntry,
    ReplayOutcome,
    ReplayRequest,
    ReplayView,
)
from front_desk.messages import Channel, TicketView
from front_desk.tickets import MOVES, Act, TicketState, after, parse_number
from queue_server.desk.service import Command
from queue_server.desk.steps import NOT_ASIDE, others
from queue_server.desk.turn import Turn
from queue_server.desk.views import standing, ticket_view
from queue_server.store.rows import KeptAnswer, Ticket

DAYS_BACK = 60
"""What is older has no place in the books any more."""

_HEARD = frozenset({TicketState.SERVING, TicketState.FINISHED})


def replay(turn: Turn, request: ReplayRequest, issue_name: str) -> ReplayView:
    """Enter what a kiosk has given out; one entry that is refused holds up no other.

    `issue_name` is the name of the command by which kiosks ask for a number: a late copy of the
    request of an entry then finds its answer. Staff see what is refused until they have settled it.
    """
    outcomes = []
    for entry in request.entries:
        code = None
        try:
            with turn.repo.apart():
                _Entering(turn, entry, issue_name).enter()
        except DeskError as error:
            code = error.code
            _tell_refusal(turn, entry, code)
        outcomes.append(ReplayOutcome(number=entry.number, taken=code is None, code=code))
    return ReplayView(outcomes=tuple(outcomes), standing=standing(turn))


def _tell_refusal(turn: Turn, entry: ReplayEntry, code: ErrorCode) -> None:
    """Once, however often the kiosk tells of it."""
    device, number, day = turn.actor.name, entry.number, entry.day
    service = entry.request.service
    if turn.repo.note_refusal(device, day, number, entry.token, service, code.value, turn.now):
        about = {"device": device, "number": number, "day": day.isoformat(), "code": code.value}
        turn.tell("replay.refused", None, about)


@dataclass(frozen=True)
class _Entering:
    """One entry on its way into the books.

    It is one number, for the service that was asked for first. Further services of the request have
    no numbers on the paper and get none: their holder takes them when the server is back.
    """

    turn: Turn
    entry: ReplayEntry
    issue_name: str

    def enter(self) -> None:
        """Enter it, unless it is known.

        Raises `DeskError`: LEASE_UNKNOWN, NUMBER_TAKEN, UNKNOWN_SERVICE, INVALID_REQUEST.
        """
        if self._is_known():
            return
        self._check()
        command = self._command()
        scope = str(command.actor)
        kept = self.turn.repo.kept_answer(scope, command.key)
        replaced = None if kept is None else self._take_back(command, kept)
        issued_at = self._issued_at(replaced)
        ticket = self._write(issued_at, self._person(issued_at))
        if kept is None:
            # A copy of the request that is still on its way finds this number.
            view = ticket_view(self.turn, ticket)
            answer = KeptAnswer(command.body_hash, 201, view.model_dump_json())
            self.turn.repo.keep_answer(scope, command.key, answer, self.turn.now)
        self.turn.tell(
            "ticket.issued",
            ticket,
            {
                "priority": ticket.priority,
                "issued_at": ticket.issued_at.isoformat(),
                "day": ticket.business_day.isoformat(),
                "by_itself": self.entry.issued_at is None,
            },
        )

    @property
    def _number(self) -> tuple[str, int]:
        return parse_number(self.entry.number)

    @property
    def _day(self) -> date:
        # A clock that runs ahead must not put anybody into tomorrow's line.
        return min(self.entry.day, self.turn.day)

    def _command(self) -> Command:
        """The request for this number, as it would have come by itself."""
        return Command(
            self.turn.office.code,
            self.turn.actor,
            self.entry.key,
            self.issue_name,
            self.entry.request.model_dump_json(),
        )

    def _is_known(self) -> bool:
        """Whether it is in the books. Raises NUMBER_TAKEN when another ticket has its number."""
        try:
            ticket = self.turn.repo.ticket_by_number(self._day, *self._number)
        except DeskError as error:
            if error.code is not ErrorCode.UNKNOWN_TICKET:
                raise
            return False
        if ticket.token != self.entry.token:
            raise DeskError(ErrorCode.NUMBER_TAKEN, "Another ticket has this number.")
        return True

    def _check(self) -> None:
        """Whether this number may come from this kiosk, and somebody would call it.

        Raises LEASE_UNKNOWN, INVALID_REQUEST, UNKNOWN_SERVICE.
        """
        turn, (series, _) = self.turn, self._number
        if self.entry.day < turn.day - timedelta(days=DAYS_BACK):
            raise DeskError(ErrorCode.INVALID_REQUEST, "The number is too old.")
        service = turn.service(self.entry.request.service)
        if service.retired and self._day == turn.day and not turn.is_served(service.code):
            raise DeskError(ErrorCode.UNKNOWN_SERVICE, f"No counter serves {service.code} now.")
        owners = turn.repo.kiosk_series()
        mine = owners.get(turn.actor.name)
        if series == mine:
            return
        of_service = series in {one.series for one in turn.office.services.values()}
        if of_service and self.entry.issued_at is not None:
            return
        if of_service or series in owners.values():
            raise DeskError(ErrorCode.LEASE_UNKNOWN, f"{series} is not a series of this kiosk.")
        # Letters that nobody has: the server was restored from a time before this kiosk had them.
        if mine is None:
            turn.repo.set_kiosk_series(turn.actor.name, series)

    def _issued_at(self, replaced: Ticket | None) -> datetime:
        """When it was issued, by this server's clock; no later than the number it replaces.

        Never after now, nor before its day, the number before it, or the day's numbers were handed
        out to the kiosk, whose clock may be hours wrong.
        """
        turn, entry = self.turn, self.entry
        series, number = self._number
        begin = datetime.combine(self._day, time.min, ZoneInfo(turn.office.time_zone))
        if entry.issued_at is not None:
            return min(turn.now, max(entry.issued_at, begin))
        moment = turn.now - timedelta(seconds=entry.age_seconds)
        if replaced is not None:
            moment = min(moment, replaced.issued_at)
        bounds = (
            begin,
            turn.repo.lease_granted_at(series, self._day, number),
            turn.repo.issued_before(series, self._day, number),
        )
        return min(turn.now, max(moment, *(one for one in bounds if one is not None)))

    def _take_back(self, command: Command, kept: KeptAnswer) -> Ticket | None:
        """Cancel the visit that the same request got, unheard, before the kiosk gave its number.

        One that is being served, or was, stays as a whole: its holder has heard of it.
        """
        turn = self.turn
        if kept.body_hash != command.body_hash:
            return None
        try:
            told = TicketView.model_validate_json(kept.answer)
        except ValidationError:
            return None
        unheard = turn.repo.ticket(int(told.id), lock=True)
        steps = [unheard, *others(turn, unheard)]
        if any(one.state in _HEARD for one in steps):
            return None
        waiting = [one for one in steps if (one.state, Act.CANCEL) in MOVES]
        data = {"replaced_by": self.entry.number}
        for one in waiting:
            state = after(one.state, Act.CANCEL)
            turn.move("ticket.cancelled", one, data, state=state, **NOT_ASIDE)
        return unheard if waiting else None

    def _person(self, issued_at: datetime) -> str | None:
        """Whose number it is, unless they wait for the service with an earlier one.

        A later one of theirs loses the link instead: both stay, and one of them counts.
        """
        turn, request = self.turn, self.entry.request
        if request.person_key is None:
            return None
        other = turn.repo.pending_of(self._day, request.service, request.person_key)
        if other is None:
            return request.person_key
        if other.issued_at <= issued_at:
            return None
        turn.repo.change(other, person_key=None)
        return request.person_key

    def _write(self, issued_at: datetime, person: str | None) -> Ticket:
        turn, entry = self.turn, self.entry
        request = entry.request
        series, number = self._number
        service = turn.service(request.service)
        turn.repo.pass_over(self._day, series, number)
        return turn.repo.add_ticket(
            {
                "business_day": self._day,
                "series": series,
                "number": number,
                "token": entry.token,
                "service": service.code,
                # A class that is no more gives no priority; the number stays good.
                "priority": request.priority if request.priority in turn.office.classes else None,
                "person_key": person,
                "card_warnings": " ".join(request.card_warnings),
                "language": request.language,
                "state": TicketState.WAITING,
                "channel": Channel.KIOSK,
                "issued_by": str(turn.actor),
                "issued_at": issued_at,
                "waiting_since": issued_at,
            }
        )
