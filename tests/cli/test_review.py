"""Signing and listing, as reviewers do it; what is voided, and what a release refuses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gesim_build.catalog.ledger import read_ledger
from gesim_build.diagnostics import GesimError
from gesim_build.model import Book, Catalog
from gesim_build.pipeline import Project, load_book, open_project, read_catalogs, translation_files
from gesim_build.pipeline.reviewing import review_findings, review_in_ledger
from tests.cli.translation_project import CHAPTER, CONFIG, gesim, translate_all, write_chapter, write_project

LEDGER = "translations/review/de.jsonl"
LEGAL = "---\nreview: legal\n---\n"
TABLES = '\n[reviews.legal]\nmark = "Not advice."\nby = "a lawyer"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A book with a chapter for lawyers, translated into German."""
    write_project(tmp_path)
    configure(tmp_path, TABLES)
    write_chapter(tmp_path, LEGAL + CHAPTER)
    gesim(tmp_path, "sync", "--lang", "de")
    translate_all(tmp_path, "de")
    return tmp_path


def configure(root: Path, more: str, old: str = "", new: str = "") -> None:
    text = (CONFIG + more).replace(old, new) if old else CONFIG + more
    (root / "handbook/handbook.toml").write_text(text, encoding="utf-8")


def edit(root: Path, old: str, new: str) -> None:
    path = root / "translations/de.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def open_texts(root: Path, language: str = "de") -> dict[str, dict[str, list[str]]]:
    """What is to be signed: kinds by message by chapter."""
    (found,) = json.loads(gesim(root, "review", "--lang", language, "--format", "json").output)["languages"]
    return {c["title"]: {m["msgid"]: m["open"] for m in c["open"]} for c in found["chapters"]}


def codes(root: Path, language: str, *, release: bool) -> list[str]:
    opened = open_project(root)
    return [found.code for found in review_findings(*edition(opened, language), release=release)]


def edition(opened: Project, language: str) -> tuple[Project, Book, str, Catalog | None]:
    catalogs, _ = read_catalogs(opened, [language])
    return opened, load_book(opened)[0], language, catalogs.get(language)


def test_a_change_of_either_side_voids_one_sign_off_and_shows_what_changed(project: Path) -> None:
    assert (
        gesim(project, "review", "sign", "--lang", "de", "--by", "REV", "--all", "--date", "2026-01-02").exit_code == 0
    )
    assert gesim(project, "review", "sign", "--lang", "de", "--by", "L", "--as", "legal", "--all").exit_code == 0
    done = gesim(project, "review", "--lang", "de")
    assert (done.exit_code, "nothing is to be signed" in done.output) == (0, True)
    edit(project, "<Small>", "<Smaller>")
    assert open_texts(project)["Title page"] == {"Small": ["translation"]}
    assert "[-Small-]{+Smaller+}" in gesim(project, "review", "--lang", "de").output
    edit(project, "<Smaller>", "<Small>")
    write_chapter(project, LEGAL + CHAPTER.replace("30", "45"))
    gesim(project, "sync", "--lang", "de")
    assert "not translated yet" in gesim(project, "review", "--lang", "de").output
    edit(project, "#, fuzzy\n", "")
    edit(project, "<She decides within 30 days", "<She decides within 45 days")
    assert open_texts(project) == {
        "Title page": {},
        "One": {"She decides within 45 days what happens next.": ["translation", "legal"]},
        "Templates": {},
    }
    shown = gesim(project, "review", "--lang", "de").output
    assert "She decides within [-30-]{+45+} days" in shown
    assert "<She decides within [-30-]{+45+} days" in shown
    assert "signed before it was changed" in shown


def test_chapters_messages_and_returned_files_are_signed(project: Path) -> None:
    sign = ("review", "sign", "--lang", "de", "--by", "REV")
    for name in ("10-one", "ONE"):
        assert gesim(project, *sign, "--chapter", name).exit_code == 0
    assert len(read_ledger((project / LEDGER).read_bytes(), LEDGER)[0]) == 2
    hashes = {m["msgid"]: m["hash"] for m in json.loads(
        gesim(project, "review", "--lang", "de", "--format", "json").output)["languages"][0]["chapters"][0]["open"]
    }  # fmt: skip
    assert gesim(project, *sign, "--message", hashes["Tiny"][:8]).exit_code == 0
    assert "Tiny" not in open_texts(project)["Title page"]
    returned = project / "returned.po"
    text = (project / "translations/de.po").read_text(encoding="utf-8")
    returned.write_text(text.replace("<Small>", "<Klein>") + '\nmsgid "New"\nmsgstr "Neu"\n', encoding="utf-8")
    result = gesim(project, *sign, "--format", "json", str(returned))
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [(one["msgid"], one["reason"]) for one in said["different"]] == [
        ("Small", "the translations differ"),
        ("New", "the edition has no such text"),
    ]
    assert open_texts(project)["Title page"] == {"Small": ["translation"]}
    assert (project / "translations/de.po").read_text(encoding="utf-8") == text


