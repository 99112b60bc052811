"""One book with every case, in all formats: the same signs, list numbers and notes in each, and what the judges say.

The cases are the examples of CommonMark that are not refused, and every directive and extension of docs/syntax.md,
alone and within lists, quotations, boxes, definitions, national texts, tables and notes, in chapters and in forms.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from gesim_build import pipeline
from gesim_build.cache import Cache
from gesim_build.catalog.units import units
from gesim_build.diagnostics import Location
from gesim_build.formats import RenderContext, renderer
from gesim_build.formats.look import Look, medium_of
from gesim_build.formats.signs import EXPLANATION
from gesim_build.model import Catalog, Message
from gesim_build.pipeline.keys import linked_files
from gesim_build.pipeline.target import Target
from gesim_build.print_spec import PrintSpec
from gesim_build.workers import Workers
from tests.conformance.cases import ALIGNED, CONTEXTS, FIGURE, MARKED, nested, numbered
from tests.conformance.readings import Cases, read_pdf, read_xhtml, structure, structure_by_poppler
from tests.conformance.test_html import NOWHERE, SOMEWHERE, accepted
from tests.conformance.words import Word, words
from tests.judges.epubcheck import epubcheck
from tests.judges.verapdf import verapdf

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).parents[2]
REGISTERS = ROOT / "tests/books/everything/handbook"
FORMATS = ("pdf", "epub", "html", "forms")
CONFIGURATION = """[book]
name = "suite"
identifier = "urn:uuid:00000000-0000-4000-8000-000000000009"
title = "Every case"
short_title = "Cases"
date = 2026-01-02

[contents]
chapters = {chapters!r}
forms = {forms!r}

[editions.en]
country = "IE"

# A kind of box that only this book has.
[boxes.vignette]
label = "Vignette"
remark = "Not a real person"
"""
_RIGHT, _CENTER = "align-right", "align-center"
# Of the cells in aligned tables.
CLASSES = {"left": "", "right": _RIGHT, "mid": _CENTER, "l": "", "r": _RIGHT, "m": _CENTER}
TOLERANCE = 0.5  # points
_NUMBERED = re.compile(r"(?<=[a-z])\d+$")


@lru_cache
def chapters() -> Mapping[str, str]:
    return {**nested(), **numbered(accepted(), lambda text: text.replace(NOWHERE, SOMEWHERE))}


def write_project(project: Path) -> None:
    (project / "handbook/chapters").mkdir(parents=True)
    (project / "handbook/figures").mkdir()
    (project / "handbook/figures/dot.svg").write_text(FIGURE)
    for name in ("contacts", "facts", "glossary", "references"):
        register = (REGISTERS / f"{name}.toml").read_text(encoding="utf-8").replace("#one-and-only", "#case-1")
        (project / f"handbook/{name}.toml").write_text(register, encoding="utf-8")
    for name, text in chapters().items():
        (project / f"handbook/chapters/{name}.md").write_text(text, encoding="utf-8")
    forms = [name for name in chapters() if name.startswith("form-")]
    contents = CONFIGURATION.format(chapters=[name for name in chapters() if name not in forms], forms=forms)
    (project / "handbook/handbook.toml").write_text(contents)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The book, built in all formats, once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "conformance"
    with (shared / "conformance.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "dist").exists():
            shutil.rmtree(folder, ignore_errors=True)
            write_project(folder)
            build(folder)
    return folder


def build(folder: Path) -> None:
    formats = [argument for name in FORMATS for argument in ("--format", name)]
    done = subprocess.run(
        [sys.executable, "-m", "gesim_build", "build", "--project", str(folder), *formats],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def dist(project: Path) -> Path:
    return project / "dist/en"


@pytest.fixture(scope="module")
def pages(dist: Path) -> Sequence[Any]:
    """The sections of the web pages; the other formats are compared with them."""
    found = (html.fromstring(page.read_bytes()) for page in sorted((dist / "html").glob("*.html")))
    return [section for page in found for section in page.xpath("//main/section")]


@pytest.fixture(scope="module")
def on_screen(pages: Sequence[Any]) -> Cases:
    return cases_of(pages)


@pytest.fixture(scope="module")
def documents(dist: Path) -> Sequence[Any]:
    """The documents of the EPUB."""
    with zipfile.ZipFile(dist / "suite-en.epub") as archive:
        names = sorted(name for name in archive.namelist() if "/text/" in name and name.endswith(".xhtml"))
        found = [etree.fromstring(archive.read(name)) for name in names]
    for document in found:
        # What explains a sign is behind the sections of a web page, and not compared there either.
        for note in document.xpath("//*[@id=$id]", id=EXPLANATION):
            note.getparent().remove(note)
    return found


def cases_of(roots: Iterable[Any]) -> Cases:
    found: Cases = {}
    for root in roots:
        found |= read_xhtml(root)
    return found


def assert_same(found: Cases, wanted: Cases) -> None:
    different = {number: (found[number].seen(), wanted[number].seen()) for number in found}
    assert {number: pair for number, pair in different.items() if pair[0] != pair[1]} == {}


def forms(dist: Path, use: str) -> Sequence[Path]:
    return sorted((dist / "forms").glob(f"*-{use}.pdf"))


def test_every_case_is_on_a_page(on_screen: Cases) -> None:
    wanted = re.findall(r"^## Case (\d+)", "\n".join(chapters().values()), re.MULTILINE)
    assert sorted(on_screen) == sorted(map(int, wanted))
    assert len(on_screen) > 800


def test_the_pdf_has_the_same(dist: Path, on_screen: Cases) -> None:
    found = read_pdf(structure(dist / "suite-en.pdf"))
    assert found.keys() == on_screen.keys()
    assert_same(found, on_screen)


def test_the_epub_has_the_same(documents: Sequence[Any], on_screen: Cases) -> None:
    found = cases_of(documents)
    assert found.keys() == on_screen.keys()
    assert_same(found, on_screen)


@pytest.mark.parametrize("use", ["print", "fill"])
def test_the_forms_have_the_same(dist: Path, on_screen: Cases, use: str) -> None:
    found: Cases = {}
    for path in forms(dist, use):
        found |= read_pdf(structure(path))
    assert len(found) == sum(text.count("\n## Case ") for text in chapters().values() if text.startswith("---"))
    assert_same(found, on_screen)


def test_poppler_finds_the_structure_that_our_reader_finds(dist: Path) -> None:
    for path in (forms(dist, "print")[0], forms(dist, "fill")[-1]):
        ours, theirs = read_pdf(structure(path)), read_pdf(structure_by_poppler(path))
        assert ours.keys() == theirs.keys()
        assert_same(ours, theirs)


def test_marks_of_items_and_columns_of_tables_are_in_their_places(dist: Path) -> None:
    checked = Counter[str]()
    for path in (dist / "suite-en.pdf", *forms(dist, "print"), *forms(dist, "fill")):
        found = list(words(path))
        assert [*_unmarked(found, checked), *_crooked(found, checked)] == [], path
    assert checked.keys() == MARKED.keys() | {head for head, _ in ALIGNED}
    assert min(checked.values()) >= len(CONTEXTS)


def _unmarked(found: Sequence[Word], checked: Counter[str]) -> Iterator[str]:
    """The items whose mark is not left of their word."""
    on_page = defaultdict(list)
    for word in found:
        on_page[word.page].append(word)
    for word in found:
        name = _NUMBERED.sub("", word.text)
        if name in MARKED and name != word.text:
            checked[name] += 1
            before = [other for other in on_page[word.page] if other.is_just_before(word)]
            nearest = max(before, key=lambda other: other.right, default=None)
            if nearest is None or nearest.text not in MARKED[name]:
                yield f"{word} after {nearest}"


def _crooked(found: Sequence[Word], checked: Counter[str]) -> Iterator[str]:
    """The columns whose cells are not aligned as they are to be."""
    named = {word.text: word for word in found}
    for (head, cell), share in ALIGNED.items():
        for upper in (word for name, word in named.items() if _NUMBERED.sub("", name) == head):
            checked[head] += 1
            lower = named[upper.text.replace(head, cell)]
            if upper.page != lower.page or abs(upper.at(share) - lower.at(share)) > TOLERANCE:
                yield f"{upper} {lower}"


def test_columns_are_aligned_on_screens(pages: Sequence[Any], documents: Sequence[Any], dist: Path) -> None:
    with zipfile.ZipFile(dist / "suite-en.epub") as archive:
        styles = [archive.read("EPUB/styles/book.css").decode(), (dist / "html/book.css").read_text()]
    for css in styles:
        assert all(re.search(rf"\.align-{side}\s*{{\s*text-align:\s*{side}", css) for side in ("right", "center"))
    for roots in (pages, documents):
        found = list(_aligned_cells(roots))
        assert len(found) >= len(CLASSES) * len(CONTEXTS)
        assert {(name, given) for name, given in found if given != CLASSES[name]} == set()


def _aligned_cells(roots: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Name and classes of the cells of aligned tables."""
    for cell in (cell for root in roots for cell in root.iter("{*}td", "{*}th")):
        text = cell.text or ""
        name = _NUMBERED.sub("", text)
        if name in CLASSES and name != text:
            yield name, str(cell.get("class", ""))


