"""What is shown of sizes at the end of a build."""

from __future__ import annotations

import pytest

from gesim_build.cli.summary import size_text


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "1 kB"), (1, "1 kB"), (1_499, "1 kB"), (1_501, "2 kB"), (999_499, "999 kB"), (999_501, "1.0 MB"),
        (1_000_000, "1.0 MB"), (1_049_999, "1.0 MB"), (1_050_001, "1.1 MB"), (123_456_789, "123.5 MB"),
    ],
)  # fmt: skip
def test_sizes(size: int, shown: str) -> None:
    assert size_text(size) == shown
