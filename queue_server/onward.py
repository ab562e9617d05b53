"""Where numbers go on after a restore, so that nobody's number is given out again.

What was given out since the backup is gone with the database, but not from people's hands. How far
that went is told by the database that is replaced, if it is the same one and can be read; else by
whoever runs the restore; else it is guessed from the time that has passed, and from the notes which
earlier restores left in the folder of the backup.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ValidationError

from front_desk.business_day import business_day
from front_desk.tickets import LAST_NUMBER
from queue_server.hours import spans_on
from queue_server.store.backup import MOVED_ON, BackupFailed, Numbers, Replaced, sync_file
from queue_server.store.repository import Repository
from queue_server.store.rows import Service

LEAST_LEFT = 100
"""A guess that leaves fewer numbers for the rest of the day is no good: somebody has to look."""

BOOKED_EACH = timedelta(minutes=15)
"""In so much time one more number of a day may be booked from home."""

NOTE = "restored-numbers.json"

Told = Mapping[tuple[str, str], int]
"""The greatest number of today that anybody has seen, by office and series."""


class _Noted(BaseModel):
    """What a restore noted of an office: when, and by day and series where the numbers went on."""

    at: AwareDatetime
    numbers: dict[date, dict[str, int]]


class _Note(BaseModel):
    offices: dict[str, _Noted] = {}


@dataclass(frozen=True)
class Onward:
    """One restore at the moment `now`, from a backup in `folder`."""

    now: datetime
    folder: Path
    told: Told = field(default_factory=dict)

    def numbers(self, repo: Repository, replaced: Replaced) -> dict[tuple[date, str], int]:
        """The last number that counts as given out, for every day and series of an office.

        Raises `BackupFailed` when nobody can know and nobody has said.
        """
        guess = _Guess(repo, self.now, self._note().offices.get(repo.office_code))
        sure = replaced.goes_on_from(repo)
        found: dict[tuple[date, str], int] = {}
        unsure: list[str] = []
        for day, series in guess.wanted():
            told = self.told.get((repo.office_code, series)) if day == guess.today else None
            if sure or told is not None:
                went = max(told or 0, guess.last(day, series)) + MOVED_ON
            else:
                went = guess.went(day, series)
                if guess.leaves_too_few(day, series, went):
                    unsure.append(series)
            known = replaced.numbers.get((repo.office_code, day, series), 0)
            found[day, series] = min(max(went, known), LAST_NUMBER)
        if unsure:
            raise BackupFailed(_ask(repo.office_code, sorted(unsure)))
        return found

    def note(self, numbers: Numbers) -> bool:
        """Note beside the backup where numbers go on; whether that could be done.

        Raises `BackupFailed` for an older note that cannot be read.
        """
        note = self._note()
        for code in {office for office, _, _ in numbers}:
            days: dict[date, dict[str, int]] = {}
            for (office, day, series), number in numbers.items():
                if office == code:
                    days.setdefault(day, {})[series] = number
            note.offices[code] = _Noted(at=self.now, numbers=days)
        part = self.folder / f".{NOTE}.part"
        try:
            part.write_text(note.model_dump_json(), encoding="utf-8")
            sync_file(part)
            part.replace(self.folder / NOTE)
            sync_file(self.folder / NOTE)
        except OSError:
            return False
        return True

    def _note(self) -> _Note:
        file = self.folder / NOTE
        try:
            return _Note.model_validate_json(file.read_bytes())
        except FileNotFoundError:
            return _Note()
        except (OSError, ValidationError) as error:
            raise BackupFailed(
                f"{file}, in which earlier restores noted how far numbers had gone, cannot be read."
                " Remove it, and name the last numbers of today with --last-number."
            ) from error


class _Guess:
    """How far the numbers of an office may have gone when all that is known is the time."""

    def __init__(self, repo: Repository, now: datetime, noted: _Noted | None) -> None:
        self._office = repo.office()
        self._zone = ZoneInfo(self._office.time_zone)
        self._now = now.astimezone(self._zone)
        self._last = repo.last_numbers()
        self._letters = repo.all_letters()
        self._newest = repo.newest_moment()
        self._noted = noted
        self._services = {one.series: one for one in self._office.services.values()}
        self.today = business_day(now, self._zone)

    def wanted(self) -> set[tuple[date, str]]:
        """Days and series that are to go on; one that the backup does not know may have begun."""
        ahead = range(self._office.rules.booking.days_ahead + 1)
        days = [self.today + timedelta(days=one) for one in ahead]
        wanted = {(day, series) for day in days for series in self._letters}
        return wanted | {key for key in self._last if key[0] >= self.today}

    def last(self, day: date, series: str) -> int:
        """The last number that the backup knows."""
        return self._last.get((day, series), 0)

    def went(self, day: date, series: str) -> int:
        """Up to which number a series may have gone by now."""
        went = self.last(day, series) + self._given_out_since(self._newest, day, series)
        if self._noted is None:
            return went
        again = self._noted.numbers.get(day, {}).get(series, 0)
        return max(went, again + self._given_out_since(self._noted.at, day, series))

    def leaves_too_few(self, day: date, series: str, went: int) -> bool:
        """Whether people who come today might get no number any more for this guess."""
        return day == self.today and series in self._services and went > LAST_NUMBER - LEAST_LEFT

    def _given_out_since(self, since: datetime | None, day: date, series: str) -> int:
        service = self._services.get(series)
        if service is None:
            # A kiosk's own: it says itself how far it is.
            return MOVED_ON
        count = float(MOVED_ON)
        if service.per_window is not None:
            # Nobody can book for a day before its time comes.
            bookable = self._midnight(day - timedelta(days=self._office.rules.booking.days_ahead))
            count += max(timedelta(), self._now - max(since or bookable, bookable)) / BOOKED_EACH
        if day == self.today:
            begin = self._midnight(day)
            open_since = self._open_minutes(service, max(since or begin, begin), self._now)
            count += open_since * self._pace(service)
        # The last microsecond of a day is in no span.
        return math.ceil(round(count, 3))

    def _pace(self, service: Service) -> float:
        """Numbers a minute, at least one: as fast as ever, and twice as fast as on average."""
        earlier = [
            last
            for (day, series), last in self._last.items()
            if series == service.series and day < self.today
        ]
        tomorrow = self._midnight(self.today + timedelta(days=1))
        whole_day = self._open_minutes(service, self._midnight(self.today), tomorrow)
        return max(1.0, 2 * max(earlier, default=0) / max(whole_day, 1.0))

    def _open_minutes(self, service: Service, begin: datetime, end: datetime) -> float:
        """For how long numbers of a service were given out today between two moments."""
        minutes = 0.0
        for opens, closes in spans_on(self._office, self.today, service):
            first = max(begin, datetime.combine(self.today, opens, self._zone))
            final = min(end, datetime.combine(self.today, closes, self._zone))
            minutes += max(0.0, (final - first) / timedelta(minutes=1))
        return minutes

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self._zone)


def _ask(office: str, series: list[str]) -> str:
    words = " ".join(f"--last-number {one}=NNN" for one in series)
    return (
        f"By now numbers of {office} may have gone so far that none is surely free in the series "
        f"{', '.join(series)}. Look for the last number of today on board and paper, and say it: "
        f"{words}"
    )
