"""Backup and restore of a PostgreSQL database, with PostgreSQL's own pg_dump and pg_restore."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, create_engine, func, inspect, select, table, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from queue_server.store.backup import (
    BackupFailed,
    Contents,
    InUse,
    Numbers,
    Onward,
    Replaced,
    Restored,
    begin_anew,
    examine,
    replaced_by,
    sync_file,
)
from queue_server.store.postgres import connect_arguments
from queue_server.store.session import Store
from queue_server.store.unit import StorageUnavailable

SIGNATURE = b"PGDMP"
"""How a file of pg_dump -Fc begins."""

_COPY = re.compile(rb'COPY (?:"?public"?\.)?"?([a-z_]+)"? \(')
_INSTALLED = Path("/usr/lib/postgresql")


def back_up(url: URL, target: Path) -> Contents:
    """Dump a database, which may be in use, to `target`: counted again, on disk, named at last.

    Raises `BackupFailed`; then there is no `target`.
    """
    pg_dump, pg_restore = _program("pg_dump"), _program("pg_restore")
    if target.exists():
        raise BackupFailed(f"{target} is there already. Choose another name.")
    part = target.with_name(f".{target.name}.part")
    try:
        with _snapshot(url) as (connection, snapshot):
            contents = examine(connection)
            rows = _count_rows(connection)
            dump = ["--format=custom", f"--snapshot={snapshot}", f"--file={part}"]
            _run([pg_dump, *dump], url)
        if _rows_in(pg_restore, part) != rows:
            raise BackupFailed(f"{part} does not hold what the database holds")
        sync_file(part)
        part.replace(target)
        sync_file(target)
    except (OSError, DBAPIError) as error:
        raise BackupFailed(f"The backup could not be made ({type(error).__name__}).") from error
    finally:
        part.unlink(missing_ok=True)
    return contents


def restore(file: Path, url: URL, now: datetime, onward: Onward) -> Restored:
    """Put a dump in the place of a database that no server is connected to.

    What is there stays beside it under a name with the time. Raises `BackupFailed`, or `InUse`;
    then nothing has changed.
    """
    pg_restore = _program("pg_restore")
    name = url.database or ""
    new, kept = f"{name}_restoring", f"{name}_before_{now:%Y%m%d_%H%M%S}"
    with _maintenance(url) as server:
        there = _exists(server, name)
        if there:
            _refuse_if_in_use(server, name)
        _drop(server, new)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(new)))
        try:
            wanted = ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={new}"]
            _run([pg_restore, *wanted, str(file)], url)
            contents, numbers = _bring_up(url, new, now, onward)
            noted = onward.note(numbers)
            _exchange(server, new, name, kept if there else None)
        finally:
            _drop(server, new)
    return Restored(contents, kept if there else None, numbers, noted)


def _bring_up(url: URL, new: str, now: datetime, onward: Onward) -> tuple[Contents, Numbers]:
    address = url.set(database=new)
    engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            contents = examine(connection)
    finally:
        engine.dispose()
    replaced = _replaced(url, contents)
    try:
        with Store(_text(address)) as restored:
            numbers = restored.write_now(lambda unit: begin_anew(unit, now, replaced, onward))
    except StorageUnavailable as error:
        raise BackupFailed(f"The backup could not be brought up to date: {error}.") from error
    return contents, numbers


def _replaced(url: URL, contents: Contents) -> Replaced:
    """What the database that is replaced says, as far as it can be read."""
    store = Store(_text(url))
    try:
        return store.read_now(partial(replaced_by, contents))
    except StorageUnavailable:
        # It may be gone or broken: that is what backups are for.
        return Replaced()
    finally:
        store.close()


def _exchange(server: psycopg.Connection[Any], new: str, name: str, kept: str | None) -> None:
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    try:
        with server.transaction():
            if kept is not None:
                server.execute(rename.format(sql.Identifier(name), sql.Identifier(kept)))
            server.execute(rename.format(sql.Identifier(new), sql.Identifier(name)))
    except psycopg.errors.ObjectInUse as error:
        raise InUse(f"A server uses the database {name}. Stop it, then restore again.") from error


@contextmanager
def _snapshot(url: URL) -> Iterator[tuple[Connection, str]]:
    """A connection to one moment of the database, and the name by which pg_dump sees the same."""
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        with (
            engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
            connection.begin(),
        ):
            yield connection, connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
    finally:
        engine.dispose()


@contextmanager
def _maintenance(url: URL) -> Iterator[psycopg.Connection[Any]]:
    """A connection beside the database that is replaced, to the server's `postgres`."""
    where = {**connect_arguments(url), "dbname": "postgres"}
    try:
        with psycopg.connect(**where, autocommit=True) as server:
            yield server
    except psycopg.errors.InsufficientPrivilege as error:
        raise BackupFailed(
            f"The account {url.username} may not make databases. As a PostgreSQL administrator: "
            f'ALTER ROLE "{url.username}" CREATEDB'
        ) from error
    except psycopg.OperationalError as error:
        raise BackupFailed("The PostgreSQL server does not answer.") from error


