"""The handbook of this repository, built in all languages and formats, before the judges of each format.

What the formats do in detail is tested beside them, on small samples. Here is what a reader gets.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import html as html_parser
from playwright.sync_api import Browser

from gesim_build.formats.pdf.plan.findings import KINDS
from tests.conftest import build_handbook
from tests.judges.ace import ace
from tests.judges.axe import axe_files
from tests.judges.epubcheck import epubcheck
from tests.judges.msgfmt import msgfmt_check
from tests.judges.poppler import pdf_text
from tests.judges.qpdf import qpdf_check
from tests.judges.tools import program, run
from tests.judges.verapdf import verapdf
from tests.judges.vnu import vnu
from tests.wcag import ACE, AXE, PDF_UA

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / "handbook/handbook.toml").read_text(encoding="utf-8"))
# Pages that are not full: one is borne in each language.
HOLES = {"page-with-hole", "short-last-page"}
EDITIONS = {code: f"{code}-{table['country']}" for code, table in CONFIG["editions"].items()}
NAME = CONFIG["book"]["name"]
PUBLICATIONS = CONFIG["publications"] | {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in ROOT.glob("handbook/publications/*.toml")
}
PUBLISHED = [(name, code) for name, table in PUBLICATIONS.items() for code in table["languages"]]
A4 = (595.276, 841.89)
NARROW: Any = {"width": 320, "height": 640}
PHONE: Any = {"width": 360, "height": 740}
# For the checker 'self' matches no file: address; that the files do load is proved in the browser.
BLIND_SPOT = "Resource violates Content Security Policy (meta tag)"
# The checker does not compute hashes; that the style is applied under its hash is proved in the browser.
HASHED_STYLE = "Inline style violates Content Security Policy (meta tag)"

pytestmark = pytest.mark.slow
each_language = pytest.mark.parametrize("language", EDITIONS)


def pdf_of(dist: Path, language: str) -> Path:
    return dist / language / f"{NAME}-{language}.pdf"


def pages_of(dist: Path, language: str) -> list[Path]:
    return sorted((dist / language / "html").glob("*.html"))


def read_pages_of(dist: Path, language: str) -> list[Path]:
    """All but the one to which one leaves: it asks whether the next can be reached, and goes there."""
    return [page for page in pages_of(dist, language) if not page.name.startswith("~")]


@cache
def parsed(page: Path) -> Any:
    """The tree of a page, which several tests look at and none changes."""
    return html_parser.fromstring(page.read_bytes())


@cache
def all_ids_of(page: Path) -> frozenset[str]:
    return frozenset(map(str, parsed(page).xpath("//@id")))


def ids_of(page: Path) -> set[str]:
    """The anchors of a page's text, but for contacts, instruments, national texts, their sign and notes, each country's
    own, and the letters of the index, each language's."""
    names = (str(name) for name in parsed(page).xpath("//main//@id"))
    own = (name for name in names if not name.startswith(("contact-", "instrument-", "national-")))
    return {name for name in own if not re.search(r"~(?:note|mark)~|^~index~\d|^~sign$", name)}


def test_all_six_languages_are_there(built_dist: Path) -> None:
    assert EDITIONS.keys() == {"en", "de", "el", "it", "lv", "lt"}
    assert {path.name for path in built_dist.iterdir()} == {*EDITIONS, *PUBLICATIONS, "release"}
    made = {path.relative_to(built_dist).as_posix() for path in built_dist.glob("*/*/*.pdf")}
    assert made >= {f"{name}/{code}/{name}-{code}.pdf" for name, code in PUBLISHED}


@pytest.mark.wcag(*PDF_UA)
@pytest.mark.timeout(300)
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_every_pdf_is_accessible_and_archivable(built_dist: Path, flavour: str) -> None:
    others = (built_dist / name / code / f"{name}-{code}.pdf" for name, code in PUBLISHED)
    assert verapdf(flavour, *(pdf_of(built_dist, language) for language in EDITIONS), *others) == []


@each_language
def test_the_pdf_is_sound(built_dist: Path, language: str) -> None:
    assert qpdf_check(pdf_of(built_dist, language)) == []


@each_language
def test_the_pdf_is_a4_and_says_its_language_and_title(built_dist: Path, language: str) -> None:
    with pikepdf.open(pdf_of(built_dist, language)) as document:
        assert document.Root.Lang == EDITIONS[language]
        assert str(document.docinfo.Title)
        for page in document.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=0.5)


