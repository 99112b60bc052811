"""A change of where a text points is carried into its translation, if nothing else differs."""

from __future__ import annotations

import pytest

from gesim_build.catalog.targets import carried, targets
from tests.catalog.samples import active, obsolete, sync, translated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [the list](#a) and [](#b).", ("#a", "#b")),
        ("[x](https://a.example/b_(c) \"title\") ![y](<a b.svg>)", ("https://a.example/b_(c)", "<a b.svg>")),
        ("[x][ref] and[^note] <https://a.example/b> or https://c.example.", ("ref", "note", "https://a.example/b", "https://c.example")),
        ("Write to <help@a.example.org>, or help@b.example.", ("help@a.example.org", "help@b.example")),
        ("[x][] [y] {{grant}} a@b +370 5 123", ()),
    ],
)  # fmt: skip
def test_what_a_text_points_to(text: str, found: tuple[str, ...]) -> None:
    assert targets(text) == found


@pytest.mark.parametrize(
    ("old", "new", "translation", "result"),
    [
        ("See [](#a).", "See [](#b).", "Siehe [](#a).", "Siehe [](#b)."),
        ("[x][a], [y][b]", "[x][c], [y][b]", "[Y][b], [X][a]", "[Y][b], [X][c]"),
        ("[x](#a) [y](#b)", "[x](#b) [y](#a)", "[Y](#b) [X](#a)", "[Y](#a) [X](#b)"),
        ("A[^a] b[^a]", "A[^b] b[^b]", "B[^a] a[^a]", "B[^b] a[^b]"),
        ("<https://a.example/x>", "<https://b.example/x>", "unter <https://a.example/x>", "unter <https://b.example/x>"),
        ("a@x.example", "b@x.example", "An a@x.example!", "An b@x.example!"),
        # Something else differs, in the English or in the translation.
        ("See [](#a).", "See also [](#b).", "Siehe [](#a).", None),
        ("See [](#a).", "See [](#a).", "Siehe [](#a).", None),
        ("See [](#a).", "See [](#b).", "Siehe [](#c).", None),
        ("See [](#a).", "See [](#b).", "Siehe [](#a), [](#a).", None),
        ("See [](#a).", "See [](#b).", "Siehe.", None),
        ("[x](#a \"one\")", "[x](#b \"two\")", "[X](#a \"eins\")", None),
        ("[x](#a)", "[x][a]", "[X](#a)", None),
        # In the translation something follows that would belong to the new address.
        ("Ask a@x.example", "Ask https://x.example/", "Frag a@x.example/de", None),
        # One target becomes two: which is which in the translation?
        ("[x](#a) [y](#a)", "[x](#a) [y](#b)", "[Y](#a) [X](#a)", None),
    ],
)  # fmt: skip
def test_what_is_carried(old: str, new: str, translation: str, result: str | None) -> None:
    assert carried(old, new, translation) == result


def test_the_translation_stays_valid_with_the_new_target() -> None:
    po, report = sync(translated(("See [](#a).", "Siehe [](#a).")), ["See [](#b)."])
    entry = active(po, "See [](#b).")
    assert (entry.msgstr, entry.fuzzy, entry.previous) == (("Siehe [](#b).",), False, None)
    assert (report.retargeted, report.fuzzy, obsolete(po)) == (1, 0, [])


def test_a_fuzzy_translation_stays_fuzzy_with_another_target() -> None:
    po, _ = sync(translated(("See [](#a).", "Siehe [](#a).")), ["See also [](#a)."])
    po, report = sync(po, ["See also [](#b)."])
    assert active(po, "See also [](#b).").fuzzy
    assert report.retargeted == 0


def test_two_texts_with_translations_that_differ_are_not_chosen_between() -> None:
    old = translated(("See [](#a).", "Siehe [](#a)."), ("See [](#b).", "Vergleiche [](#b)."))
    po, report = sync(old, ["See [](#c)."])
    assert active(po, "See [](#c).").fuzzy
    assert report.retargeted == 0
