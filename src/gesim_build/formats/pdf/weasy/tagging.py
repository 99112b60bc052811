"""Writes the structure tree of a piece into its PDF, in place of the engine's own tags. The only place that knows how
the layout engine keeps its boxes and tags; WeasyPrint is held to one major version because of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gesim_build.formats.pdf.prepare.addresses import BREAK, JOINER
from gesim_build.formats.pdf.prepare.links import restore_destination
from gesim_build.formats.pdf.weasy.engine import AbsolutePlaceholder, boxes, pydyf, weasyprint
from gesim_build.formats.pdf.weasy.field_font import write_field_font
from gesim_build.formats.pdf.weasy.roles import KEPT_EMPTY
from gesim_build.formats.pdf.weasy.structure_tree import Area, Content, Node, StructureTree
from gesim_build.formats.pdf.weasy.widgets import Rectangle, Widgets
from gesim_build.lengths import PT_PER_PX
from gesim_build.markup.tree import text_of


@contextmanager
def structure_written() -> Iterator[None]:
    """While this is open, PDFs get the structure tree of `write_structure`."""
    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = write_structure
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original


def write_structure(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """Build the structure tree of the document's boxes and add it to the PDF; mark all else as artifacts."""
    tree = StructureTree(document._html.etree_element)
    fields = _Fields(pdf, document)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        _Page(tree, pdf, number, page, stream, fields).read()
    fields.finish()
    tree.put_floats_back()
    _write(pdf, tree.root, len(document.pages))


class _Fields:
    """The form fields of a document, if it has any."""

    def __init__(self, pdf: Any, document: Any) -> None:
        self._pdf, self._document = pdf, document
        self._widgets: Widgets | None = None
        self._done: set[tuple[Any, int]] = set()

    def add(self, box: Any, rectangle: Rectangle, page: int) -> Any:
        """The annotation of a box that is a field, or None: the boxes within one are of the same element."""
        if box.element is None or "data-field" not in box.element.attrib:
            return None
        place = (box.element, page if "data-again" in box.element.attrib else 0)
        if place in self._done:
            return None
        self._done.add(place)
        if self._widgets is None:
            self._widgets = Widgets(self._pdf, write_field_font(self._pdf, self._document, box.style))
        return self._widgets.add(box.element, rectangle)

    def finish(self) -> None:
        if self._widgets is not None:
            self._widgets.finish()


class _Page:
    """One page being read: its boxes in order, its marked content by box."""

    def __init__(self, tree: StructureTree, pdf: Any, number: int, page: Any, stream: Any, fields: _Fields) -> None:
        self.tree, self.pdf, self.number, self.fields = tree, pdf, number, fields
        self.box, self.height = page._page_box, page.height
        self.stream = stream
        self.tags: dict[Any, Any] = stream._tags
        self.artifacts: set[int] = set()

    def read(self) -> None:
        self._walk(self.box)
        self.artifacts |= {tag["mcid"] for tag in self.tags.values()}
        self.tags.clear()
        _mark_artifacts(self.stream, self.artifacts)

    def _walk(self, box: Any) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox) and not any(child.element is not None for child in box.children):
            return
        if box.link_annotation:
            self._link(box)
        self._field(box)
        tag = self.tags.pop(box, None)
        if tag is not None and not self._add(box, tag["mcid"]):
            self.artifacts.add(tag["mcid"])
        for child in box.children:
            self._walk(child)

    def _add(self, box: Any, mcid: int) -> bool:
        content = Content(self.number, mcid)
        if isinstance(box, boxes.ReplacedBox):
            place = (box.content_box_x(), box.content_box_y(), box.width, box.height)
            return self.tree.add_figure(box.element, content, self._rectangle(*place))
        return self.tree.add(box.element, box.element_tag.partition("::")[2], content)

    def _link(self, box: Any) -> None:
        """Keep the annotation of the link itself; those of elements within it are copies that lie above it."""
        annotation = box.link_annotation
        own = box.link and box.element.tag == "a" and not isinstance(box, boxes.ReplacedBox)
        if own and self.tree.add_link(box.element, Area(self.number, annotation)):
            restore_destination(annotation, pydyf.String)
            words = text_of(box.element).replace(BREAK, "").replace(JOINER, "")
            annotation["Contents"] = pydyf.String(words or box.element.get("data-number", ""))
            annotation["F"] = 4
        else:
            self._page["Annots"].remove(annotation.reference)

    def _field(self, box: Any) -> None:
        place = (box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height())
        annotation = self.fields.add(box, self._rectangle(*place), self.number)
        if annotation is not None:
            annotation["P"] = self.pdf.page_references[self.number]
            self._page.setdefault("Annots", pydyf.Array()).append(annotation.reference)
            self.tree.add_field(box.element, Area(self.number, annotation))

    @property
    def _page(self) -> Any:
        return self.pdf.objects[int(self.pdf.page_references[self.number].split()[0])]

    def _rectangle(self, left: float, top: float, width: float, height: float) -> Rectangle:
        sides = (left, self.height - top - height, left + width, self.height - top)
        x1, y1, x2, y2 = (round(side * PT_PER_PX, 2) for side in sides)
        return x1, y1, x2, y2


