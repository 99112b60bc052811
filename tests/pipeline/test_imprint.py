"""What the imprint of every edition owns up to; the funding statement is whole when it is on, and nothing when off."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Mapping
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from gesim_build.catalog.units import units
from gesim_build.cldr import long_date
from gesim_build.model import Manuscript, Part, Unit
from gesim_build.pipeline import Project, catalogs_of, languages_of, load_book, manuscript, open_project, read_templates

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / "handbook/handbook.toml").read_text("utf-8"))
LANGUAGES = tuple(CONFIG["editions"])
BODY = "the Agency & Sons"
# How the paragraphs begin that say what the text is not: independent, not reviewed, not advice.
OWNED_UP_TO = (
    "This is an independent working text.",
    "It is a working edition.",
    "No person in this book is real.",
    "This book gives general information",
)
DRAFT = "This edition is a draft."
TRANSLATION = "The translation is a draft: no specialist who is a native speaker has reviewed it yet."

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def funded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook with the funding statement switched on, and with a publisher, authors and a contact."""
    root = tmp_path_factory.mktemp("funded")
    for name in ("handbook", "translations", "templates"):
        shutil.copytree(ROOT / name, root / name)
    config = root / "handbook/handbook.toml"
    text = config.read_text("utf-8")
    switched = text.replace('enabled = false\nbody = ""', f'enabled = true\nbody = "{BODY}"')
    assert switched != text
    given = 'publisher = "The Press"\nauthors = ["A. One", "B & Two"]\ncontact = "press@example.org"'
    switched = switched.replace('publisher = ""\nauthors = []', given)
    assert given in switched
    config.write_text(switched, "utf-8")
    return root


@cache
def assembled(root: Path) -> tuple[Project, Mapping[str, Manuscript], Mapping[str, Mapping[str, str]]]:
    """The editions, and what the catalogs say for the texts of the imprint (English where they say nothing)."""
    project = open_project(root)
    book, _ = load_book(project)
    catalogs, _ = catalogs_of(project, book, LANGUAGES)
    theme, known = read_templates(project), languages_of(project)
    texts = [unit for unit in units(book) if unit.location.path.endswith("imprint.md")]
    editions = {code: manuscript(project, book, catalogs.get(code), known[code], theme)[0] for code in LANGUAGES}

    def said(code: str, unit: Unit) -> str:
        return (catalogs[code].translation(unit.key) if code in catalogs else None) or unit.msgid

    return project, editions, {code: {unit.msgid: said(code, unit) for unit in texts} for code in LANGUAGES}


def imprint(root: Path, language: str) -> Part:
    _, editions, _ = assembled(root)
    return next(part for part in editions[language].parts if part.id == "imprint")


def words(text: str) -> str:
    """The letters of a text without marks and values, so that Markdown and XHTML can be compared."""
    return re.sub(r"\W+", "", re.sub(r"<[^>]*>|\{\{.*?\}\}|\{[^{}]*\}|\]\(#[^)]*\)", "", unescape(text)))


@each_language
def test_the_imprint_says_what_the_text_is_not(language: str) -> None:
    _, _, said = assembled(ROOT)
    page = words(imprint(ROOT, language).xhtml)
    for beginning in OWNED_UP_TO:
        (text,) = [text for msgid, text in said[language].items() if msgid.startswith(beginning)]
        # Up to the first value or reference, which the edition fills in.
        assert words(re.split(r"\{\{|\[\]|\[\^", text)[0]) in page


@each_language
def test_the_imprint_names_its_edition_its_date_and_when_facts_were_checked(language: str) -> None:
    project, editions, _ = assembled(ROOT)
    edition, page = project.config.editions[language], imprint(ROOT, language).xhtml
    assert edition.code in page
    for date in (edition.date, edition.facts_checked):
        assert long_date(date, editions[language].language.locale) in page


@each_language
def test_an_edition_that_nobody_reviewed_calls_itself_a_draft(language: str) -> None:
    project, editions, _ = assembled(ROOT)
    strings, page = editions[language].strings, imprint(ROOT, language).xhtml
    assert strings.get(DRAFT, DRAFT) in page
    translated = language != project.config.language
    assert not project.config.editions[language].reviewed
    assert (strings.get(TRANSLATION, TRANSLATION) in page) is translated


@each_language
def test_the_imprint_says_how_it_is_cited_and_names_nobody_who_is_not_named(language: str) -> None:
    project, editions, _ = assembled(ROOT)
    info, edition, page = editions[language].book, project.config.editions[language], imprint(ROOT, language).xhtml
    (citation,) = re.findall(r'<p class="citation">(.*?)</p>', page)
    _, _, cited = re.sub("<.*?>", "", unescape(citation)).partition(": ")
    line = f"{info.edition_line}, {edition.code}, {edition.date.isoformat()}."
    assert (info.publisher, info.authors, info.contact) == ("", (), "")
    assert cited == f"{info.title}. {info.subtitle}. {line} {info.license_name}."
    assert 'class="corrections"' not in page


@each_language
def test_it_names_publisher_authors_and_whom_to_tell_of_mistakes_where_they_are_given(
    funded: Path, language: str
) -> None:
    page = unescape(imprint(funded, language).xhtml)
    assert f": A. One, B & Two: <cite>{assembled(funded)[1][language].book.title}</cite>." in page
    assert " The Press." in page
    assert re.search(r'<p class="corrections">[^<]+: press@example.org</p>', page)


@each_language
def test_the_funding_statement_is_printed_whole_when_it_is_on(funded: Path, language: str) -> None:
    (statement,) = re.findall(r'<p class="funding">(.*?)</p>', imprint(funded, language).xhtml)
    sentence = CONFIG["funding"]["sentence"][language]
    assert "{body}" in sentence
    assert unescape(statement) == sentence.replace("{body}", BODY)


@each_language
def test_nothing_of_the_funding_statement_is_printed_when_it_is_off(language: str) -> None:
    _, editions, _ = assembled(ROOT)
    sentence = CONFIG["funding"]["sentence"][language].partition("{body}")[0].split(". ")[0]
    everything = unescape("".join(part.xhtml for part in editions[language].parts))
    assert 'class="funding"' not in everything
    assert sentence not in everything


@each_language
def test_no_edition_shows_an_emblem(funded: Path, language: str) -> None:
    for root in (ROOT, funded):
        part = imprint(root, language)
        assert part.assets == ()
        assert not re.search(r"<(?:img|svg)\b", part.xhtml)


def test_there_is_no_file_of_an_emblem() -> None:
    names = [path.name.lower() for folder in ("handbook", "templates") for path in (ROOT / folder).rglob("*")]
    assert [name for name in names if re.search(r"emblem|flag|eu-|europe", name)] == []
