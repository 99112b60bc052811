"""A project of a book of each kind, and what is said of books that cannot be adopted."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gesim_build.adopt.project import Adoption
from gesim_build.adopt.readers import READERS
from gesim_build.adopt.report import page, summary
from gesim_build.catalog.po import Entry
from gesim_build.catalog.po_read import parse
from gesim_build.cli import app
from gesim_build.cli.adopt import KINDS
from gesim_build.diagnostics import Diagnostic, GesimError, Location
from gesim_build.pipeline.adopting import adopt_project
from tests.adopt.books import BOOKS, MDBOOK, MKDOCS, Files, laid_out, po

DATE = dt.date(2026, 1, 1)


def adopted(
    tmp_path: Path, files: Files, kind: str = "", *languages: str
) -> tuple[Adoption, tuple[Diagnostic, ...], Path]:
    source, target = laid_out(tmp_path / "old", files), tmp_path / "new"
    adoption, findings = adopt_project(source, target, kind, languages, DATE, uuid.UUID(int=0))
    return adoption, findings, target


def refused(tmp_path: Path, files: Files, kind: str = "", *languages: str) -> list[tuple[str, str, int]]:
    """The code, file and line of each finding; nothing may have been written."""
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with pytest.raises(GesimError) as caught:
        adopted(tmp_path, files, kind, *languages)
    assert not (tmp_path / "new").exists()
    assert before.items() <= {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}.items() or not before
    return [(found.code, found.location.path, found.location.line) for found in caught.value.diagnostics]


def catalog(target: Path, code: str = "de") -> dict[str, Entry]:
    """The entries that a catalog has for texts of the book."""
    read, problems = parse((target / f"translations/{code}.po").read_text(encoding="utf-8"), f"{code}.po")
    assert problems == ()
    return {entry.msgid: entry for entry in read.entries if not entry.obsolete and entry.msgid}


def translated(target: Path) -> dict[str, str]:
    return {msgid: entry.msgstr[0] for msgid, entry in catalog(target).items() if entry.msgstr[0] and not entry.fuzzy}


# Of each kind: translations that have to be there, and words of the report.
EXPECTED: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "mdbook": (
        {
            "See [one](#one) and [its end](#one-the-end-section).":
                "Siehe [eins](#one) und [sein Ende](#one-the-end-section).",
            "Shared *words*.": "Gemeinsame *Worte*.", "A map": "Eine Karte", "Be **careful**.": "Sei **vorsichtig**.",
            "Back to [one](#one).": "Zurück zu [eins](#one).", "One": "Eins", "Part": "Teil",
        },
        ("line 9: Draft is left out",
         "line 5: gone.txt is not included"),
    ),
    "sphinx": (
        {"One": "Eins", "A *hint*": "Ein *Tipp*", "Text.": "Worte.", "A map": "Eine Karte"},
        ("### docs/old.rst", "it is reStructuredText"),
    ),
    "mkdocs": (
        {"Text, see [one](#one-the-end-section).":
            "Worte, siehe [eins](#one-the-end-section).", "Mind": "Achtung", "b": "ö"},
        ("### docs/stray.md",),
    ),
    "hugo": ({"One": "Eins", "First": "Erstens", "Hot.": "Heiß."}, ("this page is a draft",)),
    "po4a": (
        {"Text with two lines.": "Worte auf zwei Zeilen.", "first item": "erster Eintrag", "a cell": "eine Zelle"}, (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BOOKS)
def test_a_book_becomes_a_project_with_its_translations(kind: str, tmp_path: Path) -> None:
    adoption, findings, target = adopted(tmp_path, BOOKS[kind])
    assert (adoption.book.kind, findings) == (kind, ())
    wanted, told = EXPECTED[kind]
    assert wanted.items() <= translated(target).items()
    report = (target / "ADOPTION.md").read_text(encoding="utf-8")
    assert [words for words in told if words not in report] == []
    assert f"{len(adoption.book.pages)} pages" in summary(adoption)
    assert page(adoption, ()) == report


def test_pages_below_another_are_sections_of_its_chapter(tmp_path: Path) -> None:
    _, _, target = adopted(tmp_path, MDBOOK)
    names = sorted(path.name for path in (target / "handbook/chapters").iterdir())
    assert names == ["10-preface.md", "20-part-1.md", "30-one.md"]
    part = (target / "handbook/chapters/20-part-1.md").read_text(encoding="utf-8")
    assert part.startswith("---\nkind: part\n---\n# Part")
    text = (target / "handbook/chapters/30-one.md").read_text(encoding="utf-8")
    assert "# One {#one}\n\nShared *words*.\n\n```rust\nfn seen() {}\n```\n\n## The end {#one-the-end-section}" in text
    assert "::: figure\n![A map](../figures/map.png)\n:::" in text
    assert "## Below {#sub-below}\n\nBack to [one](#one)." in text
    config = (target / "handbook/handbook.toml").read_text(encoding="utf-8")
    assert 'front = [\n  "10-preface",\n]\nchapters = [\n  "20-part-1",\n  "30-one",\n]' in config
    assert '[editions.de]\ncountry = "DE"' in config


def test_what_is_fuzzy_stays_so_and_what_is_not_there_is_kept(tmp_path: Path) -> None:
    fuzzy = po(("src/one.md", "One", "Eins")).replace('msgid "One"', '#, fuzzy\nmsgid "One"')
    more = (("Below!", "Unten"), ("Gone for ever", "Fort"), ("Below", ""))
    further = "\n\n".join(po(("src/one.md", source, target)).split("\n\n")[1] for source, target in more)
    adoption, _, target = adopted(tmp_path, {**MDBOOK, "po/de.po": f"{fuzzy}\n\n{further}"})
    assert catalog(target)["One"].fuzzy
    assert catalog(target)["Below"].fuzzy and catalog(target)["Below"].msgstr == ("Unten",)
    assert '#~ msgid "Gone for ever"\n#~ msgstr "Fort"' in (target / "translations/de.po").read_text(encoding="utf-8")
    carried = adoption.languages["de"]
    assert [len(part) for part in (carried.exact, carried.fuzzy, carried.left)] == [1, 1, 1]


BROKEN: tuple[tuple[str, Files, str, tuple[str, ...], list[tuple[str, str, int]]], ...] = (
    ("nothing here", {"a.txt": ""}, "", (), [("no-foreign-book", ".", 0)]),
    ("none of that kind", MDBOOK, "hugo", (), [("no-foreign-book", ".", 0)]),
    ("several", {**MDBOOK, **MKDOCS}, "", (), [("several-foreign-books", "book.toml", 0)]),
    ("no summary", {"book.toml": ""}, "", (), [("missing-summary", "src/SUMMARY.md", 0)]),
    ("bad TOML", {"book.toml": "[book"}, "", (), [("bad-toml", "book.toml", 0)]),
    ("bad YAML", {"mkdocs.yml": "a: [\nb: {", "docs/a.md": ""}, "", (), [("bad-yaml", "mkdocs.yml", 2)]),
    ("another encoding", {**MDBOOK, "src/one.md": b"# One\n\nGr\xfc\xdfe\n"}, "", (), [("not-utf-8", "src/one.md", 3)]),
    ("another encoding of a catalog", {**MDBOOK, "po/de.po": po().encode() + b"# \xfc\n"}, "", (),
     [("not-utf-8", "po/de.po", 6)]),
    ("an unknown language", MDBOOK, "", ("fr",), [("unknown-edition", ".", 0)]),
)  # fmt: skip


@pytest.mark.parametrize(("title", "files", "kind", "languages", "expected"), BROKEN, ids=[one[0] for one in BROKEN])
def test_a_book_that_cannot_be_adopted_is_told(
    title: str,
    files: Files,
    kind: str,
    languages: tuple[str, ...],
    expected: list[tuple[str, str, int]],
    tmp_path: Path,
) -> None:
    del title
    assert refused(tmp_path, files, kind, *languages) == expected


def test_a_broken_message_is_told_and_the_others_are_carried(tmp_path: Path) -> None:
    whole, broken = po(("src/one.md", "One", "Eins")), 'msgid "Two"\nmsgstr ""Zwei"\n\n'
    adoption, _, target = adopted(tmp_path, {**MDBOOK, "po/de.po": whole + "\n" + broken, "po/fr.po": broken * 25})
    assert translated(target)["One"] == "Eins"
    told = [(loss.place, loss.what) for loss in adoption.losses if loss.place.path.startswith("po/")]
    line = whole.count("\n") + 3
    assert told[0][0] == Location("po/de.po", line) and told[0][1].startswith("this translation is left out: ")
    assert len(told) == 22 and "what follows of this catalog" in told[-1][1]


def test_what_is_to_be_mended_in_translations_is_told(tmp_path: Path) -> None:
    pages = {**MDBOOK, "src/one.md": "# One\n\nRun `make`.\n\nWait.\n"}
    messages = po(("src/one.md", "Run `make`.", "Laufe `mache`."), ("src/one.md", "Wait.", "Warte."))
    _, findings, target = adopted(tmp_path, {**pages, "po/de.po": messages})
    assert {(found.code, found.location.path) for found in findings} == {("code-differs", "translations/de.po")}
    report = (target / "ADOPTION.md").read_text("utf-8")
    assert f"- {findings[0].location}: " in report and "## What gesim still finds" in report


def test_a_broken_catalog_of_another_language_does_not_matter(tmp_path: Path) -> None:
    adoption, _, _ = adopted(tmp_path, {**MDBOOK, "po/fr.po": "msgid x\n"}, "", "de")
    assert list(adoption.languages) == ["de"]


def test_links_of_the_file_system_lead_nowhere_else(tmp_path: Path) -> None:
    source = laid_out(tmp_path / "old", MDBOOK)
    (source / "src" / "round").symlink_to(source, target_is_directory=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    (source / "src/img/map.png").unlink()
    (source / "src/img/map.png").symlink_to(tmp_path / "secret.png")
    adoption, findings, target = adopted(tmp_path, {})
    assert findings == () and not (target / "handbook/figures").exists()
    assert any("leads out" in loss.what for loss in adoption.losses)
    (source / "src/one.md").unlink()
    (source / "src/one.md").symlink_to(tmp_path / "secret.png")
    with pytest.raises(GesimError, match="leads out"):
        adopt_project(source, tmp_path / "other", "", (), DATE, uuid.UUID(int=0))


def test_the_kinds_of_the_command_are_those_of_the_readers() -> None:
    assert tuple(reader.name for reader in READERS) == KINDS


def test_nothing_is_written_into_the_book_nor_over_anything(tmp_path: Path) -> None:
    source = laid_out(tmp_path / "old", MDBOOK)
    for target in (source / "new", source):
        with pytest.raises(GesimError) as caught:
            adopt_project(source, target, "", (), DATE, uuid.UUID(int=0))
        assert [found.code for found in caught.value.diagnostics] == ["folder-not-empty"]
    (tmp_path / "new").mkdir()
    (tmp_path / "new/mine").write_text("x", encoding="utf-8")
    with pytest.raises(GesimError):
        adopt_project(source, tmp_path / "new", "", (), DATE, uuid.UUID(int=0))
    assert sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()) == sorted(MDBOOK)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


def test_the_command_says_what_became_of_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path / "old", MDBOOK)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["adopt", "old"])
    assert result.exit_code == 0, result.output
    assert "The book: 4 pages in 3 chapters" in result.output
    assert "  de: 7 translations: 7 carried, 0 to be looked at, 0 of texts" in result.output
    assert (tmp_path / "old-gesim/ADOPTION.md").is_file()
    assert CliRunner().invoke(app, ["adopt", "old", "--from", "word"]).exit_code == 2
