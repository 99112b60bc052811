"""Cuts finished PDFs, the way a fault of a layout engine or of a stitcher would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from gesim_build.validate.inventory import letters
from gesim_build.validate.pdf_content import PageTexts
from tests.validate.book import Files

Cut = Callable[[pikepdf.Pdf], None]


def cut_pdf(files: Files, cut: Cut) -> Files:
    """The PDF after a cut."""
    ((name, content),) = files.items()
    with pikepdf.open(BytesIO(content)) as pdf:
        cut(pdf)
        output = BytesIO()
        pdf.save(output)
    return {name: output.getvalue()}


def without_page_of(words: str) -> Cut:
    """Drop the page on which some words are."""

    def cut(pdf: pikepdf.Pdf) -> None:
        numbers = [number for number, page in enumerate(pdf.pages) if words in text_of(page.obj)]
        del pdf.pages[numbers[0]]

    return cut


def without_element(role: str, words: str) -> Cut:
    """Take the innermost element of a role that holds some words out of the structure."""

    def cut(pdf: pikepdf.Pdf) -> None:
        texts = {page.obj.objgen: PageTexts().read(page.obj) for page in pdf.pages}
        found = [
            element for element in elements(pdf) if str(element.S) == f"/{role}" and words in whole(element, texts)
        ]  # fmt: skip
        element = found[-1]
        parent = element.P
        kept = [kid for kid in listed(parent.K) if not is_same(kid, element)]
        assert len(kept) == len(listed(parent.K)) - 1
        parent.K = pikepdf.Array(kept)

    return cut


def without_words(words: str) -> Cut:
    """No longer draw the line that some words are on; the structure stays as it is."""

    def cut(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for mcid, text in PageTexts().read(page.obj).items():
                if mcid >= 0 and words in text:
                    streams = listed(page.obj.Contents)
                    for stream in streams:
                        marked = rb"(/MCID %d\s*>>\s*BDC).*?(EMC)" % mcid
                        stream.write(re.sub(marked, rb"\1\n\2", stream.read_bytes(), count=1, flags=re.DOTALL))
                    return
        raise AssertionError(f"{words} is not there")

    return cut


def without_line(words: str) -> Cut:
    """Draw the lines that begin with some words, or hold them, no more, on pages without a structure."""

    def cut(pdf: pikepdf.Pdf) -> None:
        wanted = letters(words)
        for page in pdf.pages:
            steps = pikepdf.parse_content_stream(page)
            kept = [step for step in steps if wanted not in letters(shown(page.obj, step))]
            if len(kept) < len(steps):
                page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
                return
        raise AssertionError(f"{words} is not there")

    return cut


def shown(page: Any, step: Any) -> str:
    """What one step draws: a line of text, or a form, with any font of the page that gives it letters."""
    if str(step.operator) not in ("TJ", "Tj", "Do"):
        return ""
    drawn = pikepdf.unparse_content_stream([step])
    fonts = list(page.Resources.get("/Font", {}).keys()) if str(step.operator) != "Do" else [""]
    texts = []
    for font in fonts:
        content = (f"{font} 9 Tf ".encode() if font else b"") + drawn
        with pikepdf.new() as scratch:
            copy = scratch.copy_foreign(page)
            copy.Contents = scratch.make_stream(content)
            texts.append("".join(PageTexts().read(copy).values()))
    return "\n".join(texts)


def without_bookmark(pdf: pikepdf.Pdf) -> None:
    """Take out the first bookmark below another one."""
    parent = next(item for item in items(pdf.Root.Outlines) if "/First" in item)
    if "/Next" in parent.First:
        parent.First = parent.First.Next
    else:
        del parent["/First"], parent["/Last"], parent["/Count"]


def without_link_areas(pdf: pikepdf.Pdf) -> None:
    """Take the annotations off the page that has the most."""
    page = max(pdf.pages, key=lambda page: len(page.obj.get("/Annots", ())))
    del page.obj["/Annots"]


def without_field(label: str) -> Cut:
    """Take the field of a label off its page."""

    def cut(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            areas = page.obj.get("/Annots", ())
            kept = [area for area in areas if letters(str(area.get("/TU", ""))) != letters(label)]
            if len(kept) < len(areas):
                page.obj.Annots = pikepdf.Array(kept)
                return
        raise AssertionError(f"there is no {label}")

    return cut


def without_destination(name: str) -> Cut:
    """Forget where a name leads."""

    def cut(pdf: pikepdf.Pdf) -> None:
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        del tree[name]

    return cut


def items(parent: Any) -> Iterator[Any]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from items(item)
        item = item.get("/Next")


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements, the outer before the inner."""
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop(0)
        yield element
        stack = [kid for kid in listed(element.get("/K")) if is_element(kid)] + stack


def whole(element: Any, texts: dict[Any, dict[int, str]]) -> str:
    page = element.Pg.objgen if "/Pg" in element else None
    pieces = []
    for kid in listed(element.get("/K")):
        if is_element(kid):
            pieces.append(whole(kid, texts))
        elif isinstance(kid, pikepdf.Dictionary):
            pieces.append(texts[kid.Pg.objgen].get(int(kid.MCID), "") if "/MCID" in kid else "")
        else:
            pieces.append(texts[page].get(int(kid), ""))
    return "".join(pieces)


def text_of(page: Any) -> str:
    return "".join(PageTexts().read(page).values())


def is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def is_same(one: Any, other: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.objgen == other.objgen


def listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
