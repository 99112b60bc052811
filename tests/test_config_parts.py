"""What a configuration holds when it is read: editions, the pseudo-language, the title page, the repeated and lost."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator

import pytest

from gesim_build.config import Config, parse_config, publication_files
from gesim_build.diagnostics import GesimError, Location
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Source
from tests.cases import Case, Expect, cases_of
from tests.test_config import GOOD

PATH = "handbook/handbook.toml"
MORE = GOOD.replace('short_title = "S"', 'short_title = "S"\nsubtitle = "U"\nedition_line = "E"\ndescription = "D"')


def config(text: str = GOOD) -> Config:
    return parse_config(Source(PATH, text))


def told(text: str) -> list[tuple[str, int]]:
    with pytest.raises(GesimError) as caught:
        config(text)
    assert all(problem.message and problem.hint for problem in caught.value.diagnostics)
    return [(problem.code, problem.location.line) for problem in caught.value.diagnostics]


def test_the_pseudo_language_has_the_edition_of_the_source_language() -> None:
    editions = config(GOOD + 'isbn.pdf = "978-3-16-148410-0"\n\n[editions.de]\ncountry = "DE"\n')
    assert editions.edition("en").isbn
    assert editions.edition("de").country == "DE"
    pseudo = editions.edition(PSEUDO)
    assert (pseudo.language, pseudo.country, pseudo.isbn) == (PSEUDO, "IE", {})


def test_the_texts_of_the_title_page_have_their_lines() -> None:
    page = config(MORE).title_page()
    assert (page.title, page.subtitle, page.edition_line, page.description) == ("T", "U", "E", "D")
    assert (page.location.path, page.location.line) == (PATH, 1)
    assert [page.lines[name] for name in ("title", "subtitle", "edition_line", "description")] == [4, 6, 7, 8]


def test_an_edition_has_the_date_of_the_book() -> None:
    assert config().editions["en"].date == dt.date(2026, 11, 23)


def test_values_are_those_that_are_written() -> None:
    assert config(GOOD + '\n[values]\nhelp = "112"\n').values == {"help": "112"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("[editions.en]", "[editions.de]", [("missing-key", 11)]),
        ('["10-a"]', '["10-a", "20-b", "10-a"]', [("repeated-chapter", 9)]),
        ('["10-a"]', '["10-a", "20-a"]', [("repeated-chapter", 9)]),
    ],
)
def test_what_is_repeated_or_has_no_edition_is_told(before: str, after: str, expected: list[tuple[str, int]]) -> None:
    assert told(GOOD.replace(before, after)) == expected


def test_chapters_that_differ_behind_their_number_are_fine() -> None:
    assert config(GOOD.replace('["10-a"]', '["10-a", "10-b", "a-10"]')).files == ("10-a", "10-b", "a-10")


@cases_of("config.md")
def test_configurations(case: Case, expect: Expect) -> None:
    expect(case, "".join(f"{line}\n" for line in _lines(case.input)))


def _lines(text: str) -> Iterator[str]:
    try:
        found = config(text)
    except GesimError as problems:
        for problem in problems.diagnostics:
            assert problem.location.path == PATH
            yield f"{problem.location.line} {problem.code}: {problem.message}"
            # Which keys there are is tested where they are declared.
            yield f"  {re.sub(r'Allowed here: .*', 'Allowed here: …', problem.hint)}"
        return
    for code, edition in found.editions.items():
        assert edition == found.edition(code)
        isbn = ", ".join(f"{form} {number}" for form, number in edition.isbn.items())
        marks = [name for name in ("reviewed", "fixed_space_before_percent") if getattr(edition, name) is True]
        dates = f"{edition.date}, facts {edition.facts_checked}"
        yield " | ".join((f"{edition.language} {edition.code}", dates, *filter(None, (isbn, *marks))))
    yield from (f"{code}: {sentence}" for code, sentence in found.funding.items())


PUBLICATIONS = f"""{GOOD}isbn.pdf = "978-3-16-148410-0"
reviewed = true

[editions.de]

[publications.plain]
title = "Plain"
chapters = ["10-a"]

[publications.full]
title = "Full"
short_title = "F"
subtitle = "U"
edition_line = "E"
description = "D"
page_label = "P"
identifier = "urn:full"
kind = "report"
formats = ["pdf"]
languages = ["de"]
reviewed = ["de"]
country = "AT"
front = ["00-title"]
chapters = ["20-b"]
""".replace('title = "T"', 'title = "T"\nedition_line = "Book"')


def test_a_publication_is_as_the_book_but_for_what_it_says() -> None:
    book = config(PUBLICATIONS)
    plain, full = book.publications["plain"], book.publications["full"]
    assert (plain.book.name, plain.book.title, plain.book.short_title, plain.book.subtitle) == (
        "plain", "Plain", "Plain", ""
    )  # fmt: skip
    assert plain.book.identifier == uuid.uuid5(uuid.NAMESPACE_URL, "urn:x#plain").urn
    assert (plain.book.edition_line, plain.book.description, plain.book.page_label) == ("Book", "", "")
    assert (plain.publication, plain.kind, plain.formats, plain.files) == ("plain", "book", (), ("10-a",))
    editions = {code: (one.country, one.reviewed, one.isbn) for code, one in plain.editions.items()}
    assert editions == {"en": ("IE", False, {}), "de": ("", False, {})}
    assert (full.book.name, full.book.title, full.book.short_title, full.book.identifier) == (
        "full", "Full", "F", "urn:full"
    )  # fmt: skip
    assert (full.publication, full.kind, full.formats) == ("full", "report", ("pdf",))
    assert (full.contents["front"], full.contents["chapters"]) == (("00-title",), ("20-b",))
    assert [(code, one.country, one.reviewed) for code, one in full.editions.items()] == [("de", "AT", True)]
    assert full.source_edition.language == "de"
    page = full.title_page()
    assert (page.id, page.title, page.subtitle, page.edition_line) == ("full", "Full", "U", "E")
    assert (page.description, page.page_label) == ("D", "P")
    assert (book.title_page().id, plain.title_page().id) == ("book", "plain")


def test_what_is_said_of_the_whole_project_is_known_of_each_publication() -> None:
    text = f"""{PUBLICATIONS}
