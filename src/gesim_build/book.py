"""Parse: the sources -> the Book. Pure; what is wrong comes back as diagnostics."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.dividers import with_dividers
from gesim_build.markdown.blocks import BlockParser, block_parser
from gesim_build.markdown.includes import parse_whole
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.markdown.problems import source_place
from gesim_build.merge_conflicts import merge_conflicts
from gesim_build.model import DIVIDER, Book, Chapter, Figure, Image, Record, Source
from gesim_build.pictures.faults import PictureError
from gesim_build.pictures.files import DRAWING, FIGURES
from gesim_build.registers import REGISTERS
from gesim_build.registers.parse import parse_register
from gesim_build.schema import keys_of
from gesim_build.svg.empty import empty
from gesim_build.svg.read import read_figure
from gesim_build.vocabulary import Vocabulary

KINDS: Mapping[str, str] = {"front": "front", "chapters": "chapter", "forms": "form", "annexes": "annex"}


_SLOT = "national_open"
T = TypeVar("T")


class Once(Protocol):
    """Returns what a function makes, under a name; perhaps what it has made before."""

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` returns, or has returned for that name."""


def at_once(name: str, make: Callable[[], T]) -> T:
    """What ``make`` returns, whatever the ``name``."""
    del name
    return make()


def parse_book(
    contents: Mapping[str, tuple[str, ...]],
    book: Record,
    config_lines: Mapping[str, int],
    texts: Mapping[str, Source],
    images: Mapping[str, Image],
    strings: tuple[tuple[str, Location], ...],
    vocabulary: Vocabulary,
    once: Once = at_once,
) -> tuple[Book, tuple[Diagnostic, ...]]:
    """Parse every file that the contents name.

    ``contents`` maps ``front``, ``chapters``, ``forms``, ``annexes`` to file names; ``book`` is the record of
    translated texts of the configuration; ``config_lines`` gives the line of each of these lists; ``strings`` are the
    template strings, ``vocabulary`` has the words that chapters may use. ``once`` is given what depends on nothing but
    the texts, the images and the vocabulary, which the publications of a project have in common.
    """
    md = block_parser(vocabulary)
    places = {section: Location(book.location.path, config_lines.get(section, 0)) for section in contents}
    chapters, problems = _chapters(contents, places, texts, md, once)
    problems += _empty_parts(chapters)
    inserts, wrong_inserts = once("inserts", partial(_inserts, md, texts))
    problems += wrong_inserts
    figures, wrong_figures = once("figures", partial(_figures, texts))
    problems += wrong_figures
    records, wrong_records = once("records", partial(_records, texts))
    problems += wrong_records
    pictures, broken = once("pictures", partial(_pictures, images))
    parsed = Book(tuple(chapters), inserts, figures, pictures, (book, *records), strings)
    problems += _image_problems(parsed, {*images, *filter(_is_drawing, texts)})
    problems += _broken_pictures(parsed, broken)
    # What is wrong in a file that several chapters include is found in each of them.
    return parsed, tuple(dict.fromkeys(problems))


def _chapters(
    contents: Mapping[str, tuple[str, ...]],
    places: Mapping[str, Location],
    texts: Mapping[str, Source],
    md: BlockParser,
    once: Once,
) -> tuple[list[Chapter], list[Diagnostic]]:
    """The chapters that the contents name; ``places`` are where each of their lists is."""
    chapters: list[Chapter] = []
    problems: list[Diagnostic] = []
    for section, name in ((section, name) for section, names in contents.items() for name in names):
        path = f"handbook/chapters/{name}.md"
        if path not in texts:
            problems.append(_missing_chapter(name, places[section], texts))
            continue
        parse = partial(parse_whole, md, texts, path, name, KINDS[section])
        chapter, wrong = once(f"{KINDS[section]} {name}", parse)
        chapters.append(chapter)
        problems += wrong
    return chapters, problems


def _empty_parts(chapters: Sequence[Chapter]) -> Iterator[Diagnostic]:
    """``empty-part`` for each page of a part of the book after which no chapter comes."""
    filled = {page.path for _, page in with_dividers(chapters) if page}
    for chapter in chapters:
        if chapter.kind == DIVIDER and chapter.path not in filled:
            hint = "Name it in the contents before the chapters that belong to it."
            yield warning("empty-part", "no chapter comes after the page of this part", Location(chapter.path, 1), hint)


def _inserts(md: BlockParser, texts: Mapping[str, Source]) -> tuple[dict[tuple[str, str], Chapter], list[Diagnostic]]:
    """The national inserts by country and name."""
    inserts: dict[tuple[str, str], Chapter] = {}
    problems: list[Diagnostic] = []
    for path in (p for p in texts if PurePosixPath(p).match("handbook/national/*/*.md")):
        country, name = PurePosixPath(path).parent.name, PurePosixPath(path).stem
        identifier = f"national-{country.lower()}-{name}"
        inserts[country, name], wrong = parse_whole(md, texts, path, identifier, "national", country)
        problems += wrong
    return inserts, problems


