"""The picture of the flow in ARCHITECTURE.md is the flow."""

from pathlib import Path

from motcua.flow_diagram import mermaid

PAGE = Path(__file__).parents[2] / "ARCHITECTURE.md"


def test_the_page_shows_the_table() -> None:
    assert f"```mermaid\n{mermaid()}```" in PAGE.read_text(encoding="utf-8")
