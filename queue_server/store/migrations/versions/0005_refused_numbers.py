"""Numbers that kiosks gave out by themselves and that could not be entered"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CODE = sa.String(length=32)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "refused_numbers",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True,
            nullable=False,
        ),
        sa.Column("office", _CODE, nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=5), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("service", _CODE, nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("settled_at", _MOMENT),
        sa.Column("settled_by", sa.String(length=96)),
        sa.ForeignKeyConstraint(
            ["office"], ["offices.code"], name=op.f("fk_refused_numbers_office")
        ),
        sa.ForeignKeyConstraint(
            ["office", "device"],
            ["devices.office", "devices.name"],
            name=op.f("fk_refused_numbers_office_device"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_numbers")),
        sa.UniqueConstraint("office", "token", name=op.f("uq_refused_numbers_office_token")),
    )  # fmt: skip
    unsettled = sa.text("settled_at IS NULL")
    op.create_index(
        "ix_refused_numbers_unsettled", "refused_numbers", ["office", "at"],
        sqlite_where=unsettled, postgresql_where=unsettled,
    )  # fmt: skip


def downgrade() -> None:
    """Contract: what nobody has seen to is in the events all the same."""
    op.drop_table("refused_numbers")
