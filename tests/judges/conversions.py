"""What is lost of an EPUB when Calibre converts it for another reader, and back.

    python -m tests.judges.conversions dist/*/*.epub [--into FOLDER]

says it of each book, and ends with 1 if anything is. It wants ``PYTHONPATH=src``, Calibre, lxml and Pillow, and no more
of the project: so it runs where there is a newer Calibre than the tests have.
"""

from __future__ import annotations

import argparse
import io
import posixpath
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from PIL import Image, ImageChops, ImageStat

from tests.judges.calibre import converted, formats

# What is counted; a drawing becomes a file of its own.
COUNTED = ("table", "tr", "th", "td", "figure", "aside", "dt", "dd", "li", "p", "a")
# Whose words are looked for.
BLOCKS = (*(f"h{level}" for level in range(1, 7)), "p", "li", "dt", "dd", "th", "td", "caption", "figcaption")
XHTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
# Of 255 shades of grey: how far two covers are from each other where one of them was compressed anew.
SAME_PICTURE = 5


class Book:
    """The documents and drawings of an EPUB, whoever has written it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as container:
            files = {name: container.read(name) for name in container.namelist()}
        package = etree.fromstring(next(text for name, text in files.items() if name.endswith(".opf")))
        (name,) = package.xpath("//*[local-name()='meta' and @name='cover']/@content")
        (href,) = package.xpath("//*[local-name()='item' and @id=$name]/@href", name=name)
        self.cover = next(content for name, content in files.items() if name.endswith(href))
        documents = {name: etree.fromstring(text) for name, text in files.items() if name.endswith("html")}
        self.ids = {name: {str(id) for id in tree.xpath("//@id")} for name, tree in documents.items()}
        self.documents = {name: tree for name, tree in documents.items() if words(tree)}
        # A document without words is a page for a picture: the cover's.
        self.covers = {posixpath.basename(name) for name in documents if name not in self.documents}
        shown = {posixpath.basename(src) for tree in self.documents.values() for src in tree.xpath("//@src")}
        drawn = {name: text for name, text in files.items() if name.endswith(".svg")}
        inline = [tree for document in self.documents.values() for tree in document.iter(f"{SVG}svg")]
        self.drawings = inline + [etree.fromstring(drawn[name]) for name in drawn if posixpath.basename(name) in shown]

    def count(self) -> Counter[str]:
        """How many there are of what is counted."""
        names = (str(element.tag).removeprefix(XHTML) for tree in self.documents.values() for element in tree.iter())
        return Counter(name for name in names if name in COUNTED)

    def colours(self) -> set[str]:
        """All colours of drawings that are said by attributes, which no lost style sheet can take away."""
        said = (element.get(name) for tree in self.drawings for element in tree.iter() for name in ("fill", "stroke"))
        return {colour.lower() for colour in said if colour and colour.startswith("#")}

    def words(self) -> str:
        """The words of documents and drawings, without spaces."""
        return "".join(map(words, (*self.documents.values(), *self.drawings)))

    def texts(self) -> Iterator[str]:
        """The words of each block and of each text in a drawing, without spaces."""
        blocks = (tree.iter(*(XHTML + name for name in BLOCKS)) for tree in self.documents.values())
        drawn = (tree.iter(f"{SVG}text") for tree in self.drawings)
        return (letters("".join(element.itertext())) for group in (*blocks, *drawn) for element in group)

    def links(self) -> Iterator[tuple[str, bool]]:
        """Each link: where it leads, and whether that is there."""
        for name, tree in self.documents.items():
            for href in map(unquote, tree.xpath("//*[local-name()='a']/@href")):
                file, _, anchor = href.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                yield href, is_outside(href) or (target in self.ids and (not anchor or anchor in self.ids[target]))


def is_outside(href: str) -> bool:
    """Whether an address leads out of the book."""
    return bool(re.match(r"https?:|tel:|mailto:", href))


def letters(text: str) -> str:
    """A text without spaces and soft hyphens, with one kind of hyphen: Calibre writes - for that which never breaks."""
    return re.sub(r"\s|\u00ad", "", text).replace("\u2011", "-")


def words(tree: etree._Element) -> str:
    """The words of a document's body or of a drawing, without spaces."""
    body = tree.find(f"{XHTML}body")
    return letters("".join((tree if body is None else body).itertext()))


def losses(before: Book, after: Book) -> Iterator[str]:
    """What the second book lacks of the first, a line each."""
    counted = after.count()
    for name, number in before.count().items():
        if counted[name] < number:
            yield f"{number - counted[name]} of {number} elements <{name}>"
    yield from (f"the colour {colour}" for colour in sorted(before.colours() - after.colours()))
    written = after.words()
    yield from (f"the text {text[:60]}" for text in before.texts() if text not in written)
    if (pages := len(after.covers)) != len(before.covers):
        yield f"the one cover: of pages with a picture and no words there are {pages}, not {len(before.covers)}"
    if not is_same_picture(before.cover, after.cover):
        yield "the picture of the cover"
    # A converter that makes the cover's page itself leaves the landmark that leads to ours, which nobody sees.
    dead = (href for href, there in after.links() if not there and posixpath.basename(href) not in before.covers)
    yield from (f"where the link {href} leads" for href in dead)
    outside = {href for href, _ in before.links() if is_outside(href)}
    yield from (f"the link {href}" for href in sorted(outside - {href for href, _ in after.links()}))


def is_same_picture(one: bytes, other: bytes) -> bool:
    """Whether two pictures, made small, look the same."""
    small = [Image.open(io.BytesIO(picture)).convert("L").resize((40, 64)) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0] < SAME_PICTURE


def lost(path: Path, ending: str, folder: Path) -> list[str]:
    """What is lost of an EPUB in the format of this ending and back; both files are put into the folder."""
    there = converted(path, folder / f"{path.stem}.{ending}")
    return list(losses(Book(path), Book(converted(there, folder / f"{path.stem}.{ending}.epub"))))


def main(arguments: list[str]) -> int:
    """Convert the books, print a line for each and each format, and one for everything lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.judges.conversions", description="What conversions lose.")
    parser.add_argument("books", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, help="folder to keep what was converted in")
    options = parser.parse_args(arguments)
    found = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.into or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for path in options.books:
            for ending in formats():
                lines = lost(path, ending, folder)
                found = found or bool(lines)
                print(f"{path.name} {ending}: {len(lines) or 'nothing'} lost", *lines, sep="\n  ", flush=True)
    return int(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
