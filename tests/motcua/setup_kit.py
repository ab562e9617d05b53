"""Applying changed copies of the example file to the example ward."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from front_desk.messages import TicketView
from queue_server.desk import counters
from queue_server.setup_changes import Change, apply
from queue_server.setup_file import SetupFault, parse
from tests.desk_kit import DeskKit
from tests.servers import OFFICE

EXAMPLE = Path(__file__).parents[2] / "docs" / "office.example.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")

Edit = Callable[[str], str]


def without(header: str, code: str) -> Edit:
    """The file without one part of a list."""
    part = re.compile(rf'\[\[{header}\]\]\ncode = "{code}"\n.*?(?=\n\n|\Z)', re.DOTALL)
    return lambda text: part.sub("", text)


def after(line: str, new: str) -> Edit:
    """The file with one more line."""
    return lambda text: text.replace(line, f"{line}\n{new}")


def bring(kit: DeskKit, *edits: Edit) -> tuple[Change, ...]:
    """Apply the example file after some changes; what they changed."""
    text = TEXT
    for edit in edits:
        changed = edit(text)
        assert changed != text, "the change does not touch the file"
        text = changed
    wanted = parse(text)
    found = kit.store.write_now(lambda unit: apply(unit.at(OFFICE), wanted, kit.clock()))
    kit.desk.forget_setup()
    return found


def signs(changes: tuple[Change, ...]) -> list[str]:
    return [str(one) for one in changes]


@pytest.fixture
def ward(kit: DeskKit) -> DeskKit:
    """The example ward as the example file has it."""
    bring(kit)
    return kit


def served(kit: DeskKit, service: str, priority: str | None = None) -> TicketView:
    """A ticket whose visit is over, at counter 1, which is closed again."""
    kit.issue(service, priority)
    kit.open()
    ticket = kit.serve_one()
    kit.do(lambda turn: counters.close_counter(turn, "quay-1"))
    return ticket


def refusal(kit: DeskKit, *edits: Edit) -> str:
    before = kit.store.read_now(lambda unit: unit.at(OFFICE).office())
    with pytest.raises(SetupFault) as caught:
        bring(kit, *edits)
    assert kit.store.read_now(lambda unit: unit.at(OFFICE).office()) == before
    return str(caught.value)
