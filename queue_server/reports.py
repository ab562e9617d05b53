"""Today at a glance, derived from what happened."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from front_desk.messages import Labels
from front_desk.report_messages import (
    CallToday,
    CounterOnBreak,
    RatingDay,
    RatingView,
    ServiceToday,
    TodayReport,
)
from front_desk.tickets import TicketState
from queue_server import reasons
from queue_server.store.repository import Repository
from queue_server.store.rows import Office, Rating
from queue_server.store.summaries import CallWithReason, DayScore, TicketTimes

_LATEST_RATINGS = 20
_TREND_DAYS = 14
_LATEST_CALLS = 12

ClassNames = Callable[[str], Mapping[str, str]]
"""The names of the priority classes in a language, by code."""


def today(repo: Repository, office: Office, day: date) -> TodayReport:
    """The figures of one business day of an office."""
    return figures(
        office,
        day,
        repo.times_of_day(day),
        repo.scores_by_day(day, _TREND_DAYS),
        repo.latest_ratings(day, _LATEST_RATINGS),
    )


def at_a_glance(
    repo: Repository, office: Office, day: date, class_names: ClassNames
) -> TodayReport:
    """The report of today with what is under way: bookings, breaks, and the latest calls.

    `class_names` gives the names of the priority classes in a language, for the reasons of calls.
    """
    booked = repo.bookings_of_day(day)
    extras = {
        "booked": sum(booked.values()) - booked.get(TicketState.CANCELLED, 0),
        "not_come": booked.get(TicketState.BOOKED, 0),
        "on_break": tuple(
            CounterOnBreak(
                counter=one.code,
                names=office.counters[one.code].names,
                staff=one.staff or "",
                reason=one.break_reason,
                since=one.break_since,
            )
            for one in repo.counters_now().values()
            if one.break_reason is not None
        ),
        "latest_calls": tuple(
            CallToday(
                at=one.at,
                number=one.label,
                service=one.service,
                counter=one.counter,
                counter_names=office.counters[one.counter].names,
                staff=one.staff,
                call_count=one.call_count,
                reasons=_reasons(one, class_names),
                undone=one.undone,
            )
            for one in repo.calls_with_reasons(day, _LATEST_CALLS)
        ),
    }
    return today(repo, office, day).model_copy(update=extras)


def _reasons(call: CallWithReason, class_names: ClassNames) -> Labels:
    why = call.why
    if why is not None:
        return {one: reasons.words(why, class_names(one), one) for one in reasons.LANGUAGES}
    if call.call_count > 1:
        return {"vi": "gọi lại", "en": "called again"}
    return {"vi": call.reason}


def figures(
    office: Office,
    day: date,
    tickets: Sequence[TicketTimes],
    trend: Sequence[DayScore],
    latest: Sequence[Rating],
) -> TodayReport:
    """The report that these tickets and ratings make, wherever they come from."""
    scores = [score for score in trend if score.day == day]
    waits = wait_minutes(tickets)
    return TodayReport(
        day=day,
        issued=len(tickets),
        served=_count(tickets, TicketState.FINISHED),
        waiting=_count(tickets, TicketState.WAITING),
        missed=_count(tickets, TicketState.MISSED),
        cancelled=_count(tickets, TicketState.CANCELLED),
        left=_count(tickets, TicketState.LEFT),
        wait_median_minutes=quantile(waits, 0.5),
        wait_p90_minutes=quantile(waits, 0.9),
        service_median_minutes=quantile(service_minutes(tickets), 0.5),
        ratings=sum(score.ratings for score in scores),
        rating_mean=_mean(scores),
        services=tuple(
            _service(office, one.code, tickets, scores)
            for one in office.services.values()
            if not one.retired or any(ticket.service == one.code for ticket in tickets)
        ),
        latest_ratings=tuple(
            RatingView(
                at=rating.at,
                number=rating.label,
                service=rating.service,
                score=rating.score,
                reasons=rating.reasons,
                comment=rating.comment,
            )
            for rating in latest
        ),
        trend=tuple(
            RatingDay(
                day=score.day,
                service=score.service,
                ratings=score.ratings,
                rating_mean=round(score.mean, 3),
            )
            for score in trend
        ),
    )


def wait_minutes(tickets: Iterable[TicketTimes]) -> list[float]:
    """From the number to the first call, of everybody who was called."""
    return [
        _minutes(one.issued_at, one.first_called_at)
        for one in tickets
        if one.first_called_at is not None
    ]


def service_minutes(tickets: Iterable[TicketTimes]) -> list[float]:
    """At the counter, of everybody who was served."""
    return [
        _minutes(one.serving_at, one.finished_at)
        for one in tickets
        if one.serving_at is not None and one.finished_at is not None
    ]


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0…1) of `values` lie, interpolated; None without values."""
    if not values:
        return None
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return round(ordered[low] + (ordered[high] - ordered[low]) * (position - low), 1)


def _service(
    office: Office, code: str, tickets: Sequence[TicketTimes], scores: Sequence[DayScore]
) -> ServiceToday:
    mine = [one for one in tickets if one.service == code]
    my_scores = [score for score in scores if score.service == code]
    waits = wait_minutes(mine)
    return ServiceToday(
        service=code,
        names=office.services[code].names,
        issued=len(mine),
        served=_count(mine, TicketState.FINISHED),
        waiting=_count(mine, TicketState.WAITING),
        wait_median_minutes=quantile(waits, 0.5),
        wait_p90_minutes=quantile(waits, 0.9),
        ratings=sum(score.ratings for score in my_scores),
        rating_mean=_mean(my_scores),
    )


def _count(tickets: Iterable[TicketTimes], state: TicketState) -> int:
    return sum(one.state is state for one in tickets)


def _mean(scores: Sequence[DayScore]) -> float | None:
    if not scores:
        return None
    weights = [score.ratings for score in scores]
    return round(statistics.fmean([score.mean for score in scores], weights), 3)


def _minutes(begin: datetime, end: datetime) -> float:
    return max(0.0, (end - begin).total_seconds() / 60)
