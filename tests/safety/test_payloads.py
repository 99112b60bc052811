"""Nothing live gets into an output, from whatever place in the sources; and nothing stops the program.

By hand, with all payloads in all places: ``GESIM_PAYLOADS=all pytest tests/safety/test_payloads.py``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.safety.battery import AUDIT, CONTEXTS, battery, built, live
from tests.safety.payloads import payloads

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALL = os.environ.get("GESIM_PAYLOADS") == "all"


def test_the_payloads_are_thousands_and_always_the_same() -> None:
    assert len(set(payloads())) > 4000
    assert list(payloads()) == list(payloads())


@pytest.mark.slow
@pytest.mark.timeout(3600 if ALL else 300)
def test_nothing_is_live_in_any_output(browser: Browser, tmp_path: Path) -> None:
    texts = list(payloads())
    one = battery(texts, len(texts) if ALL else 150)
    before = {context: len(one.texts[context]) for context in CONTEXTS}
    told = built(one, tmp_path)
    after = {context: len(one.texts[context]) for context in CONTEXTS}
    print(f"{sum(before.values())} payloads in {len(CONTEXTS)} places, kept as text: {after}")
    assert sum(map(bool, after.values())) > 12, "there is something left in most places, which must have become text"
    assert {finding.hint for finding in told if not finding.hint} == set()
    assert live(browser, tmp_path) == []


@pytest.mark.slow
def test_the_browser_sees_what_is_live(browser: Browser) -> None:
    """The judge is judged: each of these, written as it is, is found."""
    bad = ("<script>1</script>", "<p onclick=x>", "<a href='java\tscript:x'>x</a>", "<p style='x'>",
           "<iframe></iframe>", "<meta http-equiv=refresh content=9>", "<img src=https://live.invalid/x>",
           "<svg><use/></svg>", "<form></form>")  # fmt: skip
    page = browser.new_page()
    page.route("https://**", lambda route: route.abort())
    for text in bad:
        page.set_content(f"<body>{text}</body>")
        assert page.evaluate(AUDIT), text
    page.set_content("<body><p class='a'><a href='https://example.org'>x</a><a href='#a'>y</a></p></body>")
    assert page.evaluate(AUDIT) == []
