"""What inspections find in pages and EPUBs made by hand: the parts, the contents, what leads nowhere, every text."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from gesim_build.validate import bundle, epub, file_groups, html, inspect_packed, inspector, unpack
from gesim_build.validate.documents import pages, publication
from gesim_build.validate.inventory import FILL, KINDS, LINK, TEXT, Inventory, Item
from gesim_build.validate.text_run import TextRun

START = """<!DOCTYPE html><html><head><title>The book</title><meta name="description" content="About it">
<meta name="viewport" content="width"></head><body><div class="cover-words"><h1>The book</h1></div>
<ol class="contents-list"><li><a href="one.html">1 One</a></li><li><a href="gone.html">2 Gone</a></li></ol>
<ol class="others"><li><a href="one.html">Not one of the contents</a></li></ol><p>Beside</p>
<main><section><p>Not of a part</p></section></main></body></html>"""
ONE = """<!DOCTYPE html><html><head><title>One</title></head><body><header><p>Beside</p></header><main>
<section class="part" id="one"><h1>One</h1><p><a href="#needs">a</a> <a href="two.html#x">b</a> <a href="#lost">c</a>
<a href="https://example.org/">d</a> <a href="two.html">e</a></p><h2 id="needs">Needs</h2></section>
<div><section><p>Not of a part</p></section></div></main>
<ol class="contents-list"><li><a href="one.html">no</a></li></ol></body></html>"""
TWO = """<!DOCTYPE html><html><body><main><section><p id="x">Two</p></section></main></body></html>"""
PAGES = {"index.html": START, "one.html": ONE, "two.html": TWO, "style.css": "p { color: red }"}


def encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def zipped(files: Mapping[str, str]) -> dict[str, bytes]:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return {"book.zip": output.getvalue()}


def shown(items: Inventory) -> list[str]:
    return [f"{item.kind}: {item.key}" for item in items]


IN_PAGES = [
    "heading: thebook", "text: thebook",
    "heading: one", "text: one", "text: abcde", "link: #needs", "link: #x", "link: https://example.org/", "link: #two",
    "heading: needs", "text: needs",
    "text: two",
    "part in the contents: 1one",
]  # fmt: skip


def test_pages_hold_their_part_and_the_start_page_the_title_and_the_contents() -> None:
    assert shown(html.inspect(encoded(PAGES))) == IN_PAGES


def test_pages_in_an_archive_hold_the_same() -> None:
    assert shown(bundle.inspect(zipped(PAGES))) == IN_PAGES
    assert [*bundle.text_runs(zipped(PAGES))] == [*html.text_runs(encoded(PAGES))]


def test_the_start_page_may_be_in_a_folder() -> None:
    files = {f"en/{name}": text for name, text in PAGES.items()}
    assert shown(html.inspect(encoded(files))) == IN_PAGES


def test_the_page_of_a_part_that_is_called_like_the_start_page_is_found() -> None:
    files = {"index.html": START.replace("one.html", "index~page.html"), "index~page.html": ONE}
    assert "part in the contents: 1one" in shown(html.inspect(encoded(files)))


def test_pages_are_in_the_order_of_their_names() -> None:
    files = encoded({"b.html": TWO, "a.html": ONE, "c.htm": TWO})
    assert [page.path for page in pages(files)] == ["a.html", "b.html"]


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The book</dc:title><dc:language>en</dc:language><dc:description/><dc:description>About it</dc:description>
<meta property="schema:accessibilitySummary">All can read it</meta><meta property="schema:other">no</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
<item id="d" href="images/b.svg" media-type="image/svg+xml"/>
<item id="e" href="images/a.svg" media-type="image/svg+xml"/>
<item id="f" href="images/gone.svg" media-type="image/svg+xml"/><item id="g" href="a.png" media-type="image/png"/>
</manifest><spine><itemref idref="b"/><itemref idref="n"/><itemref idref="a"/><itemref idref="c"/></spine></package>"""
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</html>'
NAV = XHTML.format(
    """<head><title>Contents</title></head><body><nav epub:type="toc"><h1>Contents</h1><ol><li><a
href="text/one.xhtml">1 One</a><ol><li><a href="text/one.xhtml#needs">1.1 Needs</a><ol><li><a
href="text/one.xhtml#lost">1.1.1 Lost</a></li><li><a href="text/two.xhtml#x">1.1.2 Two</a></li></ol></li></ol></li></ol>
</nav><nav epub:type="landmarks"><ol><li><a href="text/one.xhtml">no</a></li></ol></nav><p>Beside</p></body>"""
)
EPUB = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/nav.xhtml": NAV,
    "OPS/text/one.xhtml": XHTML.format(
        '<head><title>One</title></head><body><section class="part" id="one"><h1>One</h1>'
        '<p><a href="#needs">a</a> <a href="two.xhtml#x">b</a> <a href="#lost">c</a> '
        '<a href="two.xhtml">d</a></p><h2 id="needs">Needs</h2>'
        "</section><p>Beside</p></body>"
    ),
    "OPS/text/two.xhtml": XHTML.format(
        '<head><title>Two</title></head><body><section class="title-page"><p id="x">Two</p></section></body>'
    ),
    "OPS/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>drawn</text></svg>',
    "OPS/images/b.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>said</title></svg>',
}


def test_an_epub_holds_the_parts_in_the_order_of_the_spine_and_the_lists_of_its_navigation() -> None:
    assert shown(epub.inspect(zipped(EPUB))) == [
        "text: two",
        "heading: one", "text: one", "text: abcd", "link: #needs", "link: #x", "link: #two",
        "heading: needs", "text: needs",
        "part in the contents: 1one", "section in the contents: 11needs", "subsection in the contents: 112two",
    ]  # fmt: skip


