"""What we patch and read inside WeasyPrint, pydyf and Pyphen that they promise nobody: one canary for each.

When a canary dies a new version has changed the thing that it names, and the module of ours that it names has to
follow. None of them tests us: tests beside this one say what we make of these things.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import pydyf
import pyphen
import pytest
import weasyprint
import weasyprint.pdf
import weasyprint.pdf.fonts
import weasyprint.svg.utils
import weasyprint.text.ffi
import weasyprint.text.fonts
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.block import block_level_layout

from gesim_build.formats import hyphenation
from gesim_build.formats.pdf import weasy
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.prepare.document import print_document
from gesim_build.formats.pdf.weasy import fragment
from gesim_build.formats.pdf.weasy.cmyk import PressStream, in_cmyk
from gesim_build.formats.pdf.weasy.engine import load_font
from gesim_build.formats.pdf.weasy.fetcher import AssetFetcher, image_key
from gesim_build.formats.pdf.weasy.srgb import srgb_profile
from tests.formats.pdf.sample import theme
from tests.formats.sample import PIXEL

# The versions with which all canaries were alive.
TRIED = {"weasyprint": "70.0", "pydyf": "0.13.0", "pyphen": "0.18.1", "cssselect2": "0.10.1"}

CSS = (
    "@page { size: 100mm 100mm; margin: 10mm 40mm 10mm 10mm } html { font: 10pt/15pt 'Noto Serif'; color: #123 }"
    "img, svg { display: block; width: 9mm; height: 9mm } .wide { background: #eee; border-left: 2mm solid }"
    ".side { position: absolute; right: -20mm; width: 15mm } p::before { content: 'x' }"
    ".note { float: footnote; footnote-display: block; footnote-policy: line }"
    "::footnote-call, ::footnote-marker { content: '1'; display: inline }"
)
XHTML = (
    '<section xmlns="http://www.w3.org/1999/xhtml" id="top"><p id="text">Words <a href="https://example.org/">link</a>'
    '<span class="note" id="note">A note.</span></p><ul><li>Item</li></ul><div class="wide">Wide</div>'
    '<div class="side">Side</div><table><tr><td>Cell</td></tr></table>'
    '<p><img src="images/a.png" alt="A"/></p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">'
    "<title>A</title>"
    '<g transform="translate(5 7)"><rect width="50" height="20"/><text x="5" y="9">Words</text></g></svg>'
    "</section>"
)
JOB = Job(
    "test",
    "test.md",
    "en",
    XHTML,
    (theme().text("print/elements.css"), CSS),
    assets=(("images/a.png", "image/png", PIXEL),),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A document that the engine laid out and wrote, and what our patches were given meanwhile."""

    document: Any
    boxes: tuple[Any, ...]
    pdf: Any
    arguments: tuple[Any, ...]
    tags: dict[Any, Any]

    def box(self, kind: type[Any], element: str = "") -> Any:
        """The first box of a kind, and of a kind of element."""
        return next(b for b in self.boxes if isinstance(b, kind) and element in ("", getattr(b.element, "tag", None)))

    @property
    def page(self) -> Any:
        return self.document.pages[0]

    @property
    def drawing(self) -> Any:
        return next(b.replacement._svg for b in self.boxes if hasattr(getattr(b, "replacement", None), "_svg"))

    @property
    def text_node(self) -> Any:
        (group,) = (node for node in self.drawing.tree if node.tag == "g")
        return next(node for node in group if node.tag == "text")


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(getattr(child, "_box", child))


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    """What is missing is missing in it: so that the canary for it says so, and no other one."""
    given: list[Any] = []

    def add_tags(*arguments: Any) -> None:
        given.append((arguments, dict(getattr(arguments[3][0], "_tags", {}))))

    document = fragment._layout(JOB, print_document(JOB), "", AssetFetcher(JOB.assets)).document
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weasyprint.pdf, "add_tags", add_tags, raising=False)
        document.write_pdf(pdf_tags=True, pdf_version="1.7", finisher=lambda _document, pdf: given.append(pdf))
    *tagged, pdf = given
    arguments, tags = tagged[0] if tagged else ((), {})
    yield Seen(document, tuple(_all(getattr(document.pages[0], "_page_box", None))), pdf, arguments, tags)


