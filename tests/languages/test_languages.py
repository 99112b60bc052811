"""The data files of the languages: complete, consistent, and right where CLDR or the house rules decide."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

import pytest
from babel import Locale

from gesim_build.diagnostics import GesimError
from gesim_build.languages import available, load

CODES = available()
EU = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
# Those of the handbook; the program knows more of them.
KEEN = ("de", "el", "en", "it", "lt", "lv")
KINDS = ("part", "chapter", "section", "figure", "table", "box", "form", "annex", "page")


def test_the_languages_of_the_union_are_there_and_five_more() -> None:
    assert set(available()) == {*EU.split(), "uk", "ru", "tr", "ar", "fa"}


@pytest.mark.parametrize("code", CODES)
def test_no_word_mixes_scripts(code: str) -> None:
    """An а that is an a looks the same and is another word."""
    text = files("gesim_build.languages").joinpath(f"{code}.toml").read_text("utf-8")
    for word in re.findall(r"[^\W\d_]+", text):
        assert len({unicodedata.name(letter).partition(" ")[0] for letter in word}) == 1, word


@pytest.mark.parametrize("code", sorted({*CODES} - {*KEEN}))
def test_every_kind_is_called_something(code: str) -> None:
    labels = load(code).labels
    assert all(re.search(r"\w", labels[kind].replace("{number}", "")) for kind in KINDS)


@pytest.mark.parametrize("code", CODES)
def test_every_kind_has_a_label_with_its_number(code: str) -> None:
    labels = load(code).labels
    assert set(KINDS) <= set(labels)
    assert {name.removesuffix(".reference") for name in labels} == set(KINDS)
    assert all(label.count("{number}") == 1 for label in labels.values())


@pytest.mark.parametrize("code", CODES)
def test_articles_of_a_law_have_their_patterns(code: str) -> None:
    articles = load(code).articles
    paragraphs = {name for name in articles if name.startswith("paragraph")}
    assert set(articles) - paragraphs == {"one", "many", "number"}
    assert paragraphs in (set(), {"paragraph", "paragraphs"})
    assert all(pattern.count("{number}") == 1 for pattern in articles.values())
    assert all(articles[name].count("{paragraph}") == 1 for name in paragraphs)
    assert articles["one"].replace("{number}", "").strip()


@pytest.mark.parametrize("code", CODES)
def test_texts_are_in_nfc(code: str) -> None:
    language = load(code)
    for text in (
        *language.labels.values(),
        *language.articles.values(),
        *language.article_letters.values(),
        *language.quotes,
        *language.numerals,
        *language.tens,
        *language.doubled,
        language.name,
    ):
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("code", CODES)
def test_the_decimal_mark_is_that_of_cldr(code: str) -> None:
    language = load(code)
    assert language.decimal == Locale.parse(language.locale).number_symbols["latn"]["decimal"]


@pytest.mark.parametrize("code", CODES)
def test_numerals_go_from_zero_to_twelve_and_are_patterns(code: str) -> None:
    language = load(code)
    assert len(language.numerals) == 13
    assert len(language.tens) == (8 if code in KEEN else 0)
    assert all(re.compile(numeral) for numeral in (*language.numerals, *language.tens))


@pytest.mark.parametrize(
    ("code", "kind", "caption", "reference"),
    [
        ("en", "section", "Section 6.2", "section 6.2"),
        ("de", "section", "Abschnitt 6.2", "Abschnitt 6.2"),
        ("el", "figure", "Σχήμα 6.2", "σχήμα 6.2"),
        ("it", "table", "Tabella 6.2", "tabella 6.2"),
        ("lv", "figure", "6.2. attēls", "6.2. attēls"),
        ("lt", "figure", "6.2 pav.", "6.2 paveikslas"),
        ("fr", "table", "Tableau 6.2", "tableau 6.2"),
        ("uk", "box", "Врізка 6.2", "врізка 6.2"),
        ("tr", "chapter", "6.2. Bölüm", "6.2. bölüm"),
        ("tr", "section", "Alt bölüm 6.2", "alt bölüm 6.2"),
        ("ar", "figure", "الشكل 6.2", "الشكل 6.2"),
    ],
)
def test_labels(code: str, kind: str, caption: str, reference: str) -> None:
    labels = load(code).labels
    assert labels[kind].format(number="6.2") == caption
    assert labels.get(f"{kind}.reference", labels[kind]).format(number="6.2") == reference


def test_marks_of_the_house() -> None:
    assert load("de").quotes == ("„", "“", "‚", "‘")
    assert load("lv").quotes[:2] == ("“", "”")
    assert load("el").question_mark == "\u003b"
    assert load("el").semicolon == "\u00b7"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(GesimError) as caught:
        load("xlat")
    (problem,) = caught.value.diagnostics
    assert problem.code == "unknown-language"


def test_a_name_that_is_a_path_is_an_unknown_language() -> None:
    with pytest.raises(GesimError):
        load("../languages/de")
