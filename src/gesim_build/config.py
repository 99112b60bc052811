"""``handbook.toml`` -> Config. Unknown keys are errors that name the allowed ones."""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from gesim_build.config_keys import KEYS, Key
from gesim_build.diagnostics import Diagnostic, GesimError, error
from gesim_build.isbn import digits_of, wrong_isbn
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Edition, Record, Source
from gesim_build.print_spec import PrintSpec
from gesim_build.toml_source import TomlSource, parse_toml

PATH = "handbook/handbook.toml"
_BODY = "{body}"  # what the funding statement has in place of the granting body
_IMPRINT = "imprint"  # the part that prints it
_TRANSLATED = ("title", "subtitle", "edition_line", "description")


@dataclass(frozen=True, slots=True)
class Config:
    """What ``handbook.toml`` says, checked.

    ``contents`` maps ``front``, ``chapters``, ``forms`` and ``annexes`` to file names without suffix; ``editions``
    maps a language to its edition; ``funding`` maps a language to the sentence to print (empty when switched off);
    ``print_spec`` says how the book is printed.
    """

    toml: TomlSource
    book: Mapping[str, Any]
    contents: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str | dt.date | tuple[str, ...]]
    editions: Mapping[str, Edition]
    funding: Mapping[str, str]
    print_spec: PrintSpec

    @property
    def language(self) -> str:
        """The source language."""
        return str(self.book["language"])

    @property
    def files(self) -> tuple[str, ...]:
        """Every chapter file's name without suffix, in reading order."""
        return tuple(name for names in self.contents.values() for name in names)

    def edition(self, language: str) -> Edition:
        """The edition in a language; in the pseudo-language it is that of the source language."""
        if language == PSEUDO:
            return replace(self.editions[self.language], language=PSEUDO, isbn={})
        return self.editions[language]

    def record(self) -> Record:
        """The translated texts of the ``[book]`` table as a record."""
        lines = {name: self.toml.location(f"book.{name}").line for name in _TRANSLATED}
        fields = {name: self.book[name] for name in _TRANSLATED}
        return Record("book", "book", fields, _TRANSLATED, self.toml.location("book"), lines)


def parse_config(source: Source) -> Config:
    """Check the configuration. Raises GesimError with all problems at once."""
    toml = parse_toml(source)
    problems = [*_unknown(toml), *_missing(toml), *_mistyped(toml)]
    if not problems:
        problems = [*_editions_of_source(toml), *_repeated(toml), *_funding(toml), *_isbns(toml)]
    if problems:
        raise GesimError(sorted(problems, key=lambda p: p.location.line))
    return _config(toml)


def _config(toml: TomlSource) -> Config:
    defaults = {key.path.partition(".")[2]: key.default for key in KEYS if key.path.startswith("book.")}
    book = defaults | toml.values["book"]
    book["facts_checked"] = book["facts_checked"] or book["date"]
    sections = ("front", "chapters", "forms", "annexes")
    funding = toml.values.get("funding", {})
    sentences = funding.get("sentence", {}) if funding.get("enabled") else {}
    return Config(
        toml=toml,
        book=book,
        contents={name: tuple(toml.values["contents"].get(name, ())) for name in sections},
        values={k: tuple(v) if isinstance(v, list) else v for k, v in toml.values.get("values", {}).items()},
        editions={
            language: Edition(
                language,
                table["country"],
                book["date"],
                book["facts_checked"],
                table.get("reviewed", False),
                {form: isbn for form, isbn in table.get("isbn", {}).items() if isbn},
            )
            for language, table in toml.values["editions"].items()
        },
        funding={code: text.replace(_BODY, funding.get("body", "")) for code, text in sentences.items()},
        print_spec=PrintSpec(**toml.values.get("print", {})),
    )


