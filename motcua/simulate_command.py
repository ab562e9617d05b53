"""What the arguments of `motcua simulate` mean."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from front_desk.business_day import HANOI
from motcua.simulate import Wanted, kinds_of, simulate, study_of
from motcua.study import Study
from queue_server.calling import Policy
from queue_server.rules import PolicyKind
from queue_server.simulation.history import day_from_tickets, read_tickets
from queue_server.simulation.scenario import BadScenario, Scenario, read_scenario

USAGE_ERROR = 2
WEIGHT = 3.0
"""Of a class in a history that no scenario describes."""

MOST_DAYS = 1000


OfficeDay = Callable[[date], Study]
"""A day of the office in the database. Raises `BadScenario`."""


def simulate_command(options: argparse.Namespace, office_day: OfficeDay) -> int:
    """Run the command; 2 when the arguments or the files are wrong, after saying why."""
    try:
        wanted = _wanted(options)
        study = _study(options, office_day)
        return simulate(study, wanted, sys.stdout, options.language, options.chart)
    except (BadScenario, ValueError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    return USAGE_ERROR


def history_study(path: Path, scenario: Scenario | None, zone: ZoneInfo = HANOI) -> Study:
    """A day from a CSV file; names and weights of classes come from a scenario, if there is one.

    Raises `BadScenario`.
    """
    tickets = read_tickets(path)
    if scenario is None:
        classes = {one.priority for one in tickets if one.priority is not None}
        policy = Policy(weights=dict.fromkeys(classes, WEIGHT))
        day = day_from_tickets(tickets, zone)
        return Study({"vi": path.name, "en": path.name}, (day,), policy, {})
    usual = {service.code: service.usual_seconds for service in scenario.services}
    counters = {counter.code: counter.services for counter in scenario.counters}
    names = {one.code: one.names for one in scenario.classes}
    day = day_from_tickets(tickets, zone, usual, counters)
    return Study({"vi": path.name, "en": path.name}, (day,), scenario.rule(), names)


def _study(options: argparse.Namespace, office_day: OfficeDay) -> Study:
    sources = (options.history, options.from_history)
    if None not in sources or (options.from_history and options.scenario):
        raise ValueError("one of a scenario, --history FILE and --from-history DAY is wanted")
    if options.from_history is not None:
        return office_day(date.fromisoformat(options.from_history))
    scenario = None if options.scenario is None else read_scenario(options.scenario)
    if options.history is not None:
        return history_study(options.history, scenario)
    if scenario is None:
        raise ValueError("one of a scenario, --history FILE and --from-history DAY is wanted")
    if not 1 <= options.days <= MOST_DAYS:
        raise ValueError(f"--days is from 1 to {MOST_DAYS}")
    return study_of(scenario, options.days)


def _wanted(options: argparse.Namespace) -> Wanted:
    if options.policy and options.compare:
        raise ValueError("either --policy or --compare")
    for name in ("counters", "most_overtakes", "ratio"):
        given = getattr(options, name)
        if given is not None and given < 1:
            raise ValueError(f"--{name.replace('_', '-')} is 1 or more")
    kinds = options.compare or options.policy
    try:
        chosen = kinds_of(kinds) if kinds else ()
    except ValueError as error:
        known = ", ".join(PolicyKind)
        raise ValueError(f"{error}; there are {known}") from None
    return Wanted(chosen, options.counters, options.most_overtakes, options.ratio)
