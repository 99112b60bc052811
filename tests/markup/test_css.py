"""Custom properties, their values put in for ``var()``, and comments."""

from __future__ import annotations

from gesim_build.markup.css import custom_properties, resolve, without_comments


def test_properties_in_comments_do_not_count() -> None:
    css = "/* --a: 1; on --b: 2; */ :root { --a: red; --b:x y }"
    assert custom_properties(css) == {"a": "red", "b": "x y"}


def test_a_variable_that_nothing_sets_stays() -> None:
    css = "p { color: var(--a); top: var(--b) }"
    assert resolve(css, {"a": "red"}) == "p { color: red; top: var(--b) }"


def test_a_comment_goes_with_the_end_of_its_line() -> None:
    assert without_comments("/* var(--ink)\n */\na { b: c }") == "a { b: c }"
