"""Lines of both directions in a PDF read as a browser shows them: the same letters in the same order, line by line."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Browser

from gesim_build.formats.directions import say_directions
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.markup.tree import XHTML, parse_bare
from tests.formats.pdf.lines import Lines, as_document, browser_lines, engine_lines
from tests.formats.pdf.prepare.words import section
from tests.formats.pdf.sample import theme

CSS = """@page { size: WIDTHmm 280mm; margin: 10mm } body { margin: 0 }
section, code { font: 12px/20px "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew" } ul { list-style: none }
p, h3, ul, table { margin: 0; padding: 0; font-size: 12px; line-height: 20px } section { width: INNERmm }
td { padding: 0; width: INNERmm } sup { font-size: 9px; line-height: 0; vertical-align: 0 }"""


def both(browser: Browser, xhtml: str, language: str, width: int) -> tuple[Lines, Lines]:
    """The lines of the engine and of the browser."""
    css = CSS.replace("WIDTH", str(width + 20)).replace("INNER", str(width))
    sheet = "\n".join((theme().text("print/elements.css"), css, theme().text("print/rtl.css")))
    shown = parse_bare(xhtml)
    say_directions(shown, language)
    for element in shown.iter():
        element.tag = element.tag.removeprefix(f"{{{XHTML}}}")
    document = as_document(shown, css, language, "rtl")
    return engine_lines(Job("lines", "lines.md", language, xhtml, (sheet,))), browser_lines(browser, document)


def letters(line: str) -> list[str]:
    return sorted(line.replace(" ", ""))


@pytest.mark.slow
@pytest.mark.parametrize(("language", "width", "seed"), [("ar", 900, 1), ("fa", 150, 2)])
def test_every_line_has_the_order_of_a_browser(browser: Browser, language: str, width: int, seed: int) -> None:
    ours, theirs = both(browser, section(Random(seed), 60), language, width)
    assert ours.keys() == theirs.keys()
    compared = 0
    for block, lines in theirs.items():
        for own, other in zip(ours[block], lines, strict=False):
            if letters(own) != letters(other):  # broken at another place, and so are those behind it
                break
            assert own.replace(" ", "") == other.replace(" ", ""), block
            compared += 1
    assert compared >= 0.7 * sum(map(len, theirs.values()))
