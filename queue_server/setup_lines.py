"""Set-up files as lines: where a key stands, and how a file is written."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from pydantic import BaseModel

Place = tuple[int | str, ...]
"""A path of keys and positions from 0, such as `("services", 2, "series")`."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r'^\s*((?:[\w-]+|"[^"]*")(?:\s*\.\s*[\w-]+)*)\s*=')


def line_of(text: str, place: Place) -> int | None:
    """The line, from 1, where a place of a TOML file stands, or whatever holds it."""
    lines = dict(_lines(text))
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None


def _lines(text: str) -> Iterator[tuple[Place, int]]:
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header is not None:
            table = _table(header[2].split("."), header[1] == "[[", counts)
            yield table, number
        elif key is not None:
            names = (one.strip().strip('"') for one in key[1].split("."))
            yield (*table, *names), number


def _table(names: Sequence[str], is_list: bool, counts: dict[Place, int]) -> Place:  # noqa: FBT001
    """The place of a table; one inside a list belongs to the newest of the list."""
    place: Place = ()
    for at, name in enumerate(names):
        place = (*place, name)
        if is_list and at == len(names) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def write(parts: BaseModel, comments: Mapping[str, str]) -> str:
    """A model as TOML; `comments` go above the first table or key of each dotted name."""
    lines: list[str] = []
    told: set[str] = set()
    _table_lines(parts.model_dump(mode="python"), "", lines, comments, told)
    return "\n".join(lines).strip("\n") + "\n"


def _table_lines(
    table: Mapping[str, Any],
    name: str,
    lines: list[str],
    comments: Mapping[str, str],
    told: set[str],
) -> None:
    """Plain values first, then the tables: what follows a header belongs to it."""
    tables = {key: value for key, value in table.items() if _is_table(key, value)}
    for key, value in table.items():
        if key not in tables and value is not None and value not in ((), {}):
            _comment(f"{name}.{key}" if name else key, lines, comments, told)
            lines.append(f"{key} = {_value(value)}")
    for key, value in tables.items():
        inner = f"{name}.{key}" if name else key
        for one in value if isinstance(value, (list, tuple)) else [value]:
            lines.append("")
            _comment(inner, lines, comments, told)
            lines.append(f"[[{inner}]]" if isinstance(value, (list, tuple)) else f"[{inner}]")
            _table_lines(one, inner, lines, comments, told)


def _is_table(key: str, value: Any) -> bool:
    if isinstance(value, Mapping):
        return key not in ("names", "hints") and bool(value)
    return isinstance(value, (list, tuple)) and bool(value) and isinstance(value[0], Mapping)


def _comment(name: str, lines: list[str], comments: Mapping[str, str], told: set[str]) -> None:
    if name in comments and name not in told:
        told.add(name)
        lines.extend(f"# {line}".rstrip() for line in comments[name].splitlines())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return _plain(value)


def _plain(value: str | float | date | time) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else repr(value)
    words = value.isoformat(timespec="minutes") if isinstance(value, time) else str(value)
    # JSON's escapes are TOML's too; TOML wants DEL escaped as well.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
