"""Languages: what CLDR says, over it what the data files here say, over that what a file of the project says.

The files come with the program, so what they say is checked by tests, not at run time. [I/O]
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from gesim_build.cldr import conventions, is_locale
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.languages.folding import folded
from gesim_build.languages.table import NUMBERED, LanguageTable, further_problems
from gesim_build.model import Language
from gesim_build.schema import Problem, keys_of, problems, typed
from gesim_build.toml_source import TomlSource

# The folder of a project with what it says of languages.
FOLDER = "languages"
_CONFIG = Location("handbook/handbook.toml")
_TABLES = ("labels", "articles", "article_letters", "spaces_before")


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a file here, in alphabetical order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(code: str, place: Location = _CONFIG, own: TomlSource | None = None) -> Language:
    """The conventions of a language by its code (``de``).

    ``place`` is where the code was written, ``own`` is the project's file. Raises GesimError: ``unknown-language`` for
    one of which neither CLDR nor a file says anything; ``unknown-key``, ``bad-value`` for what is wrong in the file.
    """
    given = own.values if own else {}
    if own and (wrong := tuple(_wrong(own))):
        raise GesimError(wrong)
    known = available()
    packaged = _packaged(code) if code in known else {}
    locale = str(given.get("locale") or packaged.get("locale") or code)
    if not is_locale(locale):
        raise GesimError([_unknown(code, known, place)])
    values = _over(_over(conventions(locale), packaged), given)
    return _language(code, typed(LanguageTable, values))


@cache
def _packaged(code: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Values with others over them; of a table, each key for itself."""
    tables = {name: {**below.get(name, {}), **above.get(name, {})} for name in _TABLES}
    return {**below, **above, **tables}


def _wrong(own: TomlSource) -> Iterator[Diagnostic]:
    table = typed(LanguageTable, own.values)
    found = [*problems(LanguageTable, own.values), *further_problems(table, own.values)]
    yield from (_diagnostic(problem, own) for problem in found)
    locale = own.values.get("locale")
    if isinstance(locale, str) and not is_locale(locale):
        yield error(
            "bad-value", f"CLDR has no locale “{locale}”", own.location("locale"), "Like this: de, de_AT, sr_Latn"
        )


def _diagnostic(problem: Problem, own: TomlSource) -> Diagnostic:
    what = f"unknown key {problem.path}" if problem.code == "unknown-key" else f"{problem.path} {problem.text}"
    return error(problem.code, what, own.location(problem.path), problem.hint)


def _unknown(code: str, known: tuple[str, ...], place: Location) -> Diagnostic:
    near = difflib.get_close_matches(code, known, 1)
    hint = (
        f"Did you mean {near[0]}? " if near else ""
    ) + f"Say what it is like in {FOLDER}/{code}.toml, or correct it."
    return error("unknown-language", f"nothing is known about the language “{code}”", place, hint)


def _language(code: str, table: LanguageTable) -> Language:
    opening, closing, nested_opening, nested_closing = table.quotes
    articles = {name: getattr(table.articles, name) for name in keys_of(type(table.articles))}
    labels = dict.fromkeys(NUMBERED, "{number}")
    return Language(
        code=code,
        name=table.name,
        locale=table.locale,
        quotes=(opening, closing, nested_opening, nested_closing),
        labels={**labels, **table.labels},
        decimal=table.decimal,
        space_before_percent=table.space_before_percent,
        question_mark=table.question_mark,
        semicolon=table.semicolon,
        expansion=table.expansion,
        stemmer=table.stemmer,
        folded_marks=table.folded_marks,
        stop_words=frozenset(folded(word, table.folded_marks, code) for word in table.stop_words),
        noun_endings=table.noun_endings,
        compounds=table.compounds,
        other_quotes=table.other_quotes,
        numerals=table.numerals,
        tens=table.tens,
        scales=table.scales,
        doubled=frozenset(table.doubled),
        articles={name: pattern for name, pattern in articles.items() if pattern is not None},
        article_letters=table.article_letters,
        spaces_before=table.spaces_before,
        space_inside_quotes=table.space_inside_quotes,
        fixed_spaces_before=table.fixed_spaces_before,
        fixed_spaces_after=table.fixed_spaces_after,
    )
