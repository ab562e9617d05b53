"""Reads the settings: file, then environment, then arguments; later ones win."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError

from settings.model import Settings

PREFIX = "MOTCUA_"
FILE_VARIABLE = "MOTCUA_CONFIG"
DATA_VARIABLE = "MOTCUA_DATA"
NOT_SETTINGS = {FILE_VARIABLE, DATA_VARIABLE}


class SettingsError(Exception):
    """The settings cannot be used; the text says which key, why, and what to do."""


def load_settings(
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    arguments: Mapping[str, Any] | None = None,
) -> Settings:
    """Every setting. `arguments` maps dotted keys (`server.port`) to values; `None` is left out.

    Raises `SettingsError`.
    """
    values = _read_file(file) if file else {}
    for keys, text in _from_environment(os.environ if environment is None else environment):
        _put(values, keys, text)
    for key, value in (arguments or {}).items():
        if value is not None:
            _put(values, key.split("."), value)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def _read_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not a TOML file: {error}.") from None


def _from_environment(environment: Mapping[str, str]) -> list[tuple[list[str], str]]:
    found = [
        (name.removeprefix(PREFIX).lower().split("__"), value)
        for name, value in sorted(environment.items())
        if name.startswith(PREFIX) and name not in NOT_SETTINGS
    ]
    if environment.get("DATABASE_URL"):
        found.insert(0, (["server", "database_url"], environment["DATABASE_URL"]))
    return found


def _put(values: dict[str, Any], keys: list[str], value: Any) -> None:
    *sections, last = keys
    place = values
    for section in sections:
        inner = place.setdefault(section, {})
        if not isinstance(inner, dict):
            raise SettingsError(f"{'.'.join(keys)}: {section} is not a section.")
        place = inner
    place[last] = value


def _explain(error: ValidationError) -> str:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        key = ".".join(str(part) for part in problem["loc"])
        if problem["type"] == "extra_forbidden":
            lines.append(
                f"{key}: no such setting. Known ones: {', '.join(_known(problem['loc']))}."
            )
        else:
            lines.append(f"{key}: {problem['msg']}.")
    return "\n".join(lines)


def _known(location: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Settings
    for part in location[:-1]:
        inner = model.model_fields[str(part)].annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return list(model.model_fields)


def refuse_unfit(faults: list[str]) -> None:
    """Raise `SettingsError` with all `faults`, if there are any."""
    if faults:
        raise SettingsError("\n".join(['Not fit for environment = "production":', *faults]))


def example_file() -> str:
    """A TOML file with every setting, its meaning, and its default commented out."""
    lines = [
        "# Every setting with its default. Uncomment what you change.",
        f"# Environment variables win over this file: {PREFIX}SERVER__PORT=8080;",
        "# command-line arguments (--set server.port=8080) win over both.",
        "",
    ]
    defaults = Settings()
    for name, field in Settings.model_fields.items():
        value = getattr(defaults, name)
        if isinstance(value, BaseModel):
            continue
        lines += [*_comment(field.description), f"# {name} = {_toml(value)}", ""]
    for name in Settings.model_fields:
        section = getattr(defaults, name)
        if not isinstance(section, BaseModel):
            continue
        lines += [*_comment(type(section).__doc__), f"[{name}]"]
        for key, field in type(section).model_fields.items():
            lines += [*_comment(field.description), f"# {key} = {_toml(getattr(section, key))}"]
        lines.append("")
    return "\n".join(lines)


def _comment(text: str | None) -> list[str]:
    words, lines, line = (text or "").split(), [], "#"
    for word in words:
        if len(line) + len(word) > 98:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return [*lines, line]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, SecretStr):
        return '""'
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"'
