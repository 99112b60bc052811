"""Machines on which something is missing that is there on most: what can be done is done, the rest is reported."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build import output
from gesim_build.__main__ import main
from gesim_build.diagnostics import GesimError
from gesim_build.preflight.ghostscript import measure

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests/books/tiny"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "project"))


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with no other environment than this."""
    return subprocess.run(
        [sys.executable, "-m", "gesim_build", *arguments, "--project", str(project)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")} | environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def run_here(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the program in this process and give its exit code."""
    monkeypatch.setattr("sys.argv", ["gesim", *arguments, "--project", str(project)])
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


@pytest.mark.slow
@pytest.mark.parametrize("home", ["", "/nonexistent", "/dev/null"])
def test_no_home_is_needed(project: Path, home: str) -> None:
    done = run(project, "build", "--lang", "en", "-f", "epub", "-f", "pdf", **({"HOME": home} if home else {}))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("seconds", ["0", "-1", "315532799", "4354819200"])
def test_a_clock_that_is_far_off_is_no_bug(project: Path, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert run_here(project, monkeypatch, "build", "--lang", "en", "-f", "epub", "-f", "bundle", "--release") in (0, 1)


@pytest.mark.parametrize("date", ["0001-01-01", "1979-12-31", "2108-01-01", "9999-12-31"])
def test_a_date_that_is_far_off_is_no_bug(project: Path, monkeypatch: pytest.MonkeyPatch, date: str) -> None:
    config = project / "handbook/handbook.toml"
    lines = [f"date = {date}" if line.startswith("date =") else line for line in config.read_text().split("\n")]
    config.write_text("\n".join(lines))
    assert run_here(project, monkeypatch, "build", "--lang", "en", "-f", "epub", "-f", "bundle") == 0


def test_no_folder_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(GesimError) as caught:
        measure(b"", 72)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.path) == ("cannot-write", "TMPDIR")


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_disk_that_takes_nothing_is_told_and_keeps_what_it_has(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    page = project / "dist/en/html/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("earlier")
    monkeypatch.setattr("sys.argv", ["gesim", "build", "--lang", "en", "-f", "html", "--project", str(project)])
    monkeypatch.setattr(output, "_write", failing(number))
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in (1, 2)
    assert f"error[cannot-write]: cannot be written: {os.strerror(number)}\n --> dist/en" in capsys.readouterr().err
    assert page.read_text() == "earlier"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EMFILE, "out-of-resources"), (errno.ENOMEM, "out-of-resources"), (errno.ENOSPC, "cannot-write")],
)
def test_what_the_machine_lacks_is_no_bug_wherever_it_is_noticed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, code: str
) -> None:
    monkeypatch.setattr("sys.argv", ["gesim", "check", "--project", str(project)])
    monkeypatch.setattr("gesim_build.pipeline.check.run_all_checks", failing(number))
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code == 2
    assert f"error[{code}]" in capsys.readouterr().err
