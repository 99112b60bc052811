"""The theme and the program know nothing of what a book is about; what a book needs beyond them it switches on."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from gesim_build.catalog.templates import in_own_words, template_strings, unknown_words
from gesim_build.config import parse_config
from gesim_build.diagnostics import GesimError
from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render as epub
from gesim_build.formats.html import render as html
from gesim_build.formats.look import Look
from gesim_build.languages import load
from gesim_build.model import Source
from gesim_build.packaged import PACKAGE, packaged_templates
from gesim_build.pipeline import translated_strings
from gesim_build.theme import BookWords, Theme, read_theme
from tests.assemble.samples import book, manuscript
from tests.formats.sample import no_work

# What this repository's handbook is about, and the words of its pages.
SUBJECT = re.compile(
    r"traffick|victim|survivor|\bwom[ae]n\b|\bhers?\b|\bshe\b|shelter|prostitut|asylum|case code|case worker"
    r"|immediate danger|\bbbc\b|met\.ie|dwd\.de|psychosocial|clinical|gender",
    re.IGNORECASE,
)
# Tables of words of English, which have its pronouns, and words of other languages.
LANGUAGE = {"english_left.py", "en.toml", "locale", "translations"}


def files() -> list[Path]:
    found = [*packaged_templates().rglob("*"), *PACKAGE.rglob("*")]
    return [path for path in found if path.is_file() and path.suffix != ".pyc" and not LANGUAGE & {*path.parts}]


def test_no_word_of_a_subject_is_in_the_theme_or_in_the_program() -> None:
    words = {str(path): SUBJECT.findall(path.read_text("utf-8")) for path in files()}
    assert {name: found for name, found in words.items() if found} == {}


GOOD = """\
[book]
name = "b"
identifier = "urn:x"
title = "T"
short_title = "S"
date = 2026-11-23
[contents]
chapters = ["10-a"]
[editions.en]
country = "IE"
"""
ALL = """
[emergency]
line = "Call the porter."
[exit]
page = "https://example.org/"
[exit.pages]
IE = "https://example.ie/"
[boxes.tip]
label = "Tip"
colour = "teal"
[pillars.one]
colour = "plum"
[pillars.two]
colour = "teal"
[reviews.technical]
mark = "Not yet checked."
by = "an engineer"
[subjects.guest]
code = "Number of the guest"
foot = ["Keep it."]
[subjects.member]
default = true
code = "Number of the member"
[words]
"Contents" = "In this book"
"""


def theme(tables: str = "") -> Theme:
    config = parse_config(Source("handbook/handbook.toml", GOOD + tables))
    return read_theme(Path("/nonexistent"), BookWords(config.toml, config.special))


@cache
def output(tables: str) -> str:
    """All pages and documents of a book with a chapter and a form."""
    used = theme(tables)
    text, problems = manuscript(
        book(["# A {#a}\n\nText."], ["# F {#f}\n\n::: fields G\ntext: Name\n:::\n"]), theme=used
    )
    assert problems == ()
    context = RenderContext(text, Look(used), no_work)
    pages = [artifact.content for artifact in html(context) if artifact.path.endswith(".html")]
    archive = zipfile.ZipFile(io.BytesIO(next(iter(epub(context))).content))
    documents = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    cover = used.render("print/cover.xhtml.j2", text)
    return b"\n".join([*pages, *documents]).decode("utf-8", "replace") + cover


def test_a_book_that_switches_nothing_on_has_nothing() -> None:
    plain = output("")
    for sign in ('class="exit', "Leave this page", "safety", "<footer", "form-footer", "emergency", "review-mark"):
        assert sign not in plain.replace('<footer class="colophon', ""), sign
    assert plain.count("<dt>Date</dt>") == 2
    words = theme().vocabulary
    assert not (words.pillars or words.reviews or words.subjects or words.words)


def test_what_is_switched_on_is_in_every_format() -> None:
    whole = output(ALL)
    for sign, times in {
        'class="cover-safety">Call the porter.': 1,
        'class="title-safety">Call the porter.': 1,
        'class="start-emergency">Call the porter.': 1,
        'class="exit" href="https://example.ie/"': 3,
        "<dt>Number of the member</dt>": 2,
    }.items():
        assert whole.count(sign) >= times, sign
    assert "form-footer" not in whole
    words = theme(ALL).vocabulary
    assert [*words.pillars] == ["one", "two"]
    assert {"note", "tip"} <= words.boxes.keys()


def test_a_theme_prints_what_is_said_in_place_of_its_words_and_translators_get_that() -> None:
    used = theme(ALL)
    strings = template_strings(used.files, used.vocabulary)
    texts = [text for text, _ in in_own_words(strings, used.vocabulary.words)]
    assert "In this book" in texts
    assert "Contents" not in texts
    assert {"Tip", "Not yet checked.", "Number of the guest", "Keep it.", "Call the porter."} <= set(texts)
    said = translated_strings(
        replace(book(), strings=strings), None, load("en"), {"Contents": "Notes", "Unheard of": "X"}
    )
    assert said["Contents"] == "Contents"
    assert "Unheard of" not in said
    assert used.translator({})("Contents") == '<span class="untranslated" lang="en">In this book</span>'
    assert used.translator({"Contents": "Inhalt"})("Contents") == "Inhalt"


def test_a_word_that_the_theme_does_not_print_is_told_with_the_nearest() -> None:
    config = parse_config(Source("handbook/handbook.toml", f'{GOOD}[words]\n"Content" = "X"\n"Notes" = "N"\n'))
    used = theme()
    [wrong] = unknown_words(template_strings(used.files, used.vocabulary), config.special.words, config.toml)
    assert (wrong.code, wrong.location.line) == ("unknown-key", 12)
    assert "Contents" in wrong.hint


WRONG = {
    "an unknown key": ("[emergency]\ntext = 'x'", "unknown-key 12"),
    "an address without a scheme": ("[exit]\npage = 'example.org'", "bad-value 12"),
    "an address that is a script": ("[exit.pages]\nIE = 'javascript:x'", "bad-value 12"),
    "a country that is none": ("[exit]\npage = 'https://a.b/'\n[exit.pages]\nire = 'https://a.b/'", "bad-value 14"),
    "a link that leads nowhere in an edition": ("[exit.pages]\nFR = 'https://a.b/'", "missing-key 11"),
    "a word for nothing": ("[words]\n'Contents' = ' '", "bad-value 12"),
    "a box without a label": ("[boxes.tip]\ncolour = 'teal'", "missing-key 11"),
    "a box that is no name": ("[boxes.'a b']\nlabel = 'T'", "bad-value 11"),
    "a box called like a directive": ("[boxes.figure]\nlabel = 'T'", "bad-value 11"),
    "a colour that there is not": ("[boxes.tip]\nlabel = 'T'\ncolour = 'green'", "bad-value 13"),
    "a pillar without a light colour": ("[pillars.a]\ncolour = 'ink'", "bad-value 12"),
    "a review that nobody has to do": ("[reviews.a]\nmark = 'M'", "missing-key 11"),
    "two default subjects": ("[subjects.a]\ndefault = true\n[subjects.b]\ndefault = true", "bad-value 14"),
    "a foot that is no list": ("[subjects.a]\nfoot = 'x'", "bad-value 12"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_the_tables_of_a_book_is_told_with_its_line(name: str) -> None:
    text, expected = WRONG[name]
    with pytest.raises(GesimError) as caught:
        _ = theme(text).vocabulary
    assert [f"{d.code} {d.location.line}" for d in caught.value.diagnostics] == [expected]
    assert all(d.location.path == "handbook/handbook.toml" and d.hint for d in caught.value.diagnostics)
