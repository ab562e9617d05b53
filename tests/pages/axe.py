"""axe-core, which knows the rules of WCAG 2.2, run on a page as it is now."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""Levels A and AA of WCAG 2.0, 2.1 and 2.2."""

_RUN = """async (rules) => {
  const moving = document.getAnimations();
  await Promise.allSettled(
    moving.filter((one) => one.effect.getComputedTiming().endTime < Infinity)
      .map((one) => one.finished));
  return axe.run({ runOnly: rules, resultTypes: ["violations"] });
}"""


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What breaks a rule, once nothing moves: the rule, and the parts of the page that break it.

    Fails when hardly a rule found anything to judge: the page would be empty.
    """
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_script())
    result: dict[str, Any] = page.evaluate(_RUN, RULES)
    assert len(result["passes"]) > 5
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
