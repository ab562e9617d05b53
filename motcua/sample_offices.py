"""The example ward as other offices are: with more services, more classes, or some of them shut."""

from dataclasses import replace

from front_desk.messages import ServiceState
from kiosk.visit import Office
from queue_server.seed_names import named


def with_paused_services(office: Office) -> Office:
    """Two of the services give out no numbers now."""
    assert office.view is not None  # noqa: S101 - the sample office has one
    states = {"cu-tru": ServiceState.PAUSED, "dat-dai": ServiceState.CLOSED}
    services = tuple(
        service.model_copy(update={"state": states.get(service.code, service.state)})
        for service in office.view.services
    )
    return replace(office, view=office.view.model_copy(update={"services": services}))


def with_many_services(office: Office, *, grouped: bool = True) -> Office:
    """Two more services, with the long names that offices have; in groups, or in none."""
    assert office.view is not None  # noqa: S101 - the sample office has one
    first, second, *_ = office.view.services
    longer = (
        first.model_copy(
            update={
                "code": "labour",
                "series": "G",
                "names": named("Lao động, người có công", "Labour and people of merit"),
            }
        ),
        second.model_copy(
            update={
                "code": "culture",
                "series": "H",
                "names": named("Văn hóa, giáo dục, y tế", "Culture, schools, health"),
            }
        ),
    )
    services = (*office.view.services, *longer)
    if not grouped:
        services = tuple(one.model_copy(update={"group": None}) for one in services)
    return replace(office, view=office.view.model_copy(update={"services": services}))


def with_many_classes(office: Office) -> Office:
    """Seven classes of priority."""
    assert office.view is not None  # noqa: S101 - the sample office has one
    classes = office.view.priority_classes
    copies = tuple(
        one.model_copy(update={"code": f"{one.code}-{at}"}) for at in range(7) for one in classes
    )[:7]
    return replace(office, view=office.view.model_copy(update={"priority_classes": copies}))
