"""A few of the kills of `tests/kills.py`: nothing is lost, half written, or left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kills import run


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("name", "kills"), [("sync", 6), ("build", 4)])
def test_what_is_ended_at_any_moment_leaves_nothing(tmp_path: Path, name: str, kills: int) -> None:
    assert run(tmp_path, name, kills, seed=7).startswith(f"{name}: {kills} runs")
