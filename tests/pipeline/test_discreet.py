"""A discreet edition: what shows of it before it is read says nothing of its subject, of which its text is full."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from pikepdf import Pdf

from gesim_build.output_formats import FORMATS as OUTPUT_FORMATS
from tests.cli.translation_project import gesim
from tests.judges.epubcheck import epubcheck
from tests.judges.poppler import pdf_text
from tests.judges.verapdf import verapdf
from tests.judges.vnu import vnu

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

BOOK = Path(__file__).parents[1] / "books/discreet"
# What the book, its sections, its files, its people are called; and the program, whose name is that of a book too.
SUBJECT = re.compile(r"tobacco|nicotin|smok|cigar|quit|puff|lungs|crav|\bward|burns|advice|gesim", re.IGNORECASE)
FORMATS = ("pdf", "epub", "html", "bundle", "single", "forms", "forms-large", "print")
# The checker computes no hashes, and for it 'self' matches no file: address.
BLIND_SPOT = "violates Content Security Policy"
XML_NAME = re.compile(r"\.(?:xhtml|opf|ncx|svg)$")
Said = Iterator[tuple[str, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("discreet") / "book"
    shutil.copytree(BOOK, root)
    assert gesim(root, "build", *(f"-f{name}" for name in FORMATS), "--lang", "en").exit_code == 0
    assert gesim(root, "build", "-f", "html", "--lang", "de").exit_code == 0
    return root / "dist"


def addresses(tree: etree._Element) -> Said:
    """What an address bar or a download may show."""
    for element in tree.iter(etree.Element):
        for key in ("id", "href", "src", "download", "name"):
            if value := element.get(key):
                yield f"<{element.tag} {key}>", value


def of_page(page: bytes, *, is_start: bool) -> Said:
    """What a browser shows of a page besides its text; of a start page also all that can be seen without opening it."""
    tree = html.document_fromstring(page)
    yield "title", tree.findtext(".//title") or ""
    yield from (("meta", value) for meta in tree.iter("meta") for value in meta.values())
    yield from addresses(tree)
    if is_start:
        body = tree.find("body")
        for hidden in body.xpath(
            "//details/*[not(self::summary)] | //script | //*[contains(concat(@class, ' '), 'part ')]"
        ):
            hidden.getparent().remove(hidden)
        yield "start page", body.text_content()


def of_archive(content: bytes) -> Said:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield "name", name
            if name.endswith(".html"):
                yield from of_page(archive.read(name), is_start=name.endswith("/index.html"))
            elif XML_NAME.search(name):
                yield from of_document(name, archive.read(name))


def of_document(name: str, content: bytes) -> Said:
    """What a reader's program shows of a file of an EPUB on its shelf, and on opening it for the first time."""
    tree = etree.fromstring(content)
    yield from addresses(tree)
    if name.endswith((".opf", "cover.svg", "/cover.xhtml", "/title.xhtml")):
        yield from ((name, value) for element in tree.iter(etree.Element) for value in element.attrib.values())
        yield name, " ".join(tree.itertext())
    titles = "//*[local-name()='head']/*[local-name()='title'] | //*[local-name()='docTitle']"
    yield from ((name, " ".join(title.itertext())) for title in tree.xpath(titles))
    yield from (("begins", str(href)) for href in tree.xpath("//*[local-name()='a' and @*='bodymatter']/@href"))


def of_pdf(path: Path) -> Said:
    with Pdf.open(path) as pdf:
        yield from ((f"{path} {key}", str(value)) for key, value in pdf.docinfo.items())
        yield f"{path} XMP", pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.get("/PageMode", "/UseNone") == "/UseNone"
    if "-form-" not in path.name:
        yield f"{path}", pdf_text(path, 1)


def outside(folder: Path, files: Iterable[Path]) -> Said:
    for path in files:
        yield "name", path.relative_to(folder).as_posix()
        if path.suffix == ".html" and "~" not in path.name:
            yield from of_page(path.read_bytes(), is_start=path.name == "index.html" or path.parent.name != "html")
        elif path.suffix in (".zip", ".epub"):
            yield from of_archive(path.read_bytes())
        elif path.suffix == ".pdf":
            yield from of_pdf(path)
        elif path.suffix == ".svg":
            yield path.name, path.read_text("utf-8")


