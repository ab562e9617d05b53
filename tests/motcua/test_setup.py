"""The set-up of an office as a file."""

import io
from datetime import date, time
from pathlib import Path

import pytest

from front_desk.messages import TransferRequest
from motcua import office, setup
from motcua.cli import main
from queue_server.desk import acts, counters
from queue_server.setup_file import (
    from_office,
    parse,
)
from settings.data_folder import DataFolder
from settings.load import load_settings
from tests.desk_kit import DeskKit
from tests.motcua.setup_kit import (
    EXAMPLE,
    TEXT,
    after,
    bring,
    refusal,
    served,
    signs,
    without,
)
from tests.servers import OFFICE

# ── the file ─────────────────────────────────────────────────────────────────────────────────


def test_the_example_file_is_the_example_ward_with_some_holidays(kit: DeskKit) -> None:
    changes = signs(bring(kit))
    assert [one[:15] for one in changes] == ["+ special_days."] * 3
    assert bring(kit) == ()


def test_what_is_exported_can_be_applied_and_changes_nothing(tmp_path: Path) -> None:
    arguments = ["--data", str(tmp_path)]
    file = tmp_path / "office.toml"
    assert main(["seed", *arguments]) == 0
    assert main(["setup", "export", str(file), *arguments]) == 0
    assert main(["setup", "export", str(file), *arguments]) == 1
    text = file.read_text(encoding="utf-8")
    assert "# In the order in which people see them." in text
    # A name in seven languages is one line.
    assert max(len(line) for line in text.splitlines()) <= 220
    out = io.StringIO()
    folder = DataFolder(tmp_path)
    assert setup.bring(load_settings(environment={}), folder, file, out, check=False) == 0
    assert "nothing changes" in out.getvalue()


# ── applying it ──────────────────────────────────────────────────────────────────────────────


def test_letters_can_be_given_crosswise(ward: DeskKit) -> None:
    ward.issue("ho-tich")
    changes = bring(
        ward,
        lambda text: (
            text.replace('series = "A"', 'series = "?"')
            .replace('series = "B"', 'series = "A"')
            .replace('series = "?"', 'series = "B"')
        ),
    )
    assert signs(changes) == [
        "~ services.ho-tich.series: A → B",
        "~ services.chung-thuc.series: B → A",
    ]
    assert ward.issue("ho-tich").number == "B001"
    assert ward.issue("chung-thuc").number == "A002"


def test_rules_quotas_hours_and_order_are_changed(ward: DeskKit) -> None:
    changes = bring(
        ward,
        lambda text: text.replace("recall_rest_seconds = 5", "recall_rest_seconds = 9"),
        lambda text: text.replace("usual_minutes = 12", "usual_minutes = 12.5\ndaily_quota = 60"),
        lambda text: text.replace('friday = ["08:00-11:30", "13:30-17:00"]\n', ""),
        lambda text: text.replace('"2027-01-01"', '"2027-01-01"').replace(
            "2027-01-01", "2027-01-04"
        ),
    )
    assert signs(changes) == [
        "~ hours.friday: 08:00-11:30, 13:30-17:00 → none",
        "~ rules.recall_rest_seconds: 5 → 9",
        "+ special_days.2027-01-04 (Tết Dương lịch)",
        "- special_days.2027-01-01",
        "~ services.ho-tich.usual_minutes: 12 → 12.5",
        "~ services.ho-tich.daily_quota: none → 60",
    ]
    now = ward.store.read_now(lambda unit: unit.at(OFFICE).office())
    assert now.rules.recall_rest_seconds == 9
    assert (now.services["ho-tich"].usual_seconds, now.services["ho-tich"].daily_quota) == (750, 60)
    assert {one.weekday for one in now.spans} == {0, 1, 2, 3}
    assert date(2027, 1, 4) in now.special_days


def test_what_never_had_a_number_is_deleted(ward: DeskKit) -> None:
    changes = bring(
        ward,
        without("services", "tra-ket-qua"),
        lambda text: text.replace(', "tra-ket-qua"]', "]"),
        without("counters", "quay-2"),
        without("classes", "mang-thai"),
    )
    assert [one.words for one in changes if one.sign == "-"] == [
        "services.tra-ket-qua: deleted, it never had a number",
        "counters.quay-2: deleted, nobody was ever called there",
        "classes.mang-thai: deleted, nobody ever had it",
    ]
    now = ward.store.read_now(lambda unit: unit.at(OFFICE).office())
    assert "tra-ket-qua" not in now.services
    assert "quay-2" not in now.counters
    assert "mang-thai" not in now.classes


def test_counters_have_hours_of_their_own(ward: DeskKit) -> None:
    hours = (
        'services = ["chung-thuc", "ho-tich"]',
        '\n[counters.hours]\nmonday = ["08:00-11:00", "12:00-17:00"]',
    )
    changes = signs(bring(ward, after(*hours)))
    assert changes == ["~ counters.quay-2.hours.monday: none → 08:00-11:00, 12:00-17:00"]
    assert bring(ward, after(*hours)) == ()
    now = ward.store.read_now(lambda unit: unit.at(OFFICE).office())
    assert [(one.opens, one.closes) for one in now.counters["quay-2"].spans] == [
        (time(8), time(11)),
        (time(12), time(17)),
    ]
    exported = ward.store.read_now(lambda unit: setup.text_of(unit, OFFICE))
    assert '[counters.hours]\nmonday = ["08:00-11:00", "12:00-17:00"]' in exported
    assert parse(exported).counters[1].hours
    assert signs(bring(ward)) == ["~ counters.quay-2.hours.monday: 08:00-11:00, 12:00-17:00 → none"]


