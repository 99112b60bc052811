"""Languages: one data file each; a new language is a new ``CODE.toml`` here. [I/O]

The files come with the program, so what they say is checked by tests, not at run time.
"""

from __future__ import annotations

import difflib
import tomllib
from importlib.resources import files
from typing import Any

from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.languages.folding import folded
from gesim_build.model import Language

_CONFIG = Location("handbook/handbook.toml")


def available() -> tuple[str, ...]:
    """The codes of all languages, in alphabetical order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(code: str, place: Location = _CONFIG) -> Language:
    """The conventions of a language by its code (``de``).

    ``place`` is where the code was written. Raises GesimError (``unknown-language``).
    """
    known = available()
    if code not in known:
        raise GesimError([_unknown(code, known, place)])
    return _language(code, tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8")))


def _unknown(code: str, known: tuple[str, ...], place: Location) -> Diagnostic:
    near = difflib.get_close_matches(code, known, 1)
    hint = (f"Did you mean {near[0]}? " if near else "") + f"There are: {', '.join(known)}."
    return error("unknown-language", f"nothing is known about the language “{code}”", place, hint)


def _language(code: str, data: dict[str, Any]) -> Language:
    opening, closing, nested_opening, nested_closing = data["quotes"]
    marks = data.get("folded_marks", "")
    return Language(
        code=code,
        name=data["name"],
        locale=data["locale"],
        quotes=(opening, closing, nested_opening, nested_closing),
        labels=data["labels"],
        decimal=data["decimal"],
        space_before_percent=data["space_before_percent"],
        question_mark=data["question_mark"],
        expansion=data["expansion"],
        stemmer=data.get("stemmer", ""),
        folded_marks=marks,
        stop_words=frozenset(folded(word, marks) for word in data.get("stop_words", ())),
        noun_endings=tuple(data.get("noun_endings", ())),
        compounds=data.get("compounds", False),
        other_quotes=data.get("other_quotes", ""),
        numerals=tuple(data["numerals"]),
        tens=tuple(data["tens"]),
        scales=tuple(data["scales"]),
        doubled=frozenset(data.get("doubled", ())),
        articles=data["articles"],
        article_letters=data.get("article_letters", {}),
    )
