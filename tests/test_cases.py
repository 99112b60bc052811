"""The reader of files of cases, and the flag that writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import Case, read_cases, with_expected

TEXT = """A comment
of two lines.

First
.
in
two lines
.
out
.

Empty
.
.
.
"""


def test_a_case_is_a_title_an_input_and_an_output(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text(TEXT)
    assert read_cases(path) == (Case(path, "First", "in\ntwo lines\n", "out\n"), Case(path, "Empty", "", ""))


@pytest.mark.parametrize("text", ["", "Title\n.\nin\n", TEXT + TEXT])
def test_a_file_without_cases_or_with_a_title_twice_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"cases\.md"):
        read_cases(path)


def test_only_what_one_case_expects_is_written_anew() -> None:
    assert with_expected(TEXT, "First", "other\n") == TEXT.replace("out\n", "other\n")
    assert with_expected(TEXT, "Empty", "more\n") == TEXT.replace("Empty\n.\n.\n", "Empty\n.\n.\nmore\n")
