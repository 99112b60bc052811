"""EPUB 3.3: the same parts as content documents, in one file that is the same byte for byte whenever it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gesim_build.formats import RenderContext
from gesim_build.formats.calls import calls
from gesim_build.formats.code_rules import code_rules
from gesim_build.formats.contents import contents, lines_of, nested
from gesim_build.formats.epub.cover import cover_lines
from gesim_build.formats.epub.documents import BODY, document_body
from gesim_build.formats.epub.drawn import Rules, motif_by_attributes
from gesim_build.formats.epub.package import File, identifier, landmark, people, source_of_pages
from gesim_build.formats.epub.pages import Page, pages_of_pdf
from gesim_build.formats.epub.picture import cover_picture, picture_findings
from gesim_build.formats.epub.stylesheet import drawing_rules, stylesheet
from gesim_build.formats.files import book_file
from gesim_build.formats.links import Address, addresses
from gesim_build.formats.lists import FIGURE, TABLE, ListOf, list_of, lists_of
from gesim_build.formats.look import Look
from gesim_build.formats.quick_access import quick_access
from gesim_build.formats.used_rules import used_rules
from gesim_build.formats.widths import width_rules
from gesim_build.markup.css import resolve
from gesim_build.model import Artifact, Manuscript, Part
from gesim_build.own_ids import file_of_part, own_id
from gesim_build.theme import Theme
from gesim_build.ziparchive import archive

MEDIA_TYPE = "application/epub+zip"
XHTML_TYPE = "application/xhtml+xml"
# The contents as readers of EPUB 2 look for them (OPF 2.0.1, 2.4.1).
NCX_TYPE = "application/x-dtbncx+xml"
FOLDER = "EPUB/"
COVER_PICTURE, COVER_DRAWING = "cover.jpg", "cover.svg"


def render(context: RenderContext) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG.epub``."""
    manuscript, theme = context.manuscript, context.look.theme
    drawn = drawing_rules(context.look)
    pages = pages_of_pdf(context)
    documents = (_document(manuscript, theme, part, drawn, pages) for part in manuscript.parts)
    files = [*_frame(manuscript, context.look, drawn, pages), *documents]
    css = stylesheet(context.look, manuscript.edition) + width_rules(manuscript.parts)
    css += code_rules(theme, manuscript.parts) + resolve(used_rules(theme, manuscript), context.look.shared_tokens)
    files += [File("styles/book.css", "text/css", css), *_images(manuscript)]
    package = theme.render(
        "epub/package.opf.j2",
        manuscript,
        identifier=identifier(manuscript),
        people=people(manuscript.book),
        beginning=_beginning(manuscript, addresses(manuscript.anchors, ".xhtml", folder="text/")),
        page_source=source_of_pages(manuscript) if pages else "",
        files=sorted(files, key=lambda file: file.href),
        spine=[file for file in files if file.media_type == XHTML_TYPE],
    )
    contents_of_archive = {FOLDER + file.href: file.content for file in files}
    contents_of_archive["META-INF/container.xml"] = theme.text("epub/container.xml").encode()
    contents_of_archive[FOLDER + "package.opf"] = package.encode()
    # https://www.w3.org/TR/epub-33/#sec-zip-container-mime
    packed = archive(contents_of_archive, manuscript.edition.date, first={"mimetype": MEDIA_TYPE.encode()})
    name, drawing = book_file(manuscript, "epub"), next(file for file in files if file.href == COVER_DRAWING)
    yield Artifact(name, MEDIA_TYPE, packed, findings=tuple(picture_findings(drawing.content.decode(), name)))


def _frame(manuscript: Manuscript, look: Look, drawn: Rules, pages: Sequence[Page]) -> Iterator[File]:
    """What is around the parts, in reading order: cover, title page, contents."""
    theme = look.theme
    address = addresses(manuscript.anchors, ".xhtml", folder="text/")
    cover = theme.render("epub/cover.svg.j2", manuscript, tokens=look.shared_tokens, **cover_lines(manuscript.book))
    lines = nested(contents(manuscript, address))
    navigation = theme.render(
        "epub/nav.xhtml.j2",
        manuscript,
        lines=lines,
        pages=[(page.label, f"{address(page.part)}#{page.mark}") for page in pages],
        lists=[(one, lines_of(one, address)) for one in _lists(manuscript, theme)],
        landmarks=[(landmark(part), address(part.id), part.title) for part in manuscript.parts if landmark(part)],
        body=_beginning(manuscript, address),
    )
    # Shelves and shops show pictures only; the page in the book has the drawing, which is sharp at any size.
    if picture := cover_picture(cover):
        yield File(COVER_PICTURE, "image/jpeg", picture, "cover-image")
    yield File(COVER_DRAWING, "image/svg+xml", cover, "" if picture else "cover-image")
    yield File("cover.xhtml", XHTML_TYPE, theme.render("epub/cover.xhtml.j2", manuscript))
    title = motif_by_attributes(theme.render("epub/title.xhtml.j2", manuscript), drawn)
    yield File("title.xhtml", XHTML_TYPE, title, "svg" if "<svg" in title else "")
    if places := [(place, address(place.id)) for place in quick_access(manuscript)]:
        quick = theme.render("epub/quick-access.xhtml.j2", manuscript, places=places, calls=calls(manuscript))
        yield File(f"{own_id('', 'quick')}.xhtml", XHTML_TYPE, quick)
    yield File("nav.xhtml", XHTML_TYPE, navigation, "nav")
    ncx = theme.render("epub/toc.ncx.j2", manuscript, identifier=identifier(manuscript), lines=lines)
    yield File("toc.ncx", NCX_TYPE, ncx)


def _lists(manuscript: Manuscript, theme: Theme) -> Iterator[ListOf]:
    """The lists of figures and of tables, which readers' programs know, and those that the book has besides."""
    yield from (one for kind in (FIGURE, TABLE) if (one := list_of(manuscript, kind)).entries)
    yield from (one for one in lists_of(manuscript, theme.vocabulary.boxes) if one.kind not in (FIGURE, TABLE))


def _beginning(manuscript: Manuscript, address: Address) -> str:
    """Where a reader's program may open the book for the first time: in a discreet one, where nothing tells what it is
    about."""
    body = (address(part.id) for part in manuscript.parts if part.kind in BODY and not manuscript.edition.discreet)
    return next(body, "title.xhtml")


def _document(manuscript: Manuscript, theme: Theme, part: Part, drawn: Rules, pages: Iterable[Page]) -> File:
    address = addresses(manuscript.anchors, ".xhtml", part.id)
    own = (page for page in pages if page.part == part.id)
    body = document_body(part, theme, address, manuscript, drawn, own)
    text = theme.render("epub/document.xhtml.j2", manuscript, part=part, body=body)
    return File(f"text/{file_of_part(part.id)}.xhtml", XHTML_TYPE, text, "svg" if "<svg" in body else "")


def _images(manuscript: Manuscript) -> Iterator[File]:
    images = {asset.name: asset for part in manuscript.parts for asset in part.assets}
    for name, image in sorted(images.items()):
        yield File(f"text/{name}", image.media_type, image.content)
