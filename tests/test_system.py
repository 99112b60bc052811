"""The probes tell what is there from what is not, and the bare script prints what apt should install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gesim_build import system
from gesim_build.system import BUILD, OPTIONAL, TEST, Need

ROOT = Path(__file__).parents[1]


def need(name: str, package: str, present: bool, stage: str = BUILD) -> Need:
    return Need(name, "for a test", package, stage, lambda: present)


def test_probes() -> None:
    assert system.command("no-such-program", "sh")()
    assert not system.command("no-such-program")()
    assert system.library("libc.so.6")()
    assert not system.library("libnothing.so.0")()
    assert system.module("json")()
    assert not system.module("no_such_module")()
    assert system.file(__file__)()
    assert not system.font("No Such Family At All")()


def test_a_font_is_missing_where_there_is_no_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not system.font("Noto Serif")()


def test_font_files_are_those_of_the_family() -> None:
    files = system.font_files(["Noto Serif"])
    assert list(files) == sorted(files)
    assert any(path.name.startswith("NotoSerif-Regular") for path in files)
    assert all(path.is_file() for path in files)
    assert set(files) < set(system.font_files())


def test_a_package_that_meets_two_needs_is_named_once() -> None:
    needs = [need("A", "fonts", False), need("B", "fonts", False), need("C", "tool", True), need("D", "lib", False)]
    assert system.packages(system.missing(needs)) == ("fonts", "lib")


def test_examine_tells_needed_from_optional(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs = (need("A", "a", False), need("B", "b", False, OPTIONAL), need("C", "c", True), need("D", "d", False, TEST))
    monkeypatch.setattr(system, "NEEDS", needs)
    states = {finding.name: finding.state for finding in system.examine(tmp_path)}
    assert states == {"Python": "ok", "A": "missing", "B": "optional", "C": "ok", "Disk": "ok"}


def test_a_full_disk_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system, "MEGABYTES", 2**50)
    disk = system.examine(tmp_path)[-1]
    assert (disk.name, disk.state) == ("Disk", "missing")


def test_what_is_missing_is_named_as_the_system_calls_it() -> None:
    wanted = ["libpango-1.0-0", "libpangoft2-1.0-0", "fonts-symbola"]
    assert system.installation([], "darwin") == ()
    assert system.installation(wanted, "linux")[1] == f"  sudo apt-get install {' '.join(wanted)}"
    assert system.installation(wanted, "darwin")[1:3] == ("  brew install pango", "  what Debian has in: fonts-symbola")
    assert system.installation(wanted, "win32")[1] == "  pacman -S mingw-w64-ucrt-x86_64-pango"
    known = {need.package for need in system.NEEDS}
    assert {name for manager in system.MANAGERS.values() for name in manager.packages} <= known


def test_the_bare_script_needs_nothing_but_python() -> None:
    script = [sys.executable, "-I", "-S", str(ROOT / "src/gesim_build/system.py"), TEST]
    nothing = subprocess.run(script, env={"PATH": ""}, capture_output=True, text=True, check=True)
    assert {"qpdf", "gettext", "npm"} <= set(nothing.stdout.split())
    all_there = subprocess.run(script, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert all_there.stdout == ""
