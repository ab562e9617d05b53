"""The tables of an office's set-up: hours, services, counters, classes, people and devices."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from queue_server.store.columns import CODE, Instant, metadata, office_column

offices = Table(
    "offices",
    metadata,
    Column("code", CODE, primary_key=True),
    Column("names", JSON, nullable=False),
    Column("time_zone", String(64), nullable=False),
    # The revision of the newest event. Whoever writes in the office locks this row first.
    Column("revision", BigInteger, nullable=False, default=0),
    # queue_server.rules.OfficeRules; what is not there has its default.
    Column("rules", JSON, nullable=False, default=dict),
    # Changes when the database is restored from a backup: kiosks then tell again what they issued.
    Column("incarnation", String(32), nullable=False, default=""),
)

opening_hours = Table(
    "opening_hours",
    metadata,
    office_column(primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("opens", Time, primary_key=True),
    Column("closes", Time, nullable=False),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("opens < closes", name="order"),
)

# A day that differs: a holiday (no spans) or a working Saturday ([["08:00", "11:30"]]).
special_days = Table(
    "special_days",
    metadata,
    office_column(primary_key=True),
    Column("day", Date, primary_key=True),
    Column("names", JSON, nullable=False),
    Column("spans", JSON, nullable=False),
)

service_groups = Table(
    "service_groups",
    metadata,
    office_column(primary_key=True),
    Column("code", CODE, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("icon", String(32), nullable=False),
)

services = Table(
    "services",
    metadata,
    office_column(primary_key=True),
    Column("code", CODE, primary_key=True),
    Column("series", String(2), nullable=False),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("hints", JSON, nullable=False),
    Column("icon", String(32), nullable=False),
    Column("usual_seconds", Integer, nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
    Column("service_group", CODE),
    # Numbers given out a day, from all channels; staff may go beyond.
    Column("daily_quota", Integer),
    # Numbers for one person a day.
    Column("per_person", Integer),
    # Numbers that can be booked for one time window; none: not bookable from home.
    Column("per_window", Integer),
    # Out of use; kept for the numbers that it has had.
    Column("retired", Boolean, nullable=False, default=False),
    UniqueConstraint("office", "series"),
)

# A service without rows of its own keeps the hours of the office.
service_hours = Table(
    "service_hours",
    metadata,
    office_column(primary_key=True),
    Column("service", CODE, primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("opens", Time, primary_key=True),
    Column("closes", Time, nullable=False),
    ForeignKeyConstraint(["office", "service"], ["services.office", "services.code"]),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("opens < closes", name="order"),
)

counters = Table(
    "counters",
    metadata,
    office_column(primary_key=True),
    Column("code", CODE, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    # A counter is open while somebody sits at it.
    Column("staff", String(64)),
    Column("opened_at", Instant),
    # On a break while there is a reason.
    Column("break_reason", String(100)),
    Column("break_since", Instant),
    Column("retired", Boolean, nullable=False, default=False),
    ForeignKeyConstraint(["office", "staff"], ["staff.office", "staff.name"]),
    CheckConstraint("(staff IS NULL) = (opened_at IS NULL)", name="open"),
)

# When somebody is to sit there. A counter without rows of its own keeps the hours of the office.
counter_hours = Table(
    "counter_hours",
    metadata,
    office_column(primary_key=True),
    Column("counter", CODE, primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("opens", Time, primary_key=True),
    Column("closes", Time, nullable=False),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("opens < closes", name="order"),
)

counter_services = Table(
    "counter_services",
    metadata,
    Column("office", CODE, primary_key=True),
    Column("counter", CODE, primary_key=True),
    Column("service", CODE, primary_key=True),
    ForeignKeyConstraint(["office", "counter"], ["counters.office", "counters.code"]),
    ForeignKeyConstraint(["office", "service"], ["services.office", "services.code"]),
)

priority_classes = Table(
    "priority_classes",
    metadata,
    office_column(primary_key=True),
    Column("code", CODE, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("legal_basis", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("min_age", Integer),
    Column("retired", Boolean, nullable=False, default=False),
    CheckConstraint("weight >= 1", name="weight"),
)

staff = Table(
    "staff",
    metadata,
    office_column(primary_key=True),
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
    Column("office", CODE, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    ForeignKeyConstraint(["office", "staff"], ["staff.office", "staff.name"]),
)

devices = Table(
    "devices",
    metadata,
    office_column(primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("active", Boolean, nullable=False, default=True),
    Column("help_wanted_at", Instant),
    # The letters of the numbers that a kiosk gives out while the server is away.
    Column("series", String(2)),
    UniqueConstraint("office", "series"),
    CheckConstraint("kind IN ('kiosk', 'board', 'portal')", name="kind"),
)

device_states = Table(
    "device_states",
    metadata,
    office_column(primary_key=True),
    Column("device", String(64), primary_key=True),
    # As the kiosk told it last: words of front_desk.faults, commas between; empty when it is well.
    Column("faults", String(255), nullable=False, default=""),
    Column("heard_at", Instant, nullable=False),
    # When it was heard last, once it has been silent for so long that staff were told.
    Column("silent_since", Instant),
    ForeignKeyConstraint(["office", "device"], ["devices.office", "devices.name"]),
)

RIGHTS = frozenset({staff, staff_sessions, devices})
"""Tables that say who may come in."""