def test_an_identical_translation_gives_the_same_files(project: Path, dist: Path) -> None:
    opened = pipeline.open_project(project)
    book, _ = pipeline.load_book(opened)
    place = Location("translations/en.po")
    messages = {unit.key: Message(unit.context, unit.msgid, unit.msgid, False, "", place) for unit in units(book)}
    assert len(messages) > 400
    theme = pipeline.read_templates(opened)
    catalog, english = Catalog("en", place.path, messages), pipeline.languages_of(opened)["en"]
    text, wrong = pipeline.manuscript(opened, book, catalog, english, theme)
    assert not wrong
    # What was laid out for the build is not laid out again, if the same is wanted.
    with Workers(1, Cache(project / ".gesim/cache")) as workers:
        for name in FORMATS:
            look, files = Look(theme, medium_of(name, PrintSpec())), linked_files(project, Target("en", name))
            beside = RenderContext(text, look, workers.submit, files, content=lambda path: (dist / path).read_bytes())
            made = list(renderer(name)(beside))
            assert made
            assert [artifact.path for artifact in made if (dist / artifact.path).read_bytes() != artifact.content] == []


@pytest.mark.parametrize("judge", [partial(verapdf, "ua1"), partial(verapdf, "3a")], ids=["ua1", "3a"])
def test_the_pdfs_are_accessible_and_archival(dist: Path, judge: partial[list[str]]) -> None:
    # What is written into a form is drawn by viewers, which an archive does not allow.
    filled = forms(dist, "fill") if judge.args == ("ua1",) else ()
    assert judge(dist / "suite-en.pdf", *forms(dist, "print"), *filled) == []


def test_the_epub_is_sound(dist: Path) -> None:
    assert epubcheck(dist / "suite-en.epub") == []
