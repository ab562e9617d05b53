"""Migrations with rows in every table: up, down and up again, on both databases."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from alembic.operations import Operations
from sqlalchemy import (
    Engine,
    Inspector,
    MetaData,
    Table,
    create_engine,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.pool import NullPool

from front_desk.booking_messages import BookingRequest
from front_desk.business_day import OpeningSpan
from front_desk.messages import RatingRequest, TicketRequest
from queue_server.calibration import Calibrations
from queue_server.derived import check_office
from queue_server.desk import acts, bookings, issuing, visits
from queue_server.store import migrate
from queue_server.store.rows import KeptAnswer, ServiceGroup, SpecialDay
from queue_server.store.session import Store
from queue_server.store.tables import metadata, number_leases
from queue_server.store.unit import Unit
from tests.desk_kit import KIOSK, MONDAY_MORNING, DeskKit
from tests.durability.walks import PORTAL, random_steps, walk
from tests.servers import OFFICE, new_database

pytestmark = pytest.mark.slow

FIRST, HEAD = "0001", "head"
Rows = list[dict[str, Any]]


@pytest.fixture
def other_url(database_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A second empty database of the same kind."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'other.sqlite3'}"
        return
    with new_database(request.getfixturevalue("postgres_server")) as address:
        yield address


def fill(kit: DeskKit) -> None:
    """A busy day, and a row in each table that such a day leaves empty."""

    def furnish(unit: Unit) -> None:
        repo = unit.at(OFFICE)
        repo.add_device("portal-1", "portal", "p" * 64)
        repo.add_group(ServiceGroup("dan-cu", 1, {"vi": "Dân cư"}, "family"))
        repo.set_special_day(SpecialDay(date(2027, 1, 1), {"vi": "Tết Dương lịch"}))
        repo.set_service_hours("ho-tich", [OpeningSpan(day, time(8), time(11)) for day in (0, 1)])
        repo.set_counter_hours("quay-2", [OpeningSpan(0, time(8), time(11, 30))])
        repo.set_service_limits("ho-tich", daily_quota=90, per_person=None, per_window=9)
        repo.add_session("s" * 64, "canbo", MONDAY_MORNING, MONDAY_MORNING.replace(hour=9))
        unit._connection.execute(
            insert(number_leases).values(
                office=OFFICE, series="X", business_day=date(2026, 11, 23), first=1, last=50,
                device="kiosk-1", installation="i" * 32, epoch=1, granted_at=MONDAY_MORNING,
            )
        )  # fmt: skip
        repo.note_refusal(
            "kiosk-1", date(2026, 11, 23), "X002", "t" * 20, "ho-tich", "number_taken",
            MONDAY_MORNING,
        )  # fmt: skip
        repo.hear_kiosk("kiosk-1", ["out_of_paper", "sound_gone"], MONDAY_MORNING)
        repo.keep_calibrations(Calibrations(), MONDAY_MORNING)
        unit.sign_ins.take(["h" * 64], MONDAY_MORNING)

    kit.store.write_now(furnish)
    kit.issue()
    kit.open()
    served = kit.serve_one()
    rating = RatingRequest(ticket=served.number, score=2, reasons=("nhanh",))
    kit.do(lambda turn: visits.rate(turn, rating), KIOSK)
    walk(kit, random_steps(seed=5, count=60))
    tomorrow = date(2026, 11, 24)
    booking = BookingRequest(
        service="ho-tich", day=tomorrow, window_from=time(10), person_key="c" * 64
    )
    kit.do(lambda turn: bookings.book(turn, booking), PORTAL)
    visit = TicketRequest(service="cu-tru", then=("tra-ket-qua",), person_key="d" * 64)
    kit.do(lambda turn: issuing.issue(turn, visit))
    gone = kit.do(lambda turn: issuing.issue(turn, TicketRequest(service="bao-tro")))
    kit.act(acts.leave, gone)
    kit.store.write_now(
        lambda unit: unit.at(OFFICE).keep_answer(
            "device:kiosk-1", "k" * 16, KeptAnswer("h", 200, ""), MONDAY_MORNING
        )
    )


def reflected(engine: Engine) -> dict[str, Table]:
    """The tables as they are, not as the program thinks they are."""
    found = MetaData()
    found.reflect(engine)
    return {name: table for name, table in found.tables.items() if name != "alembic_version"}


def dump(engine: Engine) -> dict[str, Rows]:
    """Every row of every table, in the order of primary keys."""
    with engine.connect() as connection:
        return {
            name: [
                dict(row._mapping)
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for name, table in reflected(engine).items()
        }


def shape(engine: Engine) -> dict[str, Any]:
    """Columns and constraints of every table."""
    inspector: Inspector = inspect(engine)
    names = set(inspector.get_table_names()) - {"alembic_version"}
    return {name: _shape_of(inspector, name) for name in sorted(names)}


def _shape_of(inspector: Inspector, name: str) -> dict[str, Any]:
    return {
        "columns": {
            one["name"]: (str(one["type"]), one["nullable"]) for one in inspector.get_columns(name)
        },
        "pk": inspector.get_pk_constraint(name)["constrained_columns"],
        "fks": sorted(
            (one["constrained_columns"], one["referred_table"], one["referred_columns"])
            for one in inspector.get_foreign_keys(name)
        ),
        "unique": sorted(
            (one["name"] or "", one["column_names"])
            for one in inspector.get_unique_constraints(name)
        ),
        "checks": sorted(
            (one["name"] or "", _plain(one["sqltext"]))
            for one in inspector.get_check_constraints(name)
        ),
        "indexes": sorted(
            (one["name"] or "", one["column_names"], bool(one["unique"]), _where(one))
            for one in inspector.get_indexes(name)
            if "duplicates_constraint" not in one
        ),
    }


def _where(index: Any) -> str:
    options = index.get("dialect_options", {})
    return _plain(str(options.get("sqlite_where", options.get("postgresql_where", ""))))


def _plain(condition: str) -> str:
    return "".join(condition.split()).lower()


def plain_engine(url: str) -> Engine:
    """A way in beside the store's own."""
    return create_engine(url, poolclass=NullPool)


