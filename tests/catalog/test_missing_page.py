"""The page for a translator: what is open, in one file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

from gesim_build.catalog.details import Details
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.missing_page import missing_page
from gesim_build.catalog.po import Entry, PoFile, Previous
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


def test_each_message_has_all_that_a_translator_asks_for() -> None:
    units = [unit("Done"), unit("At least 45 days", kind="table cell"), replace(unit("New"), comment="Say du."),
             unit("Odd")]  # fmt: skip
    entries = (Entry("Odd", ("Seltsam",), flags=("fuzzy",)),
               Entry("Done", ("Fertig",)), Entry("At least 45 days", ("Mindestens 30 Tage",), flags=("fuzzy",),
                                                 previous=Previous(None, "At least 30 days")))  # fmt: skip
    found = survey([*units, unit("Done", chapter="Whole")], catalog_of(PoFile("de.po", entries), "de"))
    where = {("", "At least 45 days"): Surroundings("a" * 301, "b" * 61, 3, "4", "Safe")}
    details = {"de": Details(word_counts(found.items, ["At least 30 days"]), where)}
    text = missing_page([found], details, "en", lambda _, item: b"PNG" if item.previous else None)
    body = text.partition("<body>")[2]
    assert "\n\n" not in body
    seen = [line for line in re.sub(r"<(?!/?(?:del|ins)>)[^>]*>", " ", body).splitlines() if line.strip()]
    assert [" ".join(line.split()) for line in seen] == [
        "To translate: de",
        "1 missing (1 word), 2 fuzzy (5 words). The pictures show the pages of the last build.",
        "English words, by how much is known already", "likeness messages words",
        "100 % 0 0", "95–99 % 0 0", "85–94 % 1 4", "75–84 % 0 0", "50–74 % 0 0", "new 2 2", "repetitions 0 0",
        "One", "fuzzy: table cell, 4 words", "page 4 · Safe · handbook/chapters/10-one.md:1",
        f"before: {'a' * 299}…", "At least <del>30</del><ins>45</ins> days", "translated before as: Mindestens 30 Tage",
        f"after: {'b' * 61}",
        "missing: paragraph, 1 word", "handbook/chapters/10-one.md:1", "New", "comment: Say du.",
        "fuzzy: paragraph, 1 word", "handbook/chapters/10-one.md:1", "Odd", "translated before as: Seltsam",
    ]  # fmt: skip
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in text.replace("&#39;", "'")
    assert "{" in style
    assert text.count("<img") == 1 and 'alt="Page 4, with this text framed"' in text