@dataclass(frozen=True, slots=True)
class Canary:
    """A thing of theirs, the modules of ours that need it, and whether it is still as they need it."""

    thing: str
    needed_by: str
    lives: Callable[[Seen], object]

    def look(self, seen: Seen) -> None:
        """Raises AssertionError with all that one has to know when the thing has changed."""
        installed = ", ".join(f"{name} {version(name)}" for name in TRIED)
        try:
            reason = "" if self.lives(seen) else "it is not as it was"
        except Exception as problem:  # whatever a missing thing leads to
            reason = repr(problem)
        tried = ", ".join(f"{name} {number}" for name, number in TRIED.items())
        what = f"{self.thing} has changed ({reason}), and {self.needed_by} needs it"
        assert not reason, f"{what}. Installed: {installed}; tried with: {tried}."


def takes(function: Any, *names: str) -> bool:
    """Does a function still have parameters of these names, in this order, after those for the object?"""
    found = [name for name in inspect.signature(function).parameters if name != "self"]
    return found[: len(names)] == list(names)


def _marked(seen: Seen) -> bool:
    """Each piece of marked content is three items of the stream: the tag, its properties, the operator."""
    items = seen.arguments[3][0].stream
    places = [place for place, item in enumerate(items) if isinstance(item, dict) and "MCID" in item]
    return bool(places) and all(items[place + 1] == b"BDC" for place in places)


def _shifted(seen: Seen) -> bool:
    box = next(b for b in seen.boxes if b.element is not None and b.element.get("class") == "wide")
    layer = box.background.layers[0]
    areas = (layer.painting_area, layer.positioning_area, *layer.clipped_boxes)
    return all(len(area) >= 4 for area in areas) and not box.background._replace(layers=[]).layers


def _painted(_seen: Seen) -> bool:
    """A page for a press is painted by our stream, and what it sets goes into the resources."""
    with in_cmyk(press=True):
        return weasyprint.pdf.Stream is PressStream and weasyprint.pdf.stream.Stream is PressStream


def _box_is_of(seen: Seen) -> bool:
    names = {box.element_tag.partition("::")[2] for box in seen.boxes if box.element is not None}
    return {"", "before", "marker", "footnote-call", "footnote-marker"} <= names


def _transformed(seen: Seen) -> bool:
    (group,) = (node for node in seen.drawing.tree if node.tag == "g")
    matrix = weasyprint.svg.utils.transform(group.get("transform"), None, 0, seen.drawing.inner_diagonal)
    return [*matrix.transform_point(0, 0)] == [5, 7] and [*matrix.invert.transform_point(5, 7)] == [0, 0]


def _font_loads(seen: Seen) -> bool:
    font = load_font(seen.document, seen.box(boxes.TextBox).style)
    return bool(font.file_content and font.name and font.ascent > 0 > font.descent and font.index == 0 and font.stemv)


def _footnotes(seen: Seen) -> bool:
    area = seen.box(boxes.FootnoteAreaBox)
    return area.children and isinstance(area.page, boxes.PageBox) and area.deepcopy() is not area


