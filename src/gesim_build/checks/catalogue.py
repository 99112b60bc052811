"""The documentation of every code, for ``gesim explain`` and for reports. [I/O]

A check documents itself in its docstring and examples. Codes that other stages report have a file in ``docs/``.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib.resources import files

from gesim_build.checks import BOOK_CHECKS, MESSAGE_CHECKS
from gesim_build.checks.check import Example


def documentation() -> Mapping[str, str]:
    """The documentation of every code, in alphabetical order: a sentence, then paragraphs, as Markdown."""
    checks = {check.CODE: str(inspect.getdoc(check)) for check in MESSAGE_CHECKS}
    checks |= {check.CODE: str(inspect.getdoc(check)) for check in BOOK_CHECKS}
    folder = files(__package__).joinpath("docs")
    others = {
        entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8").strip()
        for entry in folder.iterdir()
        if entry.name.endswith(".md")
    }
    return dict(sorted((checks | others).items()))


def examples(code: str) -> str:
    """The examples of a translation check as lines of text; empty for other codes."""
    for check in MESSAGE_CHECKS:
        if code == check.CODE:
            return "\n\n".join(_shown(example) for example in check.EXAMPLES)
    return ""


def _shown(example: Example) -> str:
    kind = "" if example.kind == "paragraph" else f"  ({example.kind})"
    terms = (("glossary", f"{term} = {translation}") for term, translation in example.terms.items())
    never = (("never say", f"{word}: {reason}") for word, reason in example.never.items())
    rows = (
        *terms,
        *never,
        ("en", f"{example.source}{kind}"),
        (f"{example.language}  good", example.good),
        ("    found", example.bad),
    )
    return "\n".join(f"  {name:<9}  {text}" for name, text in rows)
