"""Book numbers and their check digits."""

from __future__ import annotations

import pytest

from gesim_build.isbn import digits_of, wrong_isbn


@pytest.mark.parametrize("isbn", ["978-3-16-148410-0", "9783161484100", "978 0 306 40615 7", "979-10-90636-07-1"])
def test_right_ones(isbn: str) -> None:
    assert wrong_isbn(isbn) == ""
    assert len(digits_of(isbn)) == 13


@pytest.mark.parametrize(
    ("isbn", "message"),
    [
        ("978-3-16-148410-1", "its last one would have to be 0"),
        ("978-3-19-148410-0", "wrong digit"),
        ("3-16-148410-0", "13 digits"),
        ("978-3-16-14841O-0", "13 digits"),
        ("977-3-16-148410-0", "978 or 979"),
        ("", "13 digits"),
    ],
)
def test_wrong_ones(isbn: str, message: str) -> None:
    assert message in wrong_isbn(isbn)