def test_what_cannot_be_signed_says_why(project: Path) -> None:
    sign = ("review", "sign", "--lang", "de")
    for more, said in (
        (("--by", "R"), "say what to sign"),
        (("--by", " R", "--all"), "--by"),
        (("--by", "R", "--all", "--as", "spelling"), "--as"),
        (("--by", "R", "--all", "--date", "2026-02-30"), "--date"),
        (("--by", "R", "--all", "--date", "9999-01-01"), "future"),
    ):
        result = gesim(project, *sign, *more)
        assert (result.exit_code, said in result.output) == (2, True), (more, result.output)
    for more, code in ((("--chapter", "onne"), "unknown-chapter"), (("--message", "abc"), "unknown-message")):
        failed = gesim(project, *sign, "--by", "R", *more).exception
        assert isinstance(failed, GesimError)
        assert failed.diagnostics[0].code == code
    failed = gesim(project, "review", "--lang", "xx").exception
    assert isinstance(failed, GesimError)
    assert not (project / LEDGER).exists()


def test_a_broken_ledger_is_read_as_far_as_it_goes_and_never_written(project: Path) -> None:
    gesim(project, "review", "sign", "--lang", "de", "--by", "REV", "--all")
    content = (project / LEDGER).read_bytes() + b'{"hash":"12\n'
    (project / LEDGER).write_bytes(content)
    assert gesim(project, "review", "--lang", "de").exit_code == 2
    state = review_in_ledger(open_project(project), load_book(open_project(project))[0], "de")
    assert state
    assert state.is_signed("translation")
    failed = gesim(project, "review", "sign", "--lang", "de", "--by", "B", "--all").exception
    assert isinstance(failed, GesimError)
    assert (project / LEDGER).read_bytes() == content


def test_a_release_needs_what_the_configuration_says(project: Path) -> None:
    """One finding for each chapter and kind; the source language needs what its chapters are marked with."""
    assert codes(project, "de", release=True) == []
    configure(project, TABLES + '\n[release]\nreview = "all"\n')
    assert codes(project, "de", release=False) == []
    assert codes(project, "de", release=True) == ["not-reviewed"] * 4
    assert codes(project, "en", release=True) == ["not-reviewed"]
    gesim(project, "review", "sign", "--lang", "en", "--by", "L", "--as", "legal", "--all")
    assert codes(project, "en", release=True) == []
    gesim(project, "review", "sign", "--lang", "de", "--by", "R", "--all")
    assert codes(project, "de", release=True) == ["not-reviewed"]
    configure(
        project, TABLES + '\n[release]\nreview = "all"\n', "[editions.de]", '[editions.de]\nreview = "translation"'
    )
    assert codes(project, "de", release=True) == []
    assert project / LEDGER in translation_files(project, "de")


def test_the_mark_of_earlier_versions_counts_until_there_is_a_ledger(project: Path) -> None:
    configure(project, TABLES, "[editions.de]", "[editions.de]\nreviewed = true")
    opened = open_project(project)
    (flag,) = review_findings(*edition(opened, "de"), release=False)
    assert (flag.code, flag.location.line) == ("reviewed-flag", 22)
    assert "gesim review sign --lang de --by ROLE --all" in flag.hint
    gesim(project, "review", "sign", "--lang", "de", "--by", "R", "--chapter", "one")
    (flag,) = review_findings(*edition(opened, "de"), release=False)
    assert LEDGER in flag.message
    state = review_in_ledger(opened, load_book(opened)[0], "de")
    assert state
    assert not state.is_signed("translation")


@pytest.mark.slow
def test_git_merges_what_two_reviewers_signed(project: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *who, *arguments], cwd=project, capture_output=True, check=True)

    (project / ".gitattributes").write_text("translations/review/*.jsonl merge=union\n", encoding="utf-8")
    git("init", "--initial-branch", "main")
    git("add", "--all")
    git("commit", "--message", "x")
    for branch, name in (("one", "Title page"), ("two", "one")):
        git("switch", "--create", branch, "main")
        gesim(project, "review", "sign", "--lang", "de", "--by", branch, "--chapter", name)
        git("add", "--all")
        git("commit", "--message", "x")
    git("merge", "one")
    assert list(open_texts(project)["Title page"]) == []
    assert open_texts(project)["One"].keys() == {"One", "She decides within 30 days what happens next."}
    assert all(kinds == ["legal"] for kinds in open_texts(project)["One"].values())
