"""Ids and file names of the program's own: none collides with what an author may call things."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import lru_cache
from io import BytesIO

import pytest

from gesim_build.formats import RenderContext, renderer
from gesim_build.formats.files import FORM_USES, form_file, form_parts
from gesim_build.formats.look import Look
from gesim_build.markdown.attributes import split_attributes
from gesim_build.own_ids import file_of_part, own_id, own_id_in_drawing, part_of_file
from tests.conformance.books import Tried, theme, tried
from tests.formats.sample import no_work

# What the program calls things today or once did, and what readers' programs know.
NAMES = ("index", "cover", "contents", "nav", "notes", "title", "toc", "text", "page", "book", "imprint", "112")
IDS = ("text-2", "exit-note", "contents-title", "about-title", "files-title", "landmarks", "lof", "page-text")
CHAPTER = "# {title}\n\n## Notes\n\nA[^n].\n\n## Contents\n\n::: note\nb\n:::\n\n## Box 1\n\n## Label\n\n[^n]: N.\n"


@lru_cache
def named() -> Tried:
    chapters = {name: CHAPTER.format(title=name.title()) for name in NAMES}
    chapters["ids"] = "# Ids\n\n" + "".join(f"## {name} {{#{name}}}\n\n" for name in IDS)
    return tried(chapters)


def documents(format_: str) -> dict[str, str]:
    """All files of text of a format, by path."""
    artifacts = list(renderer(format_)(RenderContext(named().manuscript, Look(theme()), no_work)))
    assert len({artifact.path for artifact in artifacts}) == len(artifacts)
    if format_ == "html":
        return {a.path: a.content.decode() for a in artifacts if a.path.endswith(".html")}
    with zipfile.ZipFile(BytesIO(artifacts[0].content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}


def test_no_name_is_refused() -> None:
    assert named().errors == {}


@pytest.mark.parametrize("format_", ["html", "epub"])
def test_no_page_has_an_id_twice_or_overwrites_another(format_: str) -> None:
    found = documents(format_)
    for name in (*NAMES, "ids"):
        assert any(path.rpartition("/")[2].startswith(f"{file_of_part(name)}.") for path in found)
    for path, text in found.items():
        ids = Counter(re.findall(r'\sid="([^"]*)"', text))
        assert not [name for name, times in ids.items() if times > 1], path


def test_links_lead_to_the_page_of_a_chapter_called_index() -> None:
    pages = documents("html")
    assert 'href="index~page.html"' in pages["html/index.html"]
    assert '<h1 id="index">Index</h1>' in pages["html/index~page.html"]


def test_no_author_can_write_an_id_of_the_program() -> None:
    for name in (own_id("a", "b", 1), own_id_in_drawing("a", "b", 1)):
        assert "id" not in split_attributes(f"Title {{#{name}}}")[1]


def test_a_part_is_found_by_its_file() -> None:
    assert [part_of_file(file_of_part(name)) for name in NAMES] == list(NAMES)


def test_the_files_of_forms_have_different_names() -> None:
    head = "---\nkind: form\nletter: {}\n---\n# F\n\n::: fields G\ntext: A\n:::\n"
    letters = {"form-a": "none", "a": "none", "form-x": "A", "form-form-a": "none", "form-y": "B", "form-z": "B"}
    text = tried({name: head.format(letter) for name, letter in letters.items()}).manuscript
    files = [form_file(text, part, use) for part in form_parts(text) for use in FORM_USES]
    assert len(files) == len(set(files)) == 12
