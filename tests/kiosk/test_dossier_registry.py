"""The registry over HTTP against a real server, and against ones that misbehave."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from kiosk.build import registry_of
from kiosk.devices.simulated_registry import SimulatedRegistry, sample_dossiers
from kiosk.dossier_registry import ANSWER_SECONDS, LARGEST_ANSWER, HttpRegistry
from kiosk.ports import DossierRegistry, RegistryUnreachable
from motcua.dossier_registry import RegistryServer
from settings.model import Settings
from tests.contracts.registry_contract import TODAY, RegistryContract

CODE = sample_dossiers(TODAY)[0].code


@contextmanager
def serving(server: RegistryServer) -> Iterator[RegistryServer]:
    """`server` answers in a thread until the end of the block."""
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class TestHttpRegistry(RegistryContract):
    """The HTTP adapter on a server that is stopped and started on the same port."""

    @pytest.fixture
    def served(self) -> Iterator[RegistryServer]:
        with serving(RegistryServer(0, today=TODAY)) as server:
            yield server

    @pytest.fixture
    def registry(self, served: RegistryServer) -> Iterator[DossierRegistry]:
        made = HttpRegistry(served.url)
        yield made
        made.close()

    @pytest.fixture
    def set_away(self, served: RegistryServer) -> Callable[[bool], None]:
        def away(wanted: bool) -> None:
            served.registry.away = wanted

        return away


def test_a_token_is_shown() -> None:
    with serving(RegistryServer(0, token="made-up", today=TODAY)) as server:
        registry = HttpRegistry(server.url, "made-up")
        assert registry.find(CODE).code == CODE
        registry.close()
        stranger = HttpRegistry(server.url)
        with pytest.raises(RegistryUnreachable, match="401"):
            stranger.find(CODE)
        stranger.close()


def test_nobody_there_is_a_typed_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        registry = HttpRegistry(f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(RegistryUnreachable) as caught:
            registry.find(CODE)
        registry.close()
    assert caught.value.__context__ is None


@contextmanager
def answering(*parts: bytes) -> Iterator[str]:
    """The address of a server that says these bytes to whoever asks, then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            line, _ = listening.accept()
            with line:
                line.settimeout(5)
                line.recv(65536)
                for part in parts:
                    line.sendall(part)
                # A line that is closed with a question unread is torn off, and the answer with it.
                line.shutdown(socket.SHUT_WR)
                while line.recv(65536):
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(10)


def _answer(body: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _dossier(**changes: object) -> bytes:
    said = {"code": CODE, "names": {"vi": "Mẫu"}, "state": "done", "promised_on": None}
    return json.dumps(said | changes).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html></html>", b"null", b"[]", _dossier(state="lost"), _dossier(code=None),
        _dossier(names="Mau"), _dossier(names={"en": "x"}), _dossier(code="H26.36-261102-0002"),
        _dossier(promised_on="soon"), _dossier(code="X" * 500), b"\xff\xfe",
    ],
)  # fmt: skip
def test_an_answer_of_another_form_is_refused(body: bytes) -> None:
    with answering(_answer(body)) as url:
        registry = HttpRegistry(url)
        with pytest.raises(RegistryUnreachable) as caught:
            registry.find(CODE)
        registry.close()
    assert caught.value.__context__ is None
    assert CODE not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", "404 Not Found"),
        (b'{"code": "not_found"}', "404 Not Found"),
        (b"<html>", "404 Not Found"),
        (_dossier(), "500 Oops"),
        (_dossier(), "301 Elsewhere"),
        (_dossier(), "204 Nothing"),
    ],
)
def test_a_wrong_address_is_not_an_unknown_dossier(body: bytes, status: str) -> None:
    with answering(_answer(body, status)) as url:
        registry = HttpRegistry(url)
        with pytest.raises(RegistryUnreachable):
            registry.find(CODE)
        registry.close()


def test_what_a_registry_says_beside_is_not_kept() -> None:
    with answering(_answer(_dossier(applicant="Nguyễn Văn Mẫu"))) as url:
        registry = HttpRegistry(url)
        assert "Mẫu" not in registry.find(CODE).model_dump_json(exclude={"names"})
        registry.close()


def test_an_answer_without_end_is_left() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    part = b"4000\r\n" + b" " * 0x4000 + b"\r\n"
    with answering(head, *[part] * (LARGEST_ANSWER // 0x4000), b"1\r\n \r\n") as url:
        registry = HttpRegistry(url)
        with pytest.raises(RegistryUnreachable, match="no end"):
            registry.find(CODE)
        registry.close()


def test_an_answer_that_trickles_is_left() -> None:
    seconds = iter([0.0, *[ANSWER_SECONDS + 0.1] * 10])
    with answering(_answer(_dossier())) as url:
        registry = HttpRegistry(url, clock=lambda: next(seconds))
        with pytest.raises(RegistryUnreachable, match="no end"):
            registry.find(CODE)
        registry.close()


@pytest.mark.parametrize(
    ("url", "environment", "simulated"),
    [
        ("auto", "development", True), ("auto", "production", None), ("", "development", None),
        ("simulated", "development", True), ("http://192.0.2.7", "development", False),
    ],
)  # fmt: skip
def test_made_up_dossiers_stay_in_development(
    url: str, environment: str, simulated: bool | None
) -> None:
    named = Settings.model_validate({"dossiers": {"url": url}, "environment": environment})
    registry = registry_of(named)
    assert (None if registry is None else isinstance(registry, SimulatedRegistry)) is simulated
    if registry is not None:
        registry.close()