def _refuse_if_in_use(server: psycopg.Connection[Any], name: str) -> None:
    found = server.execute(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = %s AND backend_type = 'client backend'",
        (name,),
    ).fetchone()
    if found is not None and found[0]:
        raise InUse(
            f"{found[0]} connections to the database {name} are open. "
            "Stop every server that uses it first, then restore again."
        )


def _exists(server: psycopg.Connection[Any], name: str) -> bool:
    found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
    return found.fetchone() is not None


def _drop(server: psycopg.Connection[Any], name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _count_rows(connection: Connection) -> dict[str, int]:
    counts = {}
    for name in inspect(connection).get_table_names(schema="public"):
        found = select(func.count()).select_from(table(name, schema="public"))
        counts[name] = connection.execute(found).scalar_one()
    return counts


def _rows_in(pg_restore: str, dump: Path) -> dict[str, int]:
    """How many rows of each table a dump gives back when it is read to its end."""
    command = [pg_restore, "--data-only", "--file=-", str(dump)]
    counts: dict[str, int] = {}
    filling = None
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as reading,
    ):
        for line in reading.stdout or ():
            if filling is None:
                begun = _COPY.match(line)
                if begun:
                    filling = begun[1].decode()
                    counts[filling] = 0
            elif line == b"\\.\n":
                filling = None
            else:
                counts[filling] += 1
    if reading.returncode != 0:
        raise BackupFailed(f"{dump} cannot be read back")
    return counts


def _run(command: Sequence[str], url: URL) -> None:
    """Run one of PostgreSQL's programs; the password never stands in its arguments."""
    done = subprocess.run(
        command, env=_environment(url), check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [""]
        raise BackupFailed(f"{Path(command[0]).name} failed: {said[-1]}")


def _environment(url: URL) -> dict[str, str]:
    names = {
        "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD",
        "dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
        "target_session_attrs": "PGTARGETSESSIONATTRS",
    }  # fmt: skip
    own = {names[key]: str(value) for key, value in connect_arguments(url).items() if key in names}
    return {**os.environ, **own}


def _program(name: str) -> str:
    """One of PostgreSQL's programs, the newest that is installed. Raises `BackupFailed`."""
    installed = sorted(
        _INSTALLED.glob(f"*/bin/{name}"), key=lambda path: _version(path.parent.parent.name)
    )
    found = str(installed[-1]) if installed else shutil.which(name)
    if found is None:
        raise BackupFailed(
            f"{name} is not installed here. Install it (apt-get install postgresql-client), "
            "or let the database server's own backup do it: docs/backup.md"
        )
    return found


def _version(text_: str) -> float:
    with suppress(ValueError):
        return float(text_)
    return 0.0


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
