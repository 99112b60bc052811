"""Widths of figures as rules of a style sheet."""

from __future__ import annotations

from gesim_build.formats.widths import width_rules
from gesim_build.model import Part


def part(xhtml: str) -> Part:
    return Part("a", "chapter", "1", "", "A", "", xhtml, "a.md")


def test_each_width_that_is_used_has_one_rule() -> None:
    parts = [part('<figure class="figure picture-50"/><figure class="figure wide picture-50"/>'),
             part('<figure class="figure picture-100"/><p class="picture-7">x</p>')]  # fmt: skip
    rules = width_rules(parts).splitlines()
    assert [rule.rpartition("{")[2] for rule in rules] == [
        " width: 50%; min-width: 0; }",
        " width: 100%; min-width: 0; }",
    ]


def test_a_book_without_widths_has_no_rules() -> None:
    assert width_rules([part('<figure class="figure"/>')]) == ""
