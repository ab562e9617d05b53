"""A page in the reader's language from its template, and our own static files."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from queue_server.web.state import Services
from queue_server.web.words import LANGUAGES, Catalogue, catalogue

_HERE = Path(__file__).parent
_STATIC = _HERE / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

LANGUAGE_COOKIE = "motcua_language"
_YEAR_SECONDS = 365 * 24 * 3600


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language_of(request: Request, otherwise: str = LANGUAGES[0]) -> str:
    """The reader's language: from the address, else as chosen before, else `otherwise`.

    English for whoever took a number in a language that has no pages.
    """
    for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    return otherwise if otherwise in LANGUAGES else "en"


def words_for(request: Request, otherwise: str = LANGUAGES[0]) -> Catalogue:
    """The catalogue of the reader's language."""
    return catalogue(language_of(request, otherwise))


def render(
    request: Request,
    template: str,
    *,
    words: Catalogue,
    scripted: tuple[str, ...] = (),
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """The page; `scripted` are the subjects of the catalogue that its scripts use."""
    other = words("common.language_code")
    parts: Services = request.app.state.services
    html = (
        _templates()
        .get_template(template)
        .render(
            t=words,
            lang=words.language,
            zone=parts.settings.office.time_zone,
            now_ms=round(parts.desk.clock().timestamp() * 1000),
            switch_url=f"{request.url.path}?{urlencode({'lang': other})}",
            words=words.part("common", "error", *scripted) if scripted else None,
            **values,
        )
    )
    answer = HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
    if request.query_params.get("lang") == words.language:
        answer.set_cookie(
            LANGUAGE_COOKIE, words.language, max_age=_YEAR_SECONDS, samesite="lax", httponly=True
        )
    return answer


ErrorPage = Literal["not_found", "failed"]


def error_page(request: Request, kind: ErrorPage, status: int) -> HTMLResponse:
    """A page that says kindly what is wrong and where to go."""
    words = words_for(request)
    return render(
        request,
        "error.html",
        words=words,
        status=status,
        heading=words(f"page.{kind}"),
        hint=words(f"page.{kind}_hint"),
        home=True,
    )


def wants_page(request: Request) -> bool:
    """Whether a person in a browser asks, and not a program."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(
        "/api/"
    )


@dataclass(frozen=True)
class StaticFile:
    """One of our own files, held in memory."""

    content: bytes
    media_type: str
    etag: str


@cache
def _static_files() -> dict[str, StaticFile]:
    found = {}
    for path in sorted(_STATIC.iterdir()):
        if path.suffix in _TYPES:
            content = path.read_bytes()
            etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
            found[path.name] = StaticFile(content, _TYPES[path.suffix], etag)
    return found


def static_answer(request: Request, name: str) -> Response | None:
    """The static file of this name, or 304 when the browser has it; None for no such file."""
    file = _static_files().get(name)
    if file is None:
        return None
    headers = {"ETag": file.etag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == file.etag:
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.media_type, headers=headers)
