"""A day of the office's own, from its database, to be replayed."""

from datetime import date
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from front_desk.errors import DeskError
from front_desk.tickets import TicketState
from motcua.office import opened_store
from motcua.study import Study
from queue_server.calling import Policy
from queue_server.hours import ALL_DAY, spans_on
from queue_server.simulation.history import PastTicket, day_from_tickets
from queue_server.simulation.scenario import BadScenario
from queue_server.store.rows import Office
from queue_server.store.summaries import TicketPath
from settings.data_folder import DataFolder
from settings.model import Settings

_NOT_IN_LINE = frozenset({TicketState.BOOKED, TicketState.LATER})
_GONE = frozenset({TicketState.CANCELLED, TicketState.LEFT})


def past_day(settings: Settings, folder: DataFolder, day: date) -> Study:
    """The day as it was, with the office's own policy.

    Raises `BadScenario` when nobody was called then, `SettingsError` when there is no database.
    """
    code = settings.office.code
    with opened_store(settings, folder) as store:
        try:
            office, paths = store.read_now(
                lambda unit: (unit.at(code).office(), unit.at(code).paths_of_day(day))
            )
        except DeskError as error:
            raise BadScenario(error.detail) from error
    return office_study(office, paths, day)


def office_study(office: Office, paths: list[TicketPath], day: date) -> Study:
    """A day of an office as a study. Raises `BadScenario` when nobody was called."""
    zone = ZoneInfo(office.time_zone)
    spans = spans_on(office, day)
    replayed = day_from_tickets(
        [ticket for path in paths for ticket in _tickets(path, day, zone)],
        zone,
        {code: float(service.usual_seconds) for code, service in office.services.items()},
        {code: counter.services for code, counter in office.counters.items()},
        () if spans == (ALL_DAY,) else spans,
    )
    rules = office.rules.policy
    classes = office.classes.values()
    names = {one.code: {"vi": one.names["vi"], "en": _english(one.names)} for one in classes}
    policy = Policy(
        weights={one.code: one.weight for one in classes},
        names={code: one["vi"] for code, one in names.items()},
        most_overtakes=rules.most_overtakes,
        kind=rules.kind,
        ratio=rules.ratio,
    )
    title = {
        "vi": f"{office.names['vi']}, {day:%d/%m/%Y}",
        "en": f"{_english(office.names)}, {day.isoformat()}",
    }
    return Study(title, (replayed,), policy, names)


def _english(names: dict[str, str]) -> str:
    return names.get("en", names["vi"])


def _tickets(path: TicketPath, day: date, zone: ZoneInfo) -> list[PastTicket]:
    """The ticket, if its holder stood in line that day and did not give up before being called."""
    came = path.waiting_since or path.issued_at
    gave_up = path.state in _GONE and path.called_at is None
    if path.state in _NOT_IN_LINE or gave_up or business_day(came, zone) != day:
        return []
    return [
        PastTicket(
            path.service, came, path.priority, path.counter, path.called_at, path.serving_at,
            path.finished_at,
        )
    ]  # fmt: skip
