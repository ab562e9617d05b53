"""Made-up visits, tickets and offices for the kiosk's tests."""

from datetime import UTC, date, datetime
from typing import Any

from front_desk.cards import CitizenCard, Sex
from front_desk.dossier_messages import DossierView
from front_desk.dossiers import DossierState
from front_desk.messages import (
    PriorityClassView,
    ServiceGroupView,
    ServiceState,
    ServicesView,
    ServiceView,
    TicketView,
)
from front_desk.tickets import TicketState
from kiosk.visit import Office, Place

TODAY = date(2026, 3, 2)


def card(born: date = date(1990, 8, 15)) -> CitizenCard:
    """A person who does not exist."""
    return CitizenCard(
        number="001090012345",
        full_name="Nguyễn Văn Mẫu",
        born=born,
        sex=Sex.MALE,
        address="Số 0, Phố Mẫu, Phường Mẫu, Hà Nội",
        issued=date(2021, 12, 22),
    )


def service(code: str, series: str, state: ServiceState = ServiceState.OPEN) -> ServiceView:
    """A service with a few people waiting."""
    return ServiceView(
        code=code,
        series=series,
        names={"vi": f"Dịch vụ {series}", "en": f"Service {series}"},
        icon="document",
        state=state,
        waiting=3,
        wait_low_minutes=5,
        wait_high_minutes=12,
    )


def services(*, open_now: bool = True) -> ServicesView:
    """An office with two services and two classes, one of them by age."""
    return ServicesView(
        office={"vi": "Phường Mẫu", "en": "Sample Ward"},
        services=(service("ho-tich", "A"), service("chung-thuc", "B")),
        priority_classes=(
            PriorityClassView(
                code="cao-tuoi",
                names={"vi": "Từ 75 tuổi", "en": "75 and older"},
                legal_basis="Mẫu",
                weight=3,
                min_age=75,
            ),
            PriorityClassView(
                code="khuyet-tat",
                names={"vi": "Người khuyết tật", "en": "People with disabilities"},
                legal_basis="Mẫu",
                weight=3,
            ),
        ),
        open_now=open_now,
    )


def office(*, loaded: bool = True, open_now: bool = True) -> Office:
    """What the kiosk knows after, or before, it has heard from the server."""
    view = services(open_now=open_now) if loaded else None
    return Office(
        today=TODAY,
        view=view,
        reachable=loaded,
        tracks_dossiers=True,
        dossier_prefix="H26.36-",
        places=(PLACE,),
    )


DOSSIER_CODE = "H26.36-260227-0012"

PLACE = Place("portal", "https://portal.example", "document", {"vi": "Cổng mẫu"}, {"vi": "Mẫu."})


def dossier(
    state: DossierState = DossierState.IN_PROGRESS, promised_on: date | None = None
) -> DossierView:
    """What nobody has handed in."""
    names = {"vi": "Việc mẫu", "en": "Sample matter"}
    return DossierView(code=DOSSIER_CODE, names=names, state=state, promised_on=promised_on)


def large_office() -> Office:
    """Nine services, four of them in a group."""
    view = services()
    more = tuple(service(f"more-{at}", "C") for at in range(7))
    grouped = tuple(
        one.model_copy(update={"group": "giay-to"}) for one in (*view.services, *more[:2])
    )
    group = ServiceGroupView(code="giay-to", names={"vi": "Giấy tờ"}, icon="document")
    large = view.model_copy(update={"services": (*grouped, *more[2:]), "groups": (group,)})
    return Office(today=TODAY, view=large, reachable=True)


def ticket(
    number: str = "A012",
    state: TicketState = TicketState.WAITING,
    *,
    rated: bool = False,
    **changes: Any,
) -> TicketView:
    """A ticket of the first service."""
    made = TicketView(
        id="5b0f7a52-0000-4000-8000-000000000000",
        number=number,
        service="ho-tich",
        service_names={"vi": "Dịch vụ A", "en": "Service A"},
        state=state,
        issued_at=datetime(2026, 3, 2, 1, 30, tzinfo=UTC),
        people_ahead=4,
        wait_low_minutes=10,
        wait_high_minutes=18,
        follow_url="http://127.0.0.1:8600/t/made-up-token-0123456789",
        rated=rated,
    )
    return made.model_copy(update=changes)


def own_ticket() -> TicketView:
    """A number that the kiosk gave out by itself."""
    return ticket("X001", people_ahead=0, wait_low_minutes=0, wait_high_minutes=0, wait_known=False)
