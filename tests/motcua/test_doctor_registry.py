"""What the doctor finds out about the registry of dossiers."""

from pathlib import Path

import pytest

from motcua.doctor_registry import check_registry
from motcua.dossier_registry import RegistryServer
from motcua.findings import Grade
from settings.data_folder import DataFolder
from settings.model import Settings
from tests.kiosk.test_dossier_registry import serving


def _grade(folder: Path, **dossiers: str) -> Grade:
    settings = Settings.model_validate({"dossiers": dossiers})
    return check_registry(settings, DataFolder(folder)).grade


def test_one_that_answers_is_good_and_a_refused_token_is_not(tmp_path: Path) -> None:
    with serving(RegistryServer(0, token="made-up")) as server:
        assert _grade(tmp_path, url=server.url, token="made-up") is Grade.GOOD
        assert _grade(tmp_path, url=server.url) is Grade.BAD
        assert _grade(tmp_path, url=f"{server.url}/elsewhere", token="made-up") is Grade.BAD
        gone = server.url
    assert _grade(tmp_path, url=gone) is Grade.BAD


@pytest.mark.parametrize("url", ["", "auto", "simulated"])
def test_none_and_a_made_up_one_are_to_know_about(url: str, tmp_path: Path) -> None:
    assert _grade(tmp_path, url=url) is Grade.NOTE
