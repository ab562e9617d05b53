"""Set-up files: what is written is read again, and each fault is named."""

import re
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.rules import BookingRules, OfficeRules, PolicyKind, PolicyRules
from queue_server.setup_file import (
    WEEKDAYS,
    ClassPart,
    CounterPart,
    GroupPart,
    OfficePart,
    ServicePart,
    SetupFault,
    SetupFile,
    SpecialDayPart,
    parse,
)
from queue_server.setup_lines import write

TEXT = (Path(__file__).parents[2] / "docs" / "office.example.toml").read_text(encoding="utf-8")

names = st.dictionaries(
    st.sampled_from(["en", "zh-Hant", "fr"]),
    st.text(min_size=1, max_size=120).map(str.strip).filter(bool),
).map(lambda some: {"vi": "Tên", **some})
spans = st.lists(
    st.sampled_from([(time(7), time(8)), (time(8), time(11, 30)), (time(13, 30), time(17))]),
    unique=True,
    min_size=1,
).map(lambda some: tuple(sorted(some)))
hours = st.dictionaries(st.sampled_from(WEEKDAYS), spans)
limits = st.none() | st.integers(1, 999)
icons = st.sampled_from(["family", "stamp"])
services = st.builds(
    ServicePart,
    code=st.just("ho-tich"), series=st.sampled_from(["A", "ZZ"]), names=names, hints=names,
    icon=icons, usual_minutes=st.integers(1, 28_800).map(lambda seconds: seconds / 60),
    group=st.none() | st.just("nhom"), daily_quota=limits, per_person=limits, per_window=limits,
    paused=st.none() | st.booleans(), hours=hours,
)  # fmt: skip
files = st.builds(
    SetupFile,
    office=st.builds(OfficePart, names=names),
    hours=hours,
    special_days=st.builds(SpecialDayPart, day=st.dates(), names=names, hours=spans).map(
        lambda one: (one,)
    ),
    groups=st.builds(GroupPart, code=st.just("nhom"), names=names, icon=icons).map(
        lambda one: (one,)
    ),
    services=services.map(lambda one: (one,)),
    counters=st.builds(CounterPart, code=st.just("q1"), names=names, hours=hours).map(
        lambda one: (one.model_copy(update={"services": ("ho-tich",)}),)
    ),
    classes=st.builds(
        ClassPart, code=st.just("gia"), names=names,
        legal_basis=st.text(min_size=1, max_size=50), weight=st.floats(1, 100),
        min_age=st.none() | st.integers(0, 150),
    ).map(lambda one: (one,)),
    rules=st.builds(
        OfficeRules,
        policy=st.builds(PolicyRules, kind=st.sampled_from(PolicyKind)),
        booking=st.builds(BookingRules, lapse_at=st.sampled_from([time(9), time(16, 45)])),
        undo_seconds=st.integers(0, 3600),
    ),
)  # fmt: skip


@given(file=files)
@settings(max_examples=60)
def test_what_is_written_is_read_again_as_it_was(file: SetupFile) -> None:
    assert parse(write(file, {})) == file


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (('series = "B"', 'series = "A"'), r"line \d+: services\.chung-thuc\.series: A is there"),
        (('"13:30-17:00"', '"13:30"'), r"line \d+: hours\.monday\.2: hours are written as"),
        (('"13:30-17:00"', '"11:00-17:00"'), r"line \d+: hours\.monday: hours of one day overlap"),
        (('"13:30-17:00"', '"17:00-13:30"'), r"hours begin before they end"),
        (("weight = 3", "weight = 0"), r"line \d+: classes\.tu-75-tuoi\.weight: .* 1"),
        (("per_window = 4", "per_wndow = 4"), r"line \d+: services\.ho-tich\.per_wndow: there is"),
        (('icon = "stamp"', ""), r"line \d+: services\.chung-thuc\.icon: is missing"),
        (('group = "doi-song"', 'group = "khac"'), r"services\.dat-dai\.group: there is no group"),
        (('"dat-dai"]', '"khac"]'), r"counters\.quay-3\.services: there is no service khac"),
        (('"dat-dai"]', "]"), r"services\.dat-dai\.code: no counter serves dat-dai"),
        (('vi = "Hộ tịch", ', ""), r"services\.ho-tich\.names: the Vietnamese name"),
        (("Asia/Ho_Chi_Minh", "Asia/Hanoi"), r"line \d+: office\.time_zone: there is no such"),
        (("2027-01-01", '"soon"'), r"line \d+: special_days\.1\.day: "),
        (("undo_seconds = 120", "undo = 120"), r"line \d+: rules\.undo: there is no such key"),
        (("[office]", "[office"), r"not TOML: .*line \d+"),
    ],
)
def test_a_fault_is_named_with_its_line_and_key(edit: tuple[str, str], complaint: str) -> None:
    broken = TEXT.replace(*edit, 1)
    assert broken != TEXT
    with pytest.raises(SetupFault, match=complaint) as caught:
        parse(broken)
    for line in re.findall(r"^line (\d+): [\w-]+\.([\w-]+)", str(caught.value), re.MULTILINE):
        assert 1 <= int(line[0]) <= len(broken.splitlines())


def test_the_line_is_the_one_that_is_wrong() -> None:
    broken = TEXT.replace("weight = 3", "weight = 0", 1)
    with pytest.raises(SetupFault, match=r"^line (\d+): classes") as caught:
        parse(broken)
    line = int(re.match(r"line (\d+)", str(caught.value))[1])  # type: ignore[index]
    assert broken.splitlines()[line - 1] == "weight = 0"
