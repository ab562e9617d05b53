"""What a screen may show, worked out from the visit and the office. No Qt.

This is the sieve for personal data: of a card only the masked name comes through.
"""

from dataclasses import dataclass

from front_desk.business_day import HANOI
from front_desk.languages import RIGHT_TO_LEFT, label
from front_desk.messages import ServiceState, ServicesView, ServiceView, TicketView
from front_desk.persons import masked_name
from kiosk import paging
from kiosk.visit import Office, Screen, Visit


@dataclass(frozen=True)
class ServiceRow:
    """One service, or a group of them, as a card on the screen shows it; waits in minutes."""

    code: str
    group: bool
    name: str
    hint: str
    picture: str
    stage: str
    waiting: int
    waitLow: int  # noqa: N815 - a role's name in QML
    waitHigh: int  # noqa: N815


@dataclass(frozen=True)
class OfferRow:
    """One class of priority that may be chosen."""

    code: str
    name: str
    basis: str


@dataclass(frozen=True)
class Shown:
    """Everything on the screen but pictures and the seconds of the silence question."""

    screen: str
    under: str
    language: str
    languages: tuple[str, ...]
    group: str
    page: int
    pages: int
    right_to_left: bool
    office: str
    reachable: bool
    own_numbers: bool
    reads_codes_by: str
    prints: bool
    name: str
    priority_wanted: bool
    service: str
    ticket: str
    ahead: int
    wait_low: int
    wait_high: int
    wait_known: bool
    turn_soon: bool
    counter: str
    window: str
    follow_url: str
    paper: str
    hint: str
    trouble: str
    help: str
    face: str
    asks_for_silence: bool
    services: tuple[ServiceRow, ...]
    offers: tuple[OfferRow, ...]
    series: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str, int]:
        """What lies under the finger: another place, other things to touch."""
        return self.screen, self.group, self.page


def shown(visit: Visit, office: Office) -> Shown:
    """What is to be seen now."""
    language, view, ticket = visit.language, office.view, visit.ticket
    page = paging.on_show(visit, office)
    choices = paging.services_on_show(visit, office).items
    return Shown(
        screen=visit.screen.value,
        under=visit.under.value,
        language=language,
        languages=paging.languages_on_show(visit, office).items,
        group=_group(visit, office),
        page=page.number + 1,
        pages=page.count,
        right_to_left=language in RIGHT_TO_LEFT,
        office=label(view.office, language) if view else "",
        reachable=office.reachable,
        own_numbers=office.own_numbers > 0,
        reads_codes_by=_reads_codes_by(office),
        prints=office.prints,
        name=masked_name(visit.card.full_name) if visit.card else "",
        priority_wanted=visit.priority_wanted,
        service=_chosen(visit, office),
        ticket=ticket.number if ticket else "",
        ahead=ticket.people_ahead if ticket else 0,
        wait_low=ticket.wait_low_minutes if ticket else 0,
        wait_high=ticket.wait_high_minutes if ticket else 0,
        wait_known=ticket.wait_known if ticket else True,
        turn_soon=ticket is not None and ticket.turn_soon,
        counter=label(ticket.counter_names or {}, language) if ticket else "",
        window=_window(ticket) if ticket else "",
        follow_url=ticket.follow_url if ticket else "",
        paper=visit.paper.value,
        hint=visit.hint.value,
        trouble=visit.trouble.value if visit.trouble else "",
        help=visit.help.value,
        face=_face(visit, office),
        asks_for_silence=visit.silence_noticed,
        services=tuple(_row(choice, language, office) for choice in choices),
        offers=_offers(visit, office),
        series=_series(view),
    )


def _reads_codes_by(office: Office) -> str:
    if not office.reads_codes:
        return ""
    return "camera" if office.has_camera else "hand"


def _face(visit: Visit, office: Office) -> str:
    """What the face does: it speaks while the voice does, and listens once somebody is there."""
    if office.speaking:
        return "speaking"
    return "listening" if visit.greeted else "waiting"


def _series(view: ServicesView | None) -> tuple[str, ...]:
    """The letters of numbers: those of services first, then those of kiosks."""
    if view is None:
        return ()
    of_services = sorted({service.series for service in view.services})
    return (*of_services, *(one for one in view.kiosk_series if one not in of_services))


def _window(ticket: TicketView) -> str:
    """`08:30–09:00`, the time window of a booked ticket."""
    ends = (ticket.window_from, ticket.window_until)
    return "–".join(f"{end.astimezone(HANOI):%H:%M}" for end in ends if end is not None)


def qml_type(screen: str) -> str:
    """`"choose_way"` → `"ChooseWay"`, the name of the screen's QML type."""
    return "".join(word.capitalize() for word in screen.split("_"))


def _chosen(visit: Visit, office: Office) -> str:
    if visit.ticket is not None:
        return label(visit.ticket.service_names, visit.language)
    service = office.service(visit.service) if visit.service else None
    return label(service.names, visit.language) if service else ""


def _group(visit: Visit, office: Office) -> str:
    """The name of the group whose services are shown; empty while there is none."""
    groups = office.view.groups if office.view else ()
    entered = next((one for one in groups if one.code == visit.group), None)
    return label(entered.names, visit.language) if entered else ""


def _row(choice: paging.Choice, language: str, office: Office) -> ServiceRow:
    if isinstance(choice, ServiceView):
        return _service_row(choice, language)
    members = paging.members_of(choice, office)
    stages = [service.state for service in members]
    return ServiceRow(
        code=choice.code,
        group=True,
        name=label(choice.names, language),
        hint=" · ".join(label(service.names, language) for service in members),
        picture=choice.icon,
        # As good as the best of its services.
        stage=min(stages, key=list(ServiceState).index, default=ServiceState.CLOSED).value,
        waiting=0,
        waitLow=0,
        waitHigh=0,
    )


def _service_row(service: ServiceView, language: str) -> ServiceRow:
    return ServiceRow(
        code=service.code,
        group=False,
        name=label(service.names, language),
        hint=label(service.hints, language),
        picture=service.icon,
        stage=service.state.value,
        waiting=service.waiting,
        waitLow=service.wait_low_minutes,
        waitHigh=service.wait_high_minutes,
    )


def _offers(visit: Visit, office: Office) -> tuple[OfferRow, ...]:
    on_show = {visit.screen, visit.under} & {Screen.CONFIRM, Screen.SERVICES}
    if not on_show:
        return ()
    return tuple(
        OfferRow(offer.code, label(offer.names, visit.language), offer.legal_basis)
        for offer in paging.classes_on_show(visit, office).items
    )