@each_language
def test_every_link_of_the_pdf_leads_somewhere(built_dist: Path, language: str) -> None:
    with pikepdf.open(pdf_of(built_dist, language)) as document:
        names = set(pikepdf.NameTree(document.Root.Names.Dests)) if "/Names" in document.Root else set()
        links = [note for page in document.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert links
        for link in links:
            destination = link.get("/Dest") or (link.A.get("/D") if "/A" in link else None)
            if isinstance(destination, pikepdf.String):
                assert str(destination) in names
            elif destination is None:
                assert re.match(r"https?://|mailto:|tel:", str(link.A.URI))


@each_language
def test_the_text_of_the_pdf_can_be_read_out(built_dist: Path, language: str) -> None:
    text = run(program("pdftotext"), pdf_of(built_dist, language), "-").stdout
    assert len(text.split()) > 3000
    assert "\ufffd" not in text
    assert not re.search(r"[\ue000-\uf8ff]", text), "characters that only a font of ours would know"


@each_language
def test_every_page_of_the_case_says_that_nobody_in_it_is_real(built_dist: Path, language: str) -> None:
    path = built_dist / "gesim-case" / language / f"gesim-case-{language}.pdf"
    *pages, _ = run(program("pdftotext"), path, "-").stdout.split("\f")
    page = html_parser.fromstring((built_dist / "gesim-case" / language / "html/case.html").read_bytes())
    label = "".join(page.xpath("//p[@class='page-label']//text()"))
    assert label
    assert [" ".join(text.split()).count(label) > 0 for text in pages] == [True] * len(pages)


def forms_of(dist: Path, language: str) -> list[Path]:
    return sorted((dist / language / "forms").glob("*.pdf"))


@pytest.mark.wcag(*PDF_UA)
@pytest.mark.timeout(300)
def test_every_form_is_accessible_and_what_is_printed_archivable(built_dist: Path) -> None:
    files = [path for language in EDITIONS for path in forms_of(built_dist, language)]
    assert len(files) == len(EDITIONS) * len(CONFIG["contents"]["forms"]) * 2
    assert verapdf("ua1", *files) == []
    assert verapdf("3a", *(path for path in files if path.stem.endswith("-print"))) == []


@each_language
def test_every_form_fits_one_sheet_of_paper(built_dist: Path, language: str) -> None:
    pages = {}
    for path in forms_of(built_dist, language):
        with pikepdf.open(path) as document:
            pages[path.name] = len(document.pages)
    assert {name: number for name, number in pages.items() if number > 2} == {}


def test_a_browser_prints_the_sheets_of_the_pdf_each_with_the_foot(built_dist: Path, browser: Browser) -> None:
    page = browser.new_page()
    for language in ("en", "el", "lv"):
        for path in (path for path in forms_of(built_dist, language) if path.stem.endswith("-print")):
            name = path.stem.removeprefix(f"{NAME}-").removesuffix(f"-{language}-print")
            named = (built_dist / language / "html" / f"{each}.html" for each in (name, name.removeprefix("form-")))
            page.goto(next(file for file in named if file.exists()).as_uri())
            words = page.locator(".form-footer p").first.inner_text().split()[:4]
            printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
            with pikepdf.open(path) as pdf:
                assert len(printed) == len(pdf.pages), path.name
            texts = [sheet.get_textpage().get_text_range().split() for sheet in printed]
            assert [set(words) <= set(text) for text in texts] == [True] * len(printed), path.name
    page.close()


@each_language
def test_every_form_fits_one_sheet_of_paper_in_the_book(built_dist: Path, language: str) -> None:
    with pikepdf.open(pdf_of(built_dist, language)) as document:
        places = {page.objgen: number for number, page in enumerate(document.pages)}
        names = pikepdf.NameTree(document.Root.Names.Dests)
        with document.open_outline() as outline:
            parts = [str(item.destination) for item in outline.root]
        starts = [places[_page(names[part]).objgen] for part in parts]
    pages = {part: after - start for part, start, after in zip(parts, starts, starts[1:], strict=False)}
    forms = {part: number for part, number in pages.items() if part.startswith("form-")}
    assert len(forms) == len(CONFIG["contents"]["forms"])
    assert {part: number for part, number in forms.items() if number != 2} == {}


def _page(destination: Any) -> Any:
    """The page that a named destination leads to, which is an array or has one."""
    return (destination.D if isinstance(destination, pikepdf.Dictionary) else destination)[0]


def print_files(dist: Path, language: str) -> list[Path]:
    return [dist / language / "print" / f"{NAME}-{language}-{kind}.pdf" for kind in ("interior", "cover")]


@each_language
def test_the_print_files_are_sound_and_pass_preflight(built_dist: Path, language: str) -> None:
    for path in print_files(built_dist, language):
        assert qpdf_check(path) == []
    report = (built_dist / language / "print" / f"{NAME}-{language}-preflight.txt").read_text(encoding="utf-8")
    assert "FAIL" not in report
    assert ("12 of 12 rules passed" in report, "13 of 13 rules passed" in report) == (True, True)


@each_language
def test_the_print_files_know_no_colour_of_light(built_dist: Path, language: str) -> None:
    """A second opinion, by other means than the rules of preflight: no such word in any object, uncompressed."""
    for path in print_files(built_dist, language):
        with pikepdf.open(path) as document:
            for page in document.pages:
                page.contents_coalesce()
            whole = b"".join(thing.unparse() for thing in document.objects)
            drawn = b"\n".join(
                thing.read_bytes() for thing in document.objects
                if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == "/Form" or len(thing.keys()) < 3)
            )  # fmt: skip
        assert not re.search(rb"/(?:DeviceRGB|DeviceGray|CalRGB|CalGray|Lab|ICCBased|Annots)\b", whole)
        assert b"/DeviceCMYK cs" in drawn
        assert not re.search(rb"(?:^|\s)(?:rg|RG|g|G|sh)\s", drawn)


