"""Where entries of the index lead: found by stems, said by marks."""

from __future__ import annotations

import pytest

from gesim_build.index_places import INDEXED, with_index
from gesim_build.model import Book, Source
from gesim_build.registers.index import IndexEntry
from tests.checks.books import book_of
from tests.conventions import load

PRINTED = "# Index {#i}\n\n::: index\n:::\n"


def book(text: str, register: str = "", **more: str) -> Book:
    chapters = {"chapters/10-a.md": f"# A {{#a}}\n\n{text}", "chapters/90-index.md": PRINTED}
    return book_of({**chapters, "index.toml": register, **more})


def entry(id: str, **values: object) -> str:
    keys = {"id": id, "heading": id.capitalize(), **values}
    return "\n".join(["[[entry]]", *(f"{key} = {value!r}".replace("'", '"') for key, value in keys.items()), ""])


def places(of: Book) -> dict[str, list[str]]:
    """The beginnings of the texts that each entry leads to."""
    found: dict[str, list[str]] = {}
    for chapter in with_index(of, load("en"))[0].chapters:
        for token in chapter.tokens:
            for name in token.meta.get(INDEXED, ()):
                found.setdefault(name, []).append(token.content.split()[0])
    return found


SECTIONS = "\n\n".join(
    f"## {title} {{#s{number}}}\n\n{texts}"
    for number, (title, texts) in enumerate(
        [
            ("Risks", "One risk.\n\nTwo risks."),
            ("Phones", "Three RISKS here.\n\n- Four: the phone’s risk."),
            ("Money", "Five [risk](#s0) of money.\n\nSix (see [the phone][risk]).\n\n[risk]: https://example.org/"),
        ]
    )
)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        # A heading that says it is where it is treated; elsewhere it is said in two texts, or it is only mentioned.
        ({"words": ["risk"]}, ["Risks", "Three"]),
        # What is said once, and nowhere more often, is found at all; where a link leads is no word of the text.
        ({"words": ["five risks"]}, ["Five"]),
        ({"words": ["of money"]}, ["Five"]),
        ({"words": ["phone"]}, ["Phones"]),
        ({"words": ["example"]}, []),
        # Without words the heading is looked for, unless places are named.
        ({}, ["Risks", "Three"]),
        ({"at": ["s2"]}, []),
        # An abbreviation is no word of the same letters; a word in capitals is one.
        ({"words": ["US"]}, []),
        ({"words": ["three RISK", "IN"]}, []),
        ({"words": ["three risks"]}, ["Three"]),
    ],
)
def test_an_entry_leads_to_sections_that_speak_of_it(values: dict[str, object], found: list[str]) -> None:
    assert places(book(SECTIONS, entry("risk", **values))).get("risk", []) == found


def test_terms_of_the_glossary_are_entries_and_only_the_body_is_searched() -> None:
    term = '[[term]]\nid = "risk"\nterm = "Risk"\nalso = ["danger"]\ndefinition = "D."\n'
    only_there = "::: national slot\nThe danger.\n\nA danger.\n:::\n"
    assert places(book(f"The dangers.\n\n{only_there}", **{"glossary.toml": term})) == {"risk": ["The"]}


