from __future__ import annotations

import datetime as dt

import pytest

from gesim_build.release.files import released_name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("book-it.pdf", "book-it-IT-2026-01-02.pdf"),
        ("print/book-it-cover.pdf", "book-it-IT-2026-01-02-cover.pdf"),
        ("forms/with-it-form-b-it-fill.pdf", "with-it-form-b-it-IT-2026-01-02-fill.pdf"),
        ("guide-it-it.pdf", "guide-it-it-IT-2026-01-02.pdf"),
        ("guide-it-it-html.zip", "guide-it-it-IT-2026-01-02-html.zip"),
        ("book.zip", "book-it-IT-2026-01-02.zip"),
        ("LICENCE", "LICENCE-it-IT-2026-01-02"),
    ],
)
def test_a_name_says_its_edition(path: str, name: str) -> None:
    assert released_name(path, "it", "IT", dt.date(2026, 1, 2)) == name
