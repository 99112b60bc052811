"""`--fast`: a draft that is laid out once and checked after it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gesim_build.cli import app
from gesim_build.diagnostics import GesimError
from gesim_build.formats.look import SPACING_VARIANTS, Look
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.target import Outcome, exit_code
from gesim_build.theme import read_theme
from tests.pipeline.test_build import DAY, TINY, tree, unchanged

DRAFT = b"This edition is a draft."
INVALID = TINY.parent / "invalid"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "book")
    return tmp_path / "book"


def run(root: Path, *, fast: bool = True) -> tuple[Outcome, ...]:
    project = open_project(root)
    wanted = targets(project, (), ("epub", "html"))
    return build(project, wanted, release=False, today=DAY, progress=lambda _: None, fast=fast)


def test_each_piece_is_laid_out_once() -> None:
    theme = read_theme(Path(__file__).parent)
    assert Look(theme, once=True).spacing_variants == ()
    assert len(Look(theme).spacing_variants) == len(SPACING_VARIANTS)


def test_a_fast_build_and_a_full_one_are_never_taken_for_each_other(book: Path) -> None:
    first = run(book)
    assert len(unchanged(run(book))) == len(first) == 4
    full = run(book, fast=False)
    assert unchanged(full) == []
    assert [outcome.diagnostics for outcome in full] == [outcome.diagnostics for outcome in first]
    assert unchanged(run(book)) == []


def test_it_is_a_draft_whatever_the_configuration_says(book: Path) -> None:
    config = book / "handbook/handbook.toml"
    config.write_text(config.read_text("utf-8").replace("[book]", "[book]\ndraft = false", 1), "utf-8")
    run(book, fast=False)
    assert DRAFT not in tree(book)["en/html/index.html"]
    run(book)
    assert DRAFT in tree(book)["en/html/index.html"]


def made(book: Path, language: str) -> list[str]:
    return [name for name in tree(book) if name.startswith(f"{language}/")]


@pytest.mark.parametrize("fault", ["translation-with-html", "translation-turned-round", "translation-with-an-id"])
def test_a_language_that_a_check_refuses_is_taken_away_again(book: Path, fault: str) -> None:
    run(book)
    assert made(book, "de")
    shutil.copytree(INVALID / fault, book, dirs_exist_ok=True)
    outcomes = run(book)
    assert exit_code(outcomes) == 2
    assert made(book, "de") == []
    assert made(book, "en")


def test_a_book_that_a_check_refuses_is_taken_away_again(book: Path) -> None:
    shutil.copytree(INVALID / "unresolved-reference", book, dirs_exist_ok=True)
    with pytest.raises(GesimError):
        run(book)
    assert tree(book) == {}


@pytest.mark.parametrize("other", [["--release"], ["--format", "print"]])
def test_what_is_published_is_not_made_in_a_hurry(book: Path, other: list[str]) -> None:
    done = CliRunner().invoke(app, ["build", "--project", str(book), "--fast", *other])
    assert done.exit_code == 2
    assert "with all care" in done.output
    assert not (book / "dist").exists()
