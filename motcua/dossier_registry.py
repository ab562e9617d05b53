"""`motcua dossier-registry`: a registry of made-up dossiers over HTTP, to try the kiosk with."""

import http.server
from datetime import date
from http import HTTPStatus
from typing import TextIO

from pydantic import ValidationError

from front_desk.dossier_messages import (
    LOOK_UP,
    UNKNOWN_DOSSIER,
    DossierQuestion,
    NoSuchDossier,
)
from kiosk.devices.simulated_registry import SimulatedRegistry, sample_dossiers
from kiosk.ports import UnknownDossier

LARGEST_QUESTION = 4096


class RegistryServer(http.server.ThreadingHTTPServer):
    """Answers on loopback as `front_desk.dossier_messages` says; port 0 takes any that is free.

    With a `token` it wants to be shown it.
    """

    daemon_threads = True

    def __init__(self, port: int, token: str = "", today: date | None = None) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.registry = SimulatedRegistry(today)
        self.token = token

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(http.server.BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: RegistryServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != LOOK_UP or length > LARGEST_QUESTION:
            self.close_connection = True
            self._send(HTTPStatus.NOT_FOUND, "{}")
            return
        body = self.rfile.read(length)
        if self.server.token and self.headers.get("Authorization") != f"Bearer {self.server.token}":
            self._send(HTTPStatus.UNAUTHORIZED, "{}")
            return
        try:
            dossier = self.server.registry.find(DossierQuestion.model_validate_json(body).code)
        except UnknownDossier:
            self._send(HTTPStatus.NOT_FOUND, NoSuchDossier(code=UNKNOWN_DOSSIER).model_dump_json())
        except ValidationError:
            self._send(HTTPStatus.UNPROCESSABLE_ENTITY, "{}")
        else:
            self._send(HTTPStatus.OK, dossier.model_dump_json())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what is asked stands in no log."""

    def _send(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve_registry(port: int, out: TextIO) -> int:
    """Serve until interrupted; says where, and which codes there are."""
    with RegistryServer(port) as server:
        print(f"A registry of made-up dossiers: --set dossiers.url={server.url}", file=out)
        for dossier in sample_dossiers(date.today()):  # noqa: DTZ011 - as the registry itself
            promised = f", promised {dossier.promised_on}" if dossier.promised_on else ""
            print(f"  {dossier.code}  {dossier.state}{promised}", file=out)
        out.flush()
        server.serve_forever()
    return 0
