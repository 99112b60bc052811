"""Running heads, thumb tabs and folios: laid out once, then laid over the pages as artifacts.

Heads depend on the titles alone, folios on nothing at all, so no edit of the text lays either out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.plan.pagination import CONTENTS
from gesim_build.model import Manuscript, Part
from gesim_build.roman import roman

FOLIOS = 64  # on one set of sheets


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A running head: the title, and for a chapter its tab: mm from the head of the page, and how high it is."""

    part: str
    title: str
    number: str = ""
    pillar: str = ""
    top: float = 0.0
    height: float = 0.0

    @property
    def is_long(self) -> bool:
        """Whether its number needs smaller type to fit into the tab."""
        return len(self.number) > len("99")

    @property
    def is_longest(self) -> bool:
        """Whether it needs still smaller type."""
        return len(self.number) > len("999")


@dataclass(frozen=True, slots=True)
class Folio:
    """A page number and the side of the sheet it is on."""

    label: str
    side: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is laid over the pages. ``heads`` has a left and a right page for each piece of ``order``; ``folios`` has
    a page for each number, in blocks one after the other, for roman and for arabic ones.
    """

    heads: bytes
    order: Sequence[str]
    roman: Sequence[bytes] = field(default=())
    arabic: Sequence[bytes] = field(default=())


def running_heads(manuscript: Manuscript, contents_title: str, page: Geometry) -> tuple[RunningHead, ...]:
    """The heads of all parts in order, and of the list of contents at the end."""
    chapters = [part for part in manuscript.parts if part.kind == "chapter"]
    room = page.page_height - page.last_tab - page.first_tab
    # Where all of them are too many for one edge, they begin again at its head.
    most = max(int(room / (page.tab_least + page.tab_gap)), 1)
    step = min(page.tab_step, room / max(min(len(chapters), most), 1))
    height = round(min(page.tab_height, step - page.tab_gap), 1)
    tops = {part.id: round(page.first_tab + number % most * step, 1) for number, part in enumerate(chapters)}
    return (*(_head(part, tops, height) for part in manuscript.parts), RunningHead(CONTENTS, contents_title))


def _head(part: Part, tops: dict[str, float], height: float) -> RunningHead:
    if part.id not in tops:
        return RunningHead(part.id, part.title)
    return RunningHead(part.id, part.title, part.number, part.pillar or "none", tops[part.id], height)


def running_heads_job(manuscript: Manuscript, look: Look, running: tuple[RunningHead, ...]) -> Job:
    """The job that lays out two sheets, left and right, for each head."""
    template = "print/heads.xhtml.j2"
    xhtml = look.theme.render(template, manuscript, heads=running)
    css = (look.stylesheet(("elements", "heads")),)
    language = manuscript.edition.code
    return Job("running heads", template, language, xhtml, css, tagged=False, press=look.medium.press)


def folios_job(manuscript: Manuscript, look: Look, style: str, block: int) -> Job:
    """The job that lays out the folios of one block of pages; ``style`` is ``roman`` or ``arabic``."""
    numbers = range(block * FOLIOS + 1, (block + 1) * FOLIOS + 1)
    labels = (Folio(roman(number) if style == "roman" else str(number), _side(number)) for number in numbers)
    template = "print/folios.xhtml.j2"
    xhtml = look.theme.render(template, manuscript, folios=tuple(labels))
    css = (look.stylesheet(("elements", "folios")),)  # mirrored where pages are; the numbers are the same
    return Job("folios", template, "en", xhtml, css, tagged=False, press=look.medium.press)


def _side(number: int) -> str:
    return "right" if number % 2 else "left"
