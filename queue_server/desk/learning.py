"""What an office learns from its days: how fast it serves, and how wrong its waits were."""

from datetime import datetime, timedelta

from queue_server.calibration import Calibration
from queue_server.desk.line import closings
from queue_server.hours import day_in
from queue_server.speeds import Speed, long_run, today
from queue_server.store.repository import Repository
from queue_server.store.rows import Office
from queue_server.waits import Estimate, open_seconds

_OBSERVED = 200
"""People served of each service that make up the long run."""


def learned_speeds(repo: Repository, office: Office, now: datetime) -> dict[str, Speed]:
    """How long a call holds a counter at present, by service."""
    day = day_in(office, now)
    long = {
        service.code: long_run(
            service.usual_seconds, repo.recent_holds(service.code, day, _OBSERVED)
        )
        for service in office.services.values()
    }
    held: dict[str, list[float]] = {}
    for service, seconds in repo.holds_of(day):
        held.setdefault(service, []).append(seconds)
    in_hand = [
        (counter.busy_with, max(0.0, (now - counter.busy_since).total_seconds()))
        for counter in repo.counters_now().values()
        if counter.busy_with is not None and counter.busy_since is not None
    ]
    return today(long, held, in_hand)


def learn_from_calls(repo: Repository, office: Office, now: datetime) -> Calibration:
    """Compare what people were told with how long they waited, for the calls since the last time.

    Returns what is known afterwards; nothing is written when nobody was called.
    """
    known = repo.calibration() or Calibration()
    since = repo.calibrated_at() or now - timedelta(days=1)
    told = repo.told_and_waited(day_in(office, now), since)
    for one in told:
        waited = (one.called_at - one.issued_at).total_seconds()
        actual = open_seconds(waited, closings(office, one.issued_at))
        known = known.updated(Estimate(one.seconds, one.deviation), actual)
    if told:
        repo.keep_calibration(known, told[-1].called_at)
    return known
