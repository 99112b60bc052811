"""The page for a translator: what is open, in one file that asks for nothing."""

from __future__ import annotations

import re

from gesim_build.catalog.details import Details
from gesim_build.catalog.missing_page import missing_page
from gesim_build.catalog.progress import Item, survey
from gesim_build.catalog.surroundings import Surroundings
from gesim_build.catalog.word_counts import word_counts
from tests.catalog.samples import catalog, unit


def page(*texts: str, picture: bytes | None = None) -> str:
    found = survey([unit(text) for text in texts], catalog(("Done", "Fertig")))
    where = {("", text): Surroundings("Before <it>", "", 3, "4", "Section & more") for text in texts}
    details = {"de": Details(word_counts(found.items, []), where, is_built=True)}

    def pictures(code: str, item: Item) -> bytes | None:
        assert code == "de"
        assert item.unit.msgid != "Done"
        return picture

    return missing_page([found], details, "en", pictures)


def test_what_is_open_is_there_as_text() -> None:
    text = page("Done", '<script>alert("x")</script> {{grant}}')
    assert "Done" not in text
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; {{grant}}" in text
    assert "<script" not in text
    assert 'before: <span lang="en">Before &lt;it&gt;</span>' in text
    assert "page 4 · Section &amp; more · handbook/chapters/10-one.md:1" in text


def test_pictures_are_in_the_page_and_nothing_else_is_asked_for() -> None:
    text = page("One", picture=b"PNG")
    assert '<img src="data:image/png;base64,UE5H" alt="Page 4, with this text framed">' in text
    assert re.findall(r"(?:src|href)=\"(?!data:)", text) == []
    assert "default-src 'none'" in text
    assert "The pictures show the pages of the last build." not in page("One")
