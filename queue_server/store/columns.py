"""What the tables are made of: moments, states, codes, and the office of every row."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)

from front_desk.tickets import TicketState


class Instant(TypeDecorator[datetime]):
    """An aware datetime; SQLite, which knows no time zones, keeps it as naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """For SQLite, the text that SQLAlchemy writes as well, in a third of the time."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)

        def to_text(value: datetime | None) -> str | None:
            if value is not None and value.tzinfo is UTC:
                # Without "+00:00".
                return value.isoformat(" ", "microseconds")[:-6]
            utc = self.process_bind_param(value, dialect)
            return None if utc is None else utc.isoformat(" ", "microseconds")

        return to_text

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None] | None:
        """From that text, straight to an aware moment."""
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)

        def from_text(text: str | None) -> datetime | None:
            return None if text is None else datetime.fromisoformat(f"{text}+00:00")

        return from_text

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment, then turn it into what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back to an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StateName(TypeDecorator[TicketState]):
    """A `TicketState` kept as its value."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: TicketState | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The state's value."""
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> TicketState | None:  # noqa: ARG002
        """The state of that value."""
        return None if value is None else TicketState(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BigId = BigInteger().with_variant(Integer(), "sqlite")
CODE = String(32)


def office_column(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "office", CODE, ForeignKey("offices.code"), primary_key=primary_key, nullable=False
    )
