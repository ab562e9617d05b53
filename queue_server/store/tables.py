"""Every table. Each row carries its office; times are stored as instants in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from front_desk.tickets import TicketState


class Instant(TypeDecorator[datetime]):
    """An aware datetime; SQLite, which knows no time zones, keeps it as naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment, then turn it into what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back to an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StateName(TypeDecorator[TicketState]):
    """A `TicketState` kept as its value."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: TicketState | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The state's value."""
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> TicketState | None:  # noqa: ARG002
        """The state of that value."""
        return None if value is None else TicketState(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_BigId = BigInteger().with_variant(Integer(), "sqlite")
_CODE = String(32)


def _office(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "office", _CODE, ForeignKey("offices.code"), primary_key=primary_key, nullable=False
    )


offices = Table(
    "offices",
    metadata,
    Column("code", _CODE, primary_key=True),
    Column("names", JSON, nullable=False),
    Column("time_zone", String(64), nullable=False),
    # The revision of the newest event. Whoever writes in the office locks this row first.
    Column("revision", BigInteger, nullable=False, default=0),
)

opening_hours = Table(
    "opening_hours",
    metadata,
    _office(primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("opens", Time, primary_key=True),
    Column("closes", Time, nullable=False),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("opens < closes", name="order"),
)

services = Table(
    "services",
    metadata,
    _office(primary_key=True),
    Column("code", _CODE, primary_key=True),
    Column("series", String(2), nullable=False),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("hints", JSON, nullable=False),
    Column("icon", String(32), nullable=False),
    Column("usual_seconds", Integer, nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
    UniqueConstraint("office", "series"),
)

counters = Table(
    "counters",
    metadata,
    _office(primary_key=True),
    Column("code", _CODE, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    # A counter is open while somebody sits at it.
    Column("staff", String(64)),
    Column("opened_at", Instant),
    ForeignKeyConstraint(["office", "staff"], ["staff.office", "staff.name"]),
    CheckConstraint("(staff IS NULL) = (opened_at IS NULL)", name="open"),
)

counter_services = Table(
    "counter_services",
    metadata,
    Column("office", _CODE, primary_key=True),
    Column("counter", _CODE, primary_key=True),
    Column("service", _CODE, primary_key=True),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    ForeignKeyConstraint(["office", "service"], ["services.office", "services.code"]),
)

priority_classes = Table(
    "priority_classes",
    metadata,
    _office(primary_key=True),
    Column("code", _CODE, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("legal_basis", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("min_age", Integer),
    CheckConstraint("weight >= 1", name="weight"),
)

# As literals, both in the indexes and in the queries that these are to serve.
IS_WAITING = text("state = 'waiting'")
IS_AT_COUNTER = text("state IN ('called', 'serving')")
IS_FINISHED = text("state = 'finished'")

tickets = Table(
    "tickets",
    metadata,
    Column("id", _BigId, primary_key=True, autoincrement=True),
    _office(),
    Column("business_day", Date, nullable=False),
    Column("series", String(2), nullable=False),
    Column("number", Integer, nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("service", _CODE, nullable=False),
    Column("priority", _CODE),
    Column("person_key", String(64)),
    # Codes of front_desk.cards.CardWarning with spaces between.
    Column("card_warnings", String(160), nullable=False, default=""),
    Column("language", String(2), nullable=False),
    Column("state", StateName, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("issued_by", String(96), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("first_called_at", Instant),
    Column("called_at", Instant),
    Column("serving_at", Instant),
    Column("finished_at", Instant),
    Column("call_count", Integer, nullable=False, default=0),
    Column("counter", _CODE),
    Column("wanted_counter", _CODE),
    Column("note", String(200)),
    Column("parked_by", String(64)),
    Column("rated", Boolean, nullable=False, default=False),
    UniqueConstraint("office", "business_day", "series", "number"),
    ForeignKeyConstraint(["office", "service"], ["services.office", "services.code"]),
    ForeignKeyConstraint(
        ["office", "priority"], ["priority_classes.office", "priority_classes.code"]
    ),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    ForeignKeyConstraint(["office", "wanted_counter"], ["counters.office", "counters.code"]),
    CheckConstraint("number BETWEEN 1 AND 999", name="number"),
    Index(
        "ix_tickets_line", "office", "business_day", "priority", "issued_at", "id",
        sqlite_where=IS_WAITING, postgresql_where=IS_WAITING,
    ),
    Index(
        "ix_tickets_waiting", "office", "business_day", "service",
        sqlite_where=IS_WAITING, postgresql_where=IS_WAITING,
    ),
    # Nobody's counter ever holds two people.
    Index(
        "uq_tickets_at_counter", "office", "counter", unique=True,
        sqlite_where=IS_AT_COUNTER, postgresql_where=IS_AT_COUNTER,
    ),
    Index(
        "ix_tickets_finished", "office", "service", "finished_at",
        sqlite_where=IS_FINISHED, postgresql_where=IS_FINISHED,
    ),
)  # fmt: skip

number_series = Table(
    "number_series",
    metadata,
    _office(primary_key=True),
    Column("business_day", Date, primary_key=True),
    Column("series", String(2), primary_key=True),
    Column("last", Integer, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    _office(primary_key=True),
    # The revision of the event that tells of it.
    Column("revision", BigInteger, primary_key=True),
    Column("business_day", Date, nullable=False),
    Column("ticket", _BigId, ForeignKey("tickets.id"), nullable=False),
    Column("service", _CODE, nullable=False),
    Column("counter", _CODE, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("call_count", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("overtook", Boolean, nullable=False),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    Index("ix_calls_day", "office", "business_day", "revision"),
)

ratings = Table(
    "ratings",
    metadata,
    Column("ticket", _BigId, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
    _office(),
    Column("business_day", Date, nullable=False),
    Column("service", _CODE, nullable=False),
    Column("counter", _CODE),
    Column("score", Integer, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("comment", String(500)),
    Column("at", Instant, nullable=False),
    CheckConstraint("score BETWEEN 0 AND 2", name="score"),
    Index("ix_ratings_day", "office", "business_day", "service"),
)

staff = Table(
    "staff",
    metadata,
    _office(primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("display_name", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", String(256), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    CheckConstraint("role IN ('staff', 'manager', 'admin', 'auditor')", name="role"),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("office", _CODE, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    ForeignKeyConstraint(["office", "staff"], ["staff.office", "staff.name"]),
)

devices = Table(
    "devices",
    metadata,
    _office(primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("active", Boolean, nullable=False, default=True),
    Column("help_wanted_at", Instant),
    CheckConstraint("kind IN ('kiosk', 'board')", name="kind"),
)

events = Table(
    "events",
    metadata,
    _office(primary_key=True),
    Column("revision", BigInteger, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(96), nullable=False),
    Column("ticket", _BigId, ForeignKey("tickets.id")),
    Column("data", JSON, nullable=False),
    Index("ix_events_ticket", "ticket"),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    _office(primary_key=True),
    Column("scope", String(96), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("body_hash", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)
