"""Finding out which office a token belongs to: the only queries across offices."""

import dataclasses
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, and_, bindparam, select

from front_desk.messages import Labels
from queue_server.store.prepared import Prepared
from queue_server.store.rows import Device, DeviceKind, StaffMember
from queue_server.store.setup_tables import device_states, devices, offices, staff, staff_sessions
from queue_server.store.tables import tickets

_SESSION = Prepared(
    select(
        *(staff.c[one.name] for one in dataclasses.fields(StaffMember)),
        staff_sessions.c.expires_at,
    )
    .join(
        staff_sessions,
        and_(
            staff_sessions.c.office == staff.c.office,
            staff_sessions.c.staff == staff.c.name,
        ),
    )
    .where(
        staff_sessions.c.token_hash == bindparam("the_hash"),
        staff_sessions.c.expires_at > bindparam("now"),
        staff.c.active,
    )
)


class Directory:
    """Look-ups by secret. Absence is an empty answer: nobody is told why."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def offices(self) -> tuple[str, ...]:
        """Codes of every office."""
        return tuple(self._connection.scalars(select(offices.c.code).order_by(offices.c.code)))

    def office_names(self) -> dict[str, Labels]:
        """What every office is called, by code."""
        rows = self._connection.execute(
            select(offices.c.code, offices.c.names).order_by(offices.c.code)
        )
        return {row.code: row.names for row in rows}

    def device(self, token_hash: str) -> Device | None:
        """The active device with this token."""
        row = self._connection.execute(
            select(devices.c.office, devices.c.name, devices.c.kind).where(
                devices.c.token_hash == token_hash, devices.c.active
            )
        ).one_or_none()
        return None if row is None else Device(row.office, row.name, cast("DeviceKind", row.kind))

    def silent_kiosks(self, heard_before: datetime) -> list[tuple[str, str]]:
        """Office and name of the kiosks in use of whose silence nobody knows yet."""
        rows = self._connection.execute(
            select(device_states.c.office, device_states.c.device)
            .join(
                devices,
                and_(
                    devices.c.office == device_states.c.office,
                    devices.c.name == device_states.c.device,
                ),
            )
            .where(
                device_states.c.heard_at < heard_before,
                device_states.c.silent_since.is_(None),
                devices.c.active,
            )
        )
        return [(row.office, row.device) for row in rows]

    def session(self, token_hash: str, now: datetime) -> tuple[StaffMember, datetime] | None:
        """The active member of staff whose unexpired session this is, and when it expires."""
        row = _SESSION.row(self._connection, {"the_hash": token_hash, "now": now})
        if row is None:
            return None
        *member, expires_at = row
        return StaffMember(*member), expires_at

    def office_of_ticket(self, token: str) -> str | None:
        """The office that issued the ticket with this follow token."""
        return self._connection.scalar(select(tickets.c.office).where(tickets.c.token == token))
