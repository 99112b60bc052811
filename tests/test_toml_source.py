"""What the standard parser of TOML accepts, tells without a line, or cannot bear."""

from __future__ import annotations

import sys

import pytest

from gesim_build.diagnostics import GesimError, Location
from gesim_build.model import Source
from gesim_build.toml_source import parse_toml


def problems_of(text: str) -> list[tuple[str, int]]:
    with pytest.raises(GesimError) as problem:
        parse_toml(Source("a.toml", text))
    return [(found.code, found.location.line) for found in problem.value.diagnostics]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = x\n", 2),
        ('a = 1\nb = "x\n', 2),
        ("a = 1\nb = [\n", 2),
        ('a = "\u2028"\nb = [', 2),
        ("a = 1\na = 2\n", 2),
    ],
)
def test_a_syntax_error_has_its_line(text: str, line: int) -> None:
    assert problems_of(text) == [("bad-toml", line)]


@pytest.mark.parametrize("depth", [33, 200, 500, 5_000, 100_000])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_what_is_nested_too_deep_is_an_error(depth: int, brackets: str) -> None:
    opening, closing = brackets[0] + ("a = " if brackets == "{}" else ""), brackets[1]
    assert problems_of(f"x = 1\na = {opening * depth}1{closing * depth}\n") == [("bad-toml", 2)]


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "9" * 4_000, "0x" + "f" * 5_000, str(2**63), "1_" * 5_000 + "1"])
def test_what_has_more_than_64_bits_is_an_error(number: str) -> None:
    assert problems_of(f"x = 1\na = [\n  1,\n  {number},\n]\n") == [("bad-toml", 4)]


def test_numbers_of_64_bits() -> None:
    most, least = sys.maxsize, -sys.maxsize - 1
    assert parse_toml(Source("a.toml", f"a = [{most}, {least}]")).values == {"a": [most, least]}


def test_every_text_and_name_with_a_control_character_is_told() -> None:
    text = 'a = [\n  "x",\n  "\\u0007",\n]\n"b\\u0000" = { c = "\\u001b" }\n'
    assert problems_of(text) == [("control-character", 3), ("control-character", 5), ("control-character", 5)]


def test_a_key_without_a_line_has_that_of_its_table() -> None:
    toml = parse_toml(Source("a.toml", "x = 1\n[[t]]\na = 1\n"))
    assert [toml.location(key).line for key in ("t.0.a", "t.0.b.c", "t", "u")] == [3, 2, 2, 0]


def test_a_table_without_a_header_has_the_line_of_the_first_one_in_it() -> None:
    toml = parse_toml(Source("a.toml", "[other]\n\n[book.b]\nx = 1\n[book.a]\n"))
    assert toml.location("book") == Location("a.toml", 3)
    assert toml.location("book.b.y") == Location("a.toml", 3)
    assert toml.location("boo") == Location("a.toml", 0)
