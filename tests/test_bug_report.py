"""What is reported of a bug, and that nothing is reported of whose machine it is."""

from __future__ import annotations

import getpass
import platform
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from gesim_build import __version__, bug_report
from gesim_build.bug_report import report, write_report


def raised(message: str) -> Exception:
    try:
        Path(message).stat()
        raise ValueError(message)
    except (OSError, ValueError) as problem:
        problem.add_note(f'In a worker process:\nTraceback\n  File "{message}", line 3, in root\n    {message}')
        return problem


@pytest.mark.parametrize(
    "template", ["{home}/secret/book.md", "{here}/book.md", "/srv/{user}/x/book.md", "{host}: {user}"]
)
def test_a_report_has_no_path_and_no_name_of_the_machine(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "annasmith")
    monkeypatch.setattr(socket, "gethostname", lambda: "annas-laptop")
    monkeypatch.setenv("HOME", "/home/annasmith")
    places = {"home": "/home/annasmith", "here": str(Path.cwd()), "user": "annasmith", "host": "annas-laptop"}
    problem = raised(template.format(**places))
    text = report(problem, ["build", "--project", "/home/annasmith/secret", "--lang=de", "-f", "pdf"])
    trace = "\n".join(line for line in text.split("\n") if not line.startswith("    "))
    for private in ("annasmith", "annas-laptop", "/home", "/srv", str(Path.cwd()), str(Path.home()), sys.prefix):
        assert private not in trace
    assert "gesim build --project … --lang=… -f …" in text


def test_a_report_says_what_finds_the_bug() -> None:
    text = report(raised("no such place"), ["check"])
    assert "no such place" in text
    assert platform.python_version() in text
    assert __version__ in text
    assert 'File "(here)/tests/test_bug_report.py"' in text or "test_bug_report.py" in text


def test_where_nothing_can_be_written_there_is_no_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert bug_report.write_report("text") == ""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert Path(write_report("text")).read_text() == "text"