def telling(said: Said) -> list[tuple[str, str]]:
    return [(place, text) for place, text in said if SUBJECT.search(text)]


@pytest.mark.parametrize("folder", ["en", "de", "smokers-notes/en"])
def test_nothing_outside_the_text_says_what_it_is_about(built: Path, folder: str) -> None:
    files = sorted(path for path in (built / folder).rglob("*") if path.is_file())
    said = list(outside(built / folder, files))
    assert telling(iter(said)) == []
    assert {text for place, text in said if place == "begins"} <= {"title.xhtml"}
    title = {"en": "Handbook", "de": "Handbuch", "smokers-notes/en": "Notes of a year"}[folder]
    assert sum(title in text for _, text in said) > 5
    kinds = {path.suffix for path in files}
    assert {".html", ".svg"} <= kinds
    assert folder == "de" or {".pdf", ".epub", ".zip"} <= kinds


def test_what_is_not_discreet_tells_and_the_text_is_whole(built: Path) -> None:
    openly = built / "smokers-open/en"
    assert len(telling(outside(openly, sorted(openly.rglob("*.epub"))))) > 10
    page = (built / "en/html/part-3.html").read_text("utf-8")
    assert '<h1 id="part-3~title">' in page or "Smoking</h1>" in page
    assert "Cigarettes have nicotine." in page
    assert (built / "en/forms/handbook-form-a-en-fill.pdf").is_file()
    pages = [(built / f"{code}/html/part-4.html").read_text("utf-8") for code in ("en", "de")]
    ids = [re.findall(r' id="(s[0-9a-f]{12})"', page) for page in pages]
    assert ids[0] == ids[1] != []


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """Links to places that no page has, by page."""
    ids = {
        path: set(html.document_fromstring(path.read_bytes()).xpath("//@id"))
        for path in (path.resolve() for path in folder.rglob("*.html"))
    }
    return [
        (path.name, str(href))
        for path in ids
        for href in html.document_fromstring(path.read_bytes()).xpath("//a/@href")
        for file, mark, anchor in (str(href).partition("#"),)
        if mark and anchor not in ids.get((path.parent / file).resolve() if file else path, ())
    ]


@pytest.mark.parametrize("folder", ["en", "de", "smokers-notes/en"])
def test_every_link_leads_to_a_place(built: Path, folder: str) -> None:
    assert dead_links(built / folder) == []
    if folder == "en":
        text = (built / folder / "html/part-4.html").read_text("utf-8")
        assert re.search(r'<a class="term" href="part-\d\.html#s[0-9a-f]{12}"', text)


def test_a_release_page_says_nothing_either_and_lists_nothing_that_does(built: Path) -> None:
    assert gesim(built.parent, "release", "--lang", "en").exit_code == 0
    release = built / "release"
    page = html.document_fromstring((release / "index.html").read_bytes())
    page.find("head/style").text = ""
    manifest = json.loads((release / "manifest.json").read_text("utf-8"))
    of_manifest = [str(value) for value in manifest["book"].values()] + [manifest["editions"][0]["title"]]
    said = [page.text_content(), *(value for one in page.iter() for value in one.attrib.values()), *of_manifest]
    assert telling(("release", text) for text in said) == []
    assert manifest["book"]["identifier"].startswith("urn:uuid:")
    # An edition in the open is in these lists.
    assert not {"manifest.json", "SHA256SUMS"} & {str(href) for href in page.xpath("//@href")}
    assert any("notes-en-IE-2026-01-02.epub" in text for text in said)


REGISTER = """\
[[project]]
id = "smokers"
name = "No more cigarettes"
relation = "The project against tobacco published this book."
download = "https://quitting.example.org/books/"
"""


def words_of(path: Path) -> Said:
    """What is in a text of a release: of a page also what can be seen of it."""
    yield "name", path.name
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        page = html.document_fromstring(text.encode())
        page.find("head/style").text = ""
        yield path.name, page.text_content()
        yield from ((path.name, value) for one in page.iter(etree.Element) for value in one.attrib.values())
    else:
        # Of the program whose name is that of a book too, versions are said.
        yield path.name, re.sub(r'"gesim-build": ', "", text)


