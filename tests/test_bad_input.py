"""Every bad input gets a diagnostic with file, line and hint, a telling exit code, and leaves earlier outputs alone.

Each folder of ``tests/books/invalid`` holds the files that differ from ``tests/books/tiny``, and ``expected.txt``: the
exit code, with the languages that are built all the same, then one finding a line, as
``CODE PLACE (RELATED PLACE) | part of the hint``.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from gesim_build.__main__ import main

BOOKS = Path(__file__).parent / "books"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(BOOKS.parents[1] / "src"), "NO_COLOR": "1"}
INVALID = sorted(path for path in (BOOKS / "invalid").iterdir() if path.is_dir())

FINDING = re.compile(r"^error\[(?P<code>[a-z0-9-]+)\]: .+\n\s*--> (?P<place>\S+)(?P<rest>(?:\n.+)*)", re.MULTILINE)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the program in this process and give its exit code."""
    monkeypatch.setattr("sys.argv", ["gesim", *arguments])
    monkeypatch.setenv("NO_COLOR", "1")
    try:
        main()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def project_of(name: str, folder: Path) -> Path:
    """A copy of the tiny book with the files of an invalid one laid over it."""
    project = folder / "project"
    shutil.copytree(BOOKS / "tiny", project)
    if name:
        shutil.copytree(BOOKS / "invalid" / name, project, dirs_exist_ok=True, ignore=lambda *_: ["expected.txt"])
    return project


def earlier_outputs(project: Path) -> dict[str, str]:
    """Put files into dist/ as an earlier build would have left them; names and hashes of all that is there."""
    for name in ("de/html/index.html", "de/tiny-de.pdf", "en/html/index.html"):
        path = project / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"earlier {name}")
    return outputs(project)


def outputs(project: Path) -> dict[str, str]:
    files = (path for path in (project / "dist").rglob("*") if path.is_file())
    return {str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def findings(shown: str) -> list[tuple[str, str]]:
    """Each error shown: ``CODE PLACE (RELATED)`` and its hint."""
    found = []
    for match in FINDING.finditer(shown):
        related = "".join(f" ({place})" for place in re.findall(r"^\s*::: (\S+)", match["rest"], re.MULTILINE))
        hint = re.search(r"= help: (.+)", match["rest"])
        found.append((f"{match['code']} {match['place']}{related}", hint[1] if hint else ""))
    return found


@pytest.mark.parametrize("name", [path.name for path in INVALID])
def test_bad_input(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of(name, tmp_path)
    before = earlier_outputs(project)
    code = run(monkeypatch, "build", "--format", "html", "--project", str(project))
    shown = capsys.readouterr()
    first, *expected = (BOOKS / "invalid" / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = findings(shown.err)
    assert [finding for finding, _ in found] == [line.split(" | ")[0] for line in expected], shown.err
    assert all(hint for _, hint in found), "every finding says what to do"
    for line, (_, hint) in zip(expected, found, strict=True):
        assert line.partition(" | ")[2] in hint
    after = outputs(project)
    built = sorted({path.split("/")[1] for path in after if after[path] != before.get(path)})
    assert " ".join(("exit", str(code), *built)) == first
    assert all(after[path] == digest for path, digest in before.items() if path.split("/")[1] not in built)
    assert "Traceback" not in shown.err + shown.out


@pytest.mark.parametrize("name", [path.name for path in INVALID])
def test_check_reports_it_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", "--project", str(project_of(name, tmp_path))) in (1, 2)
    assert "error[" in capsys.readouterr().out


def test_the_tiny_book_itself_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of("", tmp_path)
    assert run(monkeypatch, "build", "--format", "html", "--project", str(project)) == 0
    assert {"dist/de/html/index.html", "dist/en/html/index.html"} <= outputs(project).keys()


def test_a_link_out_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of("", tmp_path)
    (project / "handbook/chapters/20-out.md").symlink_to("/etc/passwd")
    assert run(monkeypatch, "build", "--project", str(project)) == 2
    shown = capsys.readouterr().err
    assert [finding for finding, _ in findings(shown)] == ["outside-project handbook/chapters/20-out.md"]
    assert "root:" not in shown


def test_a_folder_without_a_handbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "--project", str(tmp_path)) == 2
    assert "gesim init" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("option", "code"), [("--lang", "unknown-language"), ("--format", "unknown-format")])
def test_a_name_that_is_not_known(
    option: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of("", tmp_path)
    assert run(monkeypatch, "build", option, "xx", "--project", str(project)) == 2
    assert f"error[{code}]" in capsys.readouterr().err


def test_an_output_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_of("", tmp_path)
    (project / "dist").write_text("a file where a folder should be")
    assert run(monkeypatch, "build", "--format", "html", "--project", str(project)) in (1, 2)
    shown = capsys.readouterr().err
    assert "error[cannot-write]" in shown
    assert "help:" in shown
    assert (project / "dist").read_text() == "a file where a folder should be"


@pytest.mark.slow
def test_a_full_disk(tmp_path: Path) -> None:
    project = project_of("", tmp_path)
    before = earlier_outputs(project)
    # A limit on the size of files fails a write as a full disk does, without being root.
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (2048, 2048))
    done = subprocess.run(
        command("build", project), preexec_fn=full, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode in (1, 2), done.stderr
    assert "error[cannot-write]" in done.stderr
    assert "Traceback" not in done.stderr
    assert outputs(project) == before


@pytest.mark.slow
def test_an_interrupt_in_the_middle(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("handbook", "translations", "templates"):
        shutil.copytree(BOOKS.parents[1] / name, project / name)
    before = earlier_outputs(project)
    # A group of its own, because Ctrl-C in a terminal reaches the worker processes too.
    child = subprocess.Popen(
        command("build", project),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not workers_of(child) and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGINT)
    output, errors = child.communicate(timeout=60)
    assert child.returncode == 130, errors
    assert "Interrupted. Files of earlier builds were left as they are." in errors
    assert "Traceback" not in output + errors
    assert outputs(project) == before


def workers_of(process: subprocess.Popen[str]) -> list[str]:
    """The processes that a process has started and not yet seen end."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def command(name: str, project: Path) -> list[str]:
    return [sys.executable, "-m", "gesim_build", name, "--format", "pdf", "--project", str(project)]
