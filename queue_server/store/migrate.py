"""Bringing the tables to the newest form, from inside the program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_LOCK = 8_602_118
"""PostgreSQL advisory lock: processes that start together migrate one after the other."""


def config(connection: Connection) -> Config:
    """Alembic's configuration for an open connection."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def upgrade(engine: Engine, to: str = "head") -> None:
    """Migrate up to revision `to`; nothing happens when it is there already."""
    with engine.begin() as connection:
        _one_at_a_time(connection)
        command.upgrade(config(connection), to)


def downgrade(engine: Engine, to: str) -> None:
    """Migrate down to revision `to`."""
    with engine.begin() as connection:
        _one_at_a_time(connection)
        command.downgrade(config(connection), to)


def _one_at_a_time(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
