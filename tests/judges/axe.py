"""axe-core: can people who use assistive technology use the page?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.judges.tools import ROOT, existing

SCRIPT = ROOT / "node_modules/axe-core/axe.min.js"

RUN = """
async () => {
  const result = await axe.run(document, { resultTypes: ["violations"] });
  return result.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`));
}
"""


def axe_file(browser: Browser, path: Path, **context: Any) -> list[str]:
    """Every violation that axe finds on the page of this file, opened from disk as a reader does.

    ``context`` are options of a browser context: ``color_scheme="dark"``, ``viewport={...}``.
    """
    # The pages forbid foreign scripts by their content security policy; axe is one.
    opened = browser.new_context(bypass_csp=True, **context)
    try:
        page = opened.new_page()
        page.goto(path.resolve().as_uri())
        return axe_page(page)
    finally:
        opened.close()


def axe_page(page: Page) -> list[str]:
    """Every violation that axe finds on the open page, one line for each element.

    The page's context must have been made with ``bypass_csp=True`` if the page has a content security policy.
    """
    page.add_script_tag(content=existing(SCRIPT, "axe-core").read_text(encoding="utf-8"))
    findings: list[str] = page.evaluate(RUN)
    return findings
