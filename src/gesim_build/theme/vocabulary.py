"""``shared/vocabulary.toml`` -> Vocabulary. What is unknown or wrong is an error with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from gesim_build.diagnostics import Diagnostic, GesimError, error
from gesim_build.markdown.directives import OTHER_DIRECTIVES
from gesim_build.model import Source
from gesim_build.toml_source import TomlSource, parse_toml
from gesim_build.vocabulary import BoxKind, Pillar, Review, Subject, Vocabulary

NAME = "shared/vocabulary.toml"

# A type of entry by table; the keys of each are its fields.
_TABLES: Mapping[str, type[BoxKind | Pillar | Review | Subject]] = {
    "boxes": BoxKind,
    "pillars": Pillar,
    "reviews": Review,
    "subjects": Subject,
}
_KEYS = ("colour", "subject")
_WORD = re.compile(r"[a-z][a-z0-9-]*")
# What a value may be, by the type of its field, and how a message calls it.
_TYPES: Mapping[str, tuple[type, str]] = {
    "str": (str, 'a text in quotes: "…"'),
    "bool": (bool, "true or false"),
    "tuple[str, ...]": (list, 'a list of texts: ["…", "…"]'),
}


def parse_vocabulary(source: Source, colours: Collection[str]) -> Vocabulary:
    """The vocabulary of a theme. ``colours`` are the names of the properties that ``shared/tokens.css`` sets.

    Raises GesimError with all problems at once: ``bad-toml``, ``unknown-key``, ``missing-key``, ``bad-value``.
    """
    toml = parse_toml(source)
    problems = [*_shape(toml)] or [*_meaning(toml, colours)]
    if problems:
        raise GesimError(sorted(problems, key=lambda problem: problem.location.line))
    tables: dict[str, Any] = {
        table: {name: type_(**_arguments(entry)) for name, entry in toml.values.get(table, {}).items()}
        for table, type_ in _TABLES.items()
    }
    return Vocabulary(**{key: toml.values[key] for key in _KEYS}, **tables)


def _arguments(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _shape(toml: TomlSource) -> Iterator[Diagnostic]:
    """Keys that are unknown or missing, names and values that are not what they must be."""
    yield from _unknown(toml, "", toml.values, (*_KEYS, *_TABLES))
    for key in _KEYS:
        yield from _value(toml, key, toml.values, "str", required=True)
    for table, type_ in _TABLES.items():
        entries = toml.values.get(table, {})
        if not isinstance(entries, dict):
            yield error("bad-value", f"{table} must be tables", toml.location(table), f"Write [{table}.NAME].")
            continue
        for name, entry in entries.items():
            yield from _entry(toml, f"{table}.{name}", entry, type_)


def _entry(toml: TomlSource, path: str, entry: object, type_: type) -> Iterator[Diagnostic]:
    name = path.partition(".")[2]
    if not _WORD.fullmatch(name):
        hint = "A name has small letters from a to z, digits and hyphens, and begins with a letter."
        yield error("bad-value", f"“{name}” cannot be a name", toml.location(path), hint)
    if not isinstance(entry, dict):
        yield error("bad-value", f"{path} must be a table", toml.location(path), f"Write [{path}].")
        return
    known = fields(type_)
    yield from _unknown(toml, f"{path}.", entry, [field.name for field in known])
    for field in known:
        required = field.default is MISSING
        yield from _value(toml, f"{path}.{field.name}", entry, str(field.type), required=required)


def _unknown(toml: TomlSource, prefix: str, table: Mapping[str, Any], allowed: Collection[str]) -> Iterator[Diagnostic]:
    for key in table.keys() - set(allowed):
        near = difflib.get_close_matches(key, allowed, 1)
        hint = (f"Did you mean {near[0]}? " if near else "") + f"Allowed here: {', '.join(allowed)}."
        yield error("unknown-key", f"unknown key {prefix}{key}", toml.location(f"{prefix}{key}"), hint)


def _value(
    toml: TomlSource, path: str, table: Mapping[str, Any], type_: str, *, required: bool
) -> Iterator[Diagnostic]:
    value, (python, wanted) = table.get(path.rpartition(".")[2]), _TYPES[type_]
    if value is None:
        if required:
            yield error("missing-key", f"{path} is missing", toml.location(path), f"It must be {wanted}.")
    elif not isinstance(value, python) or (isinstance(value, list) and not all(isinstance(v, str) for v in value)):
        yield error(
            "bad-value", f"{path} must be {wanted}", toml.location(path), "docs/publishers.md explains the keys."
        )
    elif required and not (value.strip() if isinstance(value, str) else value):
        yield error("bad-value", f"{path} is empty", toml.location(path), f"It must be {wanted}.")


def _meaning(toml: TomlSource, colours: Collection[str]) -> Iterator[Diagnostic]:
    """Colours and subjects that are not defined, and boxes that are called like another directive."""
    yield from _colour(toml, "colour", toml.values["colour"], colours)
    for name, box in toml.values.get("boxes", {}).items():
        if name in OTHER_DIRECTIVES:
            hint = "Call the box something else."
            yield error("bad-value", f"{name} is another directive", toml.location(f"boxes.{name}"), hint)
        yield from _colour(toml, f"boxes.{name}.colour", box.get("colour", toml.values["colour"]), colours)
    for name, pillar in toml.values.get("pillars", {}).items():
        for colour in (pillar["colour"], f"{pillar['colour']}-tint"):
            yield from _colour(toml, f"pillars.{name}.colour", colour, colours)
    if (subject := toml.values["subject"]) not in (subjects := toml.values.get("subjects", {})):
        hint = f"There are: {', '.join(subjects)}." if subjects else "Add [subjects.NAME]."
        yield error("bad-value", f"there is no subject “{subject}”", toml.location("subject"), hint)


def _colour(toml: TomlSource, path: str, colour: str, colours: Collection[str]) -> Iterator[Diagnostic]:
    if colour not in colours:
        near = difflib.get_close_matches(colour, colours, 1)
        hint = (f"Did you mean {near[0]}? " if near else "") + "Colours are defined in templates/shared/tokens.css."
        yield error("bad-value", f"there is no colour --{colour}", toml.location(path), hint)