def printed_pages(pdf: Path) -> int:
    """How many pages of a PDF have any text."""
    return sum(bool(page.strip()) for page in pdf_text(pdf).split("\f"))


@each_language
def test_the_print_files_have_the_pages_of_the_pdf(built_dist: Path, language: str) -> None:
    interior, cover = print_files(built_dist, language)
    # The back cover is on the sheet around them.
    assert printed_pages(interior) == printed_pages(pdf_of(built_dist, language)) - 1
    with pikepdf.open(pdf_of(built_dist, language)) as screen, pikepdf.open(interior) as inside:
        # Chapters begin on right-hand pages there: what is more is blank.
        assert len(inside.pages) >= len(screen.pages) and len(inside.pages) % 4 == 0
        assert len({page.label for page in inside.pages}) == len(inside.pages)
        spine = len(inside.pages) / 2 * 0.099
    with pikepdf.open(cover) as sheet:
        (page,) = sheet.pages
        assert float(page.trimbox[2]) * 25.4 / 72 == pytest.approx(420 + spine, abs=0.1)


@each_language
def test_the_epub_is_sound(built_dist: Path, language: str) -> None:
    assert epubcheck(built_dist / language / f"{NAME}-{language}.epub") == []


@pytest.mark.wcag(*ACE)
@pytest.mark.timeout(600)
def test_every_epub_can_be_read_with_assistive_technology(built_dist: Path) -> None:
    assert ace(*(built_dist / language / f"{NAME}-{language}.epub" for language in EDITIONS)) == []


@pytest.mark.wcag("1.4.10")
@each_language
def test_the_epub_fits_a_phone_whose_reader_divides_no_words(
    built_dist: Path, browser: Browser, tmp_path: Path, language: str
) -> None:
    with zipfile.ZipFile(built_dist / language / f"{NAME}-{language}.epub") as container:
        container.extractall(tmp_path)
    page = browser.new_page(viewport=PHONE)
    wide = []
    for document in sorted(tmp_path.rglob("*.xhtml")):
        page.goto(document.as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(document.name)
    page.close()
    assert wide == []


def test_the_pages_are_valid(built_dist: Path) -> None:
    files = [file for language in EDITIONS for file in
             (*pages_of(built_dist, language), *(built_dist / language / "html").glob("*.css"))]  # fmt: skip
    assert [finding for finding in vnu(*files) if BLIND_SPOT not in finding] == []


@each_language
def test_everything_fits_on_the_pages(built_dist: Path, language: str) -> None:
    records = sorted((built_dist.parent / ".gesim" / "builds").glob(f"{language}-*.json"))
    found = [finding for record in records for finding in json.loads(record.read_text("utf-8"))["diagnostics"]]
    assert records
    assert [finding["message"] for finding in found if finding["code"] in {*KINDS, "figure-overflow"} - HOLES] == []
    in_book = [
        finding["message"]
        for finding in found
        if finding["code"] in HOLES and f"({language} pdf," in finding["message"]
    ]
    assert len(in_book) <= 1, in_book


@pytest.mark.wcag(*AXE)
@pytest.mark.timeout(300)
@each_language
def test_the_pages_are_accessible(built_dist: Path, browser: Browser, language: str) -> None:
    assert axe_files(browser, read_pages_of(built_dist, language)) == []


@pytest.mark.wcag("1.4.10")
@each_language
def test_the_pages_fit_a_narrow_screen_and_ask_nothing_of_a_network(
    built_dist: Path, browser: Browser, language: str
) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for file in read_pages_of(built_dist, language):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], file.name
    context.close()
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []


