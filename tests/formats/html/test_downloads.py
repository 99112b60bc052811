"""The start page and the forms link to files that are there, and to no others."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import html

from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample

FILES = {
    "sample-de.pdf": 1_400_000,
    "print/sample-de-cover.pdf": 1000,
    "forms/sample-form-b-de-print.pdf": 31_400,
    "forms/sample-form-b-de-fill.pdf": 168_000,
}


def links(theme: Theme, page: str, files: Mapping[str, int]) -> list[tuple[str, str]]:
    """The links of a page's text to PDFs and EPUBs: address and text."""
    made = {artifact.path: artifact for artifact in render(RenderContext(sample(), Look(theme), no_work, files))}
    tree = html.fromstring(made[f"html/{page}.html"].content)
    found = [(str(a.get("href")), " ".join(a.text_content().split())) for a in tree.xpath("//main//a")]
    return [(href, text) for href, text in found if href.endswith((".pdf", ".epub"))]


@pytest.mark.wcag("2.4.4")
def test_what_is_there_is_offered_with_its_size(theme: Theme) -> None:
    assert links(theme, "index", FILES) == [
        ("../sample-de.pdf", "PDF for paper and screen 1,4 MB"),
        ("../forms/sample-form-b-de-print.pdf", "PDF to print 31 kB"),
        ("../forms/sample-form-b-de-fill.pdf", "PDF to fill in on screen 168 kB"),
    ]


def test_a_form_offers_its_own_files(theme: Theme) -> None:
    assert [href for href, _ in links(theme, "form-b", FILES)] == [
        "../forms/sample-form-b-de-print.pdf",
        "../forms/sample-form-b-de-fill.pdf",
    ]
    assert links(theme, "rights", FILES) == []


def test_what_is_not_there_is_not_offered(theme: Theme) -> None:
    assert links(theme, "index", {}) == links(theme, "form-b", {}) == []
    made = {artifact.path: artifact for artifact in render(RenderContext(sample(), Look(theme), no_work))}
    assert b"~files" not in made["html/index.html"].content
