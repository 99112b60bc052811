"""The handbook as one page is small enough to pass on by messenger, with little of a data plan."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOOK = tomllib.loads((ROOT / "handbook/handbook.toml").read_text(encoding="utf-8"))
LARGEST = 120_000  # bytes, gzipped


@pytest.mark.slow
@pytest.mark.parametrize("language", BOOK["editions"])
def test_the_page_is_small(built_dist: Path, language: str) -> None:
    page = (built_dist / language / f"{BOOK['book']['name']}-{language}.html").read_bytes()
    assert len(gzip.compress(page)) < LARGEST