def _tables(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        dotted = f"{path}.{name}" if path else name
        yield dotted, value
        if isinstance(value, dict):
            yield from _tables(value, dotted)


def _key_for(path: str) -> Key | None:
    parts = path.split(".")
    for key in KEYS:
        pattern = key.path.split(".")
        if len(pattern) == len(parts) and all(p in ("*", part) for p, part in zip(pattern, parts, strict=True)):
            return key
    return None


def _siblings(path: str) -> list[str]:
    parent = path.rpartition(".")[0]
    depth = path.count(".")
    same = (k.path for k in KEYS if k.path.count(".") == depth)
    return [p.rpartition(".")[2] for p in same if _key_for(parent) is _key_for(p.rpartition(".")[0])]


def _unknown(toml: TomlSource) -> Iterator[Diagnostic]:
    for path, _ in _tables(toml.values):
        parent = path.rpartition(".")[0]
        if _key_for(path) is None and (not parent or _key_for(parent) is not None):
            allowed = _siblings(path)
            near = difflib.get_close_matches(path.rpartition(".")[2], allowed, 1)
            hint = f"Did you mean {near[0]}? " if near else ""
            hint += f"Allowed here: {', '.join(allowed)}." if allowed else f"{parent} takes no table."
            yield error("unknown-key", f"unknown key {path}", toml.location(path), hint)


def _missing(toml: TomlSource) -> Iterator[Diagnostic]:
    present = dict(_tables(toml.values))
    for key in (k for k in KEYS if k.required):
        parent, _, name = key.path.rpartition(".")
        holders = (
            [p for p, v in present.items() if isinstance(v, dict) and _key_for(p) is _key_for(parent)]
            if parent
            else [""]
        )
        for holder in holders:
            path = f"{holder}.{name}" if holder else name
            if path not in present:
                yield error("missing-key", f"{path} is missing", toml.location(holder), f"{key.doc}")


def _mistyped(toml: TomlSource) -> Iterator[Diagnostic]:
    for path, value in _tables(toml.values):
        key = _key_for(path)
        if key and (wrong := _wrong(key, value)):
            yield error("bad-value", f"{path} {wrong}", toml.location(path), key.doc)


def _wrong(key: Key, value: object) -> str:
    if not _TYPES[key.type][0](value):
        return f"must be {_TYPES[key.type][1]}"
    if key.required and isinstance(value, str) and not value.strip():
        return "is empty"
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if key.choices and text not in key.choices:
            return f"must be one of {', '.join(key.choices)}"
        if key.pattern and not re.fullmatch(key.pattern, str(text)):
            return f"cannot be “{text}”: it must be {key.form}"
    if _is_number(value):
        if key.least is not None and value < key.least:
            return f"must be at least {key.least:g}"
        if key.most is not None and value > key.most:
            return f"must be at most {key.most:g}"
    return ""


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_TYPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "string": (lambda v: isinstance(v, str), 'a text in quotes: "…"'),
    "boolean": (lambda v: isinstance(v, bool), "true or false"),
    "number": (_is_number, "a number without quotes: 1.5"),
    "integer": (lambda v: isinstance(v, int) and not isinstance(v, bool), "a whole number without quotes: 4"),
    "date": (_is_date, "a date without quotes: 2026-11-23"),
    "strings": (_is_strings, 'a list of texts: ["…", "…"]'),
    "table": (lambda v: isinstance(v, dict), "a table"),
    "value": (lambda v: isinstance(v, str) or _is_date(v) or _is_strings(v), "a text, a date or a list of texts"),
}


def _editions_of_source(toml: TomlSource) -> Iterator[Diagnostic]:
    language = toml.values["book"].get("language", "en")
    if language not in toml.values["editions"]:
        hint = f"Add [editions.{language}] with its country."
        yield error("missing-key", f"no edition for the source language {language}", toml.location("editions"), hint)


def _repeated(toml: TomlSource) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for section, names in toml.values["contents"].items():
        for name in names:
            slug = re.sub(r"^\d+-", "", name)
            if slug in seen:
                hint = "Each file may stand once; two files may not differ only in their leading number."
                yield error(
                    "repeated-chapter",
                    f"{name} stands twice in the contents",
                    toml.location(f"contents.{section}"),
                    hint,
                )
            seen.add(slug)


def _funding(toml: TomlSource) -> Iterator[Diagnostic]:
    """What would keep the funding statement from being printed as it is prescribed, once it is switched on."""
    funding = toml.values.get("funding", {})
    if not funding.get("enabled"):
        return
    sentences: Mapping[str, str] = funding.get("sentence", {})
    for language in toml.values["editions"]:
        if not sentences.get(language, "").strip():
            hint = (
                f'Add {language} = "…", the whole sentence that the granting body prescribes, or set enabled = false.'
            )
            place = toml.location(f"funding.sentence.{language}")
            yield error("missing-key", f"the funding statement has no sentence in {language}", place, hint)
    if any(_BODY in sentence for sentence in sentences.values()) and not funding.get("body", "").strip():
        hint = f'Add body = "…", the name that the sentences have as {_BODY}.'
        yield error("missing-key", "the funding statement names no granting body", toml.location("funding.body"), hint)
    for language, sentence in sentences.items():
        if braces := re.search(r"[{}]\w*\}?", sentence.replace(_BODY, "")):
            place = toml.location(f"funding.sentence.{language}")
            text = f"“{braces[0]}” would be printed in the funding statement"
            yield error("bad-value", text, place, f"Only {_BODY} is replaced.")
    names = (name for names in toml.values["contents"].values() for name in names)
    if not any(re.sub(r"^\d+-", "", name) == _IMPRINT for name in names):
        hint = f"Add a file 00-{_IMPRINT} to the front: the statement is printed there."
        yield error("missing-chapter", "the funding statement has no imprint", toml.location("contents"), hint)


def _isbns(toml: TomlSource) -> Iterator[Diagnostic]:
    """Book numbers with a wrong digit, and one number for two things: it names one form of one edition."""
    seen: dict[str, str] = {}
    for language, table in toml.values["editions"].items():
        for form, isbn in table.get("isbn", {}).items():
            path = f"editions.{language}.isbn.{form}"
            if isbn and (wrong := wrong_isbn(isbn)):
                hint = "Compare it, digit by digit, with what the ISBN agency wrote."
                yield error("bad-value", f"{path} {wrong}", toml.location(path), hint)
            elif isbn and (other := seen.setdefault(digits_of(isbn), path)) != path:
                hint = "Each form of each edition has a number of its own."
                yield error("bad-value", f"{path} is the same number as {other}", toml.location(path), hint)
