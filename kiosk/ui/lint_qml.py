"""`python -m kiosk.ui.lint_qml`: qmllint over all QML, Python's types known; warnings fail."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
TYPES = tuple(
    HERE / f"{each}.py"
    for each in (
        "pictures",
        "aids",
        "dossiers",
        "pages",
        "presence",
        "bridges",
        "reader",
        "typed_line",
    )
)
MODULE = "MotCua"
_PYSIDE = Path(PySide6.__file__).parent
_SECONDS = 120.0
_IN_CPP = {"float": "double", "list": "QList<QString>"}
"""Python's property types that the dump leaves as they are; every list is one of strings."""


class ToolFailed(Exception):
    """One of Qt's tools ended with an error; the message is its own."""


def lint(folder: Path = HERE / "qml") -> tuple[int, str]:
    """qmllint's exit status and what it says about every QML file under `folder`."""
    with tempfile.TemporaryDirectory() as place:
        _describe_types(Path(place) / MODULE)
        files = sorted(folder.rglob("*.qml"))
        done = subprocess.run(
            [_PYSIDE / "qmllint", "-I", place, "--max-warnings", "0", *files],
            check=False, capture_output=True, text=True, timeout=_SECONDS,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr


def _describe_types(module: Path) -> None:
    """Write what qmllint needs of the Python types: a qmldir and a qmltypes file."""
    module.mkdir()
    dump = module / "types.json"
    _run(sys.executable, _PYSIDE / "scripts" / "metaobjectdump.py", "-o", dump, *TYPES)
    _name_pointers(dump)
    _run(
        _PYSIDE / "Qt" / "libexec" / "qmltyperegistrar",
        f"--generate-qmltypes={module / 'types.qmltypes'}",
        f"--import-name={MODULE}", "--major-version=1", "-o", module / "registrations.cpp", dump,
    )  # fmt: skip
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo types.qmltypes\ndepends QtQuick\n")


def _name_pointers(dump: Path) -> None:
    """Objects are pointers to C++; the dump of Python properties leaves the star out."""
    described = json.loads(dump.read_text())
    known = {each["className"] for part in described for each in part["classes"]} | {"QObject"}
    for part in described:
        for each in part["classes"]:
            for value in each.get("properties", ()):
                if value["type"] in known:
                    value["type"] += "*"
                else:
                    value["type"] = _IN_CPP.get(value["type"], value["type"])
    dump.write_text(json.dumps(described))


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_SECONDS)
    if done.returncode != 0:
        raise ToolFailed(done.stderr.strip() or done.stdout.strip())


def main() -> int:
    """Lint and print; the exit status."""
    status, said = lint()
    sys.stdout.write(said)
    return status


if __name__ == "__main__":
    sys.exit(main())
