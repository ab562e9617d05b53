"""Staff sign in to their office whichever process answers; offices and devices come and go."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from front_desk.errors import DeskError, ErrorCode
from motcua.cli import main
from queue_server.accounts import withdraw_device
from queue_server.seed import seed
from tests.pages.conftest import Open, Ward
from tests.servers import OFFICE, ZONE, RunningServer, key

OTHER = "phuong-khac"
OTHER_NAME = 'Phường "Khác" <Mẫu>'


@pytest.fixture
def words(running_server: RunningServer) -> dict[str, str]:
    """A second office behind the same server; its passwords."""
    names = {"vi": OTHER_NAME, "en": OTHER_NAME}
    return seed(running_server.parts.store, OTHER, ZONE, keep_hours=False, names=names).passwords


def sign_in(server: RunningServer, password: str, office: str | None) -> httpx.Response:
    """As canbo, who exists in both offices."""
    body = {"name": "canbo", "password": password, "office": office}
    return httpx.post(f"{server.api}/session", json=body)


def test_each_office_has_its_own_canbo(
    running_server: RunningServer, words: dict[str, str]
) -> None:
    here = running_server.seeded.passwords["canbo"]
    for office, password in ((None, here), (OFFICE, here), (OTHER, words["canbo"])):
        answer = sign_in(running_server, password, office)
        assert answer.status_code == 200
        assert answer.json()["office"] == (office or OFFICE)
        cookies = {"motcua_session": answer.cookies["motcua_session"]}
        said = httpx.get(f"{running_server.api}/session", cookies=cookies).json()
        assert (said["office"], said["office_names"]) == (
            answer.json()["office"],
            answer.json()["office_names"],
        )
    assert said["office_names"]["vi"] == OTHER_NAME
    for office, password in ((OTHER, here), (OFFICE, words["canbo"]), ("khong-co", here)):
        assert sign_in(running_server, password, office).status_code == 401


def test_a_clerk_of_the_other_office_works_there(
    running_server: RunningServer, words: dict[str, str]
) -> None:
    answer = sign_in(running_server, words["canbo"], OTHER)
    headers = {"X-CSRF-Token": answer.json()["csrf"], **key()}
    cookies = {"motcua_session": answer.cookies["motcua_session"]}
    opened = httpx.post(
        f"{running_server.api}/counters/quay-1/open", headers=headers, cookies=cookies
    )
    assert opened.json()["staff"] == "canbo"
    with running_server.staff("quanly") as manager:
        assert manager.get("/counters").json()[0]["staff"] is None


def test_wrong_passwords_count_for_their_office_only(
    running_server: RunningServer, words: dict[str, str]
) -> None:
    for _ in range(5):
        assert sign_in(running_server, "wrong", OFFICE).status_code == 401
    assert sign_in(running_server, "wrong", OFFICE).status_code == 429
    assert sign_in(running_server, words["canbo"], OTHER).status_code == 200


@pytest.mark.parametrize("page", ["/staff", "/manager"])
def test_one_office_is_not_asked_for(running_server: RunningServer, page: str) -> None:
    assert '<select id="office"' not in httpx.get(running_server.url + page).text


def chosen(client: httpx.Client, address: str) -> str | None:
    """The office that the form offers first."""
    found = re.search(r'<option value="([^"]+)" selected>', client.get(address).text)
    return None if found is None else found[1]


def test_the_address_names_the_office_and_is_remembered(
    running_server: RunningServer, words: dict[str, str]
) -> None:
    with httpx.Client(base_url=running_server.url) as client:
        assert chosen(client, "/staff") == OFFICE
        assert chosen(client, "/staff?office=khong-co") == OFFICE
        assert chosen(client, f"/staff?office={OTHER}") == OTHER
        assert chosen(client, "/manager") == OTHER
        assert chosen(client, f"/manager?office={OFFICE}") == OFFICE
        assert chosen(client, "/staff?lang=en") == OFFICE
    page = httpx.get(f"{running_server.url}/staff").text
    assert "&lt;Mẫu&gt;" in page
    assert "<Mẫu>" not in page


def test_the_office_of_the_last_sign_in_is_remembered(
    running_server: RunningServer, words: dict[str, str]
) -> None:
    answer = sign_in(running_server, words["canbo"], OTHER)
    with httpx.Client(base_url=running_server.url, cookies=answer.cookies) as client:
        assert chosen(client, "/staff") == OTHER


@pytest.mark.browser
@pytest.mark.slow
def test_a_clerk_chooses_the_office_on_the_page(
    ward: Ward, words: dict[str, str], open_browser: Open
) -> None:
    page = open_browser().page()
    page.goto("/staff")
    page.get_by_label("Điểm phục vụ").select_option(label=OTHER_NAME)
    page.get_by_label("Tên đăng nhập").fill("canbo")
    page.get_by_label("Mật khẩu").fill(words["canbo"])
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("#who")).to_have_text(f"Cán bộ Mẫu · {OTHER_NAME}")
    page.reload()
    expect(page.locator("#who")).to_have_text(f"Cán bộ Mẫu · {OTHER_NAME}")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Điểm phục vụ")).to_have_value(OTHER)


def test_offices_are_added_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--data", str(tmp_path)]
    add = ["office", "add", OTHER, "--name", "Phường Khác", *place]
    assert main(["seed", *place]) == 0
    assert main(add) == 0
    said = capsys.readouterr().out
    assert f"/staff?office={OTHER}" in said
    assert len(re.findall(r"^  (?:canbo|quanly) +\S{19}$", said, re.MULTILINE)) == 4
    assert len(re.findall(r"^  (?:kiosk-1|board-1) +\S{43}$", said, re.MULTILINE)) == 2
    assert main(add) == 1
    capsys.readouterr()
    assert main(["office", "list", *place]) == 0
    assert capsys.readouterr().out.split("\n")[:2] == [
        f"{OTHER:<20}Phường Khác",
        f"{OFFICE:<20}Phường Mẫu",
    ]


@pytest.mark.parametrize("code", ["Phuong", "p" * 33, "-a", "a b"])
def test_an_office_has_a_plain_code(
    tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["office", "add", "--name", "Mẫu", "--data", str(tmp_path), "--", code]
    assert main(arguments) == 2
    assert "office.code" in capsys.readouterr().err


def test_accounts_and_devices_belong_to_the_office_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data", str(tmp_path)]
    assert main(["seed", *place]) == 0
    assert main(["office", "add", OTHER, "--name", "Phường Khác", *place]) == 0
    for words in (["user", "add", "mau"], ["device", "add", "kiosk-2"]):
        assert main([*words, "--office", OTHER, *place]) == 0
        assert main([*words, "--office", OTHER, *place]) == 1
        assert main([*words, *place]) == 0
    assert main(["device", "remove", "board-1", "--office", OTHER, *place]) == 0
    assert main(["device", "remove", "board-2", "--office", OTHER, *place]) == 1
    assert capsys.readouterr().out.endswith("There is no device with this name.\n")


def test_a_withdrawn_device_is_nobody(running_server: RunningServer) -> None:
    store = running_server.parts.store
    with running_server.device(running_server.seeded.kiosk_token) as kiosk:
        withdraw_device(store, OFFICE, "kiosk-1")
        assert kiosk.get("/services").status_code == 401
    with pytest.raises(DeskError) as caught:
        withdraw_device(store, OFFICE, "kiosk-9")
    assert caught.value.code is ErrorCode.NOT_FOUND
