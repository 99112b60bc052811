"""``translations/terms-CODE.toml``: in one language, further right wordings of the terms of the glossary.

The table ``[never]`` has what must not be said in that language, each wording with the reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.model import Source
from gesim_build.toml_source import TomlSource, parse_toml


def variants_path(language: str) -> str:
    """The file of a language, relative to the project. It need not be there."""
    return f"translations/terms-{language}.toml"


# The table of what must not be said.
_NEVER = "never"


def forbidden_words(source: Source) -> Mapping[str, str]:
    """What must not be said in the language, with the reasons. What is wrong there, `parse_variants` says."""
    table = parse_toml(source).values.get(_NEVER)
    given = table.items() if isinstance(table, dict) else ()
    return {word: reason for word, reason in given if word.strip() and isinstance(reason, str)}


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
        if key == _NEVER and isinstance(value, dict):
            problems += _without_reason(toml, value)
        elif key.casefold() not in known:
            near = difflib.get_close_matches(key.casefold(), known, 1)
            hint = f"Did you mean “{known[near[0]]}”?" if near else "The terms are in handbook/glossary.toml."
            problems.append(error("unknown-key", f"the glossary has no term “{key}”", place, hint))
        elif not _are_texts(value):
            hint = f'Write them in quotes, in brackets: "{key}" = ["…", "…"]'
            problems.append(error("bad-value", f"the wordings of “{key}” must be a list of texts", place, hint))
        else:
            found[key.casefold()] = tuple(value)
    return found, tuple(problems)


def _without_reason(toml: TomlSource, table: Mapping[str, object]) -> Iterator[Diagnostic]:
    for word, reason in table.items():
        if not (word.strip() and isinstance(reason, str) and reason.strip()):
            hint = f'Give the reason in quotes: "{word}" = "…"'
            what = f"what must not be said has its reason behind it: “{word}”"
            yield error("bad-value", what, toml.location(_NEVER), hint)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
