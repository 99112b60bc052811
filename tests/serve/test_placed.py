"""Where on the pages of a PDF a message is found."""

from __future__ import annotations

import pytest

from gesim_build.serve.placed import PageText, letters, place_of

PAGES = [
    "Contents\r\nSafety 2\r\nHer plan 3",
    "Safety\r\nShe decides her-\r\nself what is safe.",
    "Her plan\r\nSafety\r\nFirst she finds the of\ufb01ce, ΤΙ ΧΡΕΙΆΖΕΤΑΙ, then1 she asks for a quiet room in which",
    "nobody else can hear what she has to say to them.",
]


@pytest.mark.parametrize(
    ("text", "first", "share", "page", "shown"),
    [
        ("Contents", 0, 0.0, 0, "Contents"),
        # The same word is on three pages: the one nearest to where it should be.
        ("Safety", 0, 0.2, 1, "Safety"),
        ("Safety", 0, 0.5, 2, "Safety"),
        ("Safety", 2, 0.0, 2, "Safety"),
        # Hyphens, ligatures, capitals and accents are of the page, not of the text.
        ("She decides herself what is safe.", 0, 0.2, 1, "She decides her-\r\nself what is safe"),
        ("the office", 0, 0.5, 2, "the of\ufb01ce"),
        ("τι χρειάζεται", 0, 0.5, 2, "ΤΙ ΧΡΕΙΆΖΕΤΑΙ"),
        # The mark of a note is in the middle of it.
        ("then she asks for a quiet room in which", 0, 0.5, 2, "asks for a quiet room in"),
        # It goes on on the next page.
        ("she asks for a quiet room in which nobody else can hear what she has to say", 0, 0.6, 2, None),
        ("nothing of the kind", 0, 0.5, -1, None),
        ("…", 0, 0.5, -1, None),
    ],
)
def test_a_text_is_found_where_it_is_shown(text: str, first: int, share: float, page: int, shown: str | None) -> None:
    pages = [PageText(one) for one in PAGES]
    found = place_of(letters(text), pages.__getitem__, first, len(pages), share)
    assert (found.page if found else -1) == page
    if found and shown:
        own = PAGES[found.page][found.first : found.first + found.count]
        assert own == shown or letters(own) in letters(text)
