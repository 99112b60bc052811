"""The fingerprint: the same on one machine, another with other fonts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gesim_build import versions


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """A program does not change while it runs; in these tests it does."""
    versions.program.cache_clear()
    yield
    versions.program.cache_clear()


def test_is_stable() -> None:
    assert versions.fingerprint() == versions.fingerprint()


@pytest.mark.parametrize("part", ["_code", "_libraries", "_pango", "_fonts"])
def test_changes_with_code_engine_and_fonts(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = versions.fingerprint()
    changed: object = [b"changed"] if part == "_code" else b"changed"
    monkeypatch.setattr(versions, part, lambda: changed)
    versions.program.cache_clear()
    assert versions.fingerprint() != before


def test_knows_the_engines_that_are_installed() -> None:
    records = versions._libraries().decode()
    assert all(f"{name}-" in records for name in ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2"))


def test_does_without_fontconfig(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert versions._fonts() == b""
