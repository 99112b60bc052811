"""Every module of ``checks/rules`` is a check, and has what its kind asks for."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gesim_build import checks
from gesim_build.checks.check import (
    BookCheck,
    BookExample,
    CountryCheck,
    Example,
    Kind,
    TermCheck,
    TranslationCheck,
)
from gesim_build.checks.rules import __path__ as folder
from gesim_build.diagnostics import Severity

NAMES = sorted(path.stem for path in Path(folder[0]).glob("*.py") if path.stem != "__init__")
CHECKS: Mapping[Kind, Callable[..., Any]] = {
    Kind.TRANSLATION: TranslationCheck.check,
    Kind.WRITING: TranslationCheck.check,
    Kind.COUNTRY: CountryCheck.check,
    Kind.TERM: TermCheck.check,
    Kind.BOOK: BookCheck.check,
    Kind.PROJECT: BookCheck.check,
}
TABLES = {
    Kind.TRANSLATION: (checks.TRANSLATION_CHECKS, checks.MESSAGE_CHECKS),
    Kind.WRITING: (checks.TRANSLATION_CHECKS, checks.WRITING_CHECKS, checks.MESSAGE_CHECKS),
    Kind.COUNTRY: (checks.COUNTRY_CHECKS, checks.MESSAGE_CHECKS),
    Kind.TERM: (checks.TERM_CHECKS, checks.MESSAGE_CHECKS),
    Kind.BOOK: (checks.BOOK_CHECKS,),
    Kind.PROJECT: (checks.BOOK_CHECKS,),
}


_EXAMPLES: Mapping[Kind, type] = {Kind.BOOK: BookExample, Kind.PROJECT: BookExample}


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_a_check_of_its_kind(name: str) -> None:
    rule: Any = import_module(f"gesim_build.checks.rules.{name}")
    asked = inspect.signature(CHECKS[rule.KIND])
    wanted = [(n, p.annotation) for n, p in asked.parameters.items() if n != "self"]
    own = inspect.signature(rule.check)
    assert [(n, p.annotation) for n, p in own.parameters.items()] == wanted
    assert own.return_annotation == asked.return_annotation
    assert isinstance(rule.SEVERITY, Severity)
    assert {type(example) for example in rule.EXAMPLES} == {_EXAMPLES.get(rule.KIND, Example)}
    assert all(rule in table for table in TABLES[rule.KIND])


def test_findings_come_in_the_order_of_the_names() -> None:
    for table in (checks.TRANSLATION_CHECKS, checks.WRITING_CHECKS, checks.BOOK_CHECKS):
        codes = [check.CODE for check in table]
        assert codes == sorted(codes)