def _mark_artifacts(stream: Any, mcids: set[int]) -> None:
    items = stream.stream
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("MCID") in mcids:
            items[index - 1 : index + 2] = "/Artifact", b"", b"BMC"


def _write(pdf: Any, root: Node, pages: int) -> None:
    """Add the structure tree and the tree that leads from content to it."""
    writer = _Writer(pdf, pages)
    tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(tree)
    document = writer.element(root, tree.reference)
    numbers = pydyf.Dictionary({"Nums": writer.numbers()})
    pdf.add_object(numbers)
    tree.update({"K": pydyf.Array([document.reference]), "ParentTree": numbers.reference})
    if writer.ids:
        tree["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(writer.ids)})
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    def __init__(self, pdf: Any, pages: int) -> None:
        self.pdf = pdf
        self.page_references = pdf.page_references
        self.owners: list[dict[int, bytes]] = [{} for _ in range(pages)]
        self.area_owners: list[bytes] = []
        self.ids: list[Any] = []

    def element(self, node: Node, parent: bytes) -> Any:
        """Add a structure element and all below it."""
        page = node.first_page
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self.pdf.add_object(element)
        if page is not None:
            element["Pg"] = self.page_references[page]
        element.update(_properties(node))
        if node.id:
            self.ids += [pydyf.String(node.id), element.reference]
        kids = [self._kid(kid, page, element.reference) for kid in node.kids if _is_kept(kid)]
        if kids:
            element["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return element

    def _kid(self, kid: Node | Content | Area, page: int | None, owner: bytes) -> Any:
        if isinstance(kid, Node):
            return self.element(kid, owner).reference
        if isinstance(kid, Area):
            return self._area(kid, owner)
        self.owners[kid.page][kid.mcid] = owner
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.page_references[kid.page], "MCID": kid.mcid})

    def _area(self, kid: Area, owner: bytes) -> Any:
        kid.annotation["StructParent"] = len(self.owners) + len(self.area_owners)
        self.area_owners.append(owner)
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": self.page_references[kid.page]}
        )

    def numbers(self) -> Any:
        """Page by page the owners of its content, then the owners of links and fields."""
        numbers = pydyf.Array()
        for page, owners in enumerate(self.owners):
            row = [owners.get(mcid, b"null") for mcid in range(max(owners, default=-1) + 1)]
            numbers.extend([page, pydyf.Array(row)])
        for number, owner in enumerate(self.area_owners, start=len(self.owners)):
            numbers.extend([number, owner])
        return numbers


def _is_kept(kid: Node | Content | Area) -> bool:
    return not isinstance(kid, Node) or kid.role in KEPT_EMPTY or kid.first_page is not None


def _properties(node: Node) -> dict[str, Any]:
    strings = {
        "Lang": node.language,
        "Alt": node.alternative,
        "ActualText": node.actual_text,
        "E": node.expansion,
        "T": node.title,
        "ID": node.id,
    }
    properties: dict[str, Any] = {key: pydyf.String(value) for key, value in strings.items() if value}
    if node.attributes:
        properties["A"] = pydyf.Dictionary({key: _value(value) for key, value in node.attributes.items()})
    return properties


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return pydyf.Array(value)
    return f"/{value}" if isinstance(value, str) else value
