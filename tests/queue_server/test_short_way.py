"""Commands go the short way, and nobody can tell from outside."""

import http.client
import json
import socket
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from queue_server.app import create_app
from queue_server.web.short_way import ShortWay
from settings.model import Settings
from tests.servers import RunningServer, key


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """An application that is never started."""
    return create_app(Settings(), tmp_path_factory.mktemp("data"))


@pytest.fixture
def kiosk(running_server: RunningServer) -> Iterator[httpx.Client]:
    with running_server.device(running_server.seeded.kiosk_token) as client:
        yield client


def test_what_is_asked_for_most_goes_the_short_way(app: FastAPI) -> None:
    found = ShortWay(app, app.routes).commands
    assert found >= {
        "post_ticket", "call_next", "recall_ticket", "serve_ticket", "finish_ticket",
        "miss_ticket", "transfer_ticket", "open_counter", "close_counter",
    }  # fmt: skip
    assert "post_session" not in found


def test_both_ways_give_the_same_answer(kiosk: httpx.Client) -> None:
    """A query that nothing asks for sends a command the long way."""
    once = key()
    body = {"service": "ho-tich", "priority": "tu-75-tuoi"}
    short = kiosk.post("/tickets", json=body, headers=once)
    long = kiosk.post("/tickets?long", json=body, headers=once)
    assert short.status_code == long.status_code == 201
    assert short.content == long.content
    assert dict(short.headers) | {"date": ""} == dict(long.headers) | {"date": ""}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, b'{"service":"ho-tich"}'),
        ({"Idempotency-Key": "short"}, b'{"service":"ho-tich"}'),
        (key(), b'{"service":"nowhere"}'),
        (key(), b'{"service":"Ho tich!"}'),
        (key(), b'{"service":"ho-tich","name":"x"}'),
        (key(), b"{"),
        (key(), b"[]"),
        (key(), b"\xff\xfe"),
        (key(), b""),
        (key() | {"Content-Type": "text/plain"}, b'{"service":"ho-tich"}'),
        (key() | {"Authorization": "Bearer wrong"}, b'{"service":"ho-tich"}'),
    ],
)
def test_both_ways_refuse_in_the_same_words(
    kiosk: httpx.Client, headers: dict[str, str], body: bytes
) -> None:
    headers = {"Content-Type": "application/json"} | headers
    short = kiosk.post("/tickets", content=body, headers=headers)
    long = kiosk.post("/tickets?long", content=body, headers=headers)
    assert short.status_code == long.status_code >= 400
    assert short.content == long.content


def test_other_staffs_commands_are_refused_both_ways(
    running_server: RunningServer, kiosk: httpx.Client
) -> None:
    with running_server.staff() as clerk:
        word = clerk.headers.pop("X-CSRF-Token")
        for client, headers in ((clerk, key()), (kiosk, key() | {"X-CSRF-Token": word})):
            short = client.post("/counters/quay-1/open", headers=headers)
            long = client.post("/counters/quay-1/open?long", headers=headers)
            assert short.status_code == long.status_code
            assert short.status_code in (401, 403)
            assert short.content == long.content


def test_a_path_that_only_looks_alike_is_not_found(kiosk: httpx.Client) -> None:
    for path in ("/counters/quay-1/close/call-next", "/tickets//serve", "/ticket/1/serve"):
        assert kiosk.post(path, headers=key()).status_code == 404
    elsewhere = httpx.URL(str(kiosk.base_url)).copy_with(path="/api/v2/tickets/1/serve")
    assert kiosk.post(elsewhere, headers=key()).status_code == 404


def test_a_body_in_pieces_is_put_together(running_server: RunningServer) -> None:
    address = httpx.URL(running_server.url)
    connection = http.client.HTTPConnection(address.host, address.port, timeout=10)
    body = json.dumps({"service": "ho-tich"}).encode()
    connection.putrequest("POST", "/api/v1/tickets")
    for name, value in {
        "Authorization": f"Bearer {running_server.seeded.kiosk_token}",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **key(),
    }.items():
        connection.putheader(name, value)
    connection.endheaders(body[:10])
    connection.send(body[10:])
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["number"]) == (201, "A001")
    connection.close()


def test_the_route_is_counted_either_way(
    running_server: RunningServer, kiosk: httpx.Client
) -> None:
    for path in ("/tickets", "/tickets?long"):
        kiosk.post(path, json={"service": "ho-tich"}, headers=key())
    page = httpx.get(f"{running_server.url}/metrics").text
    lines = [line for line in page.splitlines() if "requests_total{" in line and "201" in line]
    assert len(lines) == 1
    assert lines[0].endswith(" 2.0")


def test_half_a_body_carries_nothing_out(running_server: RunningServer) -> None:
    address = httpx.URL(running_server.url)
    head = "\r\n".join(
        [
            "POST /api/v1/tickets HTTP/1.1",
            "Host: x",
            f"Authorization: Bearer {running_server.seeded.kiosk_token}",
            "Content-Type: application/json",
            f"Idempotency-Key: {key()['Idempotency-Key']}",
            "Content-Length: 100",
            "",
            "",
        ]
    )
    with socket.create_connection((address.host, address.port), 10) as client:
        client.sendall(f'{head}{{"service":"ho-tich"}}'.encode())
        client.shutdown(socket.SHUT_WR)
        client.settimeout(10)
        while client.recv(4096):
            pass
    with running_server.device(running_server.seeded.kiosk_token) as kiosk:
        issued = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
    assert issued.json()["number"] == "A001"
