"""What speed is measured against: a bare FastAPI and SQLite, with nothing that makes it a desk.

No accounts, no events, no push, no idempotency, no waits: a number, a call, and a synced commit
before the answer. `python -m benchmarks.yardstick PORT FILE` serves it.
"""

import sqlite3
import sys

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel


class Wanted(BaseModel):
    """A number, please."""

    service: str
    priority: str | None = None
    person_key: str | None = None


def application(file: str) -> FastAPI:
    """The application over a database file."""
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    database.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE series (service TEXT PRIMARY KEY, last INTEGER);"
        "CREATE TABLE tickets (id INTEGER PRIMARY KEY, service TEXT, number INTEGER, state TEXT,"
        " UNIQUE (service, number));"
        "CREATE INDEX line ON tickets (id) WHERE state = 'waiting';"
    )
    app = FastAPI()

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/tickets", status_code=201)
    async def issue(wanted: Wanted) -> dict[str, int]:
        database.execute("BEGIN IMMEDIATE")
        (number,) = database.execute(
            "INSERT INTO series VALUES (?, 1) ON CONFLICT (service)"
            " DO UPDATE SET last = last + 1 RETURNING last",
            (wanted.service,),
        ).fetchone()
        made = database.execute(
            "INSERT INTO tickets (service, number, state) VALUES (?, ?, 'waiting')",
            (wanted.service, number),
        ).lastrowid
        database.execute("COMMIT")
        return {"id": made or 0, "number": number}

    @app.post("/calls")
    async def call() -> dict[str, int]:
        database.execute("BEGIN IMMEDIATE")
        called, number = database.execute(
            "UPDATE tickets SET state = 'called' WHERE id ="
            " (SELECT id FROM tickets WHERE state = 'waiting' ORDER BY id LIMIT 1)"
            " RETURNING id, number"
        ).fetchone()
        database.execute("COMMIT")
        return {"id": called, "number": number}

    return app


if __name__ == "__main__":
    uvicorn.run(
        application(sys.argv[2]),
        port=int(sys.argv[1]),
        log_config=None,
        access_log=False,
        timeout_keep_alive=600,
    )
