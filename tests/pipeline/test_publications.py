"""Several publications in one project: each with its own contents, all with one catalog a language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from gesim_build.catalog.store import read_po
from gesim_build.catalog.units import units_of_all
from gesim_build.diagnostics import GesimError
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Book, Unit
from gesim_build.output_formats import FORMATS
from gesim_build.pipeline import load_book, open_project
from gesim_build.pipeline.build import targets
from gesim_build.pipeline.target import Target
from gesim_build.pipeline.texts import texts_to_translate
from tests.cli.translation_project import CONFIG, gesim, translate_all, write_chapter, write_project

GUIDE = """
[publications.guide]
title = "The guide"
chapters = ["10-one", "20-two"]
languages = ["en", "de"]
country = "AT"
formats = ["epub", "html"]
"""
TWO = "# Two {#two}\n\nAsk in {{edition.country}}.\n\n::: national aid\nAsk a lawyer.\n:::\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = write_project(tmp_path / "book")
    (project / "handbook/handbook.toml").write_text(CONFIG + GUIDE, "utf-8")
    write_chapter(project, "# One {#one}\n\nShe decides what happens next.\n")
    (project / "handbook/chapters/20-two.md").write_text(TWO, "utf-8")
    passage = project / "handbook/national/AT/aid.md"
    passage.parent.mkdir(parents=True)
    passage.write_text("Ask the chamber.\n", "utf-8")
    assert gesim(project, "sync").exit_code == 0
    for language in ("de", "lv"):
        translate_all(project, language, "zz {}")
    return project


def files(root: Path) -> set[str]:
    found = {path.relative_to(root / "dist").as_posix() for path in (root / "dist").rglob("*") if path.is_file()}
    return {name for name in found if name.endswith((".epub", "two.html", "one.html"))}


@pytest.mark.slow
def test_each_publication_is_made_of_its_own_contents_in_its_own_folder(root: Path) -> None:
    assert gesim(root, "build", "-f", "epub", "-f", "html").exit_code == 0
    assert files(root) == {
        *(f"{code}/{name}" for code in ("en", "de", "lv") for name in (f"tiny-{code}.epub", "html/one.html")),
        *(
            f"guide/{code}/{name}"
            for code in ("en", "de")
            for name in (f"guide-{code}.epub", "html/one.html", "html/two.html")
        ),
    }
    text = (root / "dist/guide/de/html/two.html").read_text("utf-8")
    assert "zz Ask in Österreich." in text
    assert "zz Ask the chamber." in text
    assert "../../en/html/two.html" in text
    again = gesim(root, "build", "-f", "html", "--publication", "guide")
    assert again.stdout.count("unchanged") == 2
    assert "tiny" not in again.stdout
    assert gesim(root, "check", "--strict").stdout == "No findings.\n"


def test_a_message_of_two_publications_is_one_message(root: Path) -> None:
    found = {code: read_po(root, f"translations/{code}.po")[0].entries for code in ("de", "lv")}
    texts = {code: [entry.msgid for entry in entries] for code, entries in found.items()}
    assert texts["de"].count("She decides what happens next.") == 1
    assert {"Ask the chamber.", "The guide"} <= {*texts["de"]} - {*texts["lv"]}


def test_texts_are_kept_until_a_book_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def texts() -> Mapping[str, Sequence[Unit]]:
        return texts_to_translate(open_project(root).publications, ["de", "lv", PSEUDO])

    def parsed() -> Mapping[str, Sequence[Unit]]:
        guide, tiny = (load_book(one)[0] for one in reversed(open_project(root).publications))
        pairs: dict[str, list[tuple[Book, str | None]]] = {"de": [(tiny, "DE"), (guide, "AT")], "lv": [(tiny, "LV")]}
        pairs[PSEUDO] = [(tiny, None), (guide, None)]
        return {code: units_of_all(own) for code, own in pairs.items()}

    assert texts() == parsed()
    with monkeypatch.context() as patch:
        patch.setattr("gesim_build.pipeline.cached.load_book", pytest.fail)
        assert texts()
    config = root / "handbook/handbook.toml"
    for path, text in (
        (root / "handbook/national/AT/aid.md", "Ask the bar.\n"),
        (root / "handbook/chapters/20-two.md", TWO + "\nNew.\n"),
        (config, config.read_text("utf-8").replace("The guide", "A guide")),
    ):
        path.write_text(text, "utf-8")
        assert texts() == parsed()
    (root / "handbook/chapters/20-two.md").write_text("# Two {#one}\n\n::: nothing\n", "utf-8")
    with pytest.raises(GesimError):
        texts()


def test_what_is_missing_is_told_for_a_publication(root: Path) -> None:
    (root / "handbook/chapters/20-two.md").write_text(TWO + "\nNew.\n", "utf-8")
    assert gesim(root, "missing").exit_code == 1
    assert gesim(root, "missing", "--publication", "tiny").exit_code == 0
    assert "New." in gesim(root, "missing", "--publication", "guide").stdout
    assert gesim(root, "status", "--publication", "guide", "--lang", "lv").exit_code == 0


@pytest.mark.slow
def test_a_release_names_them_after_the_book(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = {name: module for name, module in FORMATS.items() if name in ("epub", "html")}
    monkeypatch.setattr("gesim_build.pipeline.release.FORMATS", quick)
    assert gesim(root, "release").exit_code == 0
    manifest = json.loads((root / "dist/release/manifest.json").read_text("utf-8"))
    editions = [(edition.get("publication"), edition["language"]) for edition in manifest["editions"]]
    assert editions == [(None, "en"), (None, "de"), (None, "lv"), ("guide", "en"), ("guide", "de")]
    page = (root / "dist/release/index-de.html").read_text("utf-8")
    assert '<h2 id="guide">zz The guide</h2>' in page
    assert "guide-de-AT-2026-01-01.epub" in page
    assert '<a href="guide/de/html/index.html" type="text/html">' in page
    assert "guide" not in (root / "dist/release/index-lv.html").read_text("utf-8")
    shards = [tmp_path / name for name in ("guide", "tiny")]
    for shard in shards:
        assert gesim(root, "release", "--publication", shard.name, "--output", str(shard)).exit_code == 0
    assert "zz The guide" in (shards[0] / "index-de.html").read_text("utf-8")
    merged = gesim(root, "release", "--merge", *map(str, shards), "--output", str(tmp_path / "whole"))
    assert merged.exit_code == 0
    folders = root / "dist/release", tmp_path / "whole"
    whole, merged_whole = (
        {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} for one in folders
    )
    assert merged_whole == whole


def test_the_wanted_are_those_that_there_are(root: Path) -> None:
    project = open_project(root)
    assert targets(project, ["de"], ["html", "pdf"]) == (
        Target("de", "pdf"),
        Target("de", "html"),
        Target("de", "html", "guide"),
    )
    for names, formats, code in ((["gide"], [], "unknown-publication"), (["guide"], ["pdf"], "nothing-to-make")):
        with pytest.raises(GesimError) as caught:
            targets(project, [], formats, names)
        assert [problem.code for problem in caught.value.diagnostics] == [code]
