"""From a code's bytes to what the kiosk understands of it."""

from collections.abc import Iterable

from front_desk.cards import DamagedCard, PayloadKind, follow_token, parse_card, recognise
from front_desk.dossiers import dossier_code_in
from kiosk.ports import Sight, SightKind

_ORDER = (
    SightKind.CARD,
    SightKind.TICKET,
    SightKind.DOSSIER,
    SightKind.DAMAGED_CARD,
    SightKind.VNEID,
    SightKind.HEALTH_INSURANCE,
    SightKind.ADDRESS,
    SightKind.UNKNOWN,
)
"""What counts when there are several: what can be used, then what has a name."""


def sight_of(payload: bytes) -> Sight:
    """What the code with `payload` is; every payload has an answer."""
    kind = recognise(payload)
    if kind is PayloadKind.CARD:
        try:
            return Sight(SightKind.CARD, card=parse_card(payload))
        except DamagedCard:
            return Sight(SightKind.DAMAGED_CARD)
    if kind is PayloadKind.TICKET:
        return Sight(SightKind.TICKET, ticket_token=follow_token(payload))
    if kind is PayloadKind.DOSSIER:
        return Sight(SightKind.DOSSIER, dossier_code=dossier_code_in(payload))
    return Sight(SightKind(kind.value))


def likeliest(sights: Iterable[Sight]) -> Sight:
    """The one of `sights`, which are not empty, that counts; the first of its kind."""
    return min(sights, key=lambda sight: _ORDER.index(sight.kind))
