"""Settings: who wins, what is refused, and the commented example."""

import tomllib
from pathlib import Path

import pytest

from settings.data_folder import DataFolder
from settings.load import SettingsError, example_file, load_settings
from settings.model import Settings
from settings.production import kiosk_faults, server_faults
from tests.kiosk.small_disk import no_file_larger_than

EXAMPLE = Path(__file__).parents[2] / "motcua.example.toml"


def test_arguments_win_over_environment_over_file(tmp_path: Path) -> None:
    file = tmp_path / "motcua.toml"
    file.write_text('[server]\nport = 1001\nhost = "127.0.0.2"\npublic_url = "http://a.example"\n')
    environment = {"MOTCUA_SERVER__PORT": "1002", "MOTCUA_SERVER__HOST": "127.0.0.3"}
    settings = load_settings(file, environment, {"server.port": 1003, "server.host": None})
    assert settings.server.port == 1003
    assert settings.server.host == "127.0.0.3"
    assert settings.server.public_url == "http://a.example"


def test_database_url_is_read_and_the_longer_name_wins() -> None:
    environment = {"DATABASE_URL": "postgresql+psycopg://one"}
    assert (
        load_settings(environment=environment)
        .server.database_url.get_secret_value()
        .endswith("one")
    )
    environment["MOTCUA_SERVER__DATABASE_URL"] = "postgresql+psycopg://two"
    assert (
        load_settings(environment=environment)
        .server.database_url.get_secret_value()
        .endswith("two")
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[server]\nprt = 1", "server.prt: no such setting"),
        ("[sever]\nport = 1", "sever: no such setting"),
        ("[server]\nport = 99999", "server.port"),
        ("[office]\ntime_zone = 'Hanoi'", "office.time_zone"),
        ("[server", "not a TOML file"),
        ("server = 3", "server"),
        ("[kiosk]\nlanguages = ['vi', 'de']", "kiosk.languages"),
        ("[kiosk]\nlanguages = ['vi', 'vi']", "each language once"),
        ("[kiosk]\nlanguages = []", "kiosk.languages"),
        ("[kiosk]\nlanguage = 'fr'", "language must be one of languages"),
        ("[dossiers]\nurl = 'ftp://a.example'", "dossiers.url"),
        ("[dossiers]\nprefix = 'H26'", "dossiers.prefix"),
        (
            "[handover]\nplaces = [{id = 'a', address = 'javascript:1'}]",
            "handover.places.0.address",
        ),
        ("[handover]\nplaces = [{id = 'a', names = {en = 'x'}}]", "vi is missing"),
        ("[printer]\nheader = {de = 'x'}", "printer.header.de"),
        ("[printer]\nfooter = {vi = '1\\n2\\n3\\n4\\n5'}".replace("'", '"'), "four lines"),
    ],
)
def test_a_mistake_names_its_key(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "motcua.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=complaint):
        load_settings(file, {})


def test_an_unknown_variable_is_refused_too() -> None:
    with pytest.raises(SettingsError, match=r"server\.prt: no such setting"):
        load_settings(environment={"MOTCUA_SERVER__PRT": "1"})


def test_a_line_of_the_ticket_can_come_from_the_environment() -> None:
    settings = load_settings(environment={"MOTCUA_PRINTER__HEADER__VI": "Thành phố Mẫu"})
    assert settings.printer.header == {"vi": "Thành phố Mẫu"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        load_settings(tmp_path / "none.toml", {})


def test_secrets_are_not_printed() -> None:
    settings = load_settings(environment={"MOTCUA_KIOSK__TOKEN": "made-up-token"})
    assert "made-up-token" not in repr(settings)


def test_the_example_is_what_the_model_says() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == example_file()


def test_the_example_uncommented_gives_the_defaults() -> None:
    lines = example_file().splitlines()
    values = tomllib.loads(
        "\n".join(line.removeprefix("# ") for line in lines if " = " in line or line[:1] == "[")
    )
    assert Settings.model_validate(values) == Settings()


def test_production_refuses_guesses_and_defaults() -> None:
    settings = load_settings(
        environment={"MOTCUA_ENVIRONMENT": "production", "MOTCUA_KIOSK__PANEL_PORT": "8699"}
    )
    faults = "\n".join(kiosk_faults(settings) + server_faults(settings))
    made_up = load_settings(
        environment={"MOTCUA_ENVIRONMENT": "production", "MOTCUA_DOSSIERS__URL": "simulated"}
    )
    assert "dossiers.url" in "\n".join(kiosk_faults(made_up))
    for key in ("camera.source", "printer.target", "speech.output", "person_secret", "kiosk.token"):
        assert key in faults
    assert "public_url" in faults
    assert "panel_port" in faults


def test_production_takes_real_devices_and_secrets() -> None:
    settings = load_settings(
        environment={
            "MOTCUA_ENVIRONMENT": "production",
            "MOTCUA_CAMERA__SOURCE": "/dev/video0",
            "MOTCUA_PRINTER__TARGET": "tcp://127.0.0.1:9100",
            "MOTCUA_SPEECH__OUTPUT": "device",
            "MOTCUA_KIOSK__PERSON_SECRET": "0123456789abcdef",
            "MOTCUA_KIOSK__TOKEN": "made-up",
            "MOTCUA_SERVER__PUBLIC_URL": "https://so.phuong-mau.example",
        }
    )
    assert kiosk_faults(settings) == server_faults(settings) == []


def test_a_secret_that_does_not_fit_leaves_no_empty_one(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with no_file_larger_than(10), pytest.raises(OSError, match="large"):
        folder.person_secret()
    assert list(tmp_path.iterdir()) == []
    assert len(folder.person_secret()) >= 16


def test_secrets_in_the_data_folder_are_its_owner_s_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    secret = folder.person_secret()
    assert len(secret) >= 16
    assert folder.person_secret() == secret
    folder.keep_token("kiosk-1", "made-up")
    assert folder.read_token("kiosk-1") == "made-up"
    assert folder.read_token("kiosk-2") == ""
    for file in folder.path.iterdir():
        assert file.stat().st_mode & 0o077 == 0
    assert folder.path.stat().st_mode & 0o077 == 0
