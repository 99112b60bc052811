"""The logical structure of a laid out piece: from its elements, not from the boxes they were broken into.

The engine's own tags give a structure element to every fragment of an element: a paragraph over two pages is read as
two, a table with a repeated head as two tables, and the language of a phrase is lost. Here each element has one
structure element, in the order of the text, and what is drawn more than once is an artifact after the first time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.document import NUMBER
from gesim_build.formats.pdf.prepare.floats import FLOATED
from gesim_build.formats.pdf.weasy.roles import KEPT_EMPTY, NUMBERINGS, alternative_of, is_hidden, role_of
from gesim_build.markup.classes import BOX_LABEL, BOX_TITLE, FORM_FOOTER, PAGE_LABEL, TASK_LIST
from gesim_build.markup.tree import classes_of, parents, text_of

ORNAMENTS = frozenset(("before", "after"))
# Besides table heads: the foot of a form, which is on each of its pages, and the label that a publication has on every
# page.
REPEATED = frozenset((FORM_FOOTER, PAGE_LABEL))


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of marked content: the page, counted from 0, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Area:
    """The annotation (a pydyf dictionary) of a link or a form field on a page."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Node:
    """One structure element while the tree is built."""

    role: str
    element: Element | None
    kids: list[Node | Content | Area] = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    actual_text: str = ""
    title: str = ""
    id: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def first_page(self) -> int | None:
        """The page of the first content within, or None when there is none."""
        return next((kid.page for kid in self.leaves()), None)

    def leaves(self) -> Iterator[Content | Area]:
        """All content and links within, in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.leaves()
            else:
                yield kid


class StructureTree:
    """Takes what is drawn, piece by piece in the order of the boxes, and hangs it on the structure of the elements."""

    def __init__(self, root: Element) -> None:
        self.root = Node("Document", root)
        self._parents = parents(root)
        self._nodes: dict[Element, Node] = {root: self.root}
        self._labels: dict[Element, Node] = {}
        self._first_pages: dict[Element, int] = {}

    def add(self, element: Element, pseudo: str, content: Content) -> bool:
        """Hang a piece of content on the structure. False: it is an artifact."""
        if pseudo in ORNAMENTS or self._is_ornament(element, content.page):
            return False
        self._target(element, pseudo).kids.append(content)
        return True

    def add_figure(self, element: Element, content: Content, box: tuple[float, ...]) -> bool:
        """Hang an image that covers ``box`` (left, bottom, right, top in points). False: it is an artifact."""
        if not self.add(element, "", content):
            return False
        node = self._nodes[element]
        node.alternative = alternative_of(element)
        node.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        return True

    def add_link(self, element: Element, area: Area) -> bool:
        """Hang the area of a link on the structure. False: it belongs to a repeated table head, and must go."""
        if self._is_ornament(element, area.page):
            return False
        self._node(element).kids.append(area)
        return True

    def add_field(self, element: Element, area: Area) -> None:
        """Hang the area of a form field on the structure: an element of its own, in that of what it belongs to."""
        self._node(element).kids.append(Node("Form", None, [area]))

    def put_floats_back(self) -> None:
        """Hang what was moved behind the text that follows it where it is written: before what follows it there."""
        for element, node in list(self._nodes.items()):
            if FLOATED in element.attrib and node.element is element:
                kids = self._node(self._parents[element]).kids
                kids.remove(node)
                kids.insert(_place_of(int(element.attrib[NUMBER]), kids), node)

    def _is_ornament(self, element: Element, page: int) -> bool:
        """Hidden, or part of a table head or a page's foot that was already drawn on an earlier page."""
        ancestor: Element | None = element
        while ancestor is not None:
            if is_hidden(ancestor):
                return True
            if (ancestor.tag == "thead" or REPEATED & classes_of(ancestor)) and self._first_pages.setdefault(
                ancestor, page
            ) != page:
                return True
            ancestor = self._parents.get(ancestor)
        return False

    def _target(self, element: Element, pseudo: str) -> Node:
        if pseudo == "marker":
            return self._label(element, self._item(element))
        if pseudo == "footnote-marker":
            return self._label(element, self._node(element))
        if pseudo == "footnote-call":
            call = self._node(self._parents[element])
            self._node(element)
            return call
        return self._node(element)

    def _label(self, element: Element, owner: Node) -> Node:
        if element not in self._labels:
            self._labels[element] = Node("Lbl", None)
            owner.kids.insert(0, self._labels[element])
        return self._labels[element]

    def _item(self, element: Element) -> Node:
        """The LI of a list item; its content hangs on the LBody within, which `_node` returns."""
        body = self._node(element)
        items = (kid for kid in self._node(self._parents[element]).kids if isinstance(kid, Node))
        return next(item for item in items if body in item.kids)

    def _node(self, element: Element) -> Node:
        """The structure element that content of this element hangs on, made when it is first asked for."""
        if element in self._nodes:
            return self._nodes[element]
        role = role_of(element)
        if role is None or (role == "Lbl" and self._parents[element].tag not in ("dl", "div")):
            return self._node(self._parents[element])
        owner = self._owner(element, role)
        if element in self._nodes:  # a table, asked for its caption, has made all that is in it
            return self._nodes[element]
        node = _node_of(role, element)
        owner.kids.append(node)
        self._nodes[element] = node
        if role == "LI":
            body = Node("LBody", None)
            node.kids.append(body)
            self._nodes[element] = body
        if role == "Table":
            self._add_rows(element)
        return self._nodes[element]

    def _owner(self, element: Element, role: str) -> Node:
        """Where the structure element hangs: not in a link for a note, in an LI of its own for a term."""
        parent = self._parents[element]
        if role == "Note":
            while role_of(parent) in (None, "Link"):
                parent = self._parents[parent]
        if element.tag in ("dt", "dd"):
            return self._term_item(element, parent)
        return self._node(parent)

    def _term_item(self, element: Element, parent: Element) -> Node:
        """The LI of a term and its definitions: the ``div`` around them, or made for each ``dt`` of a bare ``dl``."""
        if parent.tag == "div":
            key, listing = parent, self._parents[parent]
        else:
            before = list(parent)[: list(parent).index(element) + 1]
            key, listing = [sibling for sibling in before if sibling.tag == "dt"][-1], parent
        if key not in self._labels:
            self._labels[key] = Node("LI", None)
            self._node(listing).kids.append(self._labels[key])
        return self._labels[key]

    def _add_rows(self, table: Element) -> None:
        """Make all rows and cells of a table at once, so that empty cells and repeated heads keep their place."""
        for element in table.iter():
            if role_of(element) in KEPT_EMPTY or element.tag == "caption":
                self._node(element)


