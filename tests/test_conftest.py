"""The guards over the source tree and over the unit tier are themselves guarded."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ENGINES, LONG, UNIT, is_unit

ROOT = Path(__file__).parents[1]


def test_a_test_cannot_write_into_the_sources(tmp_path: Path) -> None:
    (tmp_path / "fine.txt").write_text("fine")
    for attempt in (
        lambda: (ROOT / "stray.txt").write_text("no"),
        lambda: (ROOT / "README.md").open("a"),
        lambda: (ROOT / "stray").mkdir(),
        lambda: os.rename(tmp_path / "fine.txt", ROOT / "stray.txt"),  # noqa: PTH104 - the call under test
        lambda: (ROOT / "tests" / "missing.txt").unlink(),
    ):
        with pytest.raises(PermissionError, match="source tree"):
            attempt()
    assert not (ROOT / "stray.txt").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_unit_test_cannot_import_an_engine(engine: str) -> None:
    assert is_unit(Path(__file__))
    with pytest.raises(ModuleNotFoundError, match=engine):
        importlib.import_module(engine)


def test_the_unit_tier_names_what_there_is() -> None:
    assert [name for name in (*UNIT, *LONG) if not (ROOT / "tests" / name).exists()] == []


@pytest.mark.slow
def test_the_unit_tier_is_collected_without_an_engine() -> None:
    """What its tests import when they run is refused in every tier."""
    collect = [sys.executable, "-m", "pytest", "--unit", "--collect-only", "-q", "-n", "0", "-p", "no:cacheprovider"]
    done = subprocess.run(collect, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "tests/catalog/" in done.stdout
    assert "tests/formats/" not in done.stdout
