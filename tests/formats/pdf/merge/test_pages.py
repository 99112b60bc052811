"""What is laid over the pages of a book: on left-hand pages other heads than on right-hand ones, folios at the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

from gesim_build.formats.pdf.merge.pages import furnish
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.pagination import Page, PageMap
from gesim_build.lengths import PT_PER_MM
from tests.formats.pdf.sample import look

PAGE = look().page


def pages(*names: str) -> Pdf:
    """A file with a page for each name, which is its content."""
    pdf = Pdf.new()
    for name in names:
        pdf.add_blank_page()
        pdf.pages[-1].obj.Contents = pdf.make_stream(name.encode())
        pdf.pages[-1].obj.Resources = Dictionary()
    return pdf


def saved(*names: str) -> bytes:
    content = BytesIO()
    pages(*names).save(content)
    return content.getvalue()


def laid_over(pdf: Pdf) -> Iterator[list[tuple[str, float]]]:
    """What was laid over each page, with its place from the left edge in millimetres."""
    for page in pdf.pages:
        contents = page.obj.Contents
        drawn = contents[-1].read_bytes().decode() if isinstance(contents, Array) else ""
        found = re.findall(r"1 0 0 1 (\S+) \S+ cm (/\S+) Do", drawn)
        forms = page.obj.Resources.get(Name.XObject, Dictionary())
        yield [(forms[name].read_bytes().decode().strip(), round(float(x) / PT_PER_MM, 1)) for x, name in found]


def test_heads_and_folios_are_those_of_the_side_of_the_sheet() -> None:
    front = (Page("a", 0, "i", has_head=True, has_folio=True), Page("b", 0, "ii", has_head=True, has_folio=True))
    body = (
        Page("b", 1, "1", has_head=False, has_folio=True),
        Page("b", 2, "2", has_head=True, has_folio=True),
        Page("a", 1, "3", has_head=True, has_folio=False),
        Page("", 0, "4", has_head=False, has_folio=False),
    )
    heads = saved("a left", "a right", "b left", "b right")
    furniture = Furniture(heads, ("a", "b"), (saved("i", "ii"),), (saved("1", "2"), saved("3", "4")))
    left, right = PAGE.outer, round(PAGE.page_width - PAGE.outer - PAGE.folio_width, 1)
    # From right to left the sheets are mirrored, and what is called right there is on a left-hand page.
    for direction, recto, verso in (("ltr", right, left), ("rtl", left, right)):
        pdf = pages(*"123456")
        furnish(pdf, PageMap((*front, *body), 2), furniture, PAGE, direction)
        assert list(laid_over(pdf)) == [
            [("a right", 0), ("i", recto)],
            [("b left", 0), ("ii", verso)],
            [("1", recto)],
            [("b left", 0), ("2", verso)],
            [("a right", 0)],
            [],
        ]
