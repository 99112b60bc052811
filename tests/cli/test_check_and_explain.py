"""``gesim check`` and ``gesim explain`` as a person calls them."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from gesim_build.__main__ import main

BOOKS = Path(__file__).parents[1] / "books"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A small handbook without a fault."""
    return Path(shutil.copytree(BOOKS / "tiny", tmp_path / "project"))


def spoil(project: Path, name: str) -> None:
    """Lay the files of an invalid book over it."""
    invalid = BOOKS / "invalid" / name
    shutil.copytree(invalid, project, dirs_exist_ok=True, ignore=lambda *_: ["expected.txt"])


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["gesim", *arguments])
    monkeypatch.setenv("NO_COLOR", "1")
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


def test_a_sound_book(tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "check", "--lang", "en", "--project", str(tiny)) == 0
    assert capsys.readouterr().out == "No findings.\n"


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [
        ("duplicate-id", "duplicate-id", 1),
        ("unresolved-reference", "unresolved-reference", 1),
        ("translation-with-a-link", "added-link", 1),
        ("translation-with-html", "added-html", 1),
        ("unknown-value", "unknown-value", 1),
        ("unknown-key", "unknown-key", 2),
        ("po-syntax", "po-syntax", 2),
    ],
)
def test_what_is_wrong_is_in_the_report(
    name: str,
    code: str,
    exit_code: int,
    tiny: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(tiny, name)
    assert run(monkeypatch, "check", "--format", "json", "--project", str(tiny)) == exit_code
    report = json.loads(capsys.readouterr().out)
    assert code in {finding["code"] for finding in report["diagnostics"]}
    assert all(not finding["path"].startswith("/") for finding in report["diagnostics"])


def test_a_warning_fails_only_when_asked(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "handbook/chapters/99-draft.md").write_text("# Draft {#draft}\n", encoding="utf-8")
    assert run(monkeypatch, "check", "--project", str(tiny)) == 0
    assert "warning[orphaned-file]" in capsys.readouterr().out
    assert run(monkeypatch, "check", "--strict", "--project", str(tiny)) == 1


def test_a_release_wants_everything_translated(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = tiny / "translations/de.po"
    lines = catalog.read_text(encoding="utf-8").splitlines()
    last = max(number for number, line in enumerate(lines) if line.startswith("msgstr "))
    catalog.write_text("\n".join([*lines[:last], 'msgstr ""']) + "\n", encoding="utf-8")
    assert run(monkeypatch, "check", "--project", str(tiny)) == 0
    assert "note[missing-translation]" in capsys.readouterr().out
    assert run(monkeypatch, "check", "--release", "--project", str(tiny)) == 1
    assert "error[missing-translation]" in capsys.readouterr().out
    assert run(monkeypatch, "check", "--release", "--lang", "en", "--project", str(tiny)) == 0


@pytest.mark.parametrize("format_", ["sarif", "junit", "github"])
def test_formats_for_programs(
    format_: str, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(tiny, "duplicate-id")
    assert run(monkeypatch, "check", "-f", format_, "--project", str(tiny)) == 1
    out = capsys.readouterr().out
    if format_ == "sarif":
        rules = {rule["id"]: rule for rule in json.loads(out)["runs"][0]["tool"]["driver"]["rules"]}
        assert rules["duplicate-id"]["shortDescription"]["text"] == "An id is defined twice in the book."
    elif format_ == "junit":
        assert [failure.get("type") for failure in ET.fromstring(out).iter("failure")] == ["duplicate-id"]
    else:
        assert "::error file=handbook/chapters/" in out
    assert str(tiny) not in out


def test_an_unknown_format_or_language_is_wrong_use(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", "--format", "html", "--project", str(tiny)) == 2
    assert "text, json, sarif, junit, github" in capsys.readouterr().err
    assert run(monkeypatch, "check", "--lang", "xx", "--project", str(tiny)) == 2
    assert "unknown-language" in capsys.readouterr().out


def test_explain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "explain", "wrong-quotes") == 0
    out = capsys.readouterr().out
    assert out.startswith("wrong-quotes\n\nQuotation marks of another language")
    assert "Anna sagt „nein“." in out


def test_explain_lists_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "explain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("po-syntax ") and line.endswith("cannot be understood.") for line in lines)


def test_explain_knows_near_codes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "explain", "wrong-quote") == 2
    assert "wrong-quotes" in capsys.readouterr().err


def test_the_day_of_the_check_comes_from_the_environment(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(tiny, "foreign-record")
    (tiny / "handbook/facts.toml").unlink()
    replace(tiny / "handbook/references.toml", 'country = "DE"\n', "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")  # 2026-05-28
    run(monkeypatch, "check", "--lang", "en", "--format", "json", "--project", str(tiny))
    early = {finding["code"] for finding in json.loads(capsys.readouterr().out)["diagnostics"]}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # 2030-03-17
    run(monkeypatch, "check", "--lang", "en", "--format", "json", "--project", str(tiny))
    late = {finding["code"] for finding in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert late - early == {"expired-record"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run(monkeypatch, "check", "--project", str(tiny)) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
