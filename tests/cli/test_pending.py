"""``gesim pending`` as a person calls it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_check_and_explain import BOOKS, run

CONTACTS = """\
[[contact]]
id = "line"
name = "Line"
country = "{}"
kind = "helpline"
number = "116999"
availability = "Always, in one language."
source = "Page of 2026"
read_on = 2026-01-02
expires_on = 2027-01-02
call_test = "{}"
status = "{}"
"""
REFERENCES = """\
[[reference]]
id = "page"
kind = "page"
title = "A page"
open = "Where it is."
confidence = "B"
read_on = 2026-01-02
review_on = 2027-01-02
"""


TERM = """\
[[term]]
id = "shelter"
term = "Shelter"
undecided = ["de", "lt"]
definition = "A safe place."
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "tiny", tmp_path / "project"))


def listed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> list[tuple[str, str]]:
    assert run(monkeypatch, "pending", "--format", "json", "--project", str(project), *options) == 0
    rows = json.loads(capsys.readouterr().out)["pending"]
    return [(row["kind"], f"{row['path']}:{row['line']}") for row in rows]


def test_what_only_people_can_supply(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "handbook/contacts.toml").write_text(CONTACTS.format("IE", "due", "print"), "utf-8")
    (tiny / "handbook/references.toml").write_text(REFERENCES, "utf-8")
    (tiny / "handbook/glossary.toml").write_text(TERM, "utf-8")
    chapter = tiny / "handbook/chapters/10-one.md"
    chapter.write_text(f"---\nreview: technical\n---\n{chapter.read_text('utf-8')}", "utf-8")
    config = tiny / "handbook/handbook.toml"
    config.write_text(f'{config.read_text("utf-8")}\n[reviews.technical]\nmark = "M"\nby = "an engineer"\n', "utf-8")
    everything = [
        ("call-test", "handbook/contacts.toml:11"),
        ("verify", "handbook/references.toml:6"),
        ("find-source", "handbook/references.toml:4"),
        ("answer", "handbook/references.toml:5"),
        ("decide-term", "handbook/glossary.toml:4"),
        ("specialist-review", "handbook/chapters/10-one.md:1"),
        ("translation-review", "handbook/handbook.toml:14"),
    ]
    assert listed(tiny, monkeypatch, capsys) == everything
    german = [row for row in everything if row[0] != "call-test"]
    assert listed(tiny, monkeypatch, capsys, "--lang", "de") == german
    assert run(monkeypatch, "pending", "--project", str(tiny)) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].endswith("that it was answered (1):")
    assert shown[1:3] == ["  IE  contact line: 116999", "      handbook/contacts.toml:11"]
    assert "  term shelter: de" in shown
    assert ("decide-term", "handbook/glossary.toml:4") not in listed(tiny, monkeypatch, capsys, "--lang", "en")
    (tiny / "translations/de.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Shelter"\nmsgstr "Schutzhaus (kurz: Haus)"\n'
    )
    (tiny / "translations/terms-de.toml").write_text('"shelter" = ["Zuflucht", "Haus"]\n')
    assert run(monkeypatch, "pending", "--project", str(tiny)) == 0
    assert "  term shelter: de\n      “Schutzhaus”\n      “Haus”\n      “Zuflucht”\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call_test", "status", "expected"),
    [
        ('passed"\ntested_on = 2026-01-02\ncomment = "Answered.', "print", []),
        ("due", 'hold"\nreason = "Not looked up.', ["confirm-contact"]),
    ],
)
def test_a_contact_that_was_called_or_is_on_hold(
    call_test: str,
    status: str,
    expected: list[str],
    tiny: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tiny / "handbook/contacts.toml").write_text(CONTACTS.format("EU", call_test, status), "utf-8")
    assert [kind for kind, _ in listed(tiny, monkeypatch, capsys, "--lang", "en")] == expected


QUESTIONS = """\
[[question]]
id = "name"
asked_of = ["technical", "de"]
about = ["#one"]
question = "Which of the names is right? %s"

[[question]]
id = "tone"
asked_of = ["de"]
question = "Too stiff?"
"""


def test_a_page_for_one_role(tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "handbook/questions.toml").write_text(QUESTIONS % ("word " * 25).strip(), "utf-8")
    (tiny / "handbook/references.toml").write_text(REFERENCES, "utf-8")
    chapter = tiny / "handbook/chapters/10-one.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(f"---\nreview: technical\n---\n{text}\n{{{{ref.page}}}}\n", "utf-8")
    config = tiny / "handbook/handbook.toml"
    config.write_text(f'{config.read_text("utf-8")}\n[reviews.technical]\nmark = "M"\nby = "an engineer"\n', "utf-8")
    kinds = {"technical": ["verify", "find-source", "answer", "question", "specialist-review"],
             "de": ["question", "question", "translation-review"], "en": []}  # fmt: skip
    for role, expected in kinds.items():
        assert [kind for kind, _ in listed(tiny, monkeypatch, capsys, "--for", role)] == expected
    assert run(monkeypatch, "pending", "--for", "technical", "--project", str(tiny)) == 0
    page = capsys.readouterr().out.splitlines()
    assert page[0] == "What an engineer has to decide" and max(map(len, page)) <= 100
    assert "    handbook/references.toml: page (6)" in page
    assert page[-3:] == ["", "Have a specialist review the chapter (1):", "    handbook/chapters/10-one.md"]
    assert any(line.startswith(" 1. Which of the names") for line in page)
    assert any(line.startswith("    word word") and line.endswith("[10-one.md:4]") for line in page)
    assert run(monkeypatch, "pending", "--for", "techical", "--project", str(tiny)) == 2
    assert "error[unknown-role]" in capsys.readouterr().err


def test_nothing_is_open(tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "pending", "--lang", "en", "--project", str(tiny)) == 0
    assert capsys.readouterr().out == "Nothing is open.\n"