def test_no_list_of_files_says_anything_and_what_is_merged_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "gesim_build.pipeline.release.FORMATS", {name: OUTPUT_FORMATS[name] for name in ("epub", "html")}
    )
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    (root / "handbook/project.toml").write_text(REGISTER, "utf-8")
    config = root / "handbook/handbook.toml"
    text = config.read_text("utf-8")
    begin, end = text.index("# The same in the open."), text.index("# A title and file names of")
    # No catalog is there for a release in German.
    config.write_text((text[:begin] + text[end:]).replace('[editions.de]\ncountry = "DE"\n', ""), "utf-8")
    made = gesim(root, "release")
    assert made.exit_code == 0, made.output
    release = root / "dist/release"
    texts = [path for path in sorted(release.iterdir()) if path.suffix in (".html", ".json", "") and path.is_file()]
    assert {"index.html", "manifest.json", "SHA256SUMS"} <= {path.name for path in texts}
    assert telling(said for path in texts for said in words_of(path)) == []
    # What announces a book tells what it is about; and so does the address that it is read at.
    assert [path.name for path in release.iterdir() if re.match("news|press", path.name)] == []
    page = (release / "index.html").read_text("utf-8")
    assert "og:url" not in page and 'href="manifest.json"' in page
    whole = tmp_path / "whole"
    merged = gesim(root, "release", "--merge", str(release), "--output", str(whole))
    assert merged.exit_code == 0, merged.output
    assert (whole / "manifest.json").read_bytes() == (release / "manifest.json").read_bytes()
    config.write_text(config.read_text("utf-8") + "\n# changed\n", "utf-8")
    changed = gesim(root, "release", "--merge", str(release), "--output", str(whole))
    assert changed.exit_code == 1 and "other sources: handbook/handbook.toml" in str(changed.exception)


def test_a_discreet_publication_of_a_book_in_the_open_is_released_without_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesim_build.pipeline.release.FORMATS", {"epub": OUTPUT_FORMATS["epub"]})
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    config = root / "handbook/handbook.toml"
    text = config.read_text("utf-8").replace("discreet = true\n", "", 1)
    config.write_text(text.replace("discreet_title =", "discreet = true\ndiscreet_title ="), "utf-8")
    made = gesim(root, "release", "--lang", "en", "--publication", "smokers-notes")
    assert made.exit_code == 0, made.output
    release = root / "dist/release"
    assert json.loads((release / "manifest.json").read_text("utf-8"))["book"]["name"] == "handbook"
    files = [release / name for name in ("index.html", "manifest.json", "SHA256SUMS")]
    assert telling(said for path in files for said in words_of(path)) == []


def test_the_manifest_calls_the_book_as_its_first_edition_does_in_any_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesim_build.pipeline.release.FORMATS", {"epub": OUTPUT_FORMATS["epub"]})
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    config = root / "handbook/handbook.toml"
    config.write_text(config.read_text("utf-8").replace("[book]\n", '[book]\nlanguage = "de"\n'), "utf-8")
    assert gesim(root, "release", "--lang", "de").exit_code == 0
    manifest = json.loads((root / "dist/release/manifest.json").read_text("utf-8"))
    assert manifest["book"]["title"] == manifest["editions"][0]["title"] == "Handbuch"


def test_judges_find_nothing(built: Path) -> None:
    pages = sorted(path for path in (built / "en").rglob("*.html") if "~" not in path.name)
    assert [finding for finding in vnu(*pages) if BLIND_SPOT not in finding] == []
    assert epubcheck(built / "en/handbook-en.epub") == []
    forms = sorted((built / "en/forms").glob("*.pdf"))
    assert verapdf("ua1", built / "en/handbook-en.pdf", *forms) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_screen_of_the_single_file_ends_before_the_text(browser: Browser, built: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((built / "en/handbook-en.html").as_uri())
    shown = page.evaluate("document.querySelector('.part').getBoundingClientRect().top")
    assert shown >= 900
    assert page.title() == "Handbook"
    page.close()
