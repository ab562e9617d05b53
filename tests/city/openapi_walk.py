"""Requests for every operation of the OpenAPI document, with values that somebody chooses.

A parameter or field that nobody has chosen values for is an error, so that a new endpoint is not
walked past with values that mean nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")

Pool = Mapping[str, Sequence[object]]
"""Values by the name of a parameter or field."""


@dataclass(frozen=True)
class Operation:
    """One operation: its method, its path as the document has it, and what it takes."""

    method: str
    pattern: str
    described: Mapping[str, Any]
    schemas: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.method} {self.pattern}"

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Where and name of each parameter in path and query."""
        return [
            (one["in"], one["name"])
            for one in self.described.get("parameters", ())
            if one["in"] in ("path", "query")
        ]

    @property
    def names(self) -> set[str]:
        """Every name for which a value is needed, nested ones too."""
        found = {name for _, name in self.parameters}
        body = self._body_schema()
        return found if body is None else found | set(_names(body, self.schemas))

    def requests(self, pool: Pool) -> Iterator[tuple[str, object]]:
        """Path with query, and body, for one value of each name after the other.

        Raises `KeyError` for a name that the pool does not know.
        """
        turns = max((len(pool[name]) for name in self.names), default=1)
        for turn in range(turns):
            chosen = {name: pool[name][turn % len(pool[name])] for name in self.names}
            yield self._address(chosen), self._body(chosen)

    def _address(self, chosen: Mapping[str, object]) -> str:
        path, query = self.pattern, []
        for place, name in self.parameters:
            if place == "path":
                path = path.replace(f"{{{name}}}", str(chosen[name]))
            else:
                query.append(f"{name}={chosen[name]}")
        return path + ("?" + "&".join(query) if query else "")

    def _body(self, chosen: Mapping[str, object]) -> object:
        schema = self._body_schema()
        return None if schema is None else _made(schema, self.schemas, chosen)

    def _body_schema(self) -> Mapping[str, Any] | None:
        content = self.described.get("requestBody", {}).get("content", {})
        schema: Mapping[str, Any] | None = content.get("application/json", {}).get("schema")
        return schema


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """Every operation of the document."""
    schemas = document["components"]["schemas"]
    return [
        Operation(method, pattern, described, schemas)
        for pattern, methods in document["paths"].items()
        for method, described in methods.items()
        if method in METHODS
    ]


def _plain(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without references and without the choice of nothing."""
    while True:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema:
            schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
        else:
            return schema


def _names(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[str]:
    schema = _plain(schema, schemas)
    if "properties" in schema:
        for name, inner in schema["properties"].items():
            nested = list(_names(inner, schemas))
            yield from nested or [name]
    elif schema.get("type") == "array":
        yield from _names(schema["items"], schemas)


def _made(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], chosen: Mapping[str, object]
) -> Any:
    schema = _plain(schema, schemas)
    made = {}
    for name, inner in schema["properties"].items():
        deeper = _plain(inner, schemas)
        if "properties" in deeper:
            made[name] = _made(deeper, schemas, chosen)
        elif deeper.get("type") == "array":
            item = _plain(deeper["items"], schemas)
            made[name] = [_made(item, schemas, chosen) if "properties" in item else chosen[name]]
        else:
            made[name] = chosen[name]
    return made