def test_at_most_six_sections_are_mentions_those_that_say_it_most_often() -> None:
    sections = (f"## S {{#s{n}}}\n\n" + "".join(f"{n}-{m} risk.\n\n" for m in range(2 + n // 4)) for n in range(9))
    found = places(book("".join(sections), entry("risk")))
    assert found == {"risk": [f"{n}-0" for n in (0, 4, 5, 6, 7, 8)]}


def test_marks_name_entries_of_the_register_or_make_some() -> None:
    marks = ('"Risk"', "risk", '"talks > the room"', '"Talks > of  her"', "talks")
    text = " ".join(f"[w]{{index={mark}}}" for mark in marks)
    made, problems = with_index(book(text, entry("risk")), load("en"))
    entries = [one for one in made.records if isinstance(one, IndexEntry)]
    assert not problems
    assert [(one.heading, one.under) for one in entries] == [
        ("Risk", ""),
        ("talks", ""),
        ("the room", entries[1].id),
        ("of her", entries[1].id),
    ]
    assert entries[2].location.line == 3


def test_an_entry_that_nothing_speaks_of_is_told() -> None:
    register = entry("none") + entry("seen", see=["risk"]) + entry("risk") + entry("above", words=["no such word"])
    _, problems = with_index(book("A risk.", register + entry("below", under="above", at=["a"])), load("en"))
    assert [(one.code, one.location.line) for one in problems] == [("empty-index-entry", 1)]


def test_an_entry_may_lead_to_what_only_another_publication_has() -> None:
    register = entry("away", at=["there", "20-b", "nowhere"]) + entry("none")
    other = Source("handbook/chapters/20-b.md", "# B {.legal #there}\n\nSee [x](#nowhere).\n")
    passage = Source("handbook/national/DE/aid.md", "## Aid {#nowhere}\n")
    texts = {one.path: one for one in (other, passage)}
    for is_main, codes in ((True, ["unresolved-reference", "empty-index-entry"]), (False, ["unresolved-reference"])):
        _, problems = with_index(book("", register), load("en"), texts, is_main=is_main)
        assert [one.code for one in problems] == codes
        assert problems[0].message == "there is no #nowhere"


@pytest.mark.parametrize(
    ("printed", "at", "found"),
    [
        (PRINTED, "a", []),
        (f"---\nkind: annex\n---\n<!-- x -->\n{PRINTED}\n<!-- y -->\n", "a", []),
        (PRINTED, "i", [("unresolved-reference", 4)]),
        (PRINTED, "index", [("unresolved-reference", 4)]),
        (PRINTED.replace("Index", "[Index]{index=Indices}"), "a", [("misplaced-index", 3)]),
        (PRINTED.replace("\n\n", "\n\nText.\n\n"), "a", [("misplaced-index", 5)]),
        (f"{PRINTED}\n![A picture](figures/a.png)\n", "a", [("misplaced-index", 3)]),
        (f"{PRINTED}\n::: national slot\n:::\n", "a", [("misplaced-index", 3)]),
        (f"{PRINTED}\n## More {{#more}}\n", "a", [("misplaced-index", 3)]),
        (f"{PRINTED}\n::: index\n:::\n", "a", [("misplaced-index", 3), ("misplaced-index", 6)]),
    ],
)
def test_the_index_is_alone_in_its_chapter(printed: str, at: str, found: list[tuple[str, int]]) -> None:
    made = book("Text.", entry("away", at=[at]), **{"chapters/90-index.md": printed})
    assert [(one.code, one.location.line) for one in with_index(made, load("en"))[1]] == found


def test_no_national_insert_prints_an_index() -> None:
    files = {"chapters/10-a.md": "# A {#a}\n\n::: national aid\n:::\n", "national/DE/aid.md": "::: index\n:::\n"}
    _, problems = with_index(book_of(files), load("en"))
    assert [(one.code, one.location.path) for one in problems] == [("misplaced-index", "handbook/national/DE/aid.md")]


def test_an_entry_of_a_mark_has_an_id_that_no_author_writes_and_that_stays() -> None:
    made = [with_index(book("[w]{index=talks}", more), load("en"))[0] for more in ("", entry("new", at=["a"]))]
    first, second = ({one.id for one in each.records if getattr(one, "heading", "") == "talks"} for each in made)
    assert first == second
    assert all("~" in id for id in first)


def test_a_book_without_an_index_stays_as_it_is() -> None:
    plain = book_of({"chapters/10-a.md": "# A {#a}\n\nA [risk]{index=risk}.\n", "index.toml": entry("risk")})
    assert with_index(plain, load("en"))[0] is plain
