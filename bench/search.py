"""Measures the search of built web pages in Chromium on a CPU slowed four times, and prints a Markdown table.

    .venv/bin/python bench/search.py [--dist dist] [--slower 4]

For each language: bytes of the index, gzipped, and what share of the text's bytes that is, as they are and gzipped;
milliseconds from the press of the button until one can type (the scripts are loaded and the index is read), and from a
key until the first result is in the list, for each beginning of some words of the book: the median and the longest, of
the best of three.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests/formats/html/search_pairs.toml"
QUERIES = 10
PHONE: Any = {"width": 360, "height": 640}
OPEN = """() => new Promise(done => {
    const start = performance.now();
    document.querySelector(".search-open").click();
    const look = () => document.activeElement.className === "search-field"
        ? done(performance.now() - start) : setTimeout(look);
    look(); })"""
# The list is made while the event is handled: what comes later is only the words around the hits.
TYPE = """beginnings => beginnings.map(text => Math.min(...[1, 2, 3].map(() => {
    const field = document.querySelector(".search-field");
    field.value = text;
    const start = performance.now();
    field.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    return performance.now() - start; })))"""


def main() -> None:
    """Print a row for each language that has been built."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--slower", type=float, default=4)
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    print("| language | index, gzipped | of the text | gzipped | until one can type | first result, median | longest |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for language, pairs in tomllib.loads(PAIRS.read_text(encoding="utf-8")).items():
            words = [pair.split()[0] for pair in pairs.split(";")][:QUERIES]
            print(_row(browser, given.dist / language / "html", words, given.slower))


def _row(browser: Browser, html: Path, words: Iterable[str], slower: float) -> str:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((html / "index.html").as_uri())
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    ready = page.evaluate(OPEN)
    beginnings = [word[:end] for word in words for end in range(1, len(word) + 1)]
    times = page.evaluate(TYPE, beginnings)
    context.close()
    index = len(gzip.compress((html / "search/index.js").read_bytes()))
    text = "\n".join(text for script in sorted(html.glob("search/*.js")) for text in _texts(script)).encode()
    median, longest = statistics.median(times), max(times)
    shares = f"{index / len(text):.0%} | {index / len(gzip.compress(text)):.0%}"
    name, times_of = html.parent.name, f"{ready:.0f} ms | {median:.0f} ms | {longest:.0f} ms"
    return f"| {name} | {index / 1000:.0f} kB | {shares} | {times_of} |"


def _texts(script: Path) -> list[str]:
    """The texts of a part, none of the index itself."""
    data = json.loads(script.read_text(encoding="utf-8").partition(",")[2].removesuffix(");\n"))
    return [] if isinstance(data, dict) else [str(text) for text in data]


if __name__ == "__main__":
    main()
