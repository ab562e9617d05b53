"""The outbox's SQLite file: what is in it, and how it is opened so that nothing of it gets lost."""

import secrets
import sqlite3
from pathlib import Path

PRAGMAS = ("synchronous=EXTRA", "journal_mode=WAL")
"""Every commit waits for the disk. EXTRA is FULL, and besides makes sure of the removal of the
journal with which a new file turns to WAL: one that came back would undo everything."""

_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS leases (
    day TEXT NOT NULL, series TEXT NOT NULL, next INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (day, series, last)
);
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL, number TEXT NOT NULL, token TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL, office_time TEXT, by_server INTEGER NOT NULL,
    boot TEXT NOT NULL, steady REAL NOT NULL, wall TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('untold', 'told', 'refused'))
);
CREATE UNIQUE INDEX IF NOT EXISTS once ON entries (day, number) WHERE by_server = 0;
CREATE INDEX IF NOT EXISTS untold ON entries (seq) WHERE state = 'untold';
"""


def opened(path: Path) -> sqlite3.Connection:
    """The file, with all its tables; made when it is not there.

    Raises `OSError` and `sqlite3.OperationalError` when it cannot be used now, and any other
    `sqlite3.DatabaseError` when it is damaged.
    """
    connection = _connect(path)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        check(connection)
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection) -> None:
    """Raises `sqlite3.DatabaseError` when the file is damaged."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")


def own_name(connection: sqlite3.Connection) -> str:
    """What tells this file from any other; given at random once. Raises `sqlite3.Error`."""
    asked = "SELECT text FROM facts WHERE name = 'installation'"
    known = connection.execute(asked).fetchone()
    if known is None:
        connection.execute("INSERT INTO facts VALUES ('installation', ?)", (secrets.token_hex(16),))
        known = connection.execute(asked).fetchone()
    return str(known[0])


def put_aside(path: Path) -> Path:
    """Give a damaged file another name, which is returned. Raises `OSError`."""
    aside = path.with_name(f"{path.name}.damaged-{secrets.token_hex(4)}")
    # With its log, which would else be played into the new file.
    for part in ("", "-wal", "-shm"):
        if (old := Path(f"{path}{part}")).exists():
            old.rename(f"{aside}{part}")
    return aside


def _connect(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600, exist_ok=True)
    # The kiosk's one worker uses it, which is not the thread that opens it.
    return sqlite3.connect(path, timeout=2.0, isolation_level=None, check_same_thread=False)