def fresh(url: str, to: str) -> Engine:
    """An empty database with the tables of one revision."""
    engine = Store(url)._write_engine
    migrate.upgrade(engine, to)
    return engine


def expected_at_first(before: dict[str, Rows], columns: dict[str, Table]) -> dict[str, Rows]:
    """What the first tables can hold of these rows."""
    kept: dict[str, Rows] = {}
    for name, table in columns.items():
        wanted = set(table.columns.keys())
        kept[name] = [
            {key: value for key, value in row.items() if key in wanted}
            for row in before[name]
            if not (name == "devices" and row["kind"] == "portal")
        ]
    for row in kept["tickets"]:
        if row["state"] in ("booked", "later", "left"):
            row["state"] = "cancelled"
    return kept


def test_down_and_up_again_nothing_is_lost_that_both_can_hold(
    kit: DeskKit, database_url: str
) -> None:
    fill(kit)
    engine, other = kit.store._write_engine, plain_engine(database_url)
    before = dump(other)
    empty = sorted(name for name in metadata.tables if not before[name])
    assert empty == []
    states = {row["state"] for row in before["tickets"]}
    assert {"booked", "later", "left", "waiting", "finished"} <= states

    migrate.downgrade(engine, FIRST)
    at_first = dump(other)
    assert at_first == expected_at_first(before, reflected(other))

    migrate.upgrade(engine)
    again = dump(other)
    for name, rows in at_first.items():
        wanted = set(rows[0])
        seen = [{key: value for key, value in row.items() if key in wanted} for row in again[name]]
        assert seen == rows, name
    for row in again["tickets"]:
        assert row["waiting_since"] == row["issued_at"]
        assert (row["visit"], row["visit_step"], row["return_service"]) == (None, 0, None)
    assert {row["incarnation"] for row in again["offices"]} == {""}


def test_the_desk_goes_on_after_down_and_up(kit: DeskKit) -> None:
    kit.issue()
    kit.issue()
    kit.open()
    kit.call()
    engine = kit.store._write_engine
    migrate.downgrade(engine, FIRST)
    migrate.upgrade(engine)
    served = kit.see(lambda turn: turn.repo.tickets_at_counters())["quay-1"]
    kit.do(lambda turn: acts.serve(turn, served.id))
    kit.do(lambda turn: acts.finish(turn, served.id))
    assert kit.call().number == "A002"
    assert kit.see(lambda turn: check_office(turn.repo)) == []


