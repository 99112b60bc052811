"""What the cache has of the English book is what would be made again."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from gesim_build import checks
from gesim_build.cache import FOLDER, Cache
from gesim_build.checks import check_english
from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.formats.html import search
from gesim_build.formats.html.search import search_files
from gesim_build.formats.html.search.sections import Section, sections
from gesim_build.index_places import INDEXED
from gesim_build.model import Book, Catalog, Language, Manuscript, Part
from gesim_build.pipeline import (
    Project,
    cached,
    cached_inventories,
    catalogs_of,
    check,
    languages_of,
    load_book,
    manuscript,
    open_project,
    read_templates,
)
from gesim_build.pipeline.cached import (
    cached_book,
    cached_english_findings,
    cached_languages,
    cached_of_edition,
)
from gesim_build.pipeline.cached_inventories import cached_inventory, cached_reading, recalled
from gesim_build.pipeline.check import run_all_checks
from gesim_build.validate import INSPECTIONS, FileGroup, file_groups, inspector
from gesim_build.validate.manuscript import inventory
from tests.checks.books import DAY, EDITIONS
from tests.formats.sample import sample
from tests.pictures.samples import interlaced
from tests.validate.small_pdf import Drawn, pdf_of, tag

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "tests/books/tiny"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shutil.copytree(BOOK, tmp_path / "book")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects whose book was parsed."""
    done: list[Path] = []

    def load(project: Any) -> tuple[Book, tuple[Diagnostic, ...]]:
        done.append(project.root)
        return load_book(project)

    monkeypatch.setattr(cached, "load_book", load)
    return done


