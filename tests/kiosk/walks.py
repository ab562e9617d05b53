"""Walking through the flow, for tests."""

from kiosk import effects as fx
from kiosk import events as ev
from kiosk.flow import step
from kiosk.ports import Sight, SightKind
from kiosk.visit import Office, Visit
from tests.kiosk import made_up

OFFICE = made_up.office()
CARD = Sight(SightKind.CARD, card=made_up.card())
TOKEN = Sight(SightKind.TICKET, ticket_token="made-up-token-0123456789")


def walk(*events: ev.Event, office: Office = OFFICE, visit: Visit | None = None) -> Visit:
    """The visit after `events`."""
    now = visit or Visit()
    for event in events:
        now, _ = step(now, event, office)
    return now


def effects_of(visit: Visit, event: ev.Event, office: Office = OFFICE) -> tuple[fx.Effect, ...]:
    """What `event` wants done."""
    return step(visit, event, office)[1]
