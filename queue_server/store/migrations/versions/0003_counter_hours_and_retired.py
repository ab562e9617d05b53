"""Hours of counters; what is out of use and kept"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CODE = sa.String(length=32)
_RETIRING = ("services", "counters", "priority_classes")


def upgrade() -> None:
    """Expand. Columns are added in place: SQLite would otherwise copy the tables."""
    op.create_table(
        "counter_hours",
        sa.Column("office", _CODE, nullable=False),
        sa.Column("counter", _CODE, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.CheckConstraint("opens < closes", name=op.f("ck_counter_hours_order")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_counter_hours_weekday")),
        sa.ForeignKeyConstraint(
            ["office", "counter"],
            ["counters.office", "counters.code"],
            name=op.f("fk_counter_hours_office_counter"),
        ),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_counter_hours_office")),
        sa.PrimaryKeyConstraint(
            "office", "counter", "weekday", "opens", name=op.f("pk_counter_hours")
        ),
    )
    for table in _RETIRING:
        op.add_column(table, _retired())


def _retired() -> "sa.Column[bool]":
    return sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false())


def downgrade() -> None:
    """Contract: what is retired stays out of use by what there is without the word."""
    op.execute("UPDATE services SET paused = retired OR paused")
    op.execute(
        "DELETE FROM counter_services WHERE EXISTS (SELECT 1 FROM counters"
        " WHERE counters.office = counter_services.office"
        " AND counters.code = counter_services.counter AND counters.retired)"
    )
    op.execute("UPDATE priority_classes SET weight = 1 WHERE retired")
    for table in _RETIRING:
        op.drop_column(table, "retired")
    op.drop_table("counter_hours")
