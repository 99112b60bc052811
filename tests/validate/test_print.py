"""Which texts are on pages without a structure: whole, divided by a page, as often as looked for."""

from __future__ import annotations

import pytest

from gesim_build.validate import inspect_packed, unpack
from gesim_build.validate import print as inspector
from gesim_build.validate.inventory import Item
from gesim_build.validate.print import _count
from tests.validate.small_pdf import Drawn, pdf_of, tag


def count(text: str, times: int, *pages: str) -> int:
    return _count(text, times, "\n".join(pages), pages)


@pytest.mark.parametrize(
    ("times", "pages", "found"),
    [
        (1, ("xthewholetexty",), 1),
        (1, ("x", "thewholetext"), 1),
        (1, ("x", "y"), 0),
        # As often as it is there, and no more often than it is looked for.
        (2, ("thewholetext", "xthewholetext"), 2),
        (2, ("thewholetextthewholetext",), 2),
        (1, ("thewholetext", "thewholetext"), 1),
        (3, ("thewholetext", "thewholetext"), 2),
        # Divided by a page: eight letters are together before it, what comes after it is anywhere on the next one.
        (1, ("xthewhole", "headtext"), 1),
        (1, ("xthewhol", "etextfoot"), 0),
        (1, ("xthewhole", "headtaxt"), 0),
        (1, ("thewholetex", "t"), 1),
        (1, ("thewhole", "x", "text"), 0),
        (1, ("text", "thewhole"), 0),
        # A whole text is not the beginning of another one that is divided.
        (2, ("thewholetext", "headtext"), 1),
        (2, ("thewholetextthewhole", "headtext"), 2),
        (1, ("thewholetex",), 0),
        (2, ("thewholetext", "thewhole", "text"), 2),
        (2, ("thewhole", "textthewhole", "text"), 2),
        (1, ("thewhole", "textthewhole", "text"), 1),
        # What goes on over three pages has eight letters of the rest on the second.
        (1, ("thewhole", "tex", "t"), 0),
    ],
)
def test_a_text_is_counted(times: int, pages: tuple[str, ...], found: int) -> None:
    assert count("thewholetext", times, *pages) == found


def test_a_text_goes_on_over_several_pages() -> None:
    text = "thebeginningofthetextthatgoesonandendshere"
    assert count(text, 1, "beforethebeginningof", "headthetextthatgoesonand", "endsherefoot") == 1
    assert count(text, 1, "beforethebeginningof", "headthetextthatgoesonand", "endstherefoot") == 0
    assert count(text, 1, "beforethebeginningof", "headthetextthatgoesonand") == 0


FILES = {
    "interior.pdf": pdf_of(
        Drawn((tag("P", "Not looked for here"),), ("One text", "Two texts and a long"), title="T", subject="S", pages=2)
    ),
    "cover.pdf": pdf_of(Drawn((), ("text, One text",), pages=2)),
    "report.json": b"{}",
}


def test_the_texts_are_looked_for_in_all_pdfs_together() -> None:
    others = ("twotextsandalongtext", "notlookedforhere", "xxxx")
    items = inspector.inspect(FILES, [*["onetext"] * 3, *others])
    assert [(item.kind, item.key) for item in items] == [
        ("text", "onetext"), ("text", "onetext"), ("text", "twotextsandalongtext"),
    ]  # fmt: skip
    assert unpack(inspect_packed("print", FILES, ["onetext"])) == (Item("text", "onetext"),)


def test_the_runs_are_all_pages_together_and_the_properties() -> None:
    assert [(run.path, run.place, run.pieces) for run in inspector.text_runs(FILES)] == [
        ("interior.pdf", "pages", ("One text", "Two texts and a long")),
        ("interior.pdf", "properties", ("T",)),
        ("interior.pdf", "properties", ("S",)),
        ("cover.pdf", "pages", ("text, One text", "")),
        ("cover.pdf", "properties", ("",)),
        ("cover.pdf", "properties", ("",)),
    ]
