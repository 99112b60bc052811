"""A PO file as the build sees it."""

from __future__ import annotations

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po_read import parse


def test_an_acceptance_needs_its_reason() -> None:
    po = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# gesim: accept numbers-differ – the law is named once
# gesim: accept wrong-quotes
msgid "A"
msgstr "B"
"""
    parsed, problems = parse(po, "de.po")
    assert problems == ()
    assert catalog_of(parsed, "de").messages["", "A"].accepted == ("numbers-differ",)
