"""Whether the kiosk's memory is in order: what it still has to tell, and the numbers it holds."""

import shutil
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from front_desk.business_day import business_day
from kiosk.outbox import Glance, OutboxFailed, glance
from motcua.findings import Finding, Grade
from settings.data_folder import DataFolder
from settings.model import Settings

SOON = timedelta(minutes=10)
"""A kiosk tells within seconds once the server answers: what waits for longer is stuck."""

FREE_BYTES = 20_000_000
"""Far more than the file grows to; with less, a number could not be written before it is given."""


def check_outbox(settings: Settings, folder: DataFolder) -> Finding:
    """Whether the kiosk can note what it gives out, has told it, and holds numbers for today."""
    place = folder.outbox(settings.kiosk.name)
    if not place.exists():
        return Finding("outbox", Grade.NOTE, "none yet: this kiosk has not run here")
    free = shutil.disk_usage(place.parent).free
    if free < FREE_BYTES:
        return Finding(
            "outbox", Grade.BAD, f"{place}: the disk is full ({free / 1e6:.0f} MB)", "make room"
        )
    now = datetime.now(UTC)
    try:
        found = glance(place, business_day(now, ZoneInfo(settings.office.time_zone)))
    except OutboxFailed as error:
        return Finding(
            "outbox",
            Grade.BAD,
            f"{place}: {error}",
            "check owner and rights; a damaged file is put aside when the kiosk starts",
        )
    return _judged(found, now)


def _judged(found: Glance, now: datetime) -> Finding:
    words = [f"{found.left} numbers left for today"]
    if found.refused:
        words.append(f"{found.refused} refused by the server")
    if found.untold_since is None:
        words.insert(0, "all told")
    else:
        minutes = (now - found.untold_since) / timedelta(minutes=1)
        words.insert(0, f"{found.untold} to be told, for {max(minutes, 0):.0f} min")
        if now - found.untold_since > SOON:
            remedy = "see server and kiosk token above, and the kiosk's log; keep the file"
            return Finding("outbox", Grade.BAD, ", ".join(words), remedy)
        return Finding("outbox", Grade.NOTE, ", ".join(words), "it tells when the server answers")
    if not found.left:
        remedy = "without the server it gives out nothing; it asks for numbers when that answers"
        return Finding("outbox", Grade.NOTE, ", ".join(words), remedy)
    if found.refused:
        return Finding("outbox", Grade.NOTE, ", ".join(words), "staff see which, on their page")
    return Finding("outbox", Grade.GOOD, ", ".join(words))
