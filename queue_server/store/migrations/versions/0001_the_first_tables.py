"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "offices",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_offices")),
    )
    op.create_table(
        "devices",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("help_wanted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('kiosk', 'board')", name=op.f("ck_devices_kind")),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_devices_office")),
        sa.PrimaryKeyConstraint("office", "name", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=96), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["offices.code"], name=op.f("fk_idempotency_keys_office")
        ),
        sa.PrimaryKeyConstraint("office", "scope", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index("ix_idempotency_keys_at", "idempotency_keys", ["at"], unique=False)

    op.create_table(
        "number_series",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("series", sa.String(length=2), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_number_series_office")),
        sa.PrimaryKeyConstraint("office", "business_day", "series", name=op.f("pk_number_series")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.CheckConstraint("opens < closes", name=op.f("ck_opening_hours_order")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_opening_hours_weekday")),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_opening_hours_office")),
        sa.PrimaryKeyConstraint("office", "weekday", "opens", name=op.f("pk_opening_hours")),
    )
    op.create_table(
        "priority_classes",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.CheckConstraint("weight >= 1", name=op.f("ck_priority_classes_weight")),
        sa.ForeignKeyConstraint(
            ["office"], ["offices.code"], name=op.f("fk_priority_classes_office")
        ),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_priority_classes")),
    )
    op.create_table(
        "services",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("series", sa.String(length=2), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("hints", sa.JSON(), nullable=False),
        sa.Column("icon", sa.String(length=32), nullable=False),
        sa.Column("usual_seconds", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_services_office")),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_services")),
        sa.UniqueConstraint("office", "series", name=op.f("uq_services_office_series")),
    )
    op.create_table(
        "staff",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=128), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.String(length=256), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('staff', 'manager', 'admin', 'auditor')", name=op.f("ck_staff_role")
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_staff_office")),
        sa.PrimaryKeyConstraint("office", "name", name=op.f("pk_staff")),
    )
    op.create_table(
        "counters",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(staff IS NULL) = (opened_at IS NULL)", name=op.f("ck_counters_open")),
        sa.ForeignKeyConstraint(
            ["office", "staff"],
            ["staff.office", "staff.name"],
            name=op.f("fk_counters_office_staff"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_counters_office")),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_counters")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["office", "staff"],
            ["staff.office", "staff.name"],
            name=op.f("fk_staff_sessions_office_staff"),
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_sessions")),
    )
    op.create_index("ix_staff_sessions_expires_at", "staff_sessions", ["expires_at"], unique=False)

    op.create_table(
        "counter_services",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["office", "counter"],
            ["counters.office", "counters.code"],
            name=op.f("fk_counter_services_office_counter"),
        ),
        sa.ForeignKeyConstraint(
            ["office", "service"],
            ["services.office", "services.code"],
            name=op.f("fk_counter_services_office_service"),
        ),
        sa.PrimaryKeyConstraint("office", "counter", "service", name=op.f("pk_counter_services")),
    )
    op.create_table(
        "tickets",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("series", sa.String(length=2), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("priority", sa.String(length=32), nullable=True),
        sa.Column("person_key", sa.String(length=64), nullable=True),
        sa.Column("card_warnings", sa.String(length=160), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("issued_by", sa.String(length=96), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("serving_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_count", sa.Integer(), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=True),
        sa.Column("wanted_counter", sa.String(length=32), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("parked_by", sa.String(length=64), nullable=True),
        sa.Column("rated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 999", name=op.f("ck_tickets_number")),
        sa.ForeignKeyConstraint(
            ["office", "counter"],
            ["counters.office", "counters.code"],
            name=op.f("fk_tickets_office_counter"),
        ),
        sa.ForeignKeyConstraint(
            ["office", "priority"],
            ["priority_classes.office", "priority_classes.code"],
            name=op.f("fk_tickets_office_priority"),
        ),
        sa.ForeignKeyConstraint(
            ["office", "service"],
            ["services.office", "services.code"],
            name=op.f("fk_tickets_office_service"),
        ),
        sa.ForeignKeyConstraint(
            ["office", "wanted_counter"],
            ["counters.office", "counters.code"],
            name=op.f("fk_tickets_office_wanted_counter"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_tickets_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint(
            "office",
            "business_day",
            "series",
            "number",
            name=op.f("uq_tickets_office_business_day_series_number"),
        ),
        sa.UniqueConstraint("token", name=op.f("uq_tickets_token")),
    )
    op.create_index(
        "ix_tickets_finished",
        "tickets",
        ["office", "service", "finished_at"],
        unique=False,
        sqlite_where=sa.text("state = 'finished'"),
        postgresql_where=sa.text("state = 'finished'"),
    )
    op.create_index(
        "ix_tickets_line",
        "tickets",
        ["office", "business_day", "priority", "issued_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_tickets_waiting",
        "tickets",
        ["office", "business_day", "service"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "uq_tickets_at_counter",
        "tickets",
        ["office", "counter"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )

    op.create_table(
        "calls",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("call_count", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("overtook", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office", "counter"],
            ["counters.office", "counters.code"],
            name=op.f("fk_calls_office_counter"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_calls_office")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_calls_ticket")),
        sa.PrimaryKeyConstraint("office", "revision", name=op.f("pk_calls")),
    )
    op.create_index("ix_calls_day", "calls", ["office", "business_day", "revision"], unique=False)

    op.create_table(
        "events",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=96), nullable=False),
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_events_office")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_events_ticket")),
        sa.PrimaryKeyConstraint("office", "revision", name=op.f("pk_events")),
    )
    op.create_index("ix_events_ticket", "events", ["ticket"], unique=False)

    op.create_table(
        "ratings",
        sa.Column(
            "ticket",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(length=500), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 2", name=op.f("ck_ratings_score")),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_ratings_office")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_ratings_ticket")),
        sa.PrimaryKeyConstraint("ticket", name=op.f("pk_ratings")),
    )
    op.create_index(
        "ix_ratings_day", "ratings", ["office", "business_day", "service"], unique=False
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_index("ix_ratings_day", "ratings")

    op.drop_table("ratings")
    op.drop_index("ix_events_ticket", "events")

    op.drop_table("events")
    op.drop_index("ix_calls_day", "calls")

    op.drop_table("calls")
    op.drop_index("uq_tickets_at_counter", "tickets")
    op.drop_index("ix_tickets_waiting", "tickets")
    op.drop_index("ix_tickets_line", "tickets")
    op.drop_index("ix_tickets_finished", "tickets")

    op.drop_table("tickets")
    op.drop_table("counter_services")
    op.drop_index("ix_staff_sessions_expires_at", "staff_sessions")

    op.drop_table("staff_sessions")
    op.drop_table("counters")
    op.drop_table("staff")
    op.drop_table("services")
    op.drop_table("priority_classes")
    op.drop_table("opening_hours")
    op.drop_table("number_series")
    op.drop_index("ix_idempotency_keys_at", "idempotency_keys")

    op.drop_table("idempotency_keys")
    op.drop_table("devices")
    op.drop_table("offices")
