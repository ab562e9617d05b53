"""`motcua doctor` and the letters of the languages that are offered."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.build import printer_of
from kiosk.devices import ticket_fonts
from kiosk.devices.ticket_fonts import FontMissing, find_font
from motcua import doctor
from motcua.doctor import check_font
from motcua.findings import Grade
from settings.data_folder import DataFolder
from settings.load import SettingsError
from settings.model import KioskSettings, PrinterSettings, Settings


def offering(*languages: str) -> Settings:
    return Settings(kiosk=KioskSettings.model_validate({"languages": languages}))


def only_latin(style: Any, language: str = "vi") -> Path:
    if language == "ko":
        raise FontMissing("Noto Sans CJK KR is not installed (fonts-noto-cjk)")
    return find_font(style)


def test_every_language_can_be_drawn(tmp_path: Path) -> None:
    found = check_font(offering("vi", "fr", "zh", "ko", "ja", "ar"), DataFolder(tmp_path))
    assert found.grade is Grade.GOOD


def test_a_missing_font_is_told_where_its_language_is_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "find_font", only_latin)
    assert check_font(offering("vi", "en"), DataFolder(tmp_path)).grade is Grade.GOOD
    found = check_font(offering("vi", "ko"), DataFolder(tmp_path))
    assert found.grade is Grade.BAD
    assert "fonts-noto-cjk" in str(found)


def test_arabic_that_cannot_be_joined_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "shapes_arabic", lambda: False)
    assert check_font(offering("vi", "en"), DataFolder(tmp_path)).grade is Grade.GOOD
    found = check_font(offering("vi", "ar"), DataFolder(tmp_path))
    assert found.grade is Grade.BAD
    assert "libfribidi0" in str(found)


def test_a_printer_without_its_font_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_fonts, "find_font", none_at_all)
    settings = Settings(printer=PrinterSettings(target="file:tickets.bin"))
    with pytest.raises(SettingsError, match="fonts-noto-core"):
        printer_of(settings)


def none_at_all(style: Any, language: str = "vi") -> Path:
    raise FontMissing("Noto Sans is not installed (fonts-noto-core)")
