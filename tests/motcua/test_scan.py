"""`motcua scan` on pictures, videos and folders: what it says and what it never says."""

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import segno
from PIL import Image

from motcua.scan import scan
from tests.made_up_cards import ELDER, PAYLOAD, Side, View, scene, write_video

CLEAR = View(module=4, turn=4, blur=0.5, noise=3)


def run(*sources: Path | str, any_code: bool = False) -> tuple[int, list[dict[str, Any]], str]:
    out = io.StringIO()
    status = scan(sources, out, any_code=any_code, seconds=0.5)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], out.getvalue()


def save_card(path: Path, payload: bytes = PAYLOAD, side: Side = Side.FRONT_2021) -> Path:
    Image.fromarray(scene(payload, CLEAR, side=side)).save(path)
    return path


def save_code(path: Path, text: str | bytes) -> Path:
    segno.make_qr(text).save(str(path), scale=6)
    return path


def test_a_card_is_read_and_masked(tmp_path: Path) -> None:
    status, (line,), text = run(save_card(tmp_path / "card.png"))
    assert status == 0
    assert line["codes"] == ["card"]
    assert line["card"] == {
        "number": "•••••••••345",
        "name": "N. V. Mẫu",
        "sex": "male",
        "warnings": [],
    }
    assert line["why"] is None
    assert line["milliseconds"] > 0
    assert "001090012345" not in text
    assert "Nguyễn" not in text


def test_with_any_code_every_text_is_there_as_it_stands(tmp_path: Path) -> None:
    _, (line,), _ = run(save_card(tmp_path / "card.png"), any_code=True)
    assert line["codes"] == [PAYLOAD.decode()]
    insured = "GD4010101234567|4e677579e1bb856e|01/01/1980|1|48c3a0204ee1bb99|x"
    _, (line,), _ = run(save_code(tmp_path / "insured.png", insured), any_code=True)
    assert line["codes"] == [insured]


def test_warnings_are_listed(tmp_path: Path) -> None:
    payload = PAYLOAD.replace(b"|Nam|", "|Nữ|".encode())
    _, (line,), _ = run(save_code(tmp_path / "card.png", payload))
    assert line["card"]["warnings"] == ["number_and_sex"]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("https://example.org/a", "address", "not_a_card: address"),
        ("Xin chào", "unknown", "not_a_card: unknown"),
        ("https://so.example/t/Ab3_-xYz09876543", "ticket", "not_a_card: ticket"),
        ("001090012345|x", "card", "damaged_card: too_few_fields"),
    ],
)
def test_other_codes_say_what_they_are(tmp_path: Path, text: str, kind: str, why: str) -> None:
    file = save_code(tmp_path / "code.png", text)
    _, (line,), _ = run(file)
    assert (line["codes"], line["card"], line["why"]) == ([kind], None, why)
    _, (line,), _ = run(file, any_code=True)
    assert line["codes"] == [text]


def test_bytes_that_are_no_utf8_are_shown_too(tmp_path: Path) -> None:
    _, (line,), _ = run(save_code(tmp_path / "code.png", b"caf\xe9 \xff"), any_code=True)
    assert line["codes"] == ["café ÿ"]


def test_a_picture_without_a_code_says_so(tmp_path: Path) -> None:
    Image.new("RGB", (320, 200), "white").save(tmp_path / "empty.jpg")
    status, (line,), _ = run(tmp_path / "empty.jpg")
    assert (status, line["codes"], line["why"]) == (0, [], "no_code")


def test_a_transparent_picture_lies_on_white(tmp_path: Path) -> None:
    segno.make_qr(PAYLOAD).save(str(tmp_path / "code.png"), scale=6, light=None)
    _, (line,), _ = run(tmp_path / "code.png")
    assert line["card"] is not None


@pytest.mark.slow
def test_a_video_is_read(tmp_path: Path) -> None:
    write_video(tmp_path / "card.mp4", seconds=1.4, seed=2, payload=ELDER, side=Side.BACK_2024)
    status, (line,), _ = run(tmp_path / "card.mp4")
    assert status == 0
    assert line["codes"] == ["card"]
    assert line["card"]["name"] == "T. T. Mẫu"


def test_a_folder_gives_a_line_a_file_in_order(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    save_code(tmp_path / "b.png", "b")
    save_card(tmp_path / "a.jpg")
    save_code(tmp_path / "deeper" / "c.PNG", "c")
    (tmp_path / "notes.txt").write_text("not a picture")
    _, lines, _ = run(tmp_path)
    assert [Path(line["file"]).name for line in lines] == ["a.jpg", "b.png", "c.PNG"]
    assert [line["codes"] for line in lines] == [["card"], ["unknown"], ["unknown"]]


def test_what_does_not_open_is_an_error_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    (tmp_path / "notes.txt").write_text("not a picture")
    (tmp_path / "cut.mp4").write_bytes(b"no video")
    whole = save_code(tmp_path / "whole.png", "x")
    broken = [tmp_path / name for name in ("broken.png", "notes.txt", "cut.mp4", "absent.png")]
    status, lines, _ = run(*broken, whole)
    assert status == 1
    assert ["error" in line for line in lines] == [True, True, True, True, False]


def test_a_truncated_picture_is_an_error_line(tmp_path: Path) -> None:
    file = save_card(tmp_path / "card.png")
    file.write_bytes(file.read_bytes()[:5000])
    status, (line,), _ = run(file)
    assert status == 1
    assert "error" in line


def test_two_codes_in_a_picture_are_both_listed(tmp_path: Path) -> None:
    one = np.asarray(Image.open(save_code(tmp_path / "1.png", "one")).convert("L"))
    two = np.asarray(Image.open(save_code(tmp_path / "2.png", "two")).convert("L"))
    Image.fromarray(np.hstack([one, two])).save(tmp_path / "both.png")
    _, (line,), _ = run(tmp_path / "both.png", any_code=True)
    assert sorted(line["codes"]) == ["one", "two"]


def test_a_tiny_and_a_noisy_code_are_found_with_any_code(tmp_path: Path) -> None:
    code = Image.open(save_code(tmp_path / "code.png", "tiny")).convert("L")
    small = code.resize((code.width // 4, code.height // 4), Image.Resampling.BOX)
    dice = np.random.default_rng(3)
    noisy = np.asarray(code.resize((1200, 1200)), np.float32) + dice.normal(0, 90, (1200, 1200))
    small.save(tmp_path / "small.png")
    Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(tmp_path / "noisy.png")
    _, lines, _ = run(tmp_path / "small.png", tmp_path / "noisy.png", any_code=True)
    assert [line["codes"] for line in lines] == [["tiny"], ["tiny"]]


@pytest.mark.parametrize("source", ["/dev/video-of-the-test", "99"])
def test_a_camera_that_is_not_there_is_an_error_line(source: str) -> None:
    status, (line,), _ = run(source)
    assert (status, line["file"]) == (1, source)
    assert "error" in line
