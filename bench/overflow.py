"""Whether the web pages of a finished book fit small screens and large text, and how soon their title comes.

Each page of ``dist/LANGUAGE/html/``, and the book as one page, is opened in Chromium at several widths, as it is, with
text at 200 % and with the spacing of WCAG 2.2, 1.4.12:

    .venv/bin/python bench/overflow.py PROJECT/dist --lang de it

It prints each page that is wider than its window, with the element that is; then, for a phone of 360 x 640 pixels, at
what height the title of a page begins at most. It ends with 1 if a page is too wide or a title in the lower half.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

WIDTHS = (320, 360, 768, 1280)
HEIGHT = 640
PHONE: Any = {"width": 360, "height": HEIGHT}
VARIANTS = {
    "as it is": "/* */",
    "text at 200 %": "html { font-size: 225% !important; }",
    "spacing": (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
        "p { margin-bottom: 2em !important; }"
    ),
}
WIDEST = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const over = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > width + 1 && box.width && !one.closest(".scroll *");
  });
  const last = over.at(-1) || document.body;
  return `${document.documentElement.scrollWidth} px: ${last.outerHTML.slice(0, 100)}`;
}
"""
TITLE = "() => { const title = document.querySelector('h1'); return title ? title.getBoundingClientRect().top : 0; }"


def main() -> int:
    """Open, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--lang", nargs="+", default=["en"])
    options = parser.parse_args()
    wrong = 0
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(bypass_csp=True).new_page()
        phone = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
        for language in options.lang:
            edition = options.dist / language
            files = [*sorted((edition / "html").glob("*.html")), *edition.glob("*.html")]
            wrong += sum(_misfits(page, file) for file in files)
            wrong += _late_titles(phone, files)
        browser.close()
    return 1 if wrong else 0


def _misfits(page: Page, file: Path) -> int:
    """How many widths and variants a page does not fit; prints each."""
    found = 0
    page.goto(file.resolve().as_uri())
    for variant, css in VARIANTS.items():
        style = page.add_style_tag(content=css)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if widest := page.evaluate(WIDEST):
                found += 1
                print(f"{file.parent.parent.name} {file.name} at {width}, {variant}: {widest}")
        style.evaluate("style => style.remove()")
    return found


def _late_titles(page: Page, files: list[Path]) -> int:
    """How many titles are below half of a phone's screen; prints the lowest."""
    heights = {}
    for file in files:
        page.goto(file.resolve().as_uri())
        heights[file] = page.evaluate(TITLE)
    lowest = max(heights, key=lambda file: heights[file])
    print(f"{len(files)} pages; the lowest title at {heights[lowest]:.0f} of {HEIGHT} px: {lowest}")
    return sum(height > HEIGHT / 2 for height in heights.values())


if __name__ == "__main__":
    sys.exit(main())
