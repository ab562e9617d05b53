"""Days at random come out right; and they would tell if they did not."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from front_desk.lease_messages import ReplayRequest, ReplayView
from kiosk import steady_desk, telling
from kiosk.outbox import Outbox
from queue_server.desk import replay
from queue_server.desk.turn import Turn
from queue_server.store.leases import Leases
from tests.offline import campaign, hard_day

Break = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [13, 27, 73])
def test_days_at_random(seed: int, tmp_path: Path) -> None:
    day = campaign.live(seed, tmp_path)
    assert day.wrongs == []
    assert day.papers > 20


def test_a_hard_day(tmp_path: Path) -> None:
    assert hard_day.live(tmp_path) == []


def _tells_the_newest_first(patch: pytest.MonkeyPatch) -> None:
    real = telling._tell_batch

    def backwards(server: Any, outbox: Outbox, batch: Sequence[telling.Sayable]) -> None:
        real(server, outbox, list(reversed(batch)))

    patch.setattr(telling, "_tell_batch", backwards)
    # What a server that trusts the order of telling would make of it.
    patch.setattr(Leases, "issued_before", lambda *_: None)
    patch.setattr(telling, "ages_of", lambda entries, _: {entry.seq: 0.0 for entry in entries})


def _settles_before_it_is_told(patch: pytest.MonkeyPatch) -> None:
    real = telling._tell_batch

    def early(server: Any, outbox: Outbox, batch: Sequence[telling.Sayable]) -> None:
        outbox.settle([seq for seq, _ in batch], ())
        real(server, outbox, batch)

    patch.setattr(telling, "_tell_batch", early)


def _prints_before_it_writes(patch: pytest.MonkeyPatch) -> None:
    real = Outbox._run

    def lazy(self: Outbox, statement: str, *values: Any) -> Any:
        # Nothing reaches the disk before the kiosk is put away in order.
        return (
            real(self, "SELECT 1")
            if statement in {"COMMIT", "BEGIN IMMEDIATE"}
            else (
                real(self, "BEGIN IMMEDIATE") if not self._connection.in_transaction else None,
                real(self, statement, *values),
            )[1]
        )

    patch.setattr(Outbox, "_run", lazy)


def _forgets_to_tell_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Outbox, "tell_all_again", lambda _: None)


def _believes_that_the_server_never_changes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(steady_desk, "_has_another_past", lambda *_: False)


def _takes_nothing_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replay._Entering, "_take_back", lambda *_: None)


def _answers_no_late_copies(patch: pytest.MonkeyPatch) -> None:
    real = replay._Entering._command

    def another(self: Any) -> Any:
        command = real(self)
        return type(command)(**vars(command) | {"key": f"other-{command.key}"})

    patch.setattr(replay._Entering, "_command", another)


def _adds_what_is_known(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replay._Entering, "_is_known", lambda _: False)


def _gives_every_installation_the_same_block(patch: pytest.MonkeyPatch) -> None:
    real = Leases.take_block

    def same(self: Leases, day: Any, series: str, size: int, after: int) -> tuple[int, int]:
        real(self, day, series, size, after)
        return after + 1, after + size

    patch.setattr(Leases, "take_block", same)
    patch.setattr(Leases, "add_lease", lambda *_: None)


def _takes_each_telling_as_issued_now(patch: pytest.MonkeyPatch) -> None:
    def now(request: ReplayRequest) -> ReplayRequest:
        entries = tuple(one.model_copy(update={"age_seconds": 0.0}) for one in request.entries)
        return request.model_copy(update={"entries": entries})

    real = replay.replay

    def broken(turn: Turn, request: ReplayRequest, issue_name: str) -> ReplayView:
        return real(turn, now(request), issue_name)

    patch.setattr(replay, "replay", broken)


BROKEN: tuple[Break, ...] = (
    _tells_the_newest_first,
    _settles_before_it_is_told,
    _prints_before_it_writes,
    _forgets_to_tell_again,
    _believes_that_the_server_never_changes,
    _takes_nothing_back,
    _answers_no_late_copies,
    _adds_what_is_known,
    _gives_every_installation_the_same_block,
    _takes_each_telling_as_issued_now,
)


@pytest.mark.slow
@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: one.__name__.strip("_"))
def test_a_hard_day_tells_when_something_is_broken(
    break_it: Break, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)
    assert hard_day.live(tmp_path) != []