ENGINE = "engine.py"
CANARIES = (
    Canary("HTML._ua_stylesheets(forms)", "fragment.py", lambda _: takes(weasyprint.HTML._ua_stylesheets, "forms")),
    Canary(
        "HTML.base_url, .url_fetcher, .media_type, .wrapper_element, .etree_element",
        "fragment.py",
        lambda _: (
            set(vars(weasyprint.HTML(string="<p>")))
            == {"base_url", "url_fetcher", "media_type", "wrapper_element", "etree_element"}
        ),
    ),
    Canary(
        "Document.render(font_config, stylesheets, output_intent), .write_pdf(pdf_tags, pdf_version, finisher)",
        "fragment.py",
        lambda _: {"pdf_tags", "pdf_version", "output_intent"} <= set(weasyprint.DEFAULT_OPTIONS),
    ),
    Canary(
        "Page._page_box, Page(page_box), .anchors, .height",
        "fragment.py, tagging.py",
        lambda seen: Page(seen.page._page_box).anchors["text"][:2] and seen.page.height > 0,
    ),
    Canary("Document._html.etree_element", "tagging.py", lambda seen: seen.document._html.etree_element.tag == "html"),
    Canary(
        "pdf.add_tags(pdf, document, version, streams)",
        "tagging.py",
        lambda seen: (
            takes(weasyprint.pdf.add_tags, "pdf", "document")
            and len(seen.arguments) == 4
            and seen.arguments[1] is seen.document
        ),
    ),
    Canary(
        "Stream._tags: by box, with mcid",
        "tagging.py",
        lambda seen: (
            {id(box) for box in seen.tags} <= {id(box) for box in seen.boxes}
            and all(isinstance(tag["mcid"], int) for tag in seen.tags.values())
        ),
    ),
    Canary("Stream.stream: marked content", "tagging.py", _marked),
    Canary(
        "PDF.page_references, .objects, .catalog",
        "fragment.py, tagging.py",
        lambda seen: (
            seen.pdf.objects[int(seen.pdf.page_references[0].split()[0])]["Type"] == "/Page"
            and seen.pdf.catalog["Type"] == "/Catalog"
        ),
    ),
    Canary(
        "page['Contents'] is one stream",
        "fragment.py",
        lambda seen: isinstance(
            seen.pdf.objects[
                int(seen.pdf.objects[int(seen.pdf.page_references[0].split()[0])]["Contents"].split()[0])
            ].stream,
            list,
        ),
    ),
    Canary(
        "box.link, .link_annotation: a dictionary with A and URI",
        "tagging.py",
        lambda seen: (
            next(b for b in seen.boxes if b.link_annotation).link_annotation["A"]["URI"].string
            == "https://example.org/"
        ),
    ),
    Canary("box.element, .element_tag with the name of a pseudo-element", "tagging.py, mirror.py", _box_is_of),
    Canary(
        "AbsolutePlaceholder._box",
        "tagging.py, mirror.py, layout_lint/texts.py",
        lambda seen: any(
            isinstance(child, AbsolutePlaceholder) and child._box.is_absolutely_positioned()
            for box in seen.boxes
            for child in getattr(box, "children", ())
        ),
    ),
    Canary(
        "box.position_x, .all_children, borders and padding of a side",
        "mirror.py",
        lambda seen: all(
            hasattr(box, name)
            for box in seen.boxes
            if isinstance(box, boxes.BlockBox)
            for name in ("position_x", "all_children", "border_left_width", "padding_right", "is_floated")
        ),
    ),
    Canary("box.background: layers of areas", "mirror.py", _shifted),
    Canary(
        "boxes: margin, footnote area, replaced, text, line, row, cell, table",
        "tagging.py, empty_pages.py, layout_lint",
        lambda seen: (
            all(
                seen.box(kind)
                for kind in (
                    boxes.FootnoteAreaBox,
                    boxes.ReplacedBox,
                    boxes.TextBox,
                    boxes.LineBox,
                    boxes.TableRowBox,
                    boxes.TableCellBox,
                    boxes.TableBox,
                    boxes.BlockContainerBox,
                )
            )
            and issubclass(boxes.MarginBox, boxes.BlockContainerBox)
        ),
    ),
    Canary(
        "TextBox.text, .baseline, .style",
        "layout_lint/texts.py",
        lambda seen: (
            seen.box(boxes.TextBox).baseline > 0
            and seen.box(boxes.TextBox).text
            and seen.box(boxes.TextBox).style["font_size"] > 0
        ),
    ),
    Canary(
        "BlockBox.is_table_wrapper, style['text_align_all']",
        "layout_lint/texts.py, layout_lint/find.py",
        lambda seen: (
            any(b.is_table_wrapper for b in seen.boxes if isinstance(b, boxes.BlockBox))
            and seen.box(boxes.BlockBox, "p").style["text_align_all"] == "start"
        ),
    ),
    Canary("pdf.Stream and pdf.stream.Stream are what pages are painted with", "cmyk.py", _painted),
    Canary(
        "Stream.set_color_rgb, .set_color, .set_color_space, .set_color_special, .pop_state",
        "cmyk.py",
        lambda _: (
            takes(weasyprint.pdf.stream.Stream.set_color_rgb, "r", "g", "b", "stroke")
            and takes(weasyprint.pdf.stream.Stream.set_color, "color", "stroke")
            and takes(weasyprint.pdf.stream.Stream.set_color_special, "name", "stroke")
            and takes(weasyprint.pdf.stream.Stream.set_color_space, "space", "stroke")
            and takes(pydyf.Stream.set_state, "state_name")
            and weasyprint.pdf.stream.Stream.pop_state
        ),
    ),
    Canary(
        "Stream._current_font, ._old_font: what begin_text and end_text keep",
        "shortcuts/leaders.py",
        lambda seen: (
            seen.arguments[3][0]._old_font is not None
            and seen.arguments[3][0]._current_font is None
            and "self.stream[-1] == b'ET'" in inspect.getsource(weasyprint.pdf.stream.Stream.begin_text)
        ),
    ),
    Canary(
        "Stream._tags and pydyf._to_bytes: what is marked on a page, and how numbers are written",
        "shortcuts/leaders.py",
        lambda seen: (
            isinstance(seen.arguments[3][0]._tags, dict)
            and [pydyf._to_bytes(number) for number in (2.0, 1.25, -1)] == [b"2", b"1.25", b"-1"]
        ),
    ),
    Canary("Stream._resources['ExtGState']", "cmyk.py", lambda seen: "ExtGState" in seen.arguments[3][0]._resources),
    Canary(
        "style['color'].space, .coordinates, .to",
        "cmyk.py",
        lambda seen: (
            len(seen.box(boxes.TextBox).style["color"].to("srgb").coordinates) == 3
            and seen.box(boxes.TextBox).style["color"].space == "srgb"
        ),
    ),
    Canary(
        "draw.text.draw_first_line(stream, textbox), of text and of drawings",
        "actual_text.py",
        lambda seen: (
            takes(weasyprint.draw.text.draw_first_line, "stream", "textbox")
            and "draw_first_line(" in inspect.getsource(weasyprint.svg.text)
            and takes(seen.arguments[3][0].begin_marked_content, "tag", "property_list")
        ),
    ),
    Canary(
        "SVGImage._svg: tree, viewbox, sizes",
        "layout_lint/shapes.py",
        lambda seen: (
            seen.drawing.tree.tag == "svg"
            and seen.drawing.get_viewbox() == (0, 0, 90, 90)
            and hasattr(seen.drawing, "inner_width")
            and hasattr(seen.drawing, "inner_height")
        ),
    ),
    Canary(
        "svg Node: tag, display, text, text_bounding_box, _etree_node",
        "layout_lint/shapes.py",
        lambda seen: (
            seen.text_node.display
            and seen.text_node.text == "Words"
            and len(seen.text_node.text_bounding_box) == 4
            and seen.text_node._etree_node.get("x") == "5"
        ),
    ),
    Canary(
        "svg.text, .TAGS: draws node.text letter by letter",
        "joined_scripts.py",
        lambda _: (
            takes(weasyprint.svg.text, "svg", "node", "font_size")
            and weasyprint.svg.TAGS["text"] is weasyprint.svg.TAGS["tspan"] is weasyprint.svg.text
            and "for char in node.text]" in inspect.getsource(weasyprint.svg.text)
        ),
    ),
    Canary(
        "layout.inline.get_next_linebox(context, linebox), .text_indent, .translate",
        "joined_scripts.py",
        lambda seen: (
            takes(weasyprint.layout.inline.get_next_linebox, "context", "linebox")
            and "position_x += linebox.text_indent" in inspect.getsource(weasyprint.layout.inline)
            and seen.box(boxes.LineBox).translate
        ),
    ),
    Canary("svg.utils.transform, matrix.Matrix", "layout_lint/shapes.py", _transformed),
    Canary(
        "layout.block.absolute_layout(context, box, containing_block, fixed_boxes, bottom_space, skip_stack)",
        ENGINE,
        lambda _: takes(
            weasyprint.layout.absolute.absolute_layout,
            *("context", "placeholder", "containing_block", "fixed_boxes", "bottom_space", "skip_stack"),
        ),
    ),
    Canary(
        "LayoutContext._update_footnote_area()",
        ENGINE,
        lambda _: takes(LayoutContext._update_footnote_area, "context") or takes(LayoutContext._update_footnote_area),
    ),
    Canary(
        "LayoutContext.current_footnote_area, .overflows(bottom, position_y)",
        ENGINE,
        lambda _: (
            "current_footnote_area" in inspect.getsource(LayoutContext)
            and takes(LayoutContext.overflows, "bottom", "position_y")
        ),
    ),
    Canary("FootnoteAreaBox.children, .page, .deepcopy()", ENGINE, _footnotes),
    Canary(
        "layout.block.block_level_layout, build.create_anonymous_boxes",
        ENGINE,
        lambda _: (
            takes(block_level_layout, "context", "box", "bottom_space", "skip_stack", "containing_block")
            and takes(build.create_anonymous_boxes, "box")
        ),
    ),
    Canary(
        "text.fonts.get_font_description, .get_pango_font_key, pdf.fonts.Font, FontConfiguration.font_map",
        ENGINE,
        _font_loads,
    ),
    Canary(
        "pdf.fonts.Font.subset(to_unicode, hinting)",
        "field_font.py",
        lambda _: takes(weasyprint.pdf.fonts.Font.subset, "to_unicode", "hinting"),
    ),
    Canary(
        "URLFetcher(allowed_protocols, allow_redirects, fail_on_errors)",
        "fetcher.py",
        lambda _: (
            {"allowed_protocols", "allow_redirects", "fail_on_errors"}
            <= set(inspect.signature(weasyprint.urls.URLFetcher).parameters)
        ),
    ),
    Canary(
        "the name of an image in a PDF: i, the MD5 of its address, a digit",
        "fetcher.py",
        lambda seen: (
            [name[1:-1] for name in seen.arguments[3][0]._resources["XObject"] if name.startswith("i")]
            == [image_key("images/a.png")]
        ),
    ),
    Canary("pdf/sRGB2014.icc in its package", "srgb.py", lambda _: srgb_profile()[36:40] == b"acsp"),
    Canary("pyphen.hdcache: dictionaries by path", "hyphenation.py", lambda _: isinstance(pyphen.hdcache, dict)),
    Canary(
        "pyphen.HyphDict: patterns, cache, maxlen",
        "hyphenation.py",
        lambda _: (
            set(vars(pyphen.HyphDict(pyphen.LANGUAGES["el"]))) == {"patterns", "cache", "maxlen"}
            and takes(pyphen.language_fallback, "language")
        ),
    ),
)


