"""The wheel holds all that a handbook needs: installed anywhere, `gesim init` and `gesim build` work."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow

# What the project's own files are named that must not end up in a wheel.
STRAY = ("__pycache__", ".pyc", "/tests/", "dist/", ".gesim")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def files_below(folder: str) -> set[str]:
    listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(listed.stdout.split())


def test_it_holds_code_data_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"gesim_build/{name}" for folder in ("templates", "docs") for name in files_below(folder)} <= names
    assert {name.removeprefix("src/") for name in files_below("src")} <= names
    assert not [name for name in names if any(part in name for part in STRAY)]


def test_it_works_where_there_is_no_repository(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    # The libraries come from this environment, the program from the wheel.
    environment = {**os.environ, "PYTHONPATH": str(place)}
    program = [sys.executable, "-c", "import sys; from gesim_build.__main__ import main; main()"]

    def gesim(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [*program, *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    assert gesim("docs", "syntax", folder=tmp_path).stdout.startswith("# ")
    assert gesim("init", "book", "--lang", "de", folder=tmp_path).returncode == 0
    built = gesim("build", folder=tmp_path / "book")
    assert built.returncode == 0, built.stderr
    for language in ("en", "de"):
        made = {path.name for path in (tmp_path / "book/dist" / language).iterdir()}
        assert made >= {f"repair-handbook-{language}.pdf", f"repair-handbook-{language}.epub", "html"}
    missing = gesim("missing", folder=tmp_path / "book")
    assert missing.returncode == 0, missing.stdout
    assert gesim("check", folder=tmp_path / "book").returncode == 0
    assert gesim("sync", "--check", folder=tmp_path / "book").returncode == 0