@pytest.mark.wcag("2.4.5")
@each_language
def test_every_link_of_the_pages_leads_somewhere(built_dist: Path, language: str) -> None:
    ids = {page.resolve(): all_ids_of(page) for code in EDITIONS for page in pages_of(built_dist, code)}
    broken = []
    for page in pages_of(built_dist, language):
        for href in parsed(page).xpath("//@href"):
            if re.match(r"https?:|mailto:|tel:|data:,$", href):
                continue
            name, _, anchor = href.partition("#")
            target = (page.parent / name).resolve() if name else page.resolve()
            if not target.exists() or (anchor and anchor not in ids.get(target, ())):
                broken.append(f"{page.name}: {href}")
    assert broken == []


@each_language
def test_anchors_are_the_same_in_every_language(built_dist: Path, language: str) -> None:
    english = {page.name: ids_of(page) for page in pages_of(built_dist, "en")}
    assert {page.name: ids_of(page) for page in pages_of(built_dist, language)} == english


@pytest.mark.parametrize("language", sorted(EDITIONS.keys() - {"en"}))
def test_gettext_accepts_the_catalogs(language: str) -> None:
    assert msgfmt_check(ROOT / f"translations/{language}.po") == []


def released_pages(dist: Path) -> list[Path]:
    return sorted((dist / "release").glob("index*.html"))


def test_a_release_announces_itself_in_every_language(built_dist: Path) -> None:
    folder = built_dist / "release"
    pages = sorted(folder.glob("news-*.html"))
    assert [page.stem for page in pages] == sorted(f"news-{code}" for code in EDITIONS)
    assert [finding for finding in vnu(*pages) if HASHED_STYLE not in finding] == []
    releases = sorted(folder.glob("press-release-*.pdf"))
    assert [len(pikepdf.open(path).pages) for path in releases] == [1] * len(EDITIONS)
    assert verapdf("ua1", *releases) == []


def test_a_release_has_a_page_in_every_language_and_a_sum_for_every_file(built_dist: Path) -> None:
    folder = built_dist / "release"
    assert [page.name for page in released_pages(built_dist)] == [
        *(f"index-{code}.html" for code in sorted(EDITIONS.keys() - {"en"})), "index.html"
    ]  # fmt: skip
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    sums = {name: digest for digest, name in lines}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    files = {name: path for name, path in found.items() if name != "SHA256SUMS"}
    assert sums == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


@pytest.mark.wcag(*AXE)
def test_the_pages_of_a_release_are_valid_accessible_and_lead_to_its_files(built_dist: Path, browser: Browser) -> None:
    pages = released_pages(built_dist)
    assert [finding for finding in vnu(*pages) if HASHED_STYLE not in finding and BLIND_SPOT not in finding] == []
    offered: set[str] = set()
    assert axe_files(browser, pages) == []
    for page in pages:
        links = {href for href in html_parser.fromstring(page.read_bytes()).xpath("//body//@href")
                 if not href.startswith(("https:", "#", "tel:"))}  # fmt: skip
        assert {href for href in links if not (page.parent / href.partition("#")[0]).is_file()} == set()
        files = html_parser.fromstring(page.read_bytes()).xpath("//ul[@class='files']//a")
        assert len({" ".join(link.text_content().split()) for link in files}) == len(files)
        offered |= links
    files_to_take = {path.name for path in (built_dist / "release").iterdir() if path.is_file()}
    beside = re.compile(r"leave\.js|away-.*|.*-cover\.(?:svg|jpg)")
    assert {name for name in files_to_take if not beside.fullmatch(name)} <= offered
    assert {f"{code}/html/index.html" for code in EDITIONS} <= offered


def test_the_pages_of_a_release_ask_nothing_of_a_network_and_fit_a_phone(built_dist: Path, browser: Browser) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for file in released_pages(built_dist):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], file.name
        assert page.evaluate("getComputedStyle(document.querySelector('.files')).listStyleType") == "none"
    context.close()
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []


@pytest.mark.timeout(600)
def test_released_twice_it_is_the_same_byte_for_byte(built_dist: Path, tmp_path: Path) -> None:
    build_handbook(tmp_path / "again", "--lang", "el")
    again = tmp_path / "again/dist"
    first = {path.relative_to(built_dist): path.read_bytes()
             for path in (built_dist / "el").rglob("*") if path.is_file()}  # fmt: skip
    second = {path.relative_to(again): path.read_bytes() for path in (again / "el").rglob("*") if path.is_file()}
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] == []
    released = {path.name: path.read_bytes() for path in (again / "release").glob("*-el-CY-*")}
    assert len(released) > len(CONFIG["contents"]["forms"]) * 2
    assert [name for name in released if (built_dist / "release" / name).read_bytes() != released[name]] == []
