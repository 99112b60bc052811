"""The guard over the source tree is itself guarded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
