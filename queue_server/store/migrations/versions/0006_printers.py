"""How each kiosk's printer is"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand."""
    op.add_column("devices", sa.Column("printer_condition", sa.String(length=16)))


def downgrade() -> None:
    """Contract: kiosks tell it anew."""
    op.drop_column("devices", "printer_condition")
