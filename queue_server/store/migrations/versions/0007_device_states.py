"""How each kiosk is, not its printer alone, and when it was heard"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_PRINTER = {
    "near_end": "near_end",
    "out_of_paper": "out_of_paper",
    "cover_open": "cover_open",
    "jammed": "jammed",
    "offline": "printer_offline",
}
"""The words for a printer, before and after."""


def upgrade() -> None:
    """Expand, and take over what is known of printers."""
    op.create_table(
        "device_states",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("faults", sa.String(length=255), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("silent_since", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["office"], ["offices.code"], name=op.f("fk_device_states_office")),
        sa.ForeignKeyConstraint(
            ["office", "device"],
            ["devices.office", "devices.name"],
            name=op.f("fk_device_states_office_device"),
        ),
        sa.PrimaryKeyConstraint("office", "device", name=op.f("pk_device_states")),
    )
    take_over = sa.text(
        "INSERT INTO device_states (office, device, faults, heard_at)"
        " SELECT office, name, :after, CURRENT_TIMESTAMP FROM devices"
        " WHERE printer_condition = :before"
    )
    for before, after in _PRINTER.items():
        op.execute(take_over.bindparams(before=before, after=after))
    op.drop_column("devices", "printer_condition")


def downgrade() -> None:
    """Contract to one word about the printer; kiosks tell it anew."""
    op.add_column("devices", sa.Column("printer_condition", sa.String(length=16)))
    give_back = sa.text(
        "UPDATE devices SET printer_condition = :before WHERE EXISTS (SELECT 1 FROM device_states s"
        " WHERE s.office = devices.office AND s.device = devices.name"
        " AND ',' || s.faults || ',' LIKE :after)"
    )
    for before, after in _PRINTER.items():
        op.execute(give_back.bindparams(before=before, after=f"%,{after},%"))
    op.drop_table("device_states")
