"""The tables of what happens at the desk: tickets, calls, ratings, events.

Each row carries its office; times are stored as instants in UTC.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from queue_server.store.columns import CODE, BigId, Instant, StateName, metadata, office_column
from queue_server.store.setup_tables import offices

__all__ = ["metadata", "offices"]

# As literals, both in the indexes and in the queries that these are to serve.
IS_WAITING = text("state = 'waiting'")
IS_AT_COUNTER = text("state IN ('called', 'serving')")
IS_FINISHED = text("state = 'finished'")
# A person has one such ticket for a service at most.
IS_PENDING = text("person_key IS NOT NULL AND state IN ('booked', 'later', 'waiting', 'called')")
HAS_PERSON = text("person_key IS NOT NULL")
IN_VISIT = text("visit IS NOT NULL")
HAS_WINDOW = text("window_from IS NOT NULL")
IS_UNSETTLED = text("settled_at IS NULL")

tickets = Table(
    "tickets",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=True),
    office_column(),
    Column("business_day", Date, nullable=False),
    Column("series", String(2), nullable=False),
    Column("number", Integer, nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("service", CODE, nullable=False),
    Column("priority", CODE),
    Column("person_key", String(64)),
    # Codes of front_desk.cards.CardWarning with spaces between.
    Column("card_warnings", String(160), nullable=False, default=""),
    Column("language", String(2), nullable=False),
    Column("state", StateName, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("issued_by", String(96), nullable=False),
    Column("issued_at", Instant, nullable=False),
    # Since when the person stands in line; the place in line goes by issued_at.
    Column("waiting_since", Instant),
    # The wait that was told with the number, for learning how wrong that was.
    Column("told_seconds", Float),
    Column("told_deviation", Float),
    Column("told_low", Integer),
    Column("told_high", Integer),
    Column("first_called_at", Instant),
    Column("called_at", Instant),
    Column("serving_at", Instant),
    # When it last left a counter.
    Column("freed_at", Instant),
    Column("finished_at", Instant),
    Column("call_count", Integer, nullable=False, default=0),
    Column("counter", CODE),
    Column("wanted_counter", CODE),
    Column("note", String(200)),
    Column("parked_by", String(64)),
    Column("parked_for_papers", Boolean, nullable=False, default=False),
    # After the present desk, back to this service, and to this counter if there is one.
    Column("return_service", CODE),
    Column("return_counter", CODE),
    # The first ticket of a visit to several services, and which of them this is, from 0.
    Column("visit", BigId),
    Column("visit_step", Integer, nullable=False, default=0),
    # The time window of a booked ticket.
    Column("window_from", Instant),
    Column("window_until", Instant),
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
    Index(
        "uq_tickets_pending", "office", "business_day", "service", "person_key", unique=True,
        sqlite_where=IS_PENDING, postgresql_where=IS_PENDING,
    ),
    Index(
        "ix_tickets_person", "office", "business_day", "person_key",
        sqlite_where=HAS_PERSON, postgresql_where=HAS_PERSON,
    ),
    Index(
        "ix_tickets_visit", "office", "visit",
        sqlite_where=IN_VISIT, postgresql_where=IN_VISIT,
    ),
    Index(
        "ix_tickets_window", "office", "business_day", "service", "window_from",
        sqlite_where=HAS_WINDOW, postgresql_where=HAS_WINDOW,
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
    office_column(primary_key=True),
    Column("business_day", Date, primary_key=True),
    Column("series", String(2), primary_key=True),
    Column("last", Integer, nullable=False),
)

# Blocks of numbers that a kiosk may give out by itself. A kiosk that lost its memory asks with
# another `installation` and gets a greater epoch: what the old one had is never given out again.
number_leases = Table(
    "number_leases",
    metadata,
    office_column(primary_key=True),
    Column("series", String(2), primary_key=True),
    Column("business_day", Date, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("device", String(64), nullable=False),
    Column("installation", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("granted_at", Instant, nullable=False),
    ForeignKeyConstraint(["office", "device"], ["devices.office", "devices.name"]),
    CheckConstraint("first <= last", name="order"),
)

# How far off the waits were that people were told, as queue_server.calibration keeps it.
wait_calibrations = Table(
    "wait_calibrations",
    metadata,
    office_column(primary_key=True),
    Column("state", JSON, nullable=False),
    Column("at", Instant, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    office_column(primary_key=True),
    # The revision of the event that tells of it.
    Column("revision", BigInteger, primary_key=True),
    Column("business_day", Date, nullable=False),
    Column("ticket", BigId, ForeignKey("tickets.id"), nullable=False),
    Column("service", CODE, nullable=False),
    Column("counter", CODE, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("call_count", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("overtook", Boolean, nullable=False),
    Column("undone", Boolean, nullable=False, default=False),
    # queue_server.reasons.Reason: the reason as data, for other languages.
    Column("why", JSON),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    Index("ix_calls_day", "office", "business_day", "revision"),
)

ratings = Table(
    "ratings",
    metadata,
    Column("ticket", BigId, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
    office_column(),
    Column("business_day", Date, nullable=False),
    Column("service", CODE, nullable=False),
    Column("counter", CODE),
    Column("score", Integer, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("comment", String(500)),
    Column("at", Instant, nullable=False),
    CheckConstraint("score BETWEEN 0 AND 2", name="score"),
    Index("ix_ratings_day", "office", "business_day", "service"),
)

AT_A_COUNTER = text("counter IS NOT NULL")

events = Table(
    "events",
    metadata,
    office_column(primary_key=True),
    Column("revision", BigInteger, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(96), nullable=False),
    Column("ticket", BigId, ForeignKey("tickets.id")),
    Column("data", JSON, nullable=False),
    # The counter where it was done, and what the ticket's columns held before: for taking it back.
    Column("counter", CODE),
    Column("before", JSON),
    Index("ix_events_ticket", "ticket"),
    Index(
        "ix_events_counter",
        "office",
        "counter",
        "revision",
        sqlite_where=AT_A_COUNTER,
        postgresql_where=AT_A_COUNTER,
    ),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    office_column(primary_key=True),
    Column("scope", String(96), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("body_hash", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

# Numbers that kiosks gave out by themselves and that could not be entered: no ticket has them.
# Staff see them until somebody has settled the matter with whoever holds the paper.
refused_numbers = Table(
    "refused_numbers",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=True),
    office_column(),
    Column("device", String(64), nullable=False),
    Column("business_day", Date, nullable=False),
    # As it is printed; the service may be one that is no more.
    Column("number", String(5), nullable=False),
    Column("token", String(64), nullable=False),
    Column("service", CODE, nullable=False),
    # A front_desk.errors.ErrorCode.
    Column("reason", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("settled_at", Instant),
    Column("settled_by", String(96)),
    UniqueConstraint("office", "token"),
    ForeignKeyConstraint(["office", "device"], ["devices.office", "devices.name"]),
    Index(
        "ix_refused_numbers_unsettled", "office", "at",
        sqlite_where=IS_UNSETTLED, postgresql_where=IS_UNSETTLED,
    ),
)  # fmt: skip

# Attempts to sign in that may still count, as seconds of Unix time, oldest first. They belong to an
# address or an account, both as a keyed hash, and to no office: an office that is asked for may not
# be there.
sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("who", String(64), primary_key=True),
    Column("moments", JSON, nullable=False),
    Column("until", Instant, nullable=False, index=True),
)
