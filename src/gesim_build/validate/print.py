"""Files for a print shop: pages without a structure. What is looked for are the texts, whole or divided by a page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO

from pikepdf import Pdf

from gesim_build.validate.inventory import TEXT, Inventory, Item, letters
from gesim_build.validate.known_pages import KnownPages
from gesim_build.validate.pdf_content import ARTIFACT, PageTexts
from gesim_build.validate.pdf_tags import read_pdf
from gesim_build.validate.text_run import TextRun

# Letters of a divided text that must be together, to tell it from others.
TOGETHER = 8


def inspect(artifacts: Mapping[str, bytes], texts: Collection[str], pieces: Collection[bytes] = ()) -> Inventory:
    """Those of the texts that are on the pages, as often as they are, if that is not more often than looked for.

    ``pieces`` are what `known_pages.read_piece` has found in those that the files were bound of.
    """
    pages = [page for content in _pdfs(artifacts).values() for page in _pages(content, pieces)]
    whole = "\n".join(pages)
    wanted = Counter(texts)
    return tuple(Item(TEXT, text) for text, times in wanted.items() for _ in range(_count(text, times, whole, pages)))


def _pdfs(artifacts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that go to the print shop, without the report about them that is next to them."""
    return {path: content for path, content in artifacts.items() if path.endswith(".pdf")}


def _pages(content: bytes, pieces: Collection[bytes]) -> Iterator[str]:
    """The letters of each page, in the order in which they are drawn."""
    with Pdf.open(BytesIO(content)) as pdf:
        reader = PageTexts(KnownPages(pieces).shown)
        yield from (letters(reader.read(page.obj).get(ARTIFACT, "")) for page in pdf.pages)


def _count(text: str, times: int, whole: str, pages: Sequence[str]) -> int:
    found = min(times, whole.count(text))
    if found == times:
        return found
    # What is whole is not the beginning of a divided one as well.
    others = [page.replace(text, "\n") for page in pages]
    divided = sum(_is_divided(text, others[number:]) for number in range(len(others)))
    return min(times, found + divided)


def _is_divided(text: str, pages: Sequence[str]) -> bool:
    """Does a text begin on the first of these pages and go on, wherever on it, on the next ones?"""
    if len(pages) < 2 or text[:TOGETHER] not in pages[0]:
        return False
    # The longest beginning that is on the first page.
    size = bisect_left(range(len(text)), True, key=lambda size: text[:size] not in pages[0]) - 1
    rest = text[size:]
    return rest in pages[1] or _is_divided(rest, pages[1:])


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """All pages as one run, for a text may begin on one and end on the next; and the properties.

    The head of a page on which no text ends is taken for a part of that text: it is found on another page.
    """
    for path, content in _pdfs(artifacts).items():
        reading = read_pdf(content)
        yield TextRun(path, "pages", tuple(reading.artifacts))
        yield from (TextRun(path, "properties", (text,)) for text in (reading.title, reading.subject))
