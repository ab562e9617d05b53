"""Whoever changes rights is noticed: the store forgets whose secrets it remembers.

`Store` hears of changes to accounts, sessions and devices from SQLAlchemy. What goes past it, as
prepared statements and statements in text do, must therefore leave the tables of rights alone, and
so must an insert that changes rows which are there already.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import TextClause, bindparam, delete, insert, select, text, update
from sqlalchemy.sql.dml import UpdateBase

import queue_server
from queue_server.store.prepared import Prepared
from queue_server.store.setup_tables import RIGHTS, devices, staff, staff_sessions
from queue_server.store.tables import tickets
from queue_server.store.unit import Unit
from tests.desk_kit import MONDAY_MORNING, DeskKit
from tests.servers import OFFICE

SOURCE = Path(queue_server.__file__).parent
NAMES = {table.name for table in RIGHTS}
_CHANGES = re.compile(
    r"\b(UPDATE|DELETE\s+FROM|INTO|TRUNCATE(\s+TABLE)?|ALTER\s+TABLE|DROP\s+TABLE)\s+\"?(\w+\.)?\"?"
    rf"({'|'.join(sorted(NAMES))})\b",
    re.IGNORECASE,
)


def changes_rights(prepared: Prepared) -> bool:
    statement = prepared._statement
    if isinstance(statement, UpdateBase):
        return statement.table in RIGHTS
    return isinstance(statement, TextClause) and _CHANGES.search(statement.text) is not None


def everything_prepared() -> Iterator[tuple[str, Prepared]]:
    """Every prepared statement that a module of the server holds, also in its collections."""
    for found in pkgutil.walk_packages([str(SOURCE)], "queue_server."):
        if ".migrations" not in found.name:
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                for one in held(value):
                    yield f"{found.name}.{name}", one


def held(value: object) -> Iterator[Prepared]:
    if isinstance(value, Prepared):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from held(one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from held(one)


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in file.parts:
            yield file.name, ast.parse(file.read_text(encoding="utf-8"))


def past_the_store(tree: ast.Module) -> Iterator[int]:
    """Lines at which something that is prepared in a function, or an upsert, changes rights."""
    for place in ast.walk(tree):
        if isinstance(place, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            calls = [one for one in ast.walk(place) if isinstance(one, ast.Call)]
            if any(_called(one) == "Prepared" for one in calls):
                yield from (one.lineno for one in calls if _writes_rights(one))
        if isinstance(place, ast.Call) and _called(place) == "upsert" and _names_rights(place):
            yield place.lineno


def _writes_rights(call: ast.Call) -> bool:
    return _called(call) in {"update", "delete", "insert", "upsert"} and _names_rights(call)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _names_rights(call: ast.Call) -> bool:
    receiver = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    return any(isinstance(one, ast.Name) and one.id in NAMES for one in [*call.args, *receiver])


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one


def test_no_prepared_statement_changes_rights() -> None:
    found = list(everything_prepared())
    assert len(found) > 20
    assert [name for name, one in found if changes_rights(one)] == []


def test_nothing_that_is_prepared_in_a_function_changes_rights() -> None:
    found = {name: list(past_the_store(tree)) for name, tree in parsed()}
    assert len(found) > 60
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_statement_in_text_changes_rights() -> None:
    found = [
        f"{name}:{one.lineno}"
        for name, tree in parsed()
        for one in texts(tree)
        if _CHANGES.search(str(one.value))
    ]
    assert found == []


@pytest.mark.parametrize(
    "statement",
    [
        update(staff).values(active=False),
        delete(staff_sessions).where(staff_sessions.c.staff == bindparam("who")),
        insert(devices).values(name="x"),
        text("UPDATE devices SET active = false"),
        text('DELETE FROM public."staff_sessions"'),
        text("insert or replace into staff values (1)"),
    ],
)
def test_one_that_does_would_be_found(statement: object) -> None:
    assert changes_rights(Prepared(statement))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement",
    [
        update(tickets).values(note=None),
        select(staff).join(staff_sessions, staff_sessions.c.staff == staff.c.name),
        text("UPDATE tickets SET note = 'staff'"),
    ],
)
def test_one_that_does_not_is_left_alone(statement: object) -> None:
    assert not changes_rights(Prepared(statement))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        "def make():\n    return Prepared(update(staff).values(active=False))",
        "def make():\n    statement = delete(staff_sessions)\n    return Prepared(statement)",
        "def make():\n    return Prepared(devices.update().values(active=False))",
        "upsert('sqlite', devices).on_conflict_do_update(set_={})",
    ],
)
def test_one_in_a_function_would_be_found(source: str) -> None:
    assert list(past_the_store(ast.parse(source)))


CHANGES: dict[str, Callable[[Unit], object]] = {
    "password": lambda unit: unit.at(OFFICE).set_password("canbo", "h"),
    "sign out": lambda unit: unit.at(OFFICE).end_session("s" * 64),
    "expired": lambda unit: unit.at(OFFICE).forget_sessions(MONDAY_MORNING + timedelta(days=9)),
    "restored": lambda unit: unit.at(OFFICE).end_all_sessions(),
    "withdrawn": lambda unit: unit.at(OFFICE).withdraw_device("kiosk-1"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_rights_is_told(kit: DeskKit, change: Callable[[Unit], object]) -> None:
    told: list[str] = []
    later = MONDAY_MORNING + timedelta(hours=1)
    kit.store.write_now(
        lambda unit: unit.at(OFFICE).add_session("s" * 64, "canbo", MONDAY_MORNING, later)
    )
    kit.store.on_rights_changed(lambda: told.append("told"))
    kit.issue()
    assert told == []
    kit.store.write_now(change)
    assert told == ["told"]
