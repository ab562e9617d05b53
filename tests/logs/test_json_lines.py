"""Logs hold what is on the list, and nothing about a person."""

import errno
import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from logs import json_lines


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = (list(root.handlers), root.level, structlog.get_config())
    out = io.StringIO()
    json_lines.configure("info", out)
    yield out
    root.handlers, level, config = before[0], before[1], before[2]
    root.setLevel(level)
    structlog.configure(**config)


def test_a_key_that_is_not_on_the_list_is_dropped_and_counted(out: io.StringIO) -> None:
    structlog.get_logger("test").info("issued", route="/tickets", full_name="Nguyễn Văn Mẫu")
    line = json.loads(out.getvalue())
    assert line["route"] == "/tickets"
    assert line["count"] == 1
    assert "Mẫu" not in out.getvalue()


class _Full(io.StringIO):
    """A log on a disk with no room left."""

    full = True

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "made up")
        return super().write(text)


def test_a_log_that_takes_nothing_ends_nobody(out: io.StringIO) -> None:
    log = _Full()
    json_lines.configure("info", log)
    structlog.get_logger("test").info("lost")
    logging.getLogger("library").error("lost as well")
    log.full = False
    structlog.get_logger("test").info("kept")
    assert json.loads(log.getvalue())["event"] == "kept"
    assert not out.getvalue()


def test_other_libraries_say_their_words_without_values(out: io.StringIO) -> None:
    try:
        int("Nguyễn Văn Mẫu")
    except ValueError:
        logging.getLogger("library").exception("failed for %s", "001090012345")
    line = json.loads(out.getvalue())
    assert line["event"] == "failed for %s"
    assert line["error"] == "ValueError"
    assert "Mẫu" not in out.getvalue()
    assert "001090012345" not in out.getvalue()
