from __future__ import annotations

from gesim_build.formats.contents import contents, listing
from gesim_build.formats.links import addresses
from tests.formats.sample import sample

BOOK = sample()
ADDRESS = addresses(BOOK.anchors, ".html")


def test_each_part_has_a_line_with_its_sections() -> None:
    lines = contents(BOOK, ADDRESS)
    assert [line.part for line in lines] == [part.id for part in BOOK.parts]
    rights = lines[1]
    assert (rights.href, rights.number, rights.pillar) == ("rights.html", "1", "legal")
    assert [(line.href, line.number) for line in rights.lines] == [
        ("rights.html#period", "1.1"),
        ("rights.html#papers", "1.2"),
    ]


def test_figures_are_listed_by_their_whole_label() -> None:
    assert [(line.href, line.number) for line in listing(BOOK, "figure", ADDRESS)] == [
        ("rights.html#fig-path", "Abbildung 1")
    ]
