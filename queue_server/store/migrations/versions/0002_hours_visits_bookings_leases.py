"""Hours and quotas of services, visits, bookings, leases, undo

Columns are added in place: SQLite would otherwise copy the tables, and lose what refers to them.
Only `devices`, to which nothing refers yet, is made anew there for its changed CHECK.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CODE = sa.String(length=32)
_MOMENT = sa.DateTime(timezone=True)
_PENDING = "person_key IS NOT NULL AND state IN ('booked', 'later', 'waiting', 'called')"

INDEXES: tuple[tuple[str, str, list[str], str], ...] = (
    ("ix_events_counter", "events", ["office", "counter", "revision"], "counter IS NOT NULL"),
    (
        "ix_tickets_person", "tickets", ["office", "business_day", "person_key"],
        "person_key IS NOT NULL",
    ),
    ("ix_tickets_visit", "tickets", ["office", "visit"], "visit IS NOT NULL"),
    (
        "ix_tickets_window", "tickets", ["office", "business_day", "service", "window_from"],
        "window_from IS NOT NULL",
    ),
    (
        "uq_tickets_pending", "tickets", ["office", "business_day", "service", "person_key"],
        _PENDING,
    ),
)  # fmt: skip


def upgrade() -> None:
    """Expand."""
    _new_tables()
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    # Whoever waits already has waited since the number was issued.
    op.execute("UPDATE tickets SET waiting_since = issued_at, freed_at = finished_at")
    _keep_the_newest_of_twins()
    for name, table, columns_of, where in INDEXES:
        op.create_index(
            name, table, columns_of, unique=name.startswith("uq"),
            sqlite_where=sa.text(where), postgresql_where=sa.text(where),
        )  # fmt: skip
    _devices(("kiosk", "board", "portal"), with_series=True)
    _leases()


def downgrade() -> None:
    """Contract: what the first tables cannot hold is turned into what they can."""
    op.drop_table("number_leases")
    op.execute("DELETE FROM devices WHERE kind = 'portal'")
    _devices(("kiosk", "board"), with_series=False)
    # Whoever has not arrived, or comes later, would stand in no line at all.
    op.execute("UPDATE tickets SET state = 'cancelled' WHERE state IN ('booked', 'later', 'left')")
    for name, table, _, _ in INDEXES:
        op.drop_index(name, table_name=table)
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)
    for table in ("service_hours", "wait_calibrations", "special_days", "service_groups"):
        op.drop_table(table)


def _added() -> dict[str, tuple["sa.Column[Any]", ...]]:
    """New columns by table; made anew for each use, as a column belongs to one table."""
    return {
        "calls": (
            sa.Column("undone", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("why", sa.JSON()),
        ),
        "counters": (
            sa.Column("break_reason", sa.String(length=100)),
            sa.Column("break_since", _MOMENT),
        ),
        "events": (sa.Column("counter", _CODE), sa.Column("before", sa.JSON())),
        "offices": (
            sa.Column("rules", sa.JSON(), nullable=False, server_default=sa.text("'{}'")),
            sa.Column("incarnation", _CODE, nullable=False, server_default=""),
        ),
        "services": (
            sa.Column("service_group", _CODE),
            sa.Column("daily_quota", sa.Integer()),
            sa.Column("per_person", sa.Integer()),
            sa.Column("per_window", sa.Integer()),
        ),
        "tickets": (
            sa.Column("waiting_since", _MOMENT),
            sa.Column("told_seconds", sa.Float()),
            sa.Column("told_deviation", sa.Float()),
            sa.Column("told_low", sa.Integer()),
            sa.Column("told_high", sa.Integer()),
            sa.Column("freed_at", _MOMENT),
            sa.Column("parked_for_papers", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("return_service", _CODE),
            sa.Column("return_counter", _CODE),
            sa.Column("visit", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
            sa.Column("visit_step", sa.Integer(), nullable=False, server_default=sa.text("0")),
            sa.Column("window_from", _MOMENT),
            sa.Column("window_until", _MOMENT),
        ),
    }


def _keep_the_newest_of_twins() -> None:
    """A person may wait once for one service: older twins of one person lose the link to them."""
    op.execute(
        "UPDATE tickets SET person_key = NULL WHERE state IN ('waiting', 'called') AND EXISTS ("
        "SELECT 1 FROM tickets AS newer WHERE newer.office = tickets.office"
        " AND newer.business_day = tickets.business_day AND newer.service = tickets.service"
        " AND newer.person_key = tickets.person_key AND newer.state IN ('waiting', 'called')"
        " AND newer.id > tickets.id)"
    )


def _new_tables() -> None:
    op.create_table(
        "service_groups",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("code", _CODE, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("icon", _CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["offices.code"], name=op.f("fk_service_groups_office")
        ),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_service_groups")),
    )
    op.create_table(
        "special_days",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_special_days_office")),
        sa.PrimaryKeyConstraint("office", "day", name=op.f("pk_special_days")),
    )
    op.create_table(
        "wait_calibrations",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["offices.code"], name=op.f("fk_wait_calibrations_office")
        ),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_wait_calibrations")),
    )
    op.create_table(
        "service_hours",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("service", _CODE, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.CheckConstraint("opens < closes", name=op.f("ck_service_hours_order")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_service_hours_weekday")),
        sa.ForeignKeyConstraint(
            ["office", "service"],
            ["services.office", "services.code"],
            name=op.f("fk_service_hours_office_service"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_service_hours_office")),
        sa.PrimaryKeyConstraint(
            "office", "service", "weekday", "opens", name=op.f("pk_service_hours")
        ),
    )


def _leases() -> None:
    op.create_table(
        "number_leases",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("series", sa.String(length=2), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("installation", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("granted_at", _MOMENT, nullable=False),
        sa.CheckConstraint("first <= last", name=op.f("ck_number_leases_order")),
        sa.ForeignKeyConstraint(
            ["office", "device"],
            ["devices.office", "devices.name"],
            name=op.f("fk_number_leases_office_device"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_number_leases_office")),
        sa.PrimaryKeyConstraint(
            "office", "series", "business_day", "first", name=op.f("pk_number_leases")
        ),
    )


def _devices(kinds: tuple[str, ...], *, with_series: bool) -> None:
    """Devices of these kinds, with or without the letters of a kiosk's own numbers."""
    rule = f"kind IN ({', '.join(repr(kind) for kind in kinds)})"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_devices_kind"), "devices", type_="check")
        op.create_check_constraint(op.f("ck_devices_kind"), "devices", rule)
        if with_series:
            op.add_column("devices", sa.Column("series", sa.String(length=2)))
            op.create_unique_constraint(
                op.f("uq_devices_office_series"), "devices", ["office", "series"]
            )
        else:
            op.drop_column("devices", "series")
        return
    op.rename_table("devices", "devices_before")
    op.create_table(
        "devices",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("help_wanted_at", _MOMENT, nullable=True),
        *([sa.Column("series", sa.String(length=2))] if with_series else []),
        sa.CheckConstraint(rule, name=op.f("ck_devices_kind")),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_devices_office")),
        sa.PrimaryKeyConstraint("office", "name", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
        *(
            [sa.UniqueConstraint("office", "series", name=op.f("uq_devices_office_series"))]
            if with_series
            else []
        ),
    )
    kept = "office, name, kind, token_hash, active, help_wanted_at"
    op.execute(f"INSERT INTO devices ({kept}) SELECT {kept} FROM devices_before")  # noqa: S608
    op.drop_table("devices_before")
