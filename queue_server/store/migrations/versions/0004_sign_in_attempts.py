"""Attempts to sign in, counted by all processes together"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    op.create_table(
        "sign_in_attempts",
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("moments", sa.JSON(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index("ix_sign_in_attempts_until", "sign_in_attempts", ["until"])


def downgrade() -> None:
    """Contract."""
    op.drop_table("sign_in_attempts")
