"""axe-core: can people who use assistive technology use the page?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page

from tests.judges.tools import ROOT, existing

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SCRIPT = ROOT / "node_modules/axe-core/axe.min.js"

RUN = """
async () => {
  const result = await axe.run(document, { resultTypes: ["violations"] });
  return result.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`));
}
"""


def axe_files(browser: Browser, paths: Iterable[Path], **context: Any) -> list[str]:
    """Every violation that axe finds on the pages of these files, in light colours and in dark ones.

    They are opened from disk as a reader does, one after the other: a browser context for each would cost more than the
    judgement. ``context`` are options of it: ``viewport={...}``.
    """
    # The pages forbid foreign scripts by their content security policy; axe is one.
    opened = browser.new_context(bypass_csp=True, **context)
    findings: list[str] = []
    try:
        page = opened.new_page()
        for path in paths:
            page.goto(path.resolve().as_uri())
            _load(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                findings += [f"{path.name}, {scheme}: {finding}" for finding in _findings(page)]
    finally:
        opened.close()
    return findings


def axe_page(page: Page) -> list[str]:
    """Every violation that axe finds on the open page as it is, one line for each element.

    The page's context must have been made with ``bypass_csp=True`` if the page has a content security policy.
    """
    _load(page)
    return _findings(page)


def _load(page: Page) -> None:
    page.add_script_tag(content=existing(SCRIPT, "axe-core").read_text(encoding="utf-8"))


def _findings(page: Page) -> list[str]:
    findings: list[str] = page.evaluate(RUN)
    return findings
