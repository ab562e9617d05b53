"""One short day on which everything goes wrong that can, always in the same way."""

from datetime import timedelta
from pathlib import Path

from tests.offline.world import Box, Link, Office, kiosk, office, wrongs


def live(folder: Path) -> list[str]:
    """Live it; what is wrong in the evening, also when the code that runs there gives up."""
    with (
        office(folder) as ward,
        kiosk(ward, "kiosk-1", timedelta(hours=2)) as first,
        kiosk(ward, "kiosk-2") as second,
    ):
        try:
            _morning(ward, first, second)
            _restored(ward, first, second)
            _anew(ward, first)
            for box in (first, second):
                box.wire.link = Link.UP
                assert box.poll()
                box.wire.let_late_ones_in()
            return wrongs(ward, first, second)
        except AssertionError as error:
            return [str(error).partition("\n")[0]]


def _serve(ward: Office, *boxes: Box, dies_before_paper: bool = False) -> None:
    for box in boxes:
        ward.clock.forward(seconds=30)
        box.serve(dies_before_paper=dies_before_paper)


def _morning(ward: Office, first: Box, second: Box) -> None:
    """Lost and late answers, deaths before the paper moves, and acknowledgements that get lost."""
    _serve(ward, first)
    first.wire.link, second.wire.link = Link.DEAF, Link.LATE
    _serve(ward, first, second)
    _serve(ward, first, dies_before_paper=True)
    _serve(ward, first, second)
    second.die(reboot=True)
    _serve(ward, second)
    second.wire.let_late_ones_in()
    for link in (Link.HALF_CUT, Link.HALF_DEAF):
        first.wire.link = second.wire.link = link
        assert not first.poll()
        assert not second.poll()
    first.wire.link = Link.UP
    assert first.poll()


def _restored(ward: Office, first: Box, second: Box) -> None:
    """What the server had issued, and what it had been told, is gone."""
    backup = ward.back_up("older.sqlite3")
    _serve(ward, first, first)
    second.wire.link = Link.UP
    assert second.poll()
    ward.restore(backup)
    assert first.poll()
    assert second.poll()
    _serve(ward, first, second)


def _anew(ward: Office, first: Box) -> None:
    """A kiosk loses its memory once all is told, and the link at once."""
    first.wire.link = Link.CUT
    _serve(ward, first)
    first.wire.link = Link.UP
    assert first.poll()
    first.lose_memory()
    assert first.poll()
    first.wire.link = Link.CUT
    _serve(ward, first)
