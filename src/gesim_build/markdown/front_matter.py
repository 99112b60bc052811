"""YAML front matter -> the chapter's meta data; its translatable fields become ``inline`` tokens."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import yaml
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report

ALLOWED: Mapping[str, tuple[str, ...]] = {
    "kind": ("front", "chapter", "form", "annex", "national"),
    "letter": (),
    "pillar": ("psychosocial", "legal", "economic"),
    "purpose": (),
    "review": ("clinical", "legal"),
    "subject": ("client", "staff"),
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
    try:
        node = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 0
        report(
            env,
            error,
            "bad-front-matter",
            f"front matter: {problem.problem}",
            line,
            "One “key: value” a line; put texts with a colon in quotes.",
        )
        return {}, {}
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        report(
            env, error, "bad-front-matter", "front matter is not “key: value” lines", 1, f"Keys: {', '.join(ALLOWED)}."
        )
        return {}, {}
    meta: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if problem_text := _wrong(key_node.value, value_node):
            report(env, error, "bad-front-matter", *_with_line(problem_text, line))
            continue
        meta[key_node.value], lines[key_node.value] = str(value_node.value), line
    return meta, lines


def _with_line(problem: tuple[str, str], line: int) -> tuple[Any, ...]:
    return problem[0], line, problem[1]


def _wrong(key: str, value: yaml.Node) -> tuple[str, str] | None:
    if key not in ALLOWED:
        near = difflib.get_close_matches(key, ALLOWED, 1)
        return f"unknown key {key}", (f"Did you mean {near[0]}? " if near else "") + f"Keys: {', '.join(ALLOWED)}."
    if not isinstance(value, yaml.ScalarNode):
        return f"{key} must be a text", "Write it on one line."
    if ALLOWED[key] and value.value not in ALLOWED[key]:
        return f"{key} cannot be “{value.value}”", f"It is one of {', '.join(ALLOWED[key])}."
    return None
