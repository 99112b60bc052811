"""A draft in which nothing is translated can be read: the mark of what is English hides no word, not on a button."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The contrast of each marked text with the nearest ground behind it, as WCAG 2.2 counts it.
CONTRASTS = """() => [...document.querySelectorAll(".untranslated")].map((element) => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((n) => n / 255)
    .map((n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4)
    .reduce((sum, n, i) => sum + n * [0.2126, 0.7152, 0.0722][i], 0);
  let behind = element;
  const isClear = (one) => numbers(getComputedStyle(one).backgroundColor)[3] === 0;
  while (behind.parentElement && isClear(behind)) behind = behind.parentElement;
  const ground = getComputedStyle(behind).backgroundColor;
  const [low, high] = [getComputedStyle(element).color, numbers(ground)[3] === 0 ? "rgb(255, 255, 255)" : ground]
    .map(light).sort((a, b) => a - b);
  return [element.textContent, (high + 0.05) / (low + 0.05)];
})"""
BOOK = Path(__file__).parents[2] / "books/tiny"


@pytest.mark.wcag("3.1.2")
@pytest.mark.slow
def test_what_is_not_translated_can_be_read(browser: Browser, tmp_path: Path) -> None:
    root = shutil.copytree(BOOK, tmp_path / "book")
    config = root / "handbook/handbook.toml"
    config.write_text(
        f'{config.read_text("utf-8")}\n[editions.uk]\ncountry = "UA"\n\n[exit]\npage = "https://example.org/"\n',
        "utf-8",
    )
    project = open_project(root)
    wanted = targets(project, ("uk",), ("html",))
    build(project, wanted, release=False, today=dt.date(2026, 11, 25), progress=lambda _: None)
    page = browser.new_page()
    for path in sorted((root / "dist/uk/html").glob("[!~]*.html")):
        page.goto(path.as_uri())
        contrasts = page.evaluate(CONTRASTS)
        assert "Leave this page" in [text for text, _ in contrasts]
        assert [text for text, contrast in contrasts if contrast < 4.5] == []
    page.close()
