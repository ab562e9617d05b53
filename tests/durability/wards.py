"""An office's database in a folder, to be backed up, broken and restored."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from front_desk.messages import TicketRequest
from queue_server import backup as backups
from queue_server.app import DATABASE_FILE
from queue_server.desk import issuing
from queue_server.desk.service import Desk
from queue_server.seed import seed
from queue_server.store.backup import Restored
from queue_server.store.session import Store
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, MONDAY_MORNING, StandingClock
from tests.servers import OFFICE, ZONE

LATER = MONDAY_MORNING.replace(hour=5)


class Ward:
    """An office's database at an address, opened only while something is done with it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder
        self.database = folder / DATABASE_FILE
        self.clock = StandingClock()

    def seed(self) -> None:
        with Store(self.url) as store:
            seed(store, OFFICE, ZONE, keep_hours=False)

    def issue(self, count: int, service: str = "ho-tich") -> list[str]:
        """Take numbers."""
        with Store(self.url) as store:
            desk = Desk(store, self.clock, "http://phone.example")
            request = TicketRequest(service=service)

            async def take() -> str:
                taken = await desk.change(OFFICE, KIOSK, lambda turn: issuing.issue(turn, request))
                return taken.number

            return [asyncio.run(take()) for _ in range(count)]

    def look(self, see: Callable[[Unit], object]) -> object:
        with Store(self.url) as store:
            return store.read_now(see)

    def back_up(self, target: Path | None = None, keep: int = 14) -> backups.Backup:
        return backups.back_up(self._named, self.database, self.folder, target, keep)

    def restore(self, file: Path, now: datetime = LATER, **told: int) -> str | None:
        """`told` are last numbers of today by series."""
        return self.restored(file, now, **told).kept

    def restored(self, file: Path, now: datetime = LATER, **told: int) -> Restored:
        seen = {(OFFICE, series): number for series, number in told.items()}
        return backups.restore(self._named, self.database, file, now, seen)

    def lose_disk(self) -> None:
        """Nothing is left but what lies elsewhere."""
        for part in ("", "-wal", "-shm"):
            Path(f"{self.database}{part}").unlink(missing_ok=True)

    @property
    def on_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def _named(self) -> str:
        return "" if self.on_sqlite else self.url


def drop_kept(url: str) -> None:
    """Drop the databases that restores have put aside."""
    name = make_url(url).database or ""
    plain = url.replace("postgresql+psycopg", "postgresql").replace(name, "postgres")
    with psycopg.connect(plain, autocommit=True) as server:
        found = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", (f"{name}\\_%",)
        )
        for (kept,) in found.fetchall():
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(kept)))
