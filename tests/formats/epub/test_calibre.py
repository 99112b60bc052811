"""The sample as an EPUB, converted by Calibre to the format of Kindles and back: what a reader of it still has."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample
from tests.judges.calibre import converted

pytestmark = pytest.mark.slow

# What is counted; a drawing becomes a file of its own.
COUNTED = ("table", "tr", "th", "td", "figure", "aside", "dt", "dd", "li", "p", "a")
XHTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


class Book:
    """The documents and drawings of an EPUB, whoever has written it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as container:
            files = {name: container.read(name) for name in container.namelist()}
        package = etree.fromstring(next(text for name, text in files.items() if name.endswith(".opf")))
        (name,) = package.xpath("//*[local-name()='meta' and @name='cover']/@content")
        (href,) = package.xpath("//*[local-name()='item' and @id=$name]/@href", name=name)
        self.cover = next(content for name, content in files.items() if name.endswith(href))
        self.documents = {name: etree.fromstring(text) for name, text in files.items() if name.endswith("html")}
        drawn = [etree.fromstring(text) for name, text in files.items() if name.endswith(".svg")]
        self.drawings = [*drawn, *(tree for document in self.documents.values() for tree in document.iter(f"{SVG}svg"))]

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
        trees = (*(tree.find(f"{XHTML}body") for tree in self.documents.values()), *self.drawings)
        return "".join("".join(tree.itertext()) for tree in trees if tree is not None)

    def links(self) -> Iterator[tuple[str, bool]]:
        """Each link: where it leads, and whether that is there."""
        ids = {name: {str(id) for id in tree.xpath("//@id")} for name, tree in self.documents.items()}
        for name, tree in self.documents.items():
            for href in map(unquote, tree.xpath("//*[local-name()='a']/@href")):
                file, _, anchor = href.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                outside = bool(re.match(r"https?:|tel:|mailto:", href))
                yield href, outside or (target in ids and (not anchor or anchor in ids[target]))


def small(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("L").resize((40, 64))


def letters(text: str) -> str:
    return re.sub(r"\s|\u00ad", "", text)


def test_what_calibre_makes_of_it_has_figures_tables_notes_and_links(theme: Theme, tmp_path: Path) -> None:
    (artifact,) = render(RenderContext(sample("el"), Look(theme), no_work))
    path = tmp_path / "book.epub"
    path.write_bytes(artifact.content)
    before, after = Book(path), Book(converted(converted(path, tmp_path / "book.azw3"), tmp_path / "back.epub"))
    counted = after.count()
    assert {name: number for name, number in before.count().items() if counted[name] < number} == {}
    assert before.colours()
    assert before.colours() - after.colours() == set()
    written = letters(after.words())
    paragraphs = [letters("".join(p.itertext())) for tree in before.documents.values() for p in tree.iter(f"{XHTML}p")]
    assert [text for text in paragraphs if text not in written] == []
    title = sample("el").book.title
    assert [any(title in tree.itertext() for tree in book.drawings) for book in (before, after)] == [True, True]
    one, other = (small(book.cover) for book in (before, after))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 5, "not the cover that Calibre draws for one"
    assert [href for href, there in after.links() if not there] == []
    outside = {href for href, _ in before.links() if ":" in href}
    assert outside
    assert outside <= {href for href, _ in after.links()}
