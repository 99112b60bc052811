"""A language of which the program has no file, and what a project says of one."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from babel import localedata

from gesim_build.diagnostics import GesimError
from gesim_build.languages import available, load
from gesim_build.languages.folding import folded
from gesim_build.languages.table import LanguageTable
from gesim_build.model import Language, Source
from gesim_build.schema import problems
from gesim_build.toml_source import parse_toml

LANGUAGES = sorted(code for code in localedata.locale_identifiers() if re.fullmatch("[a-z]{2,3}", code))
PAGE = Path(__file__).parents[2] / "docs/languages.md"


def told(code: str, text: str) -> Language:
    return load(code, own=parse_toml(Source(f"languages/{code}.toml", text)))


def wrong(text: str) -> list[tuple[str, int]]:
    with pytest.raises(GesimError) as caught:
        told("fr", text)
    assert {problem.location.path for problem in caught.value.diagnostics} == {"languages/fr.toml"}
    assert all(problem.hint for problem in caught.value.diagnostics)
    return [(problem.code, problem.location.line) for problem in caught.value.diagnostics]


def test_every_language_of_cldr_needs_no_file() -> None:
    for code in LANGUAGES:
        language = load(code)
        assert all(language.quotes), code
        assert all((language.name, language.decimal, language.question_mark)), code
        assert all(label.count("{number}") == 1 for label in language.labels.values()), code


def test_what_cldr_says() -> None:
    french, arabic, ukrainian = load("fr"), load("ar"), load("uk")
    assert (french.name, french.quotes, french.decimal) == ("Français", ("«", "»", "“", "”"), ",")
    assert (french.space_before_percent, ukrainian.space_before_percent) == (True, False)
    assert (french.question_mark, arabic.question_mark) == ("?", "؟")
    assert (french.semicolon, arabic.semicolon) == (";", "؛")
    assert (ukrainian.name, ukrainian.locale) == ("Українська", "uk")


def test_what_a_project_says_goes_over_what_the_program_knows_key_by_key() -> None:
    ours, theirs = load("de"), told("de", 'locale = "de_AT"\n[labels]\nchapter = "{number}. Kapitel"\n')
    assert theirs.locale == "de_AT"
    assert theirs.labels == {**ours.labels, "chapter": "{number}. Kapitel"}
    assert (theirs.quotes, theirs.tens, theirs.articles) == (ours.quotes, ours.tens, ours.articles)


def test_what_nobody_says_of_a_language() -> None:
    assert set(load("sw").labels.values()) == {"{number}"}


@pytest.mark.parametrize(("code", "small"), [("tr", "ısıl"), ("az", "ısıl"), ("sw", "isil")])
def test_small_letters_are_those_of_the_language(code: str, small: str) -> None:
    assert told(code, "stop_words = ['ISIL']\n").stop_words >= {small}
    assert folded("IS\u00adIL", "", code) == small


def test_a_language_that_only_the_project_knows_has_the_locale_of_another() -> None:
    sami = told("smj", 'locale = "se"\nname = "Julevsámegiella"\n')
    assert (sami.code, sami.name, sami.locale) == ("smj", "Julevsámegiella", "se")


def test_the_example_of_the_documentation_is_right() -> None:
    example = PAGE.read_text("utf-8").partition("# languages/fr.toml\n")[2].partition("\n| ")[0]
    french = told("fr", example.replace("    ", ""))
    assert french.labels["chapter.reference"] == "chapitre {number}"
    assert french.stemmer == "french"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\nstemer = 'french'\n", [("unknown-key", 2)]),
        ("stemmer = 'french'\nquotes = ['a', 'b']\n", [("bad-value", 2)]),
        ("quotes = '«»'\n", [("bad-value", 1)]),
        ("expansion = 40\n", [("bad-value", 1)]),
        ("stemmer = 'klingon'\n", [("bad-value", 1)]),
        ("locale = 'fr_F R'\n", [("bad-value", 1)]),
        ("locale = 5\n", [("bad-value", 1)]),
        ("[labels]\nchapter = 'Chapitre'\n", [("bad-value", 2)]),
        ("[labels]\nchapitre = 'Chapitre {number}'\n", [("unknown-key", 2)]),
        ("[labels]\nchapter = '{number.real}'\n", [("bad-value", 2)]),
        ("[articles]\none = 'article'\n", [("bad-value", 2)]),
        ("[articles]\nparagraph = '{paragraph} {0}'\n", [("bad-value", 2)]),
        ("labels = 'x'\n", [("bad-value", 1)]),
        ("[spaces_before]\n'?' = ' '\n", [("bad-value", 2)]),
        ("[spaces_before]\n'ab' = '\u202f'\n", [("bad-value", 2)]),
        ("space_inside_quotes = 'x'\n", [("bad-value", 1)]),
        ("numerals = ['(a|a)+$']\n", [("bad-value", 1)]),
        ("tens = ['vingt', '\\w*\\w*\\w*x']\n", [("bad-value", 1)]),
        ("scales = ['mille|']\n", [("bad-value", 1)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert wrong(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stemer = 'french'\n", "unknown key stemer"),
        ("[labels]\nchapitre = 'Chapitre {number}'\n", "unknown key labels.chapitre"),
        ("quotes = ['«', '»']\n", "quotes must be four marks"),
        ("tens = ['(vingt)']\n", "tens cannot have “(vingt)”"),
        ("locale = 'fr_F R'\n", "CLDR has no locale “fr_F R”"),
        *((f"[spaces_before]\n'{mark}' = '\u202f'\n", f"spaces_before.{mark} is no mark") for mark in ("a", "!?", " ")),
    ],
)
def test_what_is_wrong_is_told_in_words(text: str, message: str) -> None:
    with pytest.raises(GesimError) as caught:
        told("fr", text)
    assert [problem.message for problem in caught.value.diagnostics] == [message]


def test_words_may_have_several_forms() -> None:
    french = told("fr", r"numerals = ['zéro|aucun\w*', 'un|premi', 'dix-huit', 'vingt et un']".replace("\\\\", "\\"))
    assert french.numerals[0] == r"zéro|aucun\w*"


@pytest.mark.parametrize("code", available())
def test_files_of_the_program_say_only_what_there_is(code: str) -> None:
    values = tomllib.loads(files("gesim_build.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    assert list(problems(LanguageTable, values)) == []
