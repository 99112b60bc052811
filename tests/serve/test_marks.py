"""Every text of a page names its message, and no page that is published does."""

from __future__ import annotations

import re
from pathlib import Path

from gesim_build.catalog.units import units
from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_catalogs, read_templates
from gesim_build.serve.marks import marks_of, message_id

ROOT = Path(__file__).parents[2]
# What is printed as plain words, or not at all: the page's title, what is said of a figure, words of the theme.
_NOT_MARKED = {"alternative text", "template string"}


def test_every_text_is_marked_and_the_text_is_the_same() -> None:
    project = open_project(ROOT / "tests/books/everything")
    book = load_book(project)[0]
    catalogs, _ = read_catalogs(project)
    theme, languages = read_templates(project), languages_of(project)
    for code, edition in project.config.editions.items():
        plain = manuscript(project, book, catalogs.get(code), languages[code], theme)[0]
        marked = manuscript(project, book, catalogs.get(code), languages[code], theme, marks_of(book))[0]
        ids: set[str] = set()
        for one, other in zip(plain.parts, marked.parts, strict=True):
            ids |= set(re.findall(r' data-message="(\w{16})"', other.xhtml))
            text = re.sub(r'<span data-message="\w+">(.*?)</span>', r"\1", other.xhtml)
            assert "data-message" not in one.xhtml
            assert re.sub(r"<[^>]+>", "", text) == re.sub(r"<[^>]+>", "", one.xhtml)
        texts = {message_id(unit.key): unit for unit in units(book, edition.country)}
        unmarked = [unit for name, unit in texts.items() if name not in ids and unit.kind not in _NOT_MARKED]
        assert ids <= texts.keys()
        assert {unit.kind for unit in unmarked} <= {"register field"}
        assert len(unmarked) < len(texts) / 10
