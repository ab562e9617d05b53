"""A registry of dossiers over HTTP, as the kiosk's one worker for it uses it."""

import time
from typing import TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from front_desk.dossier_messages import (
    LOOK_UP,
    UNKNOWN_DOSSIER,
    DossierQuestion,
    DossierView,
    NoSuchDossier,
)
from kiosk.ports import Monotonic, RegistryUnreachable, UnknownDossier

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 3.0
"""From the question to the whole answer; a person is waiting."""

LARGEST_ANSWER = 64 * 1024

_TIMEOUT = httpx.Timeout(ANSWER_SECONDS / 2, connect=CONNECT_SECONDS)

Read = TypeVar("Read", bound=BaseModel)


class HttpRegistry:
    """A `DossierRegistry` at `url`, used from one thread.

    Each question has a connection of its own: one that is kept would keep what was said last.
    """

    def __init__(self, url: str, token: str = "", *, clock: Monotonic = time.monotonic) -> None:
        self._clock = clock
        self._url = url.rstrip("/") + LOOK_UP
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._trust = httpx.create_ssl_context() if url.startswith("https:") else False

    def find(self, code: str) -> DossierView:
        """See `DossierRegistry`."""
        status, body = self._ask(DossierQuestion(code=code))
        if status == httpx.codes.NOT_FOUND:
            if _read(NoSuchDossier, body).code != UNKNOWN_DOSSIER:
                raise RegistryUnreachable("HTTP 404")
            raise UnknownDossier("the registry has no such dossier")
        dossier = _read(DossierView, body)
        if dossier.code != code or not dossier.names.get("vi"):
            raise RegistryUnreachable("the answer is about something else")
        return dossier

    def close(self) -> None:
        """See `DossierRegistry`: there is nothing to hang up."""

    def _ask(self, question: DossierQuestion) -> tuple[int, bytes]:
        """Status and body of the answer, all of it within `ANSWER_SECONDS`."""
        ends = self._clock() + ANSWER_SECONDS
        body = bytearray()
        why = ""
        try:
            with (
                httpx.Client(verify=self._trust, timeout=_TIMEOUT) as http,
                http.stream(
                    "POST", self._url, json=question.model_dump(), headers=self._headers
                ) as answer,
            ):
                for part in answer.iter_bytes():
                    body += part
                    if self._clock() > ends or len(body) > LARGEST_ANSWER:
                        raise RegistryUnreachable("the answer has no end")
                if answer.status_code in {httpx.codes.OK, httpx.codes.NOT_FOUND}:
                    return answer.status_code, bytes(body)
                why = f"HTTP {answer.status_code}"
        except httpx.HTTPError as error:
            why = type(error).__name__
        # Raised outside the handler: the failure holds the request, and in it the code.
        raise RegistryUnreachable(why)


def _read(kind: type[Read], body: bytes) -> Read:
    try:
        return kind.model_validate_json(body)
    except ValidationError:
        pass
    # Raised outside the handler: the failure quotes what the registry said.
    raise RegistryUnreachable("the answer has another form")
