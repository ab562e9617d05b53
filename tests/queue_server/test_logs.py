"""Logs hold nothing about people."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from queue_server import logs


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    text = io.StringIO()
    logs.configure("info", text)
    yield text
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_what_is_not_on_the_list_is_dropped(out: io.StringIO) -> None:
    structlog.get_logger().info("answered", status=201, full_name="Nguyễn Văn Mẫu")
    line = json.loads(out.getvalue())
    assert line["event"] == "answered"
    assert line["status"] == 201
    assert line["count"] == 1
    assert "Mẫu" not in out.getvalue()


def test_details_below_the_level_are_left_out(out: io.StringIO) -> None:
    structlog.get_logger().debug("answered", status=201)
    assert out.getvalue() == ""


def test_a_librarys_failure_is_named_without_its_values(out: io.StringIO) -> None:
    try:
        int("001090012345 Nguyễn Văn Mẫu")
    except ValueError:
        logging.getLogger("library").exception("It failed for %s", "Nguyễn Văn Mẫu")
    line = json.loads(out.getvalue())
    assert line["error"] == "ValueError"
    assert line["logger"] == "library"
    assert "001090012345" not in out.getvalue()
    assert "Mẫu" not in out.getvalue()
