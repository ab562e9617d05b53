"""How kiosks are, as they said last, and when that was."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from queue_server.store.bound import Bound, upsert
from queue_server.store.setup_tables import device_states, devices


class KioskState(NamedTuple):
    """What one kiosk said last. `silent_since` is there once staff know of its silence."""

    device: str
    faults: tuple[str, ...]
    heard_at: datetime
    silent_since: datetime | None


class KioskStates(Bound):
    """How the kiosks of one office are."""

    def kiosk_state(self, device: str) -> KioskState | None:
        """What a kiosk said last; None when it has never said anything."""
        found = [one for one in self.kiosk_states() if one.device == device]
        return found[0] if found else None

    def kiosk_states(self) -> list[KioskState]:
        """Every kiosk in use that was ever heard, by name."""
        rows = self._connection.execute(
            select(
                device_states.c.device,
                device_states.c.faults,
                device_states.c.heard_at,
                device_states.c.silent_since,
            )
            .join(
                devices,
                (devices.c.office == device_states.c.office)
                & (devices.c.name == device_states.c.device),
            )
            .where(device_states.c.office == self._office, devices.c.active)
            .order_by(device_states.c.device)
        )
        return [
            KioskState(row.device, _words(row.faults), row.heard_at, row.silent_since)
            for row in rows
        ]

    def hear_kiosk(self, device: str, faults: Sequence[str], at: datetime) -> None:
        """Note what a kiosk says."""
        row = {"faults": ",".join(faults), "heard_at": at, "silent_since": None}
        self._connection.execute(
            upsert(self._connection.dialect.name, device_states)
            .values(office=self._office, device=device, **row)
            .on_conflict_do_update(index_elements=["office", "device"], set_=row)
        )

    def note_silence(self, device: str, heard_before: datetime) -> bool:
        """Note that a kiosk was last heard before a moment; whether that is so, and news."""
        done = self._connection.execute(
            update(device_states)
            .where(
                device_states.c.office == self._office,
                device_states.c.device == device,
                device_states.c.heard_at < heard_before,
                device_states.c.silent_since.is_(None),
            )
            .values(silent_since=device_states.c.heard_at)
        )
        return done.rowcount == 1


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
