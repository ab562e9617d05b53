"""What an office learns from its days: how fast it serves, and how wrong its waits were."""

from datetime import date, datetime, timedelta

from queue_server.calibration import Calibrations
from queue_server.hours import day_in
from queue_server.speeds import Speed, long_run, today
from queue_server.staffing import planned_staffing
from queue_server.store.repository import Repository
from queue_server.store.rows import Office
from queue_server.waits import open_seconds

LONG_RUN = timedelta(days=30)
"""The days before today that make up the long run."""


def long_run_speeds(repo: Repository, office: Office, day: date) -> dict[str, Speed]:
    """How long a call held a counter over the last weeks, by service."""
    held = repo.holds(day - LONG_RUN, day - timedelta(days=1))
    return {
        service.code: long_run(service.usual_seconds, held.get(service.code, ()))
        for service in office.services.values()
    }


def speeds_now(
    repo: Repository, long: dict[str, Speed], now: datetime, day: date
) -> dict[str, Speed]:
    """How long a call holds a counter at present, by service."""
    in_hand = [
        (counter.busy_with, max(0.0, (now - counter.busy_since).total_seconds()))
        for counter in repo.counters_now().values()
        if counter.busy_with is not None and counter.busy_since is not None
    ]
    return today(long, repo.holds(day, day), in_hand)


def learn_from_calls(repo: Repository, office: Office, now: datetime) -> Calibrations:
    """Compare what people were told with how long they waited, for the calls since the last time.

    Returns what is known afterwards; nothing is written when nobody was called.
    """
    known = repo.calibrations()
    since = repo.calibrated_at() or now - timedelta(days=1)
    told = repo.told_and_waited(day_in(office, now), since)
    for one in told:
        waited = (one.called_at - one.issued_at).total_seconds()
        actual = open_seconds(waited, planned_staffing(office, one.issued_at, one.service))
        known = known.updated(one.told, one.priority, actual)
    if told:
        repo.keep_calibrations(known, told[-1].called_at)
    return known
