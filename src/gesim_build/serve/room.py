"""How much room a message has: measured on its page in the PDF that was built last. [I/O]"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2

from gesim_build.languages.direction import direction_of
from gesim_build.pipeline.last_pdf import last_pdf_file
from gesim_build.serve.edition import OpenEdition
from gesim_build.serve.lines import line_width, lines_of
from gesim_build.serve.pages import Pages, find_text
from gesim_build.serve.placed import Placed

# So many pages before and after, on the same side of a sheet, show how wide lines are. An even number.
_NEAR = 6
# A file in a state: its path, when it was changed, its size.
_State = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Room:
    """What a page shows of a message: how many ``lines`` it has there, and how many characters fill one.

    ``lines`` is 0 where the page has only a part of it, ``characters`` where the page does not show how wide a line may
    be. They are those of the message itself, in its font. ``english`` says that the page has the English text.
    """

    page: int
    lines: int
    characters: int
    english: bool


class Rooms:
    """The last PDFs of the languages of a workbench, each read once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: dict[str, tuple[_State, Pages | None]] = {}
        # What is measured stays true while the file does, also when the translation is another one by now.
        self._found: dict[tuple[str, str], tuple[_State, Room]] = {}

    def view(self, edition: OpenEdition, source: OpenEdition, name: str) -> dict[str, Any]:
        """The room of a message in its language and in English; None for either where it is not in the last PDF."""
        return {
            "built": self._of(edition) is not None,
            "own": self._view(edition, source, name),
            "english": self._view(source, source, name),
        }

    def _view(self, edition: OpenEdition, source: OpenEdition, name: str) -> dict[str, Any] | None:
        if (opened := self._of(edition)) is None:
            return None
        state, pages = opened
        known = self._found.get((edition.code, name))
        if known is None or known[0] != state:
            if (room := _measured(edition, source, name, pages)) is None:
                return None
            known = self._found[edition.code, name] = state, room
        return asdict(known[1])

    def _of(self, edition: OpenEdition) -> tuple[_State, Pages] | None:
        """The pages of the last PDF of an edition."""
        opened = edition.open_book
        path = last_pdf_file(opened.whole, edition.code, [opened.project.config.book.name])
        if path is None:
            return None
        with self._lock, suppress(OSError):
            state = _state_of(path)
            known = self._pages.get(edition.code)
            if known is None or known[0] != state:
                known = self._pages[edition.code] = state, _opened(path)
            return None if known[1] is None else (state, known[1])
        return None


def _state_of(path: Path) -> _State:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def _opened(path: Path) -> Pages | None:
    try:
        return Pages(path.read_bytes())
    except pypdfium2.PdfiumError:
        return None


def _measured(edition: OpenEdition, source: OpenEdition, name: str, pages: Pages) -> Room | None:
    """The room of a message; a page may still have the English of one that was translated since."""
    for each in dict.fromkeys((edition.code, source.code)):
        printed = (edition if each == edition.code else source).printed.get(name)
        if printed is None:
            continue
        part, text, share = printed
        if found := find_text(edition, text, part, share, pages):
            return _room(found, pages, rtl=direction_of(edition.code) == "rtl", english=each == source.code)
    return None


def _room(placed: Placed, pages: Pages, *, rtl: bool, english: bool) -> Room:
    own = lines_of(pages.runs(placed.page, placed.first, placed.count))
    near = range(max(placed.page % 2, placed.page - _NEAR), min(placed.page + _NEAR + 1, len(pages)), 2)
    others = (line for number in near if number != placed.page for line in pages.lines(number))
    width = line_width(own, pages.lines(placed.page), others, pages.width(placed.page), rtl=rtl) if own else 0.0
    printed = sum(line.width for line in own)
    characters = round(placed.count * width / printed) if printed else 0
    return Room(placed.page + 1, len(own) if placed.whole else 0, characters, english)
