"""The table of standards names tests that exist, and a test for whatever it calls met."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATES = ("met", "partly", "not met", "n/a")


def _rows() -> list[list[str]]:
    lines = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").splitlines()
    cells = [[each.strip() for each in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    return [row for row in cells if row[0] not in {"---", "Clause", "Criterion"}]


def test_each_named_test_exists() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.glob("tests/**/*.py"))
    defined = set(re.findall(r"^def (test_\w+)\(", sources, re.MULTILINE))
    named = {name for row in _rows() for name in re.findall(r"`(test_\w+)`", row[3])}
    assert len(named) > 10
    assert named - defined == set()


def test_what_is_met_has_a_test_and_what_is_not_says_so() -> None:
    rows = _rows()
    assert len(rows) > 40
    for row in rows:
        state = row[2].split(":")[0]
        assert state in STATES, row
        assert state != "met" or "`test_" in row[3], row
