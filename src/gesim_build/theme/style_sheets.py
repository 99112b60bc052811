"""The style sheets of a project: a slip in one is reported with its line, as is an address that a reader would load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import cssselect2
import tinycss2

from gesim_build.diagnostics import Diagnostic, Location, error

CODE = "bad-style-sheet"
# Rules that hold rules; all others hold declarations.
_GROUPS = frozenset(("media", "supports", "layer", "container", "scope", "starting-style"))
# Comments and texts, in which braces mean nothing.
_NOT_BRACES = re.compile(r"/\*.*?\*/|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_FONTS = frozenset(("font-face", "font-feature-values", "counter-style"))


# All publications of a project have its sheets.
@lru_cache(maxsize=512)
def style_sheet_faults(path: str, css: str, *, printed: bool) -> tuple[Diagnostic, ...]:
    """``bad-style-sheet`` for what is no CSS, imports a sheet or names an address.

    ``path`` is that of the sheet in the project. In one for print (``printed``) the selectors must be those that the
    layout engine knows; browsers know more.
    """
    return tuple(_faults(path, css, printed))


def _faults(path: str, css: str, printed: bool) -> Iterator[Diagnostic]:
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    yield from _rules(rules, path, printed)
    braces = _NOT_BRACES.sub("", css)
    if braces.count("{") > braces.count("}"):
        hint = "Close it with }."
        yield error(CODE, "a block is not closed", Location(path, css.rstrip().count("\n") + 1), hint)


def _rules(rules: Sequence[Any], path: str, printed: bool) -> Iterator[Diagnostic]:
    for rule in rules:
        if rule.type == "error":
            yield _fault(path, rule, rule.message)
        elif rule.type == "at-rule":
            yield from _at_rule(rule, path, printed)
        elif rule.type == "qualified-rule":
            if wrong := _selector_fault(rule.prelude, printed=printed):
                yield _fault(path, rule, wrong)
            yield from _declarations(rule.content, path)


def _at_rule(rule: Any, path: str, printed: bool) -> Iterator[Diagnostic]:
    name = rule.lower_at_keyword
    if name in ("import", "charset", "namespace"):
        yield _fault(path, rule, f"@{name} is not allowed: every sheet of the theme is read by itself")
    elif name in _GROUPS and rule.content is not None:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        yield from _rules(inner, path, printed)
    elif name in _GROUPS or (name in (*_FONTS, "page") and rule.content is None):
        yield _fault(path, rule, f"@{name} has no block")
    elif rule.content is not None:
        yield from _declarations(rule.content, path)


def _declarations(content: Sequence[Any], path: str) -> Iterator[Diagnostic]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "error":
            yield _fault(path, item, item.message)
        elif item.type == "declaration":
            if not item.name.startswith("--") and all(value.type == "whitespace" for value in item.value):
                yield _fault(path, item, f"{item.name} has no value")
            if not item.name.startswith("--") and any(value.type == "{} block" for value in item.value):
                yield _fault(path, item, f"behind {item.name} a }} or a semicolon is missing")
            yield from _addresses(item.value, path)
        elif item.content is not None:
            yield from _declarations(item.content, path)


def _addresses(values: Sequence[Any], path: str) -> Iterator[Diagnostic]:
    for value in values:
        address = _address(value)
        if address is not None and not address.startswith(("#", "data:image/")):
            yield _fault(path, value, f"the address {address} would be loaded")
        yield from _addresses(getattr(value, "arguments", None) or getattr(value, "content", None) or (), path)


def _address(value: Any) -> str | None:
    if value.type == "url":
        return str(value.value).strip().lower()
    if value.type == "function" and value.lower_name in ("url", "src", "image-set", "-webkit-image-set"):
        return next((str(part.value).strip().lower() for part in value.arguments if part.type == "string"), "")
    return None


def _selector_fault(prelude: Sequence[Any], *, printed: bool) -> str:
    """What is wrong with a selector. The reader of selectors stops the iteration where one ends too early."""
    if bad := next((node for node in prelude if node.type == "error"), None):
        return str(bad.message)
    if not printed:
        return ""
    try:
        cssselect2.compile_selector_list(prelude)
    except cssselect2.SelectorError as problem:
        return f"the selector {tinycss2.serialize(prelude).strip()} is not understood: {problem}"
    except (StopIteration, RuntimeError):
        return f"the selector {tinycss2.serialize(prelude).strip()} is not complete"
    return ""


def _fault(path: str, node: Any, what: str) -> Diagnostic:
    hint = "Correct the style sheet, or delete it: the default one is then used."
    return error(CODE, what, Location(path, node.source_line), hint)
