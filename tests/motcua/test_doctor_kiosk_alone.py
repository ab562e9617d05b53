"""`motcua doctor` as the account of a kiosk, whose data folder has no database."""

from pathlib import Path

from motcua.doctor import check_backup, check_database
from motcua.findings import Grade
from settings.data_folder import DataFolder
from settings.load import load_settings

TOKEN = {"kiosk.token": "made-up"}


def test_a_kiosk_without_a_database_is_well_and_gets_none(tmp_path: Path) -> None:
    settings = load_settings(None, {}, TOKEN)
    for check in (check_database, check_backup):
        assert check(settings, DataFolder(tmp_path)).grade is Grade.NOTE
    assert list(tmp_path.iterdir()) == []


def test_a_box_that_has_its_token_from_its_own_seed_needs_a_database(tmp_path: Path) -> None:
    found = check_database(load_settings(None, {}, {}), DataFolder(tmp_path))
    assert (found.grade, found.remedy) == (Grade.BAD, "motcua seed")