def test_a_publication_is_what_its_package_names_without_what_is_missing() -> None:
    (content,) = zipped(EPUB).values()
    book = publication(content)
    assert book.package.path == "OPS/book.opf"
    assert [document.path for document in book.spine] == ["OPS/text/two.xhtml", "OPS/nav.xhtml", "OPS/text/one.xhtml"]
    assert [document.path for document in book.images] == ["OPS/images/a.svg", "OPS/images/b.svg"]


def test_a_package_may_be_at_the_top_and_entities_of_others_are_not_read() -> None:
    flat = {name.removeprefix("OPS/"): text.replace("OPS/", "") for name, text in EPUB.items()}
    assert shown(epub.inspect(zipped(flat))) == shown(epub.inspect(zipped(EPUB)))
    declared = '<!DOCTYPE package [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + PACKAGE.replace("About it", "&e;")
    assert "root:" not in "".join("".join(r.pieces) for r in epub.text_runs(zipped({**EPUB, "OPS/book.opf": declared})))


def runs(runs_: list[TextRun]) -> list[tuple[str, str, str]]:
    """File, place and words of the runs that have any."""
    found = ((run.path, run.place, " ".join("".join(run.pieces).split())) for run in runs_)
    return [run for run in found if run[2]]


def test_every_text_of_an_epub_is_read_with_its_document() -> None:
    found = runs([*epub.text_runs(zipped(EPUB))])
    assert {path for path, _, _ in found} == {"book.zip"}
    assert [(place, text) for _, place, text in found] == [
        ("OPS/book.opf", "The book"),
        ("OPS/book.opf", "About it"),
        ("OPS/book.opf", "All can read it"),
        ("OPS/text/two.xhtml title", "Two"),
        ("OPS/text/two.xhtml", "Two"),
        ("OPS/nav.xhtml title", "Contents"),
        ("OPS/nav.xhtml", "Contents1 One1.1 Needs1.1.1 Lost1.1.2 Two noBeside"),
        ("OPS/text/one.xhtml title", "One"),
        ("OPS/text/one.xhtml", "Onea b c dNeedsBeside"),
        ("OPS/images/a.svg", "drawn"),
        ("OPS/images/b.svg title", "said"),
    ]


def test_what_is_spoken_or_shown_beside_a_text_is_read_too() -> None:
    page = """<html><head><title>T</title><meta name="description" content="About"><meta name="author" content="no">
    <script>no</script><style>no</style></head><body data-empty="said" class="no"><p title="tip" lang="no">One<!-- no
    --> <code>no</code> two</p><img alt="image" src="no"><input placeholder="type" value="no"><b aria-label="name"
    aria-description="more" aria-roledescription="role" aria-hidden="no">three</b></body></html>"""
    assert runs([*html.text_runs(encoded({"a.html": page, "b.css": "no"}))]) == [
        ("a.html", "title", "T"),
        ("a.html", "content", "About"),
        ("a.html", "data-empty", "said"),
        ("a.html", "title", "tip"),
        ("a.html", "alt", "image"),
        ("a.html", "placeholder", "type"),
        ("a.html", "aria-label", "name"),
        ("a.html", "aria-description", "more"),
        ("a.html", "aria-roledescription", "role"),
        ("a.html", "", "One twothree"),
    ]


def test_a_title_without_words_is_read_and_has_none() -> None:
    first, *_ = html.text_runs({"a.html": b"<html><head><title></title></head></html>"})
    assert first == TextRun("a.html", "title", ("",))


def test_what_an_inspector_finds_goes_through_a_worker_unchanged() -> None:
    items = unpack(inspect_packed("html", encoded(PAGES), ()))
    assert items == tuple(Item(item.kind, item.key) for item in html.inspect(encoded(PAGES)))
    assert inspector("html") is html and inspector("epub") is epub


def test_a_format_in_two_uses_is_inspected_in_two_groups() -> None:
    files = {"a-print.pdf": b"1", "a-fill.pdf": b"2", "b-fill.pdf": b"3", "readme.txt": b"4"}
    on_paper, on_screen = file_groups("forms", files)
    assert (on_paper.ending, [*on_paper.files]) == ("-print.pdf", ["a-print.pdf"])
    assert (on_screen.ending, on_screen.files) == ("-fill.pdf", {"a-fill.pdf": b"2", "b-fill.pdf": b"3"})
    field = Item(FILL, "x", part_kind="form")
    assert not on_paper.shows(field) and on_screen.shows(field)
    # Links of a sheet refer to the book, and the sheets hold nothing else of it.
    assert not on_screen.shows(Item(LINK, "x", part_kind="form"))
    assert on_paper.shows(Item(TEXT, "x", part_kind="form")) and not on_paper.shows(Item(TEXT, "x", part_kind="annex"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_book_shows_all_its_parts_but_for_what_its_format_leaves_out(kind: str) -> None:
    item = Item(kind, "x", part_kind="chapter")
    shows = {name: next(iter(file_groups(name, {"a": b""}))).shows(item) for name in ("pdf", "print", "epub", "html")}
    assert shows == {
        "pdf": kind not in ("heading of the notes", "link back from a note", "link of the index", "field to fill in"),
        "print": kind == "text",
        "epub": kind not in ("subsection in the contents", "line of the printed contents", "field to fill in"),
        "html": kind
        not in (
            "section in the contents",
            "subsection in the contents",
            "line of the printed contents",
            "field to fill in",
        ),
    }


def test_the_same_page_is_another_thing_as_the_start_page() -> None:
    page = START.replace("<main>", "<main><section><p>Beside</p></section>")
    as_start, as_part = (shown(html.inspect(encoded({name: page}))) for name in ("index.html", "one.html"))
    assert as_start != as_part
    assert "text: beside" in as_part
