"""Where the pages of the PDF begin in a part: marks without words that readers' programs say and lead to.

https://www.w3.org/TR/dpub-aria-1.1/#doc-pagebreak, https://kb.daisy.org/publishing/docs/navigation/pagelist.html
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from gesim_build.formats.epub.pages import Page
from gesim_build.markup.tree import HEADINGS, SVG, XHTML, name_of, parents

# What may have a mark as its first child; before everything else it comes as a sibling.
HOLDERS = frozenset(
    ("section", "div", "aside", "header", "footer", "li", "dt", "dd", "th", "td", "caption", "figcaption", "blockquote")
)
# What may have none but a few elements as children: the mark goes into the first of them that may hold it.
ROWS = frozenset(("tr", "thead", "tbody", "tfoot", "ul", "ol", "dl"))
_TYPE = "{http://www.idpf.org/2007/ops}type"


def mark_pages(root: Element, pages: Iterable[Page]) -> None:
    """Put, in place, the mark of each page before what begins on it; several of one place come in their order.

    What has no id in the tree is marked at the beginning of the part.
    """
    above = parents(root)
    places = {element.get("id", ""): element for element in root.iter()}
    for page in pages:
        _mark(places.get(page.id, root), _mark_of(page), above)


def _mark_of(page: Page) -> Element:
    name = {_TYPE: "pagebreak", "role": "doc-pagebreak", "aria-label": page.label}
    return Element(f"{{{XHTML}}}span", {"id": page.mark, **name})


def _mark(element: Element, mark: Element, above: Mapping[Element, Element]) -> None:
    place = _outermost(element, above)
    while len(place) and (name_of(place) in ROWS or _is_group_of_terms(place, above)):
        place = place[0]
    if name_of(place) in HOLDERS or place not in above:
        _put_first(place, mark)
    else:
        parent = above[place]
        parent.insert(list(parent).index(place), mark)


def _put_first(place: Element, mark: Element) -> None:
    """Behind the marks that are first already, before all words."""
    marks = list(itertools.takewhile(lambda child: child.get("role") == mark.get("role"), place))
    before = marks[-1] if marks else None
    if before is None:
        mark.tail, place.text = place.text, None
    else:
        mark.tail, before.tail = before.tail, None
    place.insert(len(marks), mark)


def _outermost(element: Element, above: Mapping[Element, Element]) -> Element:
    """The heading or drawing that an element is in: a mark in a heading would be read as part of its name."""
    found, each = element, element
    while each in above:
        each = above[each]
        found = each if name_of(each) in HEADINGS or each.tag == f"{{{SVG}}}svg" else found
    return found


def _is_group_of_terms(element: Element, above: Mapping[Element, Element]) -> bool:
    return name_of(element) == "div" and element in above and name_of(above[element]) == "dl"
