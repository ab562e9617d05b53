"""The short way for commands: what FastAPI does for any endpoint, laid out once for ours.

A command is a POST whose endpoint asks for nothing but the parts, the caller, the key, its path, a
body of JSON and the request. How each of these is found is worked out at the start; what remains
for a request is a look-up in a dictionary and the checks themselves. Whatever is not a plain good
command (a missing key, a wrong body, an unknown caller, any other endpoint) goes FastAPI's way
untouched: there is one description of each endpoint and one wording of each refusal.
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from fastapi import Request, Response
from fastapi.params import Depends
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from front_desk.errors import DeskError
from queue_server.web.commands import Key, key_of
from queue_server.web.errors import refused
from queue_server.web.state import Parts, Services, services_of


class _Unusual(Exception):
    """Not a plain good command: FastAPI says what is wrong with it."""


Find = Callable[[Request, Services], Awaitable[object]]
"""A dependency that is found from the request alone, such as the caller."""


@dataclass(frozen=True)
class Lane:
    """One command: how to find the endpoint's arguments, then the endpoint."""

    route: APIRoute
    endpoint: Callable[..., Coroutine[Any, Any, Response]]
    words: tuple[tuple[int, str], ...]
    """Which segments of the path are fixed."""
    places: tuple[tuple[int, str, TypeAdapter[Any]], ...]
    """Which segments are arguments, their names, and how they are checked."""
    body: tuple[str, type[BaseModel]] | None
    key: str | None
    found: tuple[tuple[str, Find], ...]
    parts: str | None
    request: str | None

    def leads_to(self, segments: Sequence[str]) -> bool:
        """Whether a path of as many segments is this command's."""
        return all(segments[place] == word for place, word in self.words)

    async def arguments(
        self, request: Request, segments: Sequence[str], body: bytes
    ) -> dict[str, Any]:
        """What the endpoint is called with. Raises `_Unusual`."""
        parts = await services_of(request)
        values: dict[str, Any] = {}
        try:
            for place, name, check in self.places:
                values[name] = check.validate_python(segments[place])
            if self.body is not None:
                if not _is_json(request):
                    raise _Unusual
                name, model = self.body
                values[name] = model.model_validate(json.loads(body))
            if self.key is not None:
                values[self.key] = key_of(request)
            for name, find in self.found:
                values[name] = await find(request, parts)
        except (ValidationError, ValueError, DeskError) as error:
            raise _Unusual from error
        if self.parts is not None:
            values[self.parts] = parts
        if self.request is not None:
            values[self.request] = request
        return values


class ShortWay:
    """ASGI middleware that takes commands itself and lets everything else pass."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._lanes: dict[_Signpost, Lane] = {}
        for context in iter_route_contexts(routes):
            route = context.original_route
            if context.methods == {"POST"} and context.path and isinstance(route, APIRoute):
                lane = _lane(route, context.path)
                if lane is not None:
                    self._lanes[_signpost(context.path.split("/"))] = lane

    @property
    def commands(self) -> frozenset[str]:
        """The names of the endpoints that are reached the short way."""
        return frozenset(lane.route.name for lane in self._lanes.values())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["query_string"]:
            await self._app(scope, receive, send)
            return
        segments = scope["path"].split("/")
        lane = self._lanes.get(_signpost(segments))
        if lane is None or not lane.leads_to(segments):
            await self._app(scope, receive, send)
            return
        body = b""
        if lane.body is not None:
            read = await _read(receive)
            if read is None:
                # The client has gone away in the middle of its body: nothing is carried out.
                await self._app(scope, receive, send)
                return
            body = read
            receive = _again(body, receive)
        request = Request(scope, receive)
        try:
            values = await lane.arguments(request, segments, body)
        except _Unusual:
            await self._app(scope, receive, send)
            return
        scope["route"] = lane.route
        try:
            response = await lane.endpoint(**values)
        except DeskError as error:
            response = await refused(request, error)
        await response(scope, receive, send)


_Signpost = tuple[int, str, str]


def _signpost(segments: Sequence[str]) -> _Signpost:
    """What is enough to tell one command from the others."""
    return len(segments), segments[min(3, len(segments) - 1)], segments[-1]


def _lane(route: APIRoute, path: str) -> Lane | None:
    """How the arguments of an endpoint are found; None when it takes more than a command does."""
    segments = path.split("/")
    placed = {word[1:-1]: place for place, word in enumerate(segments) if word.startswith("{")}
    places, found = [], []
    body = key = parts = request = None
    for name, hint in get_type_hints(route.endpoint, include_extras=True).items():
        if name == "return":
            continue
        dependency = _dependency(hint)
        if name in placed:
            places.append((placed[name], name, TypeAdapter(hint)))
        elif hint is Request:
            request = name
        elif hint == Parts:
            parts = name
        elif hint == Key:
            key = name
        elif dependency is not None and list(inspect.signature(dependency).parameters) == _FIND:
            found.append((name, dependency))
        elif isinstance(hint, type) and issubclass(hint, BaseModel) and body is None:
            body = (name, hint)
        else:
            return None
    if key is None or len(places) < len(placed) or route.dependencies:
        return None
    return Lane(
        route=route,
        endpoint=route.endpoint,
        words=tuple((at, word) for at, word in enumerate(segments) if at not in placed.values()),
        places=tuple(places),
        body=body,
        key=key,
        found=tuple(found),
        parts=parts,
        request=request,
    )


_FIND = ["request", "parts"]


def _dependency(hint: object) -> Find | None:
    return next((one.dependency for one in get_args(hint)[1:] if isinstance(one, Depends)), None)


def _is_json(request: Request) -> bool:
    kind, _, _ = request.headers.get("Content-Type", "").partition(";")
    return kind.strip().lower() == "application/json"


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None when the client went away before its end."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part: bytes = message.get("body", b"")
        body += part
        if not message.get("more_body", False):
            return body


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once more, then goes on."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
