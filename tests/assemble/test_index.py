"""The index of an edition."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from gesim_build.index_places import with_index
from gesim_build.model import Manuscript, Record
from gesim_build.registers.index import IndexEntry
from tests.assemble.samples import book, manuscript
from tests.conventions import load

CHAPTER = """\
# One {#one}

## Safety {#safety}

The [room]{index="talks > the room"}.

## Phones {#phones}

A phone is safe. Her phone is not, and [that]{index="Čas"} is no [word]{lang=de}.

::: warning Look {#look}
Safety of a phone.
:::
"""
REGISTER = """\
[[entry]]
id = "looking"
heading = "Looking"
at = ["look"]

[[entry]]
id = "phones"
heading = "Phones"
words = ["phone"]
see_also = ["safety", "nothing"]

[[entry]]
id = "apps"
heading = "*Apps*"
see = ["phones", "mobile"]

[[entry]]
id = "safety"
heading = "Safety"
at = ["form", "look", "phones"]

[[entry]]
id = "mobile"
heading = "mobile"
under = "phones"
at = ["one"]

[[entry]]
id = "nothing"
heading = "Nothing"

[[entry]]
id = "none"
heading = "None"
see = ["nothing"]
"""
FORM = "---\nletter: B\n---\n# Form {#form}\n\n::: fields\ntext: Name\n:::\n"


def edition(language: str = "en", **headings: str) -> Manuscript:
    printed = "# Index {#i}\n\n::: index\n:::\n"
    parsed, _ = with_index(book([CHAPTER], [FORM], [printed], **{"handbook__index.toml": REGISTER}), load("en"))

    def translated(record: Record) -> Record:
        return replace(record, heading=headings.get(record.id, record.heading)) if _is_entry(record) else record

    return manuscript(replace(parsed, records=tuple(map(translated, parsed.records))), language)[0]


def _is_entry(record: Record) -> TypeGuard[IndexEntry]:
    return isinstance(record, IndexEntry)


def lines(of: Manuscript) -> list[str]:
    """The lines of the index as text, with the targets of links in brackets, and those in bold with a star."""
    xhtml = of.parts[-1].xhtml
    locator = r'<a class="locator( main)?" href="(#[^"]*)"(?: aria-label="[^"]*")?>([^<]*)</a>'
    xhtml = re.sub(locator, r"\3[\2\1]", xhtml)
    xhtml = re.sub(r'<a class="xref" href="(#[^"]*)">([^<]*)', r"\2[\1]", xhtml)
    text = re.sub(r"<[^>]+>", "", re.sub(r"<li|<h2", "\n", xhtml[xhtml.index("<h2") :]))
    return [" ".join(line.partition(">")[2].split()) for line in text.splitlines()[1:] if ">" in line]


def test_the_index_has_letters_entries_and_what_they_refer_to() -> None:
    assert lines(edition()) == [
        "A",
        "Apps, see Phones[#phones~index]; Phones: mobile[#mobile~index]",
        "C",
        "Čas, 1.2[#chapters0~index~2]",
        "L",
        "Looking, 1.2[#look]",
        "P",
        "Phones, 1.2[#phones main]",
        "mobile, chapter 1[#one main]",
        "see also Safety[#safety~index]",
        "S",
        "Safety, 1.2[#phones main], Form B[#form main]",
        "T",
        "talks",
        "the room, 1.1[#chapters0~index~1]",
    ]


def test_between_what_it_refers_to_is_the_semicolon_of_the_language() -> None:
    greek = edition("el", phones="Τηλέφωνα", apps="Εφαρμογές")
    assert "Εφαρμογές, see Τηλέφωνα[#phones~index]· Τηλέφωνα: mobile[#mobile~index]" in lines(greek)


def test_before_that_semicolon_is_the_space_that_the_language_has_before_one() -> None:
    french = "".join(part.xhtml for part in edition("fr", phones="Téléphones").parts)
    assert re.search(r"</a>\u202f; <a ", french)


def test_it_is_in_the_order_of_the_language_with_the_same_anchors() -> None:
    czech = edition("cs", phones="Chyba", apps="Cesta", safety="Hlas")
    assert [line for line in lines(czech) if len(line) <= 2] == ["C", "Č", "H", "CH", "L", "T"]
    assert czech.anchors.keys() >= {name for name in edition().anchors if not re.search(r"~index~\d$", name)}
    english = {name: part for name, part in edition().anchors.items() if part == "chapters0"}
    assert {name: part for name, part in czech.anchors.items() if part == "chapters0"} == english


def test_the_anchors_of_a_chapter_are_the_same_whatever_a_country_inserts() -> None:
    word = "A [word]{index=Words}."
    chapter = f"# One {{#one}}\n\n{word}\n\n::: national aid\n{word}\n\n{word}\n:::\n\n{word}\n"
    passages = {f"handbook/national/{code}/aid.md": f"{word}\n\n" * n for code, n in (("DE", 1), ("FR", 3))}
    named = {path.replace("/", "__"): text for path, text in passages.items()}
    parsed, _ = with_index(book([chapter], [], ["# Index {#i}\n\n::: index\n:::\n"], **named), load("en"))
    for country, inserted in (("IE", 2), ("DE", 1), ("FR", 3)):
        found = re.findall(r'id="(chapters0~[^"]+)"', manuscript(parsed, "en", country)[0].parts[0].xhtml)
        assert [id for id in found if "aid" not in id] == ["chapters0~index~1", "chapters0~index~2"]
        assert [id for id in found if "aid" in id] == [f"chapters0~aid~index~{n + 1}" for n in range(inserted)]


def test_a_book_without_an_index_has_no_anchors() -> None:
    text = manuscript(book([CHAPTER]))[0].parts[0].xhtml
    assert "index" not in text
    assert "The <span>room</span>." in text