def own_inserts(book: Book, countries: Collection[str]) -> Book:
    """The book with those inserts only that its chapters have a slot for, of some countries."""
    slots = {token.meta["name"] for chapter in book.chapters for token in chapter.tokens if token.type == _SLOT}
    wanted = {place: insert for place, insert in book.inserts.items() if place[0] in countries and place[1] in slots}
    return replace(book, inserts=wanted)


def _missing_chapter(name: str, place: Location, texts: Mapping[str, Source]) -> Diagnostic:
    stems = [PurePosixPath(path).stem for path in texts if path.startswith("handbook/chapters/")]
    near = difflib.get_close_matches(name, stems, 1)
    hint = f"Did you mean {near[0]}?" if near else "Add the file, or take its name out of the contents."
    return error("missing-chapter", f"handbook/chapters/{name}.md does not exist", place, hint)


def _figures(texts: Mapping[str, Source]) -> tuple[dict[str, Figure], list[Diagnostic]]:
    figures: dict[str, Figure] = {}
    problems: list[Diagnostic] = []
    for path, source in texts.items():
        if _is_drawing(path) and not any(merge_conflicts(source.text, path)):
            figure, wrong = read_figure(source)
            problems += wrong
            if figure is not None:
                figures[path] = figure
                problems += empty(figure)
    return figures, problems


def _is_drawing(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() == DRAWING


def _pictures(images: Mapping[str, Image]) -> tuple[dict[str, Image], dict[str, PictureError]]:
    """The raster images reduced to the picture itself, and what is wrong with those that cannot be used."""
    if not images:
        return {}, {}
    from gesim_build.pictures.clean import clean  # which loads Pillow

    pictures: dict[str, Image] = {}
    broken: dict[str, PictureError] = {}
    for path, image in images.items():
        try:
            pictures[path] = clean(image)
        except PictureError as problem:
            broken[path] = problem
    return pictures, broken


def _broken_pictures(book: Book, broken: Mapping[str, PictureError]) -> Iterator[Diagnostic]:
    """``broken-image``, at each place where the image is used, or at the file itself if nothing uses it."""
    used = [(path, place) for path, place in _used_images(book) if path in broken]
    unused = [(path, Location(path)) for path in broken.keys() - {path for path, _ in used}]
    for path, place in (*used, *sorted(unused)):
        problem = broken[path]
        yield error("broken-image", f"{path} cannot be used: {problem}", place, problem.hint, Location(path))


def _records(texts: Mapping[str, Source]) -> tuple[tuple[Record, ...], list[Diagnostic]]:
    records: list[Record] = []
    problems: list[Diagnostic] = []
    for register in REGISTERS:
        if register.path in texts:
            found, wrong = parse_register(register, texts[register.path])
            records += found
            problems += wrong
    problems += (problem for record in records for problem in _text_faults(record))
    problems += (problem for register in REGISTERS for problem in register.problems(records))
    return tuple(records), problems


def _text_faults(record: Record) -> Iterator[Diagnostic]:
    """What no text may have, such as ``raw-html``, in the texts that are translated, or would be in another record."""
    for name in (name for name, declared in keys_of(type(record)).items() if declared.key.translated):
        yield from raw_text_faults(getattr(record, name), record.where(name), {})


def _image_problems(book: Book, known: set[str]) -> Iterator[Diagnostic]:
    """Images that do not exist; one that cannot be used has a finding of its own already."""
    yield from (_image_problem(path, place, known) for path, place in _used_images(book) if path not in known)


def _used_images(book: Book) -> Iterator[tuple[str, Location]]:
    """The images of the figures, each with the place of its use."""
    for chapter in (*book.chapters, *book.inserts.values()):
        for token in chapter.tokens:
            if token.type == "image_block_open" and token.meta.get("src"):
                yield str(token.meta["src"]), source_place(token, chapter.path)


def _image_problem(source: str, place: Location, known: set[str]) -> Diagnostic:
    if source.startswith(("../", "/")) or ":" in source.partition("/")[0]:
        hint = "Images come from the project's own handbook/figures/ only."
        return error("outside-project", f"the image {source} is not a file of the project", place, hint)
    suffix = PurePosixPath(source).suffix
    if suffix.lower() not in FIGURES:
        what = f"{source} is {f'a {suffix[1:].upper()} file' if suffix else 'no file'}, which figures cannot be made of"
        return error("missing-figure", what, place, "Export it as SVG, PNG or JPEG, and name it so.")
    near = difflib.get_close_matches(source, known, 1)
    return error(
        "missing-figure",
        f"{source} does not exist",
        place,
        f"Did you mean {near[0]}?" if near else "Add the file to handbook/figures/.",
    )