def test_constraints_are_those_of_a_fresh_database(
    kit: DeskKit, database_url: str, other_url: str
) -> None:
    fill(kit)
    engine, here = kit.store._write_engine, plain_engine(database_url)
    at_head = shape(here)
    migrate.downgrade(engine, FIRST)
    new = fresh(other_url, FIRST)
    assert shape(here) == shape(new)
    migrate.upgrade(new)
    migrate.upgrade(engine)
    assert shape(here) == at_head == shape(new)
    new.dispose()


def test_what_is_retired_stays_out_of_use_before_there_was_a_word_for_it(
    kit: DeskKit, database_url: str
) -> None:
    engine, other = kit.store._write_engine, plain_engine(database_url)
    retired = {"services": "tra-ket-qua", "counters": "quay-1", "priority_classes": "mang-thai"}
    with engine.begin() as connection:
        for table, code in retired.items():
            connection.execute(
                text(f"UPDATE {table} SET retired = true WHERE code = :code"),  # noqa: S608
                {"code": code},
            )
    before = dump(other)
    migrate.downgrade(engine, "0002")
    then = dump(other)
    assert [row["code"] for row in then["services"] if row["paused"]] == ["tra-ket-qua"]
    assert {row["counter"] for row in then["counter_services"]} == {"quay-2", "quay-3", "quay-4"}
    weights = {row["code"]: row["weight"] for row in then["priority_classes"]}
    assert weights.pop("mang-thai") == 1
    kept = {row["code"]: row["weight"] for row in before["priority_classes"]}
    assert weights == {code: kept[code] for code in weights}
    migrate.upgrade(engine)
    again = dump(other)
    assert not any(row["retired"] for table in retired for row in again[table])
    assert {name: len(rows) for name, rows in again.items() if name != "counter_services"} == {
        name: len(rows) for name, rows in before.items() if name != "counter_services"
    }


def test_the_migrations_make_what_the_program_describes(database_url: str, other_url: str) -> None:
    migrated, described = fresh(database_url, HEAD), plain_engine(other_url)
    metadata.create_all(described)
    assert shape(migrated) == shape(described)
    migrated.dispose()


def test_of_two_numbers_of_one_person_the_newer_keeps_the_name(
    kit: DeskKit, database_url: str
) -> None:
    for _ in range(3):
        kit.issue()
    engine = kit.store._write_engine
    migrate.downgrade(engine, FIRST)
    with engine.begin() as connection:
        connection.execute(text("UPDATE tickets SET person_key = 'twin' WHERE number < 3"))
    migrate.upgrade(engine)
    keys = [row["person_key"] for row in dump(plain_engine(database_url))["tickets"]]
    assert keys == [None, "twin", None]


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_migration_that_fails_changes_nothing(
    kit: DeskKit, database_url: str, direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the power goes in the middle: all of it is one transaction."""
    kit.issue()
    engine, other = kit.store._write_engine, plain_engine(database_url)
    if direction == "up":
        migrate.downgrade(engine, FIRST)
    before, shaped = dump(other), shape(other)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("made up")

    monkeypatch.setattr(Operations, "create_index" if direction == "up" else "drop_index", fail)
    move = migrate.upgrade if direction == "up" else migrate.downgrade
    with pytest.raises(RuntimeError, match="made up"):
        move(engine, HEAD if direction == "up" else FIRST)
    monkeypatch.undo()
    assert (dump(other), shape(other)) == (before, shaped)
    with other.connect() as connection:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    assert revision == (FIRST if direction == "up" else migrate_head(engine))


def migrate_head(engine: Engine) -> str:
    """The newest revision."""
    from alembic.script import ScriptDirectory

    with engine.connect() as connection:
        head = ScriptDirectory.from_config(migrate.config(connection)).get_current_head()
    assert head is not None
    return head


def test_what_is_known_of_a_printer_is_kept_down_and_up(kit: DeskKit, database_url: str) -> None:
    engine, other = kit.store._write_engine, plain_engine(database_url)
    kit.store.write_now(
        lambda unit: unit.at(OFFICE).hear_kiosk("kiosk-1", ["cover_open", "disk_full"], kit.clock())
    )
    migrate.downgrade(engine, "0006")
    devices = {row["name"]: row for row in dump(other)["devices"]}
    assert devices["kiosk-1"]["printer_condition"] == "cover_open"
    migrate.upgrade(engine)
    [state] = kit.store.read_now(lambda unit: unit.at(OFFICE).kiosk_states())
    assert (state.device, state.faults, state.silent_since) == ("kiosk-1", ("cover_open",), None)
