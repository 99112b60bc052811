"""Flaws of laid out pieces as findings: with the page as readers count it, and the place in the sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.formats.pdf.plan.job import LayoutProblem
from gesim_build.model import Manuscript, Part

_LONGEST = 60  # characters of a text that is named
_CONFIG = Location("handbook/handbook.toml")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a problem is reported: a sentence with ``{text}``, ``{other}`` and ``{size}``, and what can be done.

    What is ``tolerated`` stays a warning in a release: it is there, and can be read.
    """

    message: str
    hint: str
    tolerated: bool = False


# By code; each has its page in checks/docs/.
KINDS: Mapping[str, Kind] = {
    "text-overflow": Kind(
        "“{text}” is {size} mm wider than its place",
        "Use a shorter word, let it be broken (<wbr>), or give its column more room in the style sheet.",
    ),
    "text-cut-off": Kind(
        "“{text}” reaches {size} mm below its place or off the sheet",
        "Shorten the text, divide it, or allow its block to be broken between pages in the style sheet.",
    ),
    "text-collision": Kind(
        "“{text}” and “{other}” overlap",
        "Shorten one of the texts, or give them more room in the style sheet.",
    ),
    "stranded-heading": Kind(
        "“{text}” is alone at the foot of the page",
        "Keep it with what follows: break-after: avoid in the style sheet.",
    ),
    "split-row": Kind(
        "the row “{text}” is divided with fewer than three lines, or none, of a cell on one side",
        "Shorten the longest cell of the row or its footnotes, or divide the row.",
    ),
    "words-outside-shape": Kind(
        "“{text}” is larger than its shape in the figure",
        "Shorten the words, or give the text in the drawing data-width, data-lines or a larger shape.",
    ),
    "missing-glyph": Kind(
        "{text} is printed as an empty box: no font of this machine has it",
        "Use another character, or install a font that has it: gesim doctor names packages.",
    ),
    "figure-too-large": Kind(
        "the figure “{text}” does not fit a page together with its caption",
        "Shorten the caption, or give the figure a smaller width: {{width=50%}}.",
    ),
    "page-with-hole": Kind(
        "the page is {size} % full, because “{text}” begins on the next one",
        "Let what follows be divided, or move it; a figure lets text run on before it unless it is {{float=here}}.",
        tolerated=True,
    ),
    "short-last-page": Kind(
        "the last page has {size} lines, from “{text}” on",
        "Shorten the text by as many lines, or add a few: readers turn a page for next to nothing.",
        tolerated=True,
    ),
    "coarse-image": Kind(
        "the picture “{text}” has {size} dpi at its printed size, which is not sharp",
        "Use a picture with more pixels (150 dpi or more), or print it smaller: {{width=50%}}.",
        tolerated=True,
    ),
}


def too_many_pages(manuscript: Manuscript, pages: int, most: int, file: str) -> Diagnostic:
    """A publication of a kind that has at most so many pages has more."""
    message = f"a {manuscript.book.kind} has at most {most} pages, and this one has {pages} ({file})"
    place = Location(manuscript.parts[-1].path)
    return warning(
        "too-many-pages", message, place, "Shorten the text, or make it a report, which may have any number."
    )


def part_findings(
    part: Part, problems: Iterable[LayoutProblem], file: str, folios: Sequence[str]
) -> Iterator[Diagnostic]:
    """The findings in a part; ``file`` is the name of the file for people, ``folios`` are those of the part's pages."""
    for problem in problems:
        yield _finding(problem, f"{file}, page {folios[problem.page]}", place_of(part, problem.element))


def title_findings(manuscript: Manuscript, problems: Iterable[LayoutProblem], where: str) -> Iterator[Diagnostic]:
    """The findings in what is around the parts and shows their titles: cover, contents, running heads."""
    paths = {part.id: part.path for part in manuscript.parts}
    for problem in problems:
        titled = (entry for entry in manuscript.entries if problem.text in f"{entry.number} {entry.title}")
        place = next((Location(paths[entry.part]) for entry in titled), _CONFIG)
        yield _finding(problem, where, place)


def place_of(part: Part, element: int) -> Location:
    """Where an element comes from, by its number: its own place, or that of the nearest marked one before it."""
    numbers = sorted(part.lines)
    before = bisect_right(numbers, element)
    return part.lines[numbers[before - 1]] if before else Location(part.path)


def _finding(problem: LayoutProblem, where: str, place: Location) -> Diagnostic:
    kind = KINDS[problem.code]
    text, other = _shortened(problem.text), _shortened(problem.other)
    message = kind.message.format(text=text, other=other, size=f"{problem.size:g}")
    return warning(problem.code, f"{message} ({where})", place, kind.hint.format())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
