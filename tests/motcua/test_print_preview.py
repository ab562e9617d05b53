"""`motcua print-preview`: what it draws is what the printer gets."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.build import printer_of
from kiosk.printed_words import printed_ticket
from motcua.cli import main
from motcua.screens import sample_ticket
from queue_server.seed import OFFICE_NAMES
from settings.load import load_settings
from tests.paper import PaperPrinter

SETTINGS = """
[printer]
paper_mm = 58
logo = "{folder}/logo.png"
header = {{vi = "Thành phố Mẫu"}}
footer = {{en = "Open from eight"}}
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    Image.new("L", (50, 30), 0).save(tmp_path / "logo.png")
    file = tmp_path / "motcua.toml"
    file.write_text(SETTINGS.format(folder=tmp_path))
    return file


def test_the_preview_is_dot_for_dot_what_the_printer_puts_on_paper(
    config: Path, tmp_path: Path
) -> None:
    preview = tmp_path / "preview.png"
    assert main(["print-preview", "--config", str(config), "--out", str(preview)]) == 0
    with PaperPrinter(width=384) as paper:
        settings = load_settings(config, {}, {"printer.target": paper.target})
        printer = printer_of(settings)
        printer.print_ticket(printed_ticket(sample_ticket(), OFFICE_NAMES, "vi", reprint=False))
        printer.close()
        (ticket,) = paper.tickets
    with Image.open(preview) as drawn:
        dots = np.asarray(drawn.convert("L"))
    assert np.array_equal(np.asarray(ticket)[: dots.shape[0]], dots)


@pytest.mark.parametrize("language", ["vi", "en", "ar", "zh"])
def test_it_draws_any_paper_and_language(
    config: Path, tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, again = tmp_path / "plain.png", tmp_path / "again.png"
    command = ["print-preview", "--config", str(config), "--width", "80", "--language", language]
    assert main([*command, "--out", str(plain)]) == 0
    assert main([*command, "--out", str(again), "--reprint"]) == 0
    with Image.open(plain) as once, Image.open(again) as twice:
        assert once.width == twice.width == 576
        assert twice.height > once.height
    assert "80 mm, 576" in capsys.readouterr().out


def test_what_cannot_be_done_is_said(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["print-preview", "--config", str(config), "--out", str(tmp_path / "no" / "a.png")]
    assert main(command) == 1
    assert "cannot be written (No such file" in capsys.readouterr().out
    (tmp_path / "logo.png").unlink()
    assert main(command) == 2
    assert "printer.logo" in capsys.readouterr().err
