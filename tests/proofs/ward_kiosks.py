"""Kiosks of the reference model: how they go on when the server is away, and what they tell later.

A kiosk that has heard of the server once holds numbers of its own series. What it gave out by
itself is entered when the server is back, once and at the moment at which it was given out.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tests.proofs.ward import KIOSKS, PENDING, Refusal, Slip, Ward
from tests.proofs.ward_counters import FROM, NOT_ASIDE
from tests.proofs.ward_entry import Wish, issue

BATCH = 20
"""Numbers told in one message."""


class Unreachable(Exception):
    """The kiosk can do nothing without the server."""


@dataclass
class Own:
    """A number that a kiosk gave out by itself; `place` once the server has it in its books."""

    key: str
    wish: Wish
    day: date
    label: str
    at: datetime
    place: int | None = None


@dataclass
class KioskSide:
    """What a kiosk and its link are like.

    `link` is up, cut, deaf (requests arrive, answers get lost), late (requests arrive when nobody
    waits any more) or half deaf (only what can be chosen is answered). `answers` are the slips that
    the server has for its requests, none for a refusal; `late` are requests still on their way.
    Numbers for ten days lie there since `heard_on`.
    """

    name: str
    link: str = "up"
    away: bool = False
    heard_on: date | None = None
    given: dict[date, int] = field(default_factory=dict)
    own: list[Own] = field(default_factory=list)
    untold: list[Own] = field(default_factory=list)
    answers: dict[str, int | None] = field(default_factory=dict)
    late: list[tuple[str, Wish]] = field(default_factory=list)

    @property
    def who(self) -> str:
        """As events name it."""
        return f"device:{self.name}"


def take_number(ward: Ward, kiosk: KioskSide, key: str, wish: Wish) -> Slip | Own:
    """A number from the server if it answers, else one of the kiosk's own.

    Raises `Refusal`, and `Unreachable` when it has none.
    """
    if not (kiosk.away and kiosk.heard_on):
        if kiosk.link == "up":
            return _asked(ward, kiosk, key, wish)
        kiosk.away = True
        if kiosk.link in {"deaf", "half deaf"}:
            _unheard(ward, kiosk, key, wish)
        elif kiosk.link == "late":
            kiosk.late.append((key, wish))
    if not kiosk.heard_on:
        raise Unreachable
    day = ward.today
    kiosk.given[day] = kiosk.given.get(day, 0) + 1
    own = Own(key, wish, day, f"{KIOSKS[kiosk.name]}{kiosk.given[day]:03d}", ward.now)
    kiosk.own.append(own)
    kiosk.untold.append(own)
    return own


def hear(ward: Ward, kiosk: KioskSide) -> None:
    """Ask what can be chosen; what the server has not heard of is told with that."""
    if kiosk.link not in {"up", "half deaf"}:
        kiosk.away = True
        raise Unreachable
    told = kiosk.untold if kiosk.link == "up" else kiosk.untold[:BATCH]
    for own in told:
        if own.place is None:
            own.place = _enter(ward, kiosk, own)
    if kiosk.link == "half deaf" and (kiosk.untold or kiosk.heard_on != ward.today):
        kiosk.away = True
        raise Unreachable
    kiosk.untold = []
    kiosk.away = False
    kiosk.heard_on = ward.today


def late_request(ward: Ward, kiosk: KioskSide) -> Slip:
    """The oldest request on its way arrives. Raises `Refusal`."""
    key, wish = kiosk.late.pop(0)
    return _asked(ward, kiosk, key, wish)


def _asked(ward: Ward, kiosk: KioskSide, key: str, wish: Wish) -> Slip:
    """The server's answer to a request, which it gives once."""
    known = next((one for one in kiosk.own if one.key == key and one.place is not None), None)
    if known is not None and known.place is not None:
        return ward.slips[known.place]
    kiosk.answers[key] = None
    slip = issue(ward, kiosk.who, wish)
    kiosk.answers[key] = slip.place
    return slip


def _unheard(ward: Ward, kiosk: KioskSide, key: str, wish: Wish) -> None:
    try:
        _asked(ward, kiosk, key, wish)
    except Refusal:
        return


def _enter(ward: Ward, kiosk: KioskSide, own: Own) -> int:
    """Whatever is printed is out: no limit applies. It is for the first service that was wished.

    The unheard visit for it is taken back, unless somebody was served on it.
    """
    unheard = kiosk.answers.get(own.key)
    if unheard is not None:
        first = ward.slips[unheard]
        steps = [first, *ward.others_of_visit(first)]
        heard = any(one.state in {"serving", "finished"} for one in steps)
        for slip in () if heard else steps:
            if slip.state in FROM["cancel"]:
                ward.move("ticket.cancelled", kiosk.who, slip, state="cancelled", **NOT_ASIDE)
    wish = own.wish
    return ward.add(
        kiosk.who,
        day=own.day,
        label=own.label,
        service=wish.service,
        state="waiting",
        issued_at=own.at,
        came_at=own.at,
        priority=wish.priority,
        person=_whose(ward, own),
    ).place


def _whose(ward: Ward, own: Own) -> str:
    """Of two numbers of a person for one service, the earlier one counts as theirs."""
    for other in ward.slips:
        if (
            other.person == own.wish.person != ""
            and (other.day, other.service) == (own.day, own.wish.service)
            and other.state in PENDING
        ):
            if other.issued_at <= own.at:
                return ""
            ward.slips[other.place] = replace(other, person="")
    return own.wish.person
