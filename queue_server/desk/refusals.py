"""Numbers on paper that are in no books: staff find who holds them, and say so."""

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import RefusedNumber
from queue_server.desk.turn import Turn


def refused_numbers(turn: Turn) -> tuple[RefusedNumber, ...]:
    """Those that nobody has seen to yet, the oldest first."""
    services = turn.office.services
    return tuple(
        RefusedNumber(
            id=str(one.id),
            number=one.number,
            device=one.device,
            day=one.business_day,
            service=one.service,
            service_names=services[one.service].names if one.service in services else None,
            reason=ErrorCode(one.reason),
            at=one.at,
        )
        for one in turn.repo.unsettled_refusals()
    )


def settle(turn: Turn, refusal: int) -> None:
    """Somebody has seen to it; saying so twice changes nothing. Raises `DeskError` (NOT_FOUND)."""
    known = turn.repo.refusal(refusal)
    if known is None:
        raise DeskError(ErrorCode.NOT_FOUND, "There is no such number.")
    if turn.repo.settle_refusal(refusal, turn.now, str(turn.actor)):
        turn.tell("replay.settled", None, {"device": known.device, "number": known.number})