def test_a_counter_with_somebody_at_it_or_on_the_way_to_it_stays(ward: DeskKit) -> None:
    ward.issue("cu-tru")
    sent = ward.issue("ho-tich")
    ward.open("quay-4")
    gone = (
        without("counters", "quay-4"),
        lambda text: text.replace('"dat-dai"]', '"dat-dai", "cu-tru", "tra-ket-qua"]'),
    )
    assert refusal(ward, *gone) == "counters.quay-4: somebody sits there; close the counter first"
    ward.do(lambda turn: counters.close_counter(turn, "quay-4"))
    there = TransferRequest(counter="quay-4")
    ward.do(lambda turn: acts.transfer(turn, int(sent.id), there))
    assert "1 numbers are on their way to it; finish them first" in refusal(ward, *gone)
    ward.act(acts.cancel, sent)
    assert "! counters.quay-4" in " ".join(signs(bring(ward, *gone)))


def test_letters_of_the_past_and_of_kiosks_are_not_given_anew(ward: DeskKit) -> None:
    served(ward, "tra-ket-qua")
    taken = (
        without("services", "tra-ket-qua"),
        lambda text: text.replace(', "tra-ket-qua"]', "]"),
        lambda text: text.replace('series = "E"', 'series = "F"'),
    )
    assert "services.cu-tru.series: F stays with tra-ket-qua" in refusal(ward, *taken)
    ward.store.write_now(lambda unit: unit.at(OFFICE).set_kiosk_series("kiosk-1", "X"))
    kiosk = refusal(ward, lambda text: text.replace('series = "E"', 'series = "X"'))
    assert kiosk == (
        "services.cu-tru.series: X belongs to the numbers that kiosk-1 gives out by itself"
    )


def test_staff_s_own_pause_is_left_as_it_is(ward: DeskKit) -> None:
    ward.do(lambda turn: counters.set_paused(turn, "ho-tich", paused=True))
    assert bring(ward) == ()
    exported = ward.store.read_now(
        lambda unit: from_office(unit.at(OFFICE).office(), unit.at(OFFICE).paused_services())
    )
    assert exported.services[0].paused
    change = bring(
        ward, lambda text: text.replace("per_window = 4", "per_window = 4\npaused = false")
    )
    assert signs(change) == ["~ services.ho-tich.paused: yes → no"]


def test_a_change_is_told_to_every_screen(ward: DeskKit) -> None:
    assert ward.kinds()[-1] == "setup.applied"


# ── the command line ─────────────────────────────────────────────────────────────────────────


def test_a_check_shows_and_changes_nothing(tmp_path: Path) -> None:
    settings, folder, out = load_settings(environment={}), DataFolder(tmp_path), io.StringIO()
    assert office.seed(settings, folder, out) == 0
    file = tmp_path / "office.toml"
    file.write_text(TEXT.replace("undo_seconds = 120", "undo_seconds = 60"), encoding="utf-8")
    for _ in range(2):
        assert setup.bring(settings, folder, file, out, check=True) == 0
    assert out.getvalue().count("rules.undo_seconds: 120 → 60") == 2
    assert setup.bring(settings, folder, file, out, check=False) == 0
    assert setup.bring(settings, folder, file, out, check=False) == 0
    assert "nothing changes" in out.getvalue()


def test_a_bad_file_or_no_office_is_said_plainly(tmp_path: Path) -> None:
    settings, folder, out = load_settings(environment={}), DataFolder(tmp_path), io.StringIO()
    assert setup.bring(settings, folder, tmp_path / "none.toml", out, check=False) == 1
    assert "cannot be read" in out.getvalue()
    assert setup.bring(settings, folder, EXAMPLE, out, check=False) == 1
    assert setup.export(settings, folder, tmp_path / "x.toml", out, force=False) == 1
    assert out.getvalue().count("motcua seed") == 2
    file = tmp_path / "bad.toml"
    file.write_bytes(b"\xff")
    assert setup.bring(settings, folder, file, out, check=False) == 1
    file.write_text("[office]\n", encoding="utf-8")
    assert setup.bring(settings, folder, file, out, check=False) == 1
    assert "line 1: office.names: is missing" in out.getvalue()


def test_special_days_are_added_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path)]
    assert main(["seed", *data]) == 0
    assert main(["special-day", "add", "2027-01-01", "--name", "Tết Dương lịch", *data]) == 0
    half = ["--name", "Làm bù", "--hours", "08:00-11:30", "13:00-17:00"]
    assert main(["special-day", "add", "2027-01-02", *half, *data]) == 0
    assert main(["special-day", "add", "2027-01-03", "--name", "x", "--hours", "8", *data]) == 1
    assert main(["special-day", "remove", "2027-01-01", *data]) == 0
    assert "hours are written as 08:00-11:30" in capsys.readouterr().out
    with office.opened_store(load_settings(environment={}), DataFolder(tmp_path)) as store:
        days = store.read_now(lambda unit: unit.at(OFFICE).office()).special_days
    assert list(days) == [date(2027, 1, 2)]
    assert len(days[date(2027, 1, 2)].spans) == 2
