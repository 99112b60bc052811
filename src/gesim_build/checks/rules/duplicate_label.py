"""A footnote or a link is defined twice under one name.

A national insert is printed within the chapter whose slot it fills: names of footnotes (`[^name]: …`) and of links
(`[name]: …`) must differ between the chapter and its inserts for one country. Of two notes with the same name only one
would be printed, and of two links with the same name both would lead to the first address. Inserts for different
countries may use the same names, since no edition prints both.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.markdown.problems import definition_place, source_place
from gesim_build.model import Book, Chapter

KIND = Kind.BOOK
CODE = "duplicate-label"
SEVERITY = Severity.ERROR
_SLOT = "# A {{#a}}\n\nSee.[^law] {}\n\n::: national law {{#national-law}}\nAsk.\n:::\n\n[^law]: Article 13.\n"
_INSERT = "It is so.[^{name}]\n\n[^{name}]: The act.\n"
_TWO_LINKS = "# A {{#a}}\n\n[One][a], [two][{0}].\n\n[a]: https://example.org/1\n[{0}]: https://example.org/2\n"
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nOne.[^a] Two.[^b]\n\n[^a]: Article 1.\n\n[^b]: Article 2.\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nOne.[^a] Two.[^a]\n\n[^a]: Article 1.\n\n[^a]: Article 2.\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": _SLOT.format(""), "national/IE/law.md": _INSERT.format(name="ie-law")},
        bad={"chapters/10-a.md": _SLOT.format(""), "national/IE/law.md": _INSERT.format(name="law")},
    ),
    BookExample(
        good={"chapters/10-a.md": _TWO_LINKS.format("b")},
        bad={"chapters/10-a.md": _TWO_LINKS.format("a")},
    ),
    BookExample(
        good={
            "chapters/10-a.md": _SLOT.format("[Text][act]") + "\n[act]: https://example.org/a\n",
            "national/IE/law.md": "[Act][ie-act]\n\n[ie-act]: https://example.org/ie\n",
        },
        bad={
            "chapters/10-a.md": _SLOT.format("[Text][act]") + "\n[act]: https://example.org/a\n",
            "national/IE/law.md": "[Act][act]\n\n[act]: https://example.org/ie\n",
        },
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at each chapter as each country's edition prints it; what several editions share is reported once."""
    reported: set[Location] = set()
    for country in sorted(context.countries):
        for chapter in book.chapters:
            first: dict[str, tuple[str, Location]] = {}
            for label, meaning, place in _labels(chapter, book, country):
                said, before = first.setdefault(label, (meaning, place))
                if meaning != said and place not in reported:
                    reported.add(place)
                    hint = "Give one of them another name, there and where it is used."
                    text = f"{label} is defined twice in the chapter “{chapter.slug}”"
                    yield Diagnostic(SEVERITY, CODE, text, place, hint, (before,))


def _labels(chapter: Chapter, book: Book, country: str) -> Iterator[tuple[str, str, Location]]:
    """Name, meaning and place of every footnote and link defined in a chapter and the inserts that fill its slots."""
    yield from _own_labels(chapter)
    for token in chapter.tokens:
        if token.type == "national_open" and (insert := book.inserts.get((country, token.meta["name"]))):
            yield from _own_labels(insert)


def _own_labels(chapter: Chapter) -> Iterator[tuple[str, str, Location]]:
    for token in chapter.tokens:
        if token.type == "footnote_reference_open":
            place = source_place(token, chapter.path)
            yield f"[^{token.meta['label']}]", str(place), place  # no two notes are the same
    repeated = ((str(reference["label"]), reference) for reference in chapter.repeated)
    for label, reference in (*chapter.references.items(), *repeated):
        place = definition_place(reference, chapter.path)
        yield f"[{label.casefold()}]", f"{reference['href']} {reference['title']}", place
