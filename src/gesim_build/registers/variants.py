"""``translations/terms-CODE.toml``: further right wordings of the terms of the glossary in one language."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.model import Source
from gesim_build.toml_source import parse_toml


def variants_path(language: str) -> str:
    """The file of a language, relative to the project. It need not be there."""
    return f"translations/terms-{language}.toml"


def parse_variants(
    source: Source, names: Collection[str]
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """The wordings by name of the term in small letters, and what is wrong with the file; ``names`` are all there are.

    Codes: ``unknown-key``, ``bad-value``. Raises GesimError (``bad-toml``).
    """
    toml = parse_toml(source)
    known = {name.casefold(): name for name in names}
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Diagnostic] = []
    for key, value in toml.values.items():
        place = toml.location(key)
        if key.casefold() not in known:
            near = difflib.get_close_matches(key.casefold(), known, 1)
            hint = f"Did you mean “{known[near[0]]}”?" if near else "The terms are in handbook/glossary.toml."
            problems.append(error("unknown-key", f"the glossary has no term “{key}”", place, hint))
        elif not _are_texts(value):
            hint = f'Write them in quotes, in brackets: "{key}" = ["…", "…"]'
            problems.append(error("bad-value", f"the wordings of “{key}” must be a list of texts", place, hint))
        else:
            found[key.casefold()] = tuple(value)
    return found, tuple(problems)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
