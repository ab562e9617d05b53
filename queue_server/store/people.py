"""Staff accounts, their sessions, and devices. Secrets are kept as hashes only."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from queue_server.store.bound import Bound, fields
from queue_server.store.rows import DeviceKind, Role, StaffMember
from queue_server.store.setup_tables import counters, devices, staff, staff_sessions


class People(Bound):
    """Who may do what in one office."""

    def staff_member(self, name: str) -> StaffMember | None:
        """The account with this name, active or not."""
        row = self._connection.execute(
            select(*staff.c).where(staff.c.office == self._office, staff.c.name == name)
        ).one_or_none()
        return None if row is None else StaffMember(**fields(row))

    def add_staff(self, name: str, display_name: str, role: Role, password_hash: str) -> None:
        """A new account."""
        self._connection.execute(
            insert(staff).values(
                office=self._office,
                name=name,
                display_name=display_name,
                role=role,
                password_hash=password_hash,
                active=True,
            )
        )

    def set_password(self, name: str, password_hash: str) -> None:
        """Change a password; every session of the account ends."""
        self._connection.execute(
            update(staff)
            .where(staff.c.office == self._office, staff.c.name == name)
            .values(password_hash=password_hash)
        )
        self._connection.execute(
            delete(staff_sessions).where(
                staff_sessions.c.office == self._office, staff_sessions.c.staff == name
            )
        )

    def add_session(self, token_hash: str, name: str, now: datetime, expires: datetime) -> None:
        """Somebody signed in."""
        self._connection.execute(
            insert(staff_sessions).values(
                token_hash=token_hash,
                office=self._office,
                staff=name,
                created_at=now,
                expires_at=expires,
            )
        )

    def end_session(self, token_hash: str) -> None:
        """Somebody signed out."""
        self._connection.execute(
            delete(staff_sessions).where(
                staff_sessions.c.office == self._office, staff_sessions.c.token_hash == token_hash
            )
        )

    def forget_sessions(self, now: datetime) -> None:
        """Drop expired sessions."""
        self._connection.execute(
            delete(staff_sessions).where(
                staff_sessions.c.office == self._office, staff_sessions.c.expires_at <= now
            )
        )

    def counters_of(self, name: str) -> list[str]:
        """Counters at which somebody sits."""
        return list(
            self._connection.scalars(
                select(counters.c.code)
                .where(counters.c.office == self._office, counters.c.staff == name)
                .order_by(counters.c.position)
            )
        )

    def has_device(self, name: str) -> bool:
        """Whether a device of this name is known."""
        found = select(devices.c.name).where(
            devices.c.office == self._office, devices.c.name == name
        )
        return self._connection.scalar(found) is not None

    def add_device(self, name: str, kind: DeviceKind, token_hash: str) -> None:
        """A new device."""
        self._connection.execute(
            insert(devices).values(
                office=self._office, name=name, kind=kind, token_hash=token_hash, active=True
            )
        )

    def withdraw_device(self, name: str) -> bool:
        """Its token is good no more; whether there was such a device."""
        done = self._connection.execute(
            update(devices)
            .where(devices.c.office == self._office, devices.c.name == name)
            .values(active=False)
        )
        return done.rowcount == 1

    def set_help_wanted(self, device: str, at: datetime | None) -> bool:
        """Note that somebody at a device wants a person, or no longer; whether that is news."""
        known = devices.c.help_wanted_at.is_(None)
        done = self._connection.execute(
            update(devices)
            .where(
                devices.c.office == self._office,
                devices.c.name == device,
                known if at is not None else ~known,
            )
            .values(help_wanted_at=at)
        )
        return done.rowcount == 1

    def help_wanted(self) -> list[str]:
        """Devices where somebody wants a person, the longest wait first."""
        return list(
            self._connection.scalars(
                select(devices.c.name)
                .where(devices.c.office == self._office, devices.c.help_wanted_at.is_not(None))
                .order_by(devices.c.help_wanted_at)
            )
        )
