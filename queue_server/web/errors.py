"""Errors as problem+json (RFC 9457) with a stable code."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from front_desk.errors import STATUS, DeskError, ErrorCode
from front_desk.messages import Problem
from queue_server.web.limits import TooManyAttempts
from queue_server.web.rendering import error_page, wants_page

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger("errors")

_BY_STATUS = {
    401: ErrorCode.NOT_SIGNED_IN,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.NOT_FOUND,
}


def problem(code: ErrorCode, detail: str, status: int | None = None) -> Response:
    """An answer that says what went wrong."""
    status = status or STATUS[code]
    body = Problem(title=HTTPStatus(status).phrase, status=status, code=code, detail=detail)
    return Response(body.model_dump_json(), status, media_type=MEDIA_TYPE)


def problems(*codes: ErrorCode) -> dict[int | str, dict[str, Any]]:
    """The error answers of an endpoint, for OpenAPI."""
    common = (ErrorCode.INVALID_REQUEST, ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.INTERNAL)
    by_status: dict[int, list[str]] = {}
    for code in dict.fromkeys((*codes, *common)):
        by_status.setdefault(STATUS[code], []).append(code.value)
    return {
        status: {
            "description": ", ".join(names),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, names in sorted(by_status.items())
    }


def _page(request: Request, status: int) -> Response:
    return error_page(request, "not_found" if status in (404, 405) else "failed", status)


def install(app: FastAPI) -> None:
    """Answer every failure with a problem, or a person with a page; describe it in the API."""
    _describe(app)
    app.exception_handler(DeskError)(refused)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(Exception)(_broken)


async def refused(request: Request, error: DeskError) -> Response:
    """The answer to a refusal."""
    if wants_page(request):
        return _page(request, error.status)
    answer = problem(error.code, error.detail)
    if isinstance(error, TooManyAttempts):
        answer.headers["Retry-After"] = str(error.seconds)
    if error.code is ErrorCode.NOT_SIGNED_IN:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def _invalid(_: Request, error: RequestValidationError) -> Response:
    # Where and what, never the value that was sent.
    said = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'])}: {one['type']}" for one in error.errors()[:5]
    )
    return problem(ErrorCode.INVALID_REQUEST, said)


async def _http(request: Request, error: HTTPException) -> Response:
    if wants_page(request):
        return _page(request, error.status_code)
    code = _BY_STATUS.get(error.status_code, ErrorCode.INVALID_REQUEST)
    # A body that is no text at all is as wrong as any other: each code has one status.
    status = STATUS[code] if error.status_code == 400 else error.status_code
    answer = problem(code, str(error.detail), status)
    answer.headers.update(error.headers or {})
    return answer


async def _broken(request: Request, error: Exception) -> Response:
    log.error("request_failed", error=type(error).__name__, method=request.method)
    if wants_page(request):
        return _page(request, 500)
    return problem(ErrorCode.INTERNAL, "The server failed; the failure is in its log.")


def _describe(app: FastAPI) -> None:
    """Put the shape of a problem into the description of the API."""
    describe = app.openapi

    def described() -> dict[str, Any]:
        description = describe()
        schemas = description.setdefault("components", {}).setdefault("schemas", {})
        own = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(own.pop("$defs", {}))
        schemas["Problem"] = own
        return description

    # FastAPI's documented way to extend the description.
    app.openapi = described  # type: ignore[method-assign]
