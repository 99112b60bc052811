"""What is translatable: every text of the book, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gesim_build.catalog.figures import figure_words
from gesim_build.catalog.text import is_translatable
from gesim_build.catalog.text import msgid_of as msgid_of
from gesim_build.catalog.walk import TranslatableText, chapter_title, translatable_texts
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Chapter, Record, TitlePage, Unit
from gesim_build.registers import BY_DIRECTIVE, REGISTERS
from gesim_build.registers.register import Listing

# The kind of the units that are words of the theme, not of the book.
THEME = "template string"

_TITLES: Mapping[type[Record], str] = {
    TitlePage: "Title page",
    **{register.record: register.title for register in REGISTERS},
}
# What a directive prints: the class of the records, and which of them.
_ENDS = {f"{name}_close": (register.record, listing) for name, (register, listing) in BY_DIRECTIVE.items()}
# What `scope` of such a directive prints: the country's own, or those of all countries.
_SCOPES = {"national": (False, True), "european": (True, False)}


def units(book: Book, country: str | None = None) -> tuple[Unit, ...]:
    """Every text for the translator, in reading order: the title page, the chapters, what they do not show, templates.

    The words of a figure follow it; a national insert comes at its slot, a register where it is printed, else after
    the chapters. With a ``country`` there is only what that country's edition prints: its own inserts (in the place
    of the slot's text), its own contacts. Without one there are all, as in the template.
    """
    walk = _Walk(book, country)
    found = [*walk.records(TitlePage)]
    for chapter in book.chapters:
        found += walk.chapter(chapter, chapter_title(chapter))
    for kind in dict.fromkeys(type(record) for record in book.records):
        found += walk.records(kind)
    found += (Unit("", msgid_of(text), THEME, place, "Templates") for text, place in book.strings)
    return tuple(found)


def units_of_all(publications: Iterable[tuple[Book, str | None]]) -> tuple[Unit, ...]:
    """The texts of several publications, each with the country of an edition as for `units`: what they share, once.

    There may be none: a publication need not be in each language of the project.
    """
    first, *others = [units(book, country) for book, country in publications] or [()]
    known = frozenset(first)
    return (*first, *dict.fromkeys(unit for own in others for unit in own if unit not in known))


def record_texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record for the translator: key and message id.

    A record that is on hold is kept in the register but not printed: nothing in it needs translating yet.
    """
    if not record.is_held():
        yield from ((key, msgid) for key, text in record.texts() if is_translatable(msgid := msgid_of(text)))


@dataclass(frozen=True, slots=True)
class _Walk:
    """One pass over a book; ``placed`` collects the records already met, which are not repeated at the end."""

    book: Book
    country: str | None
    placed: set[tuple[type[Record], str]] = field(default_factory=set)

    def chapter(self, chapter: Chapter, title: str) -> Iterator[Unit]:
        """The units of a chapter or insert, with what its directives bring in."""
        texts = {slot.index: slot for slot in translatable_texts(chapter.tokens)}
        figure, skip_until, scope = "", "", ""
        for index, token in enumerate(chapter.tokens):
            if skip_until:
                skip_until = "" if token.type == skip_until else skip_until
            elif index in texts and not texts[index].skipped:
                yield _unit(texts[index], chapter, title)
            elif token.type == "image_block_open":
                figure = str(token.meta["src"])
            elif token.type == "figure_close":
                yield from self._figure(figure, chapter, title)
                figure = ""
            elif token.type == "national_open":
                inserts = self._inserts(str(token.meta["name"]))
                for insert in inserts:
                    yield from self.chapter(insert, title)
                skip_until = "national_close" if inserts and self.country else ""
            elif token.type in _ENDS:
                # At the end of the directive: its caption comes first.
                yield from self.records(*_ENDS[token.type], scope, title)
            if token.type.removesuffix("_open") in BY_DIRECTIVE:
                scope = str(token.meta.get("scope", ""))

    def records(
        self, kind: type[Record], listing: Listing | None = None, scope: str = "", title: str = ""
    ) -> Iterator[Unit]:
        """The units of the records of a class that were not met yet; with a ``listing``, of those that it prints."""
        countries = _SCOPES.get(scope, (True, True))
        for record in self.book.records:
            place = (type(record), record.id)
            wanted = isinstance(record, kind) and (listing is None or listing.has(record))
            wanted = wanted and countries[bool(record.country)]
            if not wanted or place in self.placed or (self.country and record.country not in ("", self.country)):
                continue
            self.placed.add(place)
            for key, msgid in record_texts(record):
                note = "\n".join(filter(None, (f"{key} of {record.id}", record.comment)))
                yield Unit("", msgid, "register field", record.where(key), title or _TITLES[kind], note, record.country)

    def _inserts(self, name: str) -> list[Chapter]:
        """The inserts for a slot: all of them by country, or the one of the edition."""
        found = sorted(country for country, slug in self.book.inserts if slug == name)
        wanted = [country for country in found if self.country in (None, country)]
        return [self.book.inserts[country, name] for country in wanted]

    def _figure(self, path: str, chapter: Chapter, title: str) -> Iterator[Unit]:
        figure = self.book.figures.get(path)
        if figure:
            for msgid, line in figure_words(figure):
                yield Unit("", msgid, "figure word", Location(path, line), title, "", chapter.country)


def _unit(slot: TranslatableText, chapter: Chapter, title: str) -> Unit:
    return Unit(slot.context, slot.msgid, slot.kind, slot.place_in(chapter), title, slot.comment, chapter.country)
