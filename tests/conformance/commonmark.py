"""The examples of the CommonMark specification, from the npm package ``commonmark-spec``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.judges.tools import existing

SPEC = Path(__file__).parents[2] / "node_modules/commonmark-spec/spec.txt"
_END = re.compile(r"^<!-- END TESTS -->.*", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} *([^\n]*)$", re.MULTILINE | re.DOTALL)
TAB = "→"  # what the specification prints for a tab


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its number, the section that it is in, its Markdown, and the HTML that is right."""

    number: int
    section: str
    markdown: str
    html: str


@lru_cache
def examples() -> tuple[Example, ...]:
    """All examples in order. Raises MissingJudgeError when the package is not installed."""
    text = existing(SPEC, "the CommonMark specification (npm ci)").read_text(encoding="utf-8")
    return tuple(_examples(_END.sub("", text)))


def _examples(text: str) -> Iterator[Example]:
    section, number = "", 0
    for match in _EXAMPLE.finditer(text):
        if match[3] is not None:
            section = match[3]
        else:
            number += 1
            yield Example(number, section, *(part.replace(TAB, "\t") for part in match.group(1, 2)))