def _place_of(number: int, kids: Sequence[Node | Content | Area]) -> int:
    """Where among the kids the element with this number is, in the order of the text."""
    for place, kid in enumerate(kids):
        element = kid.element if isinstance(kid, Node) else None
        if element is not None and int(element.get(NUMBER, "0")) > number:
            return place
    return len(kids)


def _node_of(role: str, element: Element) -> Node:
    node = Node(role, element, language=element.get("lang", ""), actual_text=element.get("data-text", ""))
    if element.tag == "abbr":
        node.expansion = element.get("title", "")
    if element.tag == "aside":
        node.title = ": ".join(filter(None, _names_of_box(element)))
    if role == "Note":
        node.id = element.get("id", "")
    if role in ("TH", "TD"):
        node.attributes = _cell_attributes(role, element)
    if role == "L":
        numbering = "None" if TASK_LIST in classes_of(element) else NUMBERINGS[element.tag]
        node.attributes = {"O": "List", "ListNumbering": numbering}
    return node


def _names_of_box(box: Element) -> Iterator[str]:
    """What kind of box it is, and its title. In its label is an icon too."""
    for child in box:
        if BOX_LABEL in classes_of(child) and not is_hidden(child):
            yield " ".join(text_of(word) for word in child.findall("span"))
        elif BOX_TITLE in classes_of(child):
            yield text_of(child)


def _cell_attributes(role: str, cell: Element) -> dict[str, Any]:
    attributes: dict[str, Any] = {"O": "Table"}
    if role == "TH":
        attributes["Scope"] = "Row" if cell.get("scope") == "row" else "Column"
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if int(cell.get(name, "1")) > 1:
            attributes[key] = int(cell.get(name, "1"))
    return attributes
