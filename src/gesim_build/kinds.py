"""What a publication can be, and how the pages of each kind come about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BOOK = "book"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages of a kind of publication are laid out.

    With ``has_cover`` there is a page in front that says what it is; else that is said at the head of the first page.
    What ``has_back`` may have one behind that does, if it may have so many pages.
    ``contents_from`` is the number of chapters from which on there is a list of contents, 0 for never. ``recto`` says
    that every part begins on a right-hand page, unless chapters may start on any, and the front matter is counted by
    itself. ``most_pages`` is how many it may have, 0 for any number. Only what ``is_bound`` is made for a press.
    ``trim`` names the file of ``templates/print/trim/`` with the measures of its pages, "" where the publisher chooses.
    With ``needs_consent`` each chapter is somebody's story, which is printed only with a record of consent. What
    ``is_folded`` is laid out in panels beside one another, and has neither running heads nor page numbers.
    ``plain_title`` and ``plain_name`` are the title, in English, and the stem of the files of one that says nothing of
    its subject outside its text.
    """

    plain_title: str
    plain_name: str

    has_cover: bool = False
    has_back: bool = False
    contents_from: int = 0
    recto: bool = False
    most_pages: int = 0
    is_bound: bool = False
    trim: str = ""
    needs_consent: bool = False
    is_folded: bool = False


KINDS: Mapping[str, Layout] = {
    BOOK: Layout("Handbook", "handbook", has_cover=True, has_back=True, contents_from=1, recto=True, is_bound=True),
    "stories": Layout(
        "Stories",
        "stories",
        has_cover=True,
        has_back=True,
        contents_from=1,
        recto=True,
        is_bound=True,
        needs_consent=True,
    ),
    "report": Layout("Report", "report", contents_from=2, trim="report"),
    "sheet": Layout("Information sheet", "sheet", has_back=True, most_pages=2, trim="report"),
    "leaflet": Layout("Leaflet", "leaflet", most_pages=2, trim="leaflet", is_folded=True),
}
