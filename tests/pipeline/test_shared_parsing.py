"""What all publications of a project have in common is parsed once, and is what each would parse for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build import book as parsing
from gesim_build.markdown.includes import parse_whole
from gesim_build.pipeline import load_book, open_project

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_publications_share_what_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(ROOT)
    alone = [load_book(open_project(ROOT).publication(each.config.publication)) for each in project.publications]
    parsed: list[tuple[str, ...]] = []

    def counted(md: object, texts: object, path: str, *rest: str) -> object:
        parsed.append((path, *rest))  # one file may be a form of one publication and a chapter of another
        return parse_whole(md, texts, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parsing, "parse_whole", counted)
    assert [load_book(each) for each in project.publications] == alone
    assert len(parsed) == len(set(parsed))
