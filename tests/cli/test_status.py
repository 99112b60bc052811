from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.translation_project import gesim, translate_all, write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path)
    gesim(tmp_path, "sync")
    translate_all(tmp_path, "de")
    return tmp_path


def test_the_table_counts_words_by_language_and_chapter(project: Path) -> None:
    result = gesim(project, "status")
    assert result.exit_code == 1
    rows = [line.split() for line in result.output.splitlines()]
    assert ["de", "One", "9", "9", "0", "0", "100", "%"] in rows
    assert ["lv", "One", "9", "0", "0", "9", "0", "%"] in rows


def test_it_exits_0_when_all_is_translated(project: Path) -> None:
    assert gesim(project, "status", "--lang", "de").exit_code == 0


def test_programs_get_json(project: Path) -> None:
    languages = json.loads(gesim(project, "status", "--format", "json").output)["languages"]
    # The words of the theme came with the program.
    assert [(language["language"], language["total"]["percent"]) for language in languages] == [("de", 100), ("lv", 96)]
