from __future__ import annotations

import pytest

from gesim_build.catalog.guards import guard_changes, is_guarded_change, same_digits


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("at least 30 days", "at least 45 days", "number"),
        ("in two days", "in three days", "number"),
        ("1,000 women", "10,000 women", "number"),
        ("She must come.", "She must not come.", "negation"),
        ("if she wants", "unless she wants", "negation"),
        ("You don’t pay.", "You do pay.", "negation"),
        ("Call +353 1 234 567.", "Call +353 1 234 568.", "telephone number"),
        ("Write to a@example.org.", "Write to b@example.org.", "e-mail address"),
        ("[here][a]", "[here][b]", "link"),
        ("see [](#a)", "see [](#b)", "link"),
        ("see https://example.org/a", "see https://example.org/b", "link"),
        ("text[^a]", "text", "footnote"),
        ("grant {{grant}}", "grant {{lead}}", "placeholder"),
        ("line<br/>break", "line break", "HTML"),
        ("She may stay.", "She must stay.", "obligation"),
    ],
)
def test_what_changes_is_named(old: str, new: str, what: str) -> None:
    assert set(guard_changes(old, new)) == {what}
    assert is_guarded_change(old, new) is (what != "obligation")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ask her first.", "First, ask her."),
        ("30 days, then 14 days", "14 days, after 30 days"),
        ("Do not promise it.", "Never promise it."),
        ("another note", "any other note"),
    ],
)
def test_what_says_the_same_passes(old: str, new: str) -> None:
    assert not is_guarded_change(old, new)


def test_a_change_is_told_in_words() -> None:
    assert guard_changes("30 days and no more", "45 days") == {"number": "30 → 45", "negation": "no → nothing"}


def test_numbers_are_the_same_in_every_notation() -> None:
    assert same_digits("1,000.5 m and 300 000 in 2026", "1.000,5 m und 300.000 im Jahr 2026")
    assert not same_digits("30 days", "45 Tage")
    assert same_digits("[](#a1) and {{b2}}", "ohne")
