"""`motcua simulate`: what it prints and draws, and what it refuses."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from front_desk.business_day import HANOI
from motcua.cli import main
from queue_server.desk.service import Desk
from queue_server.seed import seed
from queue_server.simulation.history import COLUMNS
from queue_server.store.session import Store
from tests.desk_kit import DeskKit, StandingClock
from tests.servers import OFFICE, ZONE

SCENARIOS = Path(__file__).parents[2] / "benchmarks" / "scenarios"
PRIORITY = str(SCENARIOS / "11-priority.toml")
KINDS = "fifo,strict,ratio,accumulating"


def simulate(*arguments: str) -> int:
    return main(["simulate", *arguments])


def waits_of(text: str, name: str) -> list[float]:
    """The mean wait in each table that `text` holds, of the class of this name."""
    lines = [line for line in text.splitlines() if line.strip().startswith(name)]
    return [float(line[34:].split()[1]) for line in lines if "▓" not in line and "░" not in line]


def test_policies_are_compared_on_the_same_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(PRIORITY, "--compare", KINDS, "--days", "3", "--language", "en") == 0
    out = capsys.readouterr().out
    assert "days: 3" in out
    fifo, strict, ratio, accumulating = waits_of(out, "people aged 75 and over")
    assert strict < ratio < fifo
    assert strict < accumulating < fifo
    ordinary = waits_of(out, "no priority")
    assert ordinary[0] == min(ordinary)
    assert out.count("quay-4") == 4
    assert "▓" in out


def test_vietnamese_is_the_first_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(PRIORITY, "--days", "1") == 0
    out = capsys.readouterr().out
    assert "Nhiều người ưu tiên" in out
    assert "người từ 75 tuổi trở lên" in out
    assert "điểm ưu tiên tăng dần" in out


def test_one_more_counter_shortens_the_waits(capsys: pytest.CaptureFixture[str]) -> None:
    simulate(PRIORITY, "--language", "en")
    before = waits_of(capsys.readouterr().out, "no priority")
    simulate(PRIORITY, "--language", "en", "--counters", "5")
    out = capsys.readouterr().out
    assert waits_of(out, "no priority") < before
    assert "quay-1-2" in out


def test_a_higher_limit_lets_more_people_pass(capsys: pytest.CaptureFixture[str]) -> None:
    passed = []
    for most in ("1", "9"):
        simulate(PRIORITY, "--most-overtakes", most, "--policy", "ratio", "--ratio", "9")
        out = capsys.readouterr().out
        assert f"vượt liền nhau nhiều nhất {most}" in out
        passed.append(sum(int(line.split()[-1]) for line in out.splitlines() if "75 tuổi" in line
                          and "–" not in line))  # fmt: skip
    assert passed[0] < passed[1]


def test_the_chart_is_a_picture_with_every_class(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chart = tmp_path / "waits.svg"
    assert simulate(PRIORITY, "--days", "1", "--compare", KINDS, "--chart", str(chart)) == 0
    capsys.readouterr()
    drawn = chart.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert drawn.count(">người từ 75 tuổi trở lên<") == 4
    assert ">ưu tiên tuyệt đối (strict)<" in drawn


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "is wanted"),
        (["/no/such/file.toml"], "No such file"),
        ([PRIORITY, "--policy", "lifo"], "'lifo' is not a valid"),
        ([PRIORITY, "--policy", "fifo", "--compare", "fifo"], "either"),
        ([PRIORITY, "--counters", "0"], "--counters is 1 or more"),
        ([PRIORITY, "--days", "0"], "--days"),
        ([PRIORITY, "--chart", "/no/such/folder/x.svg", "--days", "1"], "/no/such/folder"),
        ([PRIORITY, "--from-history", "2026-11-23"], "is wanted"),
        (["--from-history", "yesterday"], "yesterday"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(*arguments) == 2
    assert why in capsys.readouterr().err


def test_a_day_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eight = datetime(2026, 11, 20, 8, tzinfo=HANOI)
    rows = [
        ",".join(
            [
                "chung-thuc",
                "tu-75-tuoi" if n % 5 == 4 else "",
                f"quay-{n % 2 + 1}",
                *(
                    (eight + timedelta(minutes=minute)).isoformat()
                    for minute in (n, n * 3, n * 3 + 0.5, n * 3 + 5)
                ),
            ]
        )
        for n in range(30)
    ]
    (path := tmp_path / "day.csv").write_text("\n".join([",".join(COLUMNS), *rows]))
    assert simulate("--history", str(path), "--compare", "fifo,strict", "--language", "en") == 0
    out = capsys.readouterr().out
    assert "days: 1, people: 30, counters: 2" in out
    fifo, strict = waits_of(out, "tu-75-tuoi")
    assert strict < fifo
    assert simulate("--history", str(path), PRIORITY, "--language", "en") == 0
    assert "people aged 75 and over" in capsys.readouterr().out


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[tuple[DeskKit, str]]:
    """The example ward with opening hours, and the address of its database."""
    url = f"sqlite:///{tmp_path / 'ward.sqlite3'}"
    clock = StandingClock()
    with Store(url) as store:
        seeded = seed(store, OFFICE, ZONE, keep_hours=True)
        yield DeskKit(store, Desk(store, clock, "http://phone.example"), clock, seeded), url


def test_a_day_of_the_office_itself(
    ward: tuple[DeskKit, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kit, url = ward
    kit.open()
    for _ in range(3):
        kit.issue()
    kit.issue(priority="tu-75-tuoi")
    kit.clock.forward(minutes=3)
    for _ in range(3):
        kit.serve_one(minutes=12)
    kit.miss()
    arguments = ["--database-url", url, "--data", str(tmp_path), "--set", f"office.code={OFFICE}"]
    asked = ["--from-history", "2026-11-23", "--compare", "fifo,strict", "--language", "en"]
    assert simulate(*asked, *arguments) == 0
    out = capsys.readouterr().out
    assert "2026-11-23" in out
    assert "days: 1, people: 4, counters: 1" in out
    fifo, strict = waits_of(out, "People aged 75 and over")
    assert strict == 3.0
    # Two were served for twelve minutes each, and one did not come.
    assert fifo == pytest.approx(3 + 2 * 12 + 1.7, abs=0.1)
    assert simulate("--from-history", "2026-11-20", *arguments) == 2
    assert "nobody was called" in capsys.readouterr().err
