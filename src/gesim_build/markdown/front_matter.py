"""YAML front matter -> the chapter's meta data; its translatable fields become ``inline`` tokens."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

import yaml
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report
from gesim_build.vocabulary import Vocabulary

KEYS = ("kind", "layout", "letter", "pillar", "purpose", "review", "subject")
# How a text is set, if not as all others: large and in short lines, for what is written in Easy Language.
LAYOUTS = ("easy",)
PARTS = ("front", "part", "chapter", "form", "annex", "national")
_ONE_A_LINE = "One “key: value” a line; put texts with a colon in quotes."


def choices(vocabulary: Vocabulary) -> Mapping[str, Collection[str]]:
    """What the fields may say that do not hold a text of the author's."""
    return {
        "kind": PARTS,
        "layout": LAYOUTS,
        "pillar": vocabulary.pillars,
        "review": vocabulary.reviews,
        "subject": vocabulary.subjects,
    }


def expand_front_matter(tokens: list[Token], env: Environment) -> list[Token]:
    """Replace the front matter token by one ``purpose`` text; the other fields go to ``env["meta"]``.

    Reports ``bad-front-matter`` with the line of the field.
    """
    if not tokens or tokens[0].type != "front_matter":
        return tokens
    first, *rest = tokens
    meta, lines = _parse(first.content, env)
    env["meta"] = {key: value for key, value in meta.items() if key != "purpose"}
    if not meta.get("purpose"):
        return rest
    line = lines["purpose"]
    inline = Token(
        "inline", "", 0, map=[line, line + 1], content=meta["purpose"], children=[], meta={"kind": "purpose"}
    )
    return [Token("purpose_open", "p", 1), inline, Token("purpose_close", "p", -1), *rest]


def _parse(content: str, env: Environment) -> tuple[dict[str, str], dict[str, int]]:
    """The fields and the lines they are on."""
    pairs, allowed = _pairs(content, env), choices(env["vocabulary"])
    meta: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, value in pairs:
        line = key.start_mark.line + 1
        if wrong := _wrong(key, value, allowed) or _repeated(key, lines):
            report(env, error, "bad-front-matter", wrong[0], line, wrong[1])
        else:
            meta[str(key.value)], lines[str(key.value)] = str(value.value), line
    return meta, lines


def _pairs(content: str, env: Environment) -> Sequence[tuple[yaml.Node, yaml.Node]]:
    """The keys and values, none if there is anything else."""
    try:
        node = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "it cannot be read"
        report(env, error, "bad-front-matter", f"front matter: {what}", mark.line + 1 if mark else 1, _ONE_A_LINE)
        return ()
    except RecursionError:
        what = "front matter: a value must be a text, not a list or a table"
        report(env, error, "bad-front-matter", what, _first_nested(content), _ONE_A_LINE)
        return ()
    if node is not None and not isinstance(node, yaml.MappingNode):
        what = "front matter is not “key: value” lines"
        report(env, error, "bad-front-matter", what, 1, f"Keys: {', '.join(KEYS)}.")
        return ()
    return node.value if node else ()


def _first_nested(content: str) -> int:
    """The line of the first list or table that is a value. Events come one after the other, however deep it is."""
    events = yaml.parse(content, Loader=yaml.SafeLoader)
    _, nested = islice((event for event in events if isinstance(event, yaml.CollectionStartEvent)), 2)
    assert nested.start_mark, "an event that was read from a text is somewhere in it"
    return int(nested.start_mark.line) + 1


def _repeated(name: yaml.Node, lines: Mapping[str, int]) -> tuple[str, str] | None:
    """What is wrong with a field whose key is in ``lines`` already, and what to do."""
    if name.value not in lines:
        return None
    what = f"{name.value} is defined twice, first in line {lines[name.value] + 1}"
    return what, "Only one could count: delete the other."


def _wrong(name: yaml.Node, value: yaml.Node, allowed: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    """What is wrong with a field, and what to do."""
    if not isinstance(name, yaml.ScalarNode):
        return "front matter: a key must be a word", _ONE_A_LINE
    key = str(name.value)
    if key not in KEYS:
        near = difflib.get_close_matches(key, KEYS, 1)
        return f"unknown key {key}", (f"Did you mean {near[0]}? " if near else "") + f"Keys: {', '.join(KEYS)}."
    if not isinstance(value, yaml.ScalarNode):
        return f"{key} must be a text", "Write it on one line."
    if key in allowed and value.value not in allowed[key]:
        there = f"It is one of {', '.join(allowed[key])}." if allowed[key] else "The vocabulary of the theme has none."
        return f"{key} cannot be “{value.value}”", there
    return None
