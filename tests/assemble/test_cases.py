"""What files become in an edition, case by case: `tests/fixtures/manuscripts.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Manuscript
from tests.assemble.samples import book, manuscript
from tests.cases import Case, Expect, cases_of

EDITION = re.compile(r"([a-z]{2})-([A-Z]{2}): ")
FILE = re.compile(r"^\[(\w+|handbook/[\w./-]+)\]\n", re.MULTILINE)


@cases_of("manuscripts.md")
def test_manuscripts(case: Case, expect: Expect) -> None:
    """A title that begins with the code of an edition, ``de-DE: ``, is that edition, all others the one of Ireland."""
    edition = EDITION.match(case.title)
    kinds, files = _split(case.input)
    parsed = book(kinds.get("chapter", ()), kinds.get("form", ()), kinds.get("annex", ()), **files)
    text, problems = manuscript(parsed, *(edition.groups() if edition else ()), lead="Ada & Co.", day="16 d.")
    expect(case, "".join(f"{line}\n" for line in _shown(text, problems, case.title)))


def _split(text: str) -> tuple[Mapping[str, Sequence[str]], Mapping[str, str]]:
    """The parts by kind, and the other files by path: each begins with a line in brackets."""
    names, texts = FILE.findall(text), FILE.split(text)[2::2]
    kinds: dict[str, list[str]] = {}
    for name, one in zip(names, texts, strict=True):
        if "/" not in name:
            kinds.setdefault(name, []).append(one)
    return kinds, {name: one for name, one in zip(names, texts, strict=True) if "/" in name}


def _shown(text: Manuscript, problems: Sequence[Diagnostic], title: str) -> Iterator[str]:
    for part in text.parts:
        named = " | ".join((part.kind, part.number, part.label, part.title, part.pillar))
        yield f"[{part.id}: {named}]"
        yield from (line for line in part.xhtml.split("\n") if line)
        if "places" in title:
            tags = re.findall(r"<[a-z][^>]*>", part.xhtml)
            yield from (f"{tags[number]} {place}" for number, place in part.lines.items())
    if "entries" in title:
        yield "[entries]"
        yield from (" | ".join((e.id, e.kind, str(e.level), e.number, e.label, e.title, e.part)) for e in text.entries)
    for problem in problems:
        yield f"! {problem.location} {problem.severity} {problem.code}: {problem.message}"
        yield f"  {problem.hint}"
