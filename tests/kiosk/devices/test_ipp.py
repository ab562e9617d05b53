"""The printing protocol: what is asked, and answers of any bytes."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.ipp import Answer, NotIpp, Operation, parse, request

NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=40)


def _answer(*attributes: tuple[int, str, bytes], status: int = 0) -> bytes:
    parts = [struct.pack(">HHI", 0x0101, status, 1), b"\x01"]
    for tag, name, value in attributes:
        parts += [bytes([tag]), struct.pack(">H", len(name)), name.encode()]
        parts += [struct.pack(">H", len(value)), value]
    return b"".join([*parts, b"\x03"])


def test_a_request_reads_back_as_it_was_asked() -> None:
    asked = request(
        Operation.PRINT_JOB, 7, "ipp://127.0.0.1/printers/x", job=12,
        names={"job-name": "ticket"}, keywords={"media": "custom_x_80x100mm"},
        document_format="application/pdf",
    )  # fmt: skip
    read = parse(asked)
    assert read.status == Operation.PRINT_JOB
    assert read.number("job-id") == 12
    assert read.words("printer-uri") == ["ipp://127.0.0.1/printers/x"]
    assert read.words("media") == ["custom_x_80x100mm"]
    assert list(read.attributes)[:2] == ["attributes-charset", "attributes-natural-language"]


def test_a_list_keeps_all_its_values() -> None:
    data = _answer((0x44, "printer-state-reasons", b"media-low"), (0x44, "", b"paused"))
    assert parse(data).words("printer-state-reasons") == ["media-low", "paused"]


@pytest.mark.parametrize("status", [0, 2, 0xFF, 0x100, 0x0406])
def test_what_counts_as_done(status: int) -> None:
    assert parse(_answer(status=status)).successful is (status < 0x100)


@given(st.integers(-(2**31), 2**31 - 1), NAMES)
def test_numbers_read_back(number: int, name: str) -> None:
    assert parse(_answer((0x21, name, struct.pack(">i", number)))).number(name) == number


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    with suppress(NotIpp):
        assert isinstance(parse(data), Answer)


@given(st.integers(0, 60))
def test_an_answer_that_is_cut_off_is_refused(kept: int) -> None:
    whole = _answer((0x44, "printer-state-reasons", b"none"), (0x23, "printer-state", b"\0\0\0\3"))
    with pytest.raises(NotIpp):
        parse(whole[: min(kept, len(whole) - 1)])


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(NotIpp, match="job-id"):
        parse(_answer((0x44, "job-id", b"seven"))).number("job-id")