@pytest.mark.parametrize("canary", CANARIES, ids=lambda canary: canary.thing)
def test_the_engine_is_inside_as_we_need_it(canary: Canary, seen: Seen) -> None:
    canary.look(seen)


def test_a_dead_canary_names_thing_module_and_versions(seen: Seen) -> None:
    for broken in (lambda _: False, lambda _: seen.box(str)):
        with pytest.raises(AssertionError, match=r"x\.y has changed .*mirror\.py needs it.*tried with: weasyprint 70"):
            Canary("x.y", "mirror.py", broken).look(seen)


def private(path: Path) -> set[str]:
    """The private names of others that a file of ours reads, and what of others it puts something else in place of."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = [
        node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) != "self"
    ]
    read = {node.attr for node in attributes if re.match(r"_[a-z]", node.attr)}
    targets = chain.from_iterable(node.targets for node in ast.walk(tree) if isinstance(node, ast.Assign))
    patched = {ast.unparse(target) for target in targets if isinstance(target, ast.Attribute)}
    theirs = {
        name.rpartition(".")[2] for name in patched if name.startswith(("weasyprint.", "pyphen.", "LayoutContext."))
    }
    return (read | theirs) - {"_replace"}  # which every namedtuple has


def test_whatever_is_private_has_a_canary() -> None:
    folder = Path(str(weasy.__file__)).parent
    named = " ".join(canary.thing for canary in CANARIES)
    missing = {
        f"{path.name}: {name}"
        for path in (*folder.rglob("*.py"), Path(hyphenation.__file__))
        for name in private(path)
        if not re.search(rf"\b{name}\b", named)
    }
    assert missing == set()


def test_whoever_needs_a_canary_is_there() -> None:
    folder = Path(str(weasy.__file__)).parent
    modules = {path.strip() for canary in CANARIES for path in canary.needed_by.split(",")} - {"hyphenation.py"}
    assert [name for name in modules if not (folder / name).exists()] == []
