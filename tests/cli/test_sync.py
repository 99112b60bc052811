from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.last_build import Answer, answer
from tests.cli.translation_project import CHAPTER, gesim, translate_all, write_chapter, write_project
from tests.judges.msgfmt import msgfmt_check


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def texts(project: Path) -> dict[str, str]:
    folder = project / "translations"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} if folder.exists() else {}


def error_codes(error: BaseException | None) -> list[str]:
    assert isinstance(error, GesimError)
    return [problem.code for problem in error.diagnostics]


def test_it_makes_the_catalogs_and_then_leaves_them_alone(project: Path) -> None:
    first = gesim(project, "sync")
    assert first.exit_code == 0
    assert "translations/de.po: updated" in first.output
    before = texts(project)
    assert sorted(before) == ["de.po", "lv.po"]
    second = gesim(project, "sync")
    assert "translations/de.po: unchanged" in second.output
    assert texts(project) == before
    assert msgfmt_check(project / "translations/lv.po") == []


def test_check_exits_1_until_the_catalogs_are_in_step(project: Path) -> None:
    assert gesim(project, "sync", "--check").exit_code == 1
    assert texts(project) == {}
    gesim(project, "sync")
    assert gesim(project, "sync", "--check").exit_code == 0
    write_chapter(project, CHAPTER + "\nMore.\n")
    result = gesim(project, "sync", "--check")
    assert result.exit_code == 1
    assert "catalog-outdated" in result.output


def test_one_language_alone(project: Path) -> None:
    gesim(project, "sync", "--lang", "lv")
    assert sorted(texts(project)) == ["lv.po"]


def test_a_changed_number_is_fuzzy_and_a_slip_is_not(project: Path) -> None:
    gesim(project, "sync")
    translate_all(project, "de")
    write_chapter(project, CHAPTER.replace("decides", "decide"))
    gesim(project, "sync", "--source-typo")
    assert "fuzzy" not in texts(project)["de.po"]
    write_chapter(project, CHAPTER.replace("30", "45"))
    gesim(project, "sync", "--source-typo")
    assert "#. Changed number: 30 → 45\n" in texts(project)["de.po"]
    assert "#, fuzzy\n" in texts(project)["de.po"]


@pytest.mark.parametrize("language", ["en", "fr", "qps"])
def test_a_language_without_catalog_is_refused(project: Path, language: str) -> None:
    assert error_codes(gesim(project, "sync", "--lang", language).exception) == ["unknown-language"]


def test_nothing_is_dropped_because_of_a_broken_chapter(project: Path) -> None:
    gesim(project, "sync")
    translate_all(project, "de")
    before = texts(project)
    write_chapter(project, "# One {#one}\n\n::: nonsense\n")
    assert "unknown-directive" in error_codes(gesim(project, "sync").exception)
    assert texts(project) == before


def test_a_broken_catalog_is_left_alone(project: Path) -> None:
    gesim(project, "sync")
    path = project / "translations" / "de.po"
    broken = path.read_text(encoding="utf-8") + '\nmsgid "open\n'
    path.write_text(broken, encoding="utf-8")
    assert error_codes(gesim(project, "sync").exception) == ["po-string"]
    assert path.read_text(encoding="utf-8") == broken


def test_a_sync_with_nothing_to_do_is_answered_from_its_note(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["sync", "--project", str(project)]
    monkeypatch.setattr("sys.argv", ["gesim", *command])
    gesim(project, "sync")
    assert answer(command) is None
    again = gesim(project, "sync")
    assert answer(command) == Answer(again.output, "")
    assert answer([*command, "--check"]) is None
    path = project / "translations" / "de.po"
    path.write_text(path.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    assert answer(command) is None
    gesim(project, "sync")
    write_chapter(project, CHAPTER + "\nMore.\n")
    assert answer(command) is None


def test_the_editor_vouches_for_the_messages_that_are_named(project: Path) -> None:
    text = f"{CHAPTER}\nAsk her for 2 phone numbers.\n"
    write_chapter(project, text)
    gesim(project, "sync")
    translate_all(project, "de")
    changed = text.replace("30", "45").replace("2 phone", "3 phone")
    write_chapter(project, changed)
    result = gesim(project, "sync", "--source-typo", "--message", "10-one.md:3")
    assert "1 corrected" in result.output
    assert "kept: “She decides within 45 days what happens next.”" in result.output
    assert texts(project)["de.po"].count("#, fuzzy") == 1
    # Later too, by its words; and nothing is left for a third run.
    gesim(project, "sync", "--source-typo", "--message", "Ask her for 3")
    assert "fuzzy" not in texts(project)["de.po"]
    assert "#|" not in texts(project)["de.po"]
    assert gesim(project, "sync", "--check").exit_code == 0


@pytest.mark.parametrize("name", ["10-one.md:99", "No such words", "", "A"])
def test_a_name_that_fits_no_message_or_several_is_refused(project: Path, name: str) -> None:
    write_chapter(project, f"{CHAPTER}\nAsk her.\n\nAgree with her.\n")
    assert error_codes(gesim(project, "sync", "--source-typo", "--message", name).exception) == ["unknown-message"]
    assert texts(project) == {}


def test_a_message_is_named_for_its_correction(project: Path) -> None:
    assert gesim(project, "sync", "--message", "10-one.md:3").exit_code == 2


def test_notes_name_the_terms_of_the_glossary_when_wanted(project: Path) -> None:
    (project / "handbook/glossary.toml").write_text(
        '[[term]]\nid = "shelter"\nterm = "Shelter"\ndefinition = "A safe place."\n', encoding="utf-8"
    )
    write_chapter(project, "# One {#one}\n\nTwo shelters are open.\n")
    gesim(project, "sync")
    translate_all(project, "de", "Haus {}")
    plain = texts(project)
    note = "#. Term: Shelter = Haus Shelter\n"
    assert note not in plain["de.po"]
    gesim(project, "sync", "--terms")
    named = texts(project)
    assert named["de.po"].count(note) == 1
    assert note + '#: handbook/chapters/10-one.md\nmsgid "Two shelters are open."' in named["de.po"]
    gesim(project, "sync")
    assert texts(project) == named
    assert gesim(project, "sync", "--check").exit_code == 0
    gesim(project, "sync", "--no-terms")
    assert texts(project) == plain