[pdf]
paper = "Letter"
[cache]
url = "s3://bucket/x"
[translations]
memory = ["translations/old.tmx"]
[release]
review = "all"
"""
    book = config(text)
    for one in (book, *book.publications.values()):
        assert (one.paper, one.cache_url, one.memories) == ("Letter", "s3://bucket/x", ("translations/old.tmx",))
        assert one.languages == ("en", "de")
        assert one.special.pdf.paper == "Letter"  # type: ignore[attr-defined]
        assert {edition.review for edition in one.editions.values()} == {"all"}
    own = config(text.replace("[editions.de]", '[editions.de]\nreview = "translation"'))
    assert [edition.review for edition in own.editions.values()] == ["all", "translation"]


def test_publications_are_in_files_of_their_folder_and_in_no_table_too() -> None:
    names = (
        "handbook/publications/a.toml",
        "handbook/publications/b.md",
        "handbook/a.toml",
        "other/publications/a.toml",
    )
    texts = {name: Source(name, 'title = "A"\nchapters = ["10-a"]\n') for name in names}
    files = publication_files(texts)
    assert files == (texts[names[0]],)
    with pytest.raises(GesimError) as caught:
        parse_config(Source(PATH, f'{GOOD}\n[publications.a]\ntitle = "A"\nchapters = ["10-a"]\n'), files)
    (problem,) = caught.value.diagnostics
    assert (problem.code, str(problem.location)) == ("repeated-publication", f"{names[0]}:1")
    assert [str(place) for place in problem.related] == [f"{PATH}:14"]
    assert problem.message == f"the publication “a” has a table in {PATH} too"
    assert problem.hint == "Keep one of the two, with the keys of both, or give the file another name."
    with pytest.raises(GesimError) as caught:
        other = Source("handbook/publications/x.a.toml", files[0].text)
        parse_config(Source(PATH, f"{GOOD}\n[publications.a]\n{files[0].text}"), [other])
    assert [one.code for one in caught.value.diagnostics] == ["bad-value"]
    assert [
        *parse_config(Source(PATH, f'{GOOD}\n[publications.c]\ntitle = "C"\nchapters = ["10-a"]\n'), files).publications
    ] == ["c", "a"]


def test_whether_an_edition_is_discreet_is_said_of_the_book_of_itself_or_of_a_publication() -> None:
    book = config("""[book]
name = "b"
identifier = "urn:x"
title = "T"
short_title = "S"
date = 2026-11-23
discreet = true
[contents]
chapters = ["10-a"]
[editions.en]
isbn.pdf = "978-3-16-148410-0"
[editions.de]
discreet = false
isbn.pdf = "978-1-86197-271-2"
[publications.follows]
kind = "sheet"
title = "F"
chapters = ["10-a"]
[publications.open]
title = "O"
chapters = ["10-a"]
discreet = false
[publications.all]
title = "A"
chapters = ["10-a"]
discreet = true
discreet_title = "Notes"
discreet_name = "notes"
""")
    said = {one.publication: [e.discreet for e in one.editions.values()] for one in (book, *book.publications.values())}
    assert said == {"": [True, False], "follows": [True, False], "open": [False, False], "all": [True, True]}
    assert [dict(edition.isbn) for edition in book.editions.values()] == [{}, {"pdf": "978-1-86197-271-2"}]
    assert [edition.language for edition in book.alongside(book.editions["de"])] == ["de"]
    assert [one.discreet_name for one in book.publications.values()] == ["sheet", "handbook", "notes"]
    assert book.publications["all"].title_page().discreet_title == "Notes"


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        ('[publications.a]\ntitle = "A"\nchapters = ["10-a"]\n', 14),
        ('[publications.a]\ntitle = "A"\nchapters = ["10-a"]\ndiscreet_name = "b"\n', 17),
        ('[publications.handbook]\ntitle = "A"\nchapters = ["10-a"]\ndiscreet = false\n', 1),
    ],
    ids=["two of one kind", "as the book is called", "as a publication is called"],
)
def test_discreet_files_are_not_called_as_others_are(tables: str, line: int) -> None:
    with pytest.raises(GesimError) as caught:
        config(GOOD.replace("[book]\n", "[book]\ndiscreet = true\n") + tables)
    [problem] = caught.value.diagnostics
    assert problem.code == "bad-value"
    assert "its discreet files would be called" in problem.message
    assert problem.location == Location(PATH, line)


@pytest.mark.parametrize(("language", "is_refused"), [("en", True), ("de", False)])
def test_a_publication_is_discreet_only_by_editions_in_its_languages(language: str, is_refused: bool) -> None:
    text = GOOD.replace("[editions.en]\n", "[editions.en]\ndiscreet = true\n")
    text += "[editions.de]\n" if "[editions.de]" not in text else ""
    text += f'[publications.a]\ntitle = "A"\nchapters = ["10-a"]\nlanguages = ["{language}"]\n'
    if is_refused:
        with pytest.raises(GesimError, match="its discreet files would be called"):
            config(text)
    else:
        assert [one.discreet for one in config(text).publications["a"].editions.values()] == [False]
