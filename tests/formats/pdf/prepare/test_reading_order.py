"""Words from right to left have their text beside what is drawn of them."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest

from gesim_build.formats.pdf.prepare.reading_order import keep_reading_order
from gesim_build.markup.tree import parse_bare

ARABIC, HEBREW = "مرحبا", "שלום"


def prepared(inner: str) -> str:
    section = parse_bare(f"<section>{inner}</section>")
    keep_reading_order(section)
    return tostring(section, encoding="unicode").removeprefix("<section>").removesuffix("</section>")


def said(text: str) -> str:
    return f'<span dir="rtl" data-text="{text}">{text}</span>'


def test_a_marked_phrase_keeps_its_element() -> None:
    phrase = f'<span lang="ar" dir="rtl">{ARABIC} <em>12</em></span>'
    assert prepared(phrase) == phrase.replace('dir="rtl"', f'dir="rtl" data-text="{ARABIC} 12"')


@pytest.mark.parametrize(
    ("inner", "becomes"),
    [
        (f"<p>a {ARABIC} b</p>", f"<p>a {said(ARABIC)} b</p>"),
        (f"<p>{ARABIC}</p>", f"<p>{said(ARABIC)}</p>"),
        (f"<p>{ARABIC}, 12 {ARABIC}.</p>", f"<p>{said(f'{ARABIC}, 12 {ARABIC}')}.</p>"),
        (f"<p>{ARABIC} and {HEBREW}</p>", f"<p>{said(ARABIC)} and {said(HEBREW)}</p>"),
        (f"<p>a <em>{HEBREW}</em> {ARABIC} c</p>", f"<p>a <em>{said(HEBREW)}</em> {said(ARABIC)} c</p>"),
        (f"<p>{ARABIC} é {ARABIC}</p>", f"<p>{said(ARABIC)} é {said(ARABIC)}</p>"),
        ("<p>Ελλάδα, 日本, हिन्दी</p>", "<p>Ελλάδα, 日本, हिन्दी</p>"),
        ("<p>plain <em>text</em> only</p>", "<p>plain <em>text</em> only</p>"),
    ],
)
def test_what_is_not_marked_becomes_a_phrase(inner: str, becomes: str) -> None:
    assert prepared(inner) == becomes


def test_drawings_are_left_alone() -> None:
    drawing = f'<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg"><ns0:text>{ARABIC}</ns0:text></ns0:svg>'
    assert prepared(drawing).endswith(f"<ns0:text>{ARABIC}</ns0:text></ns0:svg>")
