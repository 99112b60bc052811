"""Every code that the program can report is documented, and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from gesim_build.checks import BOOK_CHECKS, MESSAGE_CHECKS
from gesim_build.checks.catalogue import documentation, examples
from gesim_build.output_formats import FORMATS

SOURCES = sorted((Path(__file__).parents[2] / "src" / "gesim_build").rglob("*.py"))
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
# The functions that make a finding, and where among their arguments the code is.
MAKERS = {"error": 0, "warning": 0, "Diagnostic": 1, "report": 2, "LayoutProblem": 0, "_problem": 0, "_of_cluster": 0}
# Codes that are put together where they are reported.
COMPOSED = {"unknown-language", "unknown-format", "unknown-publication", "unknown-role"}


def codes(path: Path) -> Iterator[str]:
    """Every code in a file: arguments of makers, constants such as CODE, first items of tables of faults."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        candidates: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            candidates = node.args[MAKERS[name] : MAKERS[name] + 1] if name in MAKERS else []
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            candidates = [node.value] if node.targets[0].id in ("CODE", "MISSING", "FUZZY") else []
        elif isinstance(node, ast.Tuple) and path.name == "po_read.py" and len(node.elts) == 3:
            candidates = node.elts[:1]
        for candidate in candidates:
            if isinstance(candidate, ast.Constant) and CODE.fullmatch(str(candidate.value)):
                yield str(candidate.value)


@cache
def used() -> frozenset[str]:
    return frozenset(code for path in SOURCES for code in codes(path)) | COMPOSED


def test_the_search_finds_codes_of_every_kind() -> None:
    assert {"raw-html", "bad-toml", "po-syntax", "missing-link", "fuzzy-translation", "no-catalog"} <= used()


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert sorted(documentation()) == sorted(used())


def test_documentation_is_a_sentence_and_an_explanation() -> None:
    for code, text in documentation().items():
        first, _, rest = text.partition("\n\n")
        assert "\n" not in first, code
        assert first.endswith("."), code
        assert rest or code == "edge-space", code
    assert not re.search(r"\b(?:TODO|FIXME)\b", text)


def test_examples_are_shown_for_translation_checks() -> None:
    shown = examples("missing-link")
    assert "de  good   Rufen Sie das [Hilfetelefon][helpline] an." in shown
    assert "found  Rufen Sie an." in shown
    assert "glossary   Safety plan = Sicherheitsplan" in examples("term-differs")
    assert examples("bad-toml") == ""


def test_codes_of_checks_are_unique() -> None:
    names = [*(check.CODE for check in MESSAGE_CHECKS), *(check.CODE for check in BOOK_CHECKS)]
    assert len(names) == len(set(names))


def test_the_formats_are_named() -> None:
    assert all(name in documentation()["unknown-format"] for name in FORMATS)


def test_examples_are_shown_line_by_line_with_their_terms_and_kinds() -> None:
    shown = {check.CODE: examples(check.CODE) for check in MESSAGE_CHECKS}
    assert shown["missing-html"].split("\n\n")[0] == (
        "  en         CO<sub>2</sub> rises.\n  de  good   CO<sub>2</sub> steigt.\n      found  CO2 steigt."
    )
    assert "  en         Contents:   (template string)\n" in shown["edge-space"]
    assert shown["term-differs"].startswith("  glossary   ")
    assert shown["forbidden-word"].startswith("  never say  Invalide: Das Wort heißt wertlos.\n  en         People ")
    assert examples("duplicate-id") == ""
