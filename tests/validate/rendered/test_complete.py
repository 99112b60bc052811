"""Nothing is missed that is there: everything that can be written, in every format and language form."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_templates
from gesim_build.pipeline.lost_words import lost_in_manuscript
from gesim_build.validate import INSPECTIONS
from gesim_build.validate.inventory import (
    BACK_LINK,
    CONTENTS,
    FIELD,
    FIGURE,
    HEADING,
    ITEM,
    LINK,
    NOTE,
    NOTES_TITLE,
    PRINTED_LINE,
    ROW,
    TABLE,
    letters,
)
from gesim_build.validate.pdf_tags import Reading, Tag, read_pdf
from gesim_build.validate.source_text import chapter_lines, lost_words, printed_words
from tests.validate.book import lost, rendered


@pytest.mark.parametrize("language", ["en", "qps"])
@pytest.mark.parametrize("format_", sorted(INSPECTIONS))
def test_a_whole_file_lacks_nothing(format_: str, language: str) -> None:
    assert lost(format_, rendered(language).files[format_], language) == ()


def test_the_inventory_counts_what_was_written() -> None:
    counts = Counter(item.kind for item in rendered().holds)
    written = {HEADING: 7, TABLE: 6, ROW: 19, NOTE: 7, FIGURE: 2, FIELD: 8, BACK_LINK: 7, NOTES_TITLE: 2}
    assert {kind: counts[kind] for kind in written} == written
    assert counts[ITEM] == 16
    assert [counts[kind] for kind in (*CONTENTS, PRINTED_LINE)] == [2, 1, 2, 2]
    assert counts[LINK] == sum(part.xhtml.count("<a ") for part in rendered().text.parts) - counts[BACK_LINK]


def test_all_words_are_counted() -> None:
    from lxml import etree

    for part in rendered().text.parts:
        words = letters(" ".join(etree.fromstring(part.xhtml).itertext()))
        counted = "".join(i.key for i in rendered().holds if i.part == part.title and i.kind == "text")
        assert len(counted) >= len(words) * 0.95  # figures' alternatives and numbers that are not read are no texts


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("nested item", 20),
        ("Definition one.", 42),
        ("start at", 88),
        ("Irish text.", 1),
        ("Irish note.", 5),
        ("Consent", 1),
        ("A yes", 1),
        ("Who is present?", 10),
    ],
)
def test_things_know_where_they_come_from(start: str, line: int) -> None:
    places = {item.place for item in rendered().holds if item.text.startswith(start)}
    assert {place.line for place in places} == {line}


def test_inserts_and_registers_are_in_files_of_their_own() -> None:
    paths = {item.text[:11]: item.place.path for item in rendered().holds if item.kind == "text"}
    assert paths["Irish text."] == "handbook/national/IE/thing.md"
    assert paths["Consent"] == "handbook/glossary.toml"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ΑΣΦΑΛΕΙΑ", "Ασφάλεια"),
        ("MASSNAHME", "Maßnahme"),
        ("ﬁnd", "find"),
        ("co-\noperate", "cooperate"),
        ("Ā1", "a 1"),
    ],
)
def test_capitals_accents_ligatures_and_hyphens_are_no_difference(one: str, other: str) -> None:
    assert letters(one) == letters(other)


def all_text(tag: Tag) -> str:
    return "".join(piece if isinstance(piece, str) else all_text(piece) for piece in tag.pieces)


def test_poppler_reads_the_same(tmp_path: Path) -> None:
    (content,) = rendered().files["pdf"].values()
    path = tmp_path / "book.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    reading = read_pdf(content)
    ours = letters("".join(map(all_text, reading.tags)) + "".join(reading.artifacts))
    assert Counter(ours) == Counter(letters(done.stdout))


def test_bookmarks_destinations_and_title_are_read() -> None:
    (content,) = rendered().files["pdf"].values()
    reading: Reading = read_pdf(content)
    assert ("1 One & only", "one-and-only", 1) in reading.outline
    assert ("1.1 A section", "section", 2) in reading.outline
    assert {"one-and-only", "section", "form", "one~note~1"} <= reading.destinations
    assert reading.title == "Everything that can be written"


def test_the_handbook_loses_nothing_and_each_block_that_is_taken_out_is_told() -> None:
    project = open_project(Path(__file__).parents[3])
    book, _ = load_book(project)
    text, _ = manuscript(project, book, None, languages_of(project)["en"], read_templates(project))
    assert lost_in_manuscript(project, book, text, whole=True) == ()
    chapter = next(chapter for chapter in book.chapters if chapter.slug == "rights")
    part = next(part for part in text.parts if part.id == "rights")
    lines = list(chapter_lines(project.sources.texts[chapter.path], ("national", "rights")))
    written = " ".join(line for _, line in lines)
    blocks = (match for match in re.finditer(r"<(p|td|li)\b[^<>]*>([^<>&]*)</\1>", part.xhtml) if match[2] in written)
    once = (block for block in blocks if len(block[2].split()) > 3 and part.xhtml.count(block[2]) == 1)
    cuts = [part.xhtml.replace(block[0], "", 1) for block in once]
    assert len(cuts) > 10
    for cut in cuts:
        assert list(lost_words(lines, printed_words(replace(part, xhtml=cut))))