def write(name: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


EDITS: dict[str, Callable[[Path], object]] = {
    "chapter": edit("handbook/chapters/10-one.md", "A section", "A new section"),
    "configuration": edit("handbook/handbook.toml", "A tiny book", "A small book"),
    "register": write("handbook/glossary.toml", '[[term]]\nid = "a"\nname = "a"\nmeaning = "A."\n'),
    "register with a fault": write("handbook/facts.toml", "[[fact]]\nx = 1\n"),
    "passage": write("handbook/national/DE/aid.md", "Ask.\n"),
    "drawing": write("handbook/figures/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    "picture": lambda root: (root / "handbook/figures/b.png").write_bytes(interlaced()),
    "template": write("templates/print/more.xhtml.j2", "{{ _('Another word') }}"),
    "style sheet": write("templates/print/more.css", "p { colour: red }"),
    "vocabulary": lambda root: shutil.copytree(ROOT / "templates", root / "templates"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_the_book_is_parsed_again_when_something_that_it_is_made_of_changes(
    name: str, book: Path, parsed: list[Path]
) -> None:
    first = cached_book(open_project(book))
    assert cached_book(open_project(book)) == first
    assert len(parsed) == 1
    EDITS[name](book)
    project = open_project(book)
    assert cached_book(project) == load_book(project)
    assert len(parsed) == 2


def test_the_index_is_found_anew_by_the_endings_that_the_source_language_has_now(book: Path) -> None:
    chapter = book / "handbook/chapters/10-one.md"
    chapter.write_text("# One {#one}\n\nRisks.\n\n::: index\n:::\n", encoding="utf-8")
    write("handbook/index.toml", '[[entry]]\nid = "risk"\nheading = "Risk"\n')(book)

    def places() -> list[object]:
        chapters = cached_book(open_project(book))[0].chapters
        return [found for one in chapters for token in one.tokens if (found := token.meta.get(INDEXED))]

    assert places() == [("risk",)]
    write("languages/en.toml", 'noun_endings = ["x"]\n')(book)
    assert places() == []


def test_another_program_parses_it_again(book: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    cached_book(open_project(book))
    monkeypatch.setattr(cached, "program", lambda: "another")
    cached_book(open_project(book))
    assert len(parsed) == 2


@pytest.mark.slow
def test_the_whole_handbook_comes_back_as_it_was(tmp_path: Path, parsed: list[Path]) -> None:
    for name in ("handbook", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = open_project(tmp_path)
    assert cached_book(project) == cached_book(project)
    assert len(parsed) == 1


def test_what_is_planted_in_the_cache_is_as_good_as_nothing(book: Path, parsed: list[Path]) -> None:
    first = cached_book(open_project(book))
    for entry in (book / ".gesim/cache").glob("??/*"):
        Cache(book / FOLDER).put("".join(entry.parts[-2:]), b"cos\nsystem\n(S'true'\ntR.")
    assert cached_book(open_project(book)) == first
    assert len(parsed) == 2


LANGUAGE_EDITS = {
    "a file of a language": write("languages/de.toml", 'decimal = "."\n'),
    "the source language": write("languages/en.toml", 'decimal = ","\n'),
    "the house style": edit(
        "handbook/handbook.toml", "[editions.de]\n", "[editions.de]\nfixed_space_before_percent = true\n"
    ),
}


def test_the_languages_are_those_that_the_project_says_now(book: Path) -> None:
    before = cached_languages(open_project(book))
    for change in LANGUAGE_EDITS.values():
        change(book)
        project = open_project(book)
        now = languages_of(project)
        assert now != before
        assert cached_languages(project) == now == cached_languages(project)
        before = now


def text_of(project: Project, code: str = "de") -> Manuscript:
    book, _ = load_book(project)
    catalogs, _ = catalogs_of(project, book, (code,))
    text, _ = manuscript(project, book, catalogs.get(code), languages_of(project)[code], read_templates(project))
    return text


INVENTORY_EDITS = {
    "translation": edit("translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt"),
    "line moved": edit("handbook/chapters/10-one.md", "# ", "\n\n# "),
    "more items": edit("handbook/chapters/10-one.md", "A section", "A section\n\n- one\n- two [](#section)\n\n## New"),
}


def test_the_inventory_is_that_of_the_manuscript_after_every_edit(book: Path) -> None:
    for change in (lambda _: None, *INVENTORY_EDITS.values()):
        change(book)
        project = open_project(book)
        text = text_of(project)
        assert cached_inventory(project, text) == inventory(text) == cached_inventory(project, text)


def test_a_part_that_is_as_it_was_is_not_read_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = open_project(book)
    text = text_of(project)
    cached_inventory(project, text)
    monkeypatch.setattr(cached_inventories, "rows_of", lambda part: pytest.fail(part.id))
    cached_inventory(project, text)
    first, *others = text.parts
    for change in (
        {"xhtml": first.xhtml.replace("<p", "<p ", 1) + " "},
        {"path": "b"},
        {"lines": {0: Location("x", 7)}},
    ):
        read: list[Part] = []
        monkeypatch.setattr(cached_inventories, "rows_of", lambda part, read=read: read.append(part) or [])
        cached_inventory(project, replace(text, parts=(replace(first, **change), *others)))
        assert [part.id for part in read] == [first.id]
        cached_inventory(project, text)


def _at(number: int, **change: Any) -> Callable[[Manuscript], Manuscript]:
    def changed(text: Manuscript) -> Manuscript:
        parts = list(text.parts)
        parts[number] = replace(parts[number], **change)
        return replace(text, parts=tuple(parts))

    return changed


MANUSCRIPTS: Mapping[str, Callable[[Manuscript], Manuscript]] = {
    "as it is": lambda text: text,
    "a text": _at(1, xhtml="<section><h1>Opfer</h1><p>Opfern <i>Schutz</i> 112</p><h2 id='a'>Schutz</h2></section>"),
    "a title": _at(2, title="Ein anderer Titel"),
    "a part twice": lambda text: replace(text, parts=(*text.parts, replace(text.parts[1], id="copy"))),
    "the other way round": lambda text: replace(text, parts=text.parts[::-1]),
    "a part less": lambda text: replace(text, parts=text.parts[1:]),
    "other conventions": lambda text: replace(
        text, language=replace(text.language, stemmer="", stop_words=frozenset(("und",)))
    ),
}


def test_the_index_of_the_search_is_the_same_from_what_was_known(tmp_path: Path) -> None:
    whole = sample("de")
    for change in (*MANUSCRIPTS.values(), *tuple(MANUSCRIPTS.values())[::-1]):
        text = change(whole)
        anew = dict(search_files(text, {}))
        assert [dict(search_files(text, {}, partial(recalled, tmp_path))) for _ in range(2)] == [anew, anew]


def test_a_part_is_searched_through_again_when_its_title_or_text_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = sample("de")
    read: list[str] = []

    def noted(part: Part) -> tuple[Section, ...]:
        read.append(part.id)
        return sections(part)

    monkeypatch.setattr(search, "sections", noted)
    for name, others in (("as it is", list(range(len(text.parts)))), ("a text", [1]), ("a title", [1, 2])):
        read.clear()
        dict(search_files(MANUSCRIPTS[name](text), {}, partial(recalled, tmp_path)))
        assert read == [text.parts[number].id for number in others]


def test_a_file_is_read_again_when_it_is_another(tmp_path: Path) -> None:
    def group(title: str) -> FileGroup:
        (one,) = file_groups("pdf", {"a.pdf": pdf_of(Drawn((tag("P", title),)))})
        return one

    first = cached_reading(tmp_path, "pdf", group("One"), ["one"])
    assert cached_reading(tmp_path, "pdf", group("One"), ["two"]) == first
    assert cached_reading(tmp_path, "pdf", group("Two"), ["one"]) != first


def test_only_readers_that_look_for_texts_depend_on_them() -> None:
    for name, row in INSPECTIONS.items():
        used = "texts" in inspect.signature(inspector(name).inspect).parameters
        assert row.looks_for_texts == used


CONTEXT = BookContext(editions=EDITIONS, coverage={"F": frozenset({65, 66})}, files=frozenset({"a"}))
CONTEXTS: dict[str, dict[str, Any]] = {
    "files": {"files": frozenset({"a", "handbook/national/FR/x.md"})},
    "editions": {"editions": dict(list(EDITIONS.items())[:1])},
    "coverage": {"coverage": {"F": frozenset({65})}},
    "fallback": {"fallback": {"G": frozenset({67})}},
    "today": {"today": DAY},
    "release": {"release": True},
    "other_countries": {"other_countries": frozenset({"FR"})},
    "is_main": {"is_main": False},
    "needs_consent": {"needs_consent": True},
    "reviews": {"reviews": frozenset({"legal"})},
}
# Other publications are made of the same files.
ELSEWHERE = {"catalogs", "others"}


def test_every_part_of_the_context_but_the_translations_is_one_that_findings_depend_on() -> None:
    assert CONTEXTS.keys() | ELSEWHERE == BookContext.__dataclass_fields__.keys()


@pytest.mark.parametrize("name", CONTEXTS)
def test_the_findings_are_looked_for_again_in_another_context(
    name: str, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, looked = open_project(book), []

    def look(text: Book, context: BookContext) -> Any:
        looked.append(name)
        return check_english(text, context)

    monkeypatch.setattr(checks, "check_english", look)
    text, _ = load_book(project)
    catalogs = {"de": Catalog("de", "translations/de.po", {})}
    first = cached_english_findings(project, text, CONTEXT)
    assert cached_english_findings(project, text, replace(CONTEXT, catalogs=catalogs)) == first
    assert len(looked) == 1
    other = replace(CONTEXT, **CONTEXTS[name])
    assert cached_english_findings(project, text, other) == check_english(text, other)
    assert len(looked) == 2


@pytest.mark.slow
def test_findings_are_the_same_with_what_is_kept(book: Path) -> None:
    edit("handbook/chapters/10-one.md", "A section", "A section, [](#nowhere), ☃")(book)
    edit("translations/de.po", "Ein Abschnitt", "Ein Abschnitt 🖖")(book)
    project = open_project(book)
    first = run_all_checks(project, (), release=False, today=DAY)
    assert first
    assert run_all_checks(project, (), release=False, today=DAY) == first


CHECKED_EDITS: dict[str, Callable[[Path], object]] = {
    "translation": edit("translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt {{nothing}}"),
    "reference": edit("handbook/chapters/10-one.md", "A section", "A section [](#nowhere)"),
    "configuration": edit("handbook/handbook.toml", "A tiny book", "A small book"),
    "template": lambda root: shutil.copytree(ROOT / "templates", root / "templates"),
    "colour": edit("templates/shared/tokens.css", "--ink: #1E1C1A", "--ink: #1E1C2A"),
    "language": write("languages/de.toml", 'decimal = "."\n'),
    "sign-off": write("translations/review/de.jsonl", '{"x": 1}\n'),
    "output": write("dist/de/html/index.html", ""),
}


@pytest.mark.slow
def test_after_every_edit_a_check_finds_what_one_without_a_cache_does(book: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "gesim_build", "build", "-f", "html", "--project", book], check=True)
    for number, (name, change) in enumerate({"none": lambda _: None, **CHECKED_EDITS}.items()):
        change(book)
        fresh = shutil.copytree(book, tmp_path / f"fresh-{number}", ignore=shutil.ignore_patterns("cache"))
        wanted = run_all_checks(open_project(fresh), (), release=False, today=DAY)
        for _ in range(2):
            assert run_all_checks(open_project(book), (), release=False, today=DAY) == wanted, name


def test_a_check_assembles_only_what_has_changed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assembled: list[str] = []

    def counted(project: Project, text: Book, catalog: Catalog | None, language: Language, theme: Any) -> Any:
        assembled.append(language.code)
        return manuscript(project, text, catalog, language, theme)

    monkeypatch.setattr(check, "manuscript", counted)
    run_all_checks(open_project(book), (), release=False, today=DAY)
    assert {"en", "de"} <= {*assembled}
    assembled.clear()
    run_all_checks(open_project(book), (), release=False, today=DAY)
    assert not assembled
    edit("translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt")(book)
    run_all_checks(open_project(book), (), release=False, today=DAY)
    assert assembled == ["de"]


def test_what_changes_while_it_is_looked_for_is_not_kept(book: Path) -> None:
    project, looked = open_project(book), count()
    # Before and, where something was looked for, behind: found, known, found in vain, found.
    for states, times in ((("a", "a"), 1), (("a",), 1), (("b", "c"), 2), (("b", "b"), 3)):
        now = iter(states)
        found = partial(next, now)

        def look() -> tuple[Diagnostic, ...]:
            next(looked)
            return ()

        cached_of_edition(project, found, "a sort", look)
        assert repr(looked) == f"count({times})"
