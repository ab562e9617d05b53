"""The pages over plain HTTP: status, headers, language, what is never in them."""

import io
import re
import wave

import httpx
import pytest

from speech.chime import chime, samples
from speech.maker import SAMPLE_RATE
from tests.pages.conftest import Ward

PAGE = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def anybody(ward: Ward) -> httpx.Client:
    return httpx.Client(base_url=ward.url, headers=PAGE)


@pytest.mark.parametrize("path", ["/", "/staff", "/board", "/manager"])
def test_pages_have_no_inline_scripts_or_styles(anybody: httpx.Client, path: str) -> None:
    with anybody:
        answer = anybody.get(path)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert re.search(r"<style|\sstyle=|\son\w+=", answer.text) is None
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert all("src=" in one or "application/json" in one for one in scripts)


def test_nothing_is_loaded_from_elsewhere(anybody: httpx.Client) -> None:
    with anybody:
        pages = [anybody.get(path).text for path in ("/", "/staff", "/board", "/manager")]
        names = {name for page in pages for name in re.findall(r'"/static/([^"]+)"', page)}
        files = {name: anybody.get(f"/static/{name}") for name in names}
    assert not [page for page in pages if re.search(r'(src|href)="(https?:)?//', page)]
    assert {answer.status_code for answer in files.values()} == {200}


def test_a_static_file_that_the_browser_has_is_not_sent_again(anybody: httpx.Client) -> None:
    with anybody:
        first = anybody.get("/static/motcua.css")
        again = anybody.get("/static/motcua.css", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("name", ["..%2Fpages.py", "nothing.css", "%2e%2e/auth.py", "vi.json"])
def test_only_our_static_files_are_served(anybody: httpx.Client, name: str) -> None:
    with anybody:
        assert anybody.get(f"/static/{name}").status_code == 404


def test_people_get_a_page_and_programs_a_problem_for_what_is_not_there(
    anybody: httpx.Client,
) -> None:
    with anybody:
        page = anybody.get("/khong-co")
        problem = anybody.get("/khong-co", headers={"Accept": "application/json"})
        api = anybody.get("/api/v1/khong-co")
    assert "Không có trang này" in page.text
    assert (page.status_code, problem.status_code, api.status_code) == (404, 404, 404)
    assert problem.headers["Content-Type"] == api.headers["Content-Type"]
    assert problem.json()["code"] == "not_found"


def test_the_language_is_chosen_once(anybody: httpx.Client) -> None:
    with anybody:
        assert '<html lang="vi" ' in anybody.get("/").text
        assert '<html lang="en" ' in anybody.get("/?lang=en").text
        assert '<html lang="en" ' in anybody.get("/staff").text
        assert '<html lang="en" ' in anybody.get("/?lang=xx").text


def test_a_follow_page_holds_nothing_between_staff(ward: Ward, anybody: httpx.Client) -> None:
    ticket = ward.issue()
    with anybody:
        page = anybody.get(ward.phone_path(ticket))
    assert page.status_code == 200
    assert ticket["number"] in page.text
    assert '"note": null' in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_the_chart_is_for_managers(ward: Ward, anybody: httpx.Client) -> None:
    with anybody:
        assert anybody.get("/manager/ratings.svg", headers={"Accept": "*/*"}).status_code == 401


# ── spoken calls ─────────────────────────────────────────────────────────


def called(ward: Ward, **more: str) -> int:
    """Issue a ticket and call it; the revision of the call."""
    ward.issue(**more)
    password = ward.seeded.passwords["canbo"]
    with httpx.Client(base_url=f"{ward.url}/api/v1") as staff:
        me = staff.post("/session", json={"name": "canbo", "password": password}).json()
        staff.headers["X-CSRF-Token"] = me["csrf"]
        for path in ("/counters/quay-1/open", "/counters/quay-1/call-next"):
            key = {"Idempotency-Key": path.replace("/", "-")}
            assert staff.post(path, headers=key).status_code == 200
    revision: int = ward.board.get("/api/v1/board").json()["calls"][0]["revision"]
    return revision


def seconds(wav: bytes) -> float:
    return len(samples(wav)) / SAMPLE_RATE


def test_a_call_is_a_chime_and_a_voice(ward: Ward) -> None:
    answer = ward.board.get(f"/announcements/{called(ward)}.wav", timeout=20)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "audio/wav"
    with wave.open(io.BytesIO(answer.content)) as file:
        assert (file.getnchannels(), file.getframerate()) == (1, SAMPLE_RATE)
    heard, bell = samples(answer.content), samples(chime())
    assert (heard[: len(bell)] == bell).all()
    assert seconds(answer.content) > seconds(chime()) + 2
    assert abs(heard[len(bell) + SAMPLE_RATE // 2 :]).max() > 3000


def test_an_english_speaker_is_called_in_both_languages(ward: Ward) -> None:
    answer = ward.board.get(f"/announcements/{called(ward, language='en')}.wav", timeout=20)
    assert seconds(answer.content) > seconds(chime()) + 5


def test_what_was_no_call_has_no_voice(ward: Ward) -> None:
    called(ward)
    answer = ward.board.get("/announcements/1.wav")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_spoken_calls_are_for_boards_and_staff(ward: Ward, anybody: httpx.Client) -> None:
    path = f"/announcements/{called(ward)}.wav"
    with anybody:
        assert anybody.get(path, headers={"Accept": "*/*"}).status_code == 401
    assert ward.kiosk.get(path).status_code == 403
