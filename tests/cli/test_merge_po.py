"""The command as git runs it: two branches edit, move, drop and translate, and git merges them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.translation_project import CHAPTER, gesim, translate_all, write_chapter, write_project

pytestmark = pytest.mark.slow

PO = "translations/de.po"
DRIVER = f"{sys.executable} -m gesim_build merge-po %O %A %B --name %P"
LATER = CHAPTER.replace("30 days", "31 days")


def git(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", f"merge.gesim-po.driver={DRIVER}")
    return subprocess.run(["git", *who, *arguments], cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a German catalog under version control, whose merges are ours."""
    write_project(tmp_path)
    (tmp_path / ".gitattributes").write_text("translations/*.po merge=gesim-po\n", encoding="utf-8")
    gesim(tmp_path, "sync", "--lang", "de")
    git(tmp_path, "init", "--initial-branch", "main")
    commit(tmp_path)
    return tmp_path


def commit(project: Path, branch: str = "") -> None:
    if branch:
        git(project, "switch", "--create", branch, "main")
    git(project, "add", "--all")
    git(project, "commit", "--message", "x")


def replace_in(project: Path, old: str, new: str) -> None:
    path = project / PO
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_a_translator_did_moves_along_with_what_an_editor_did(project: Path) -> None:
    translate_all(project, "de", "Sie entscheidet binnen 30 Tagen.")
    commit(project)
    git(project, "switch", "--create", "translator")
    replace_in(project, "Sie entscheidet", "Sie selbst entscheidet")
    commit(project)
    git(project, "switch", "main")
    write_chapter(project, LATER + "\nMore.\n")
    gesim(project, "sync", "--lang", "de")
    commit(project)
    merged = git(project, "merge", "translator")
    text = (project / PO).read_text(encoding="utf-8")
    assert merged.returncode == 0, merged.stderr
    assert "Sie selbst entscheidet" in text and "31 days" in text and 'msgid "More."' in text
    assert "#~" not in text
    assert gesim(project, "sync", "--check", "--lang", "de").exit_code == 0


def test_what_both_translated_is_a_conflict_that_git_names_and_no_file_is_broken_by_it(project: Path) -> None:
    for branch in ("one", "other"):
        git(project, "switch", "--create", branch, "main")
        translate_all(project, "de", f"Von {branch}.")
        commit(project)
    merged = git(project, "merge", "one")
    text = (project / PO).read_text(encoding="utf-8")
    assert merged.returncode == 1
    assert f"CONFLICT (content): Merge conflict in {PO}" in merged.stdout
    assert f"{PO}:" in merged.stderr + merged.stdout and "both-translated" in merged.stderr + merged.stdout
    assert 'msgstr "Von other."' in text and "#   Von one." in text
    assert gesim(project, "missing", "--lang", "de").exit_code == 1


def test_a_file_that_cannot_be_read_is_told_and_ours_is_left(project: Path) -> None:
    broken = project / "broken.po"
    broken.write_text('msgid "a\n', encoding="utf-8")
    before = (project / PO).read_bytes()
    command = [sys.executable, "-m", "gesim_build", "merge-po", PO, PO, "broken.po"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "broken.po:1" in result.stderr + result.stdout
    assert (project / PO).read_bytes() == before
