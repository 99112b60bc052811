"""Style sheets and ``style`` attributes of a drawing, written into presentation attributes of its elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

from gesim_build.svg.parse import elements, line_of, local_name, qualified
from gesim_build.svg.problems import Problem
from gesim_build.svg.tables import NOT_KEPT, PROPERTIES
from gesim_build.svg.values import Token, attributes_of, foreign_address, tokens_of

_ADDRESS_HINT = "A drawing may refer to its own parts only: url(#id). Remove it, or draw it in another way."
_HINTS = {
    "filter": "Shadows, blurs and other effects are not kept: draw it without.",
    "mix-blend-mode": "Colours that mix with those below are not kept: draw it with opacity.",
}


@dataclass(slots=True)
class _Styles:
    """The rules of all style sheets of a drawing by selector, and what is wrong with them."""

    matcher: Any = field(default_factory=cssselect2.Matcher)
    problems: list[Problem] = field(default_factory=list)

    def read(self, sheet: etree._Element) -> None:
        line = line_of(sheet)
        css = "".join(str(text) for text in sheet.itertext())
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            pieces = (*rule.prelude, *(rule.content or ())) if rule.type != "error" else ()
            if rule.type == "at-rule" and rule.lower_at_keyword == "import":
                self._refuse("@import", line + rule.source_line - 1)
            elif address := foreign_address(pieces):
                self._refuse(address, line + rule.source_line - 1)
            elif rule.type == "qualified-rule":
                self._add(rule)

    def _add(self, rule: Token) -> None:
        declarations = list(_declarations(rule.content))
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return
        for selector in selectors:
            self.matcher.add_selector(selector, declarations)

    def _refuse(self, address: str, line: int) -> None:
        self.problems.append(
            Problem(line, f"the address {_shown(address)} in a style sheet is not allowed", _ADDRESS_HINT)
        )


def inline_styles(root: etree._Element) -> Iterator[Problem]:
    """Write, in place, what style sheets and ``style`` attributes say into attributes. Yields what is wrong."""
    styles = _Styles()
    for sheet in list(root.iter(qualified("style"))):
        styles.read(sheet)
    yield from styles.problems
    if styles.problems:
        return
    for wrapper in list(cssselect2.ElementWrapper.from_xml_root(root).iter_subtree()):
        element = wrapper.etree_element
        if local_name(element):
            yield from _style(element, [match[-1] for match in styles.matcher.match(wrapper)])


def _style(element: etree._Element, matched: list[list[Any]]) -> Iterator[Problem]:
    """The cascade of one element: its attributes, the rules in their order, its ``style``, then what is important."""
    line = line_of(element)
    own = list(_declarations(str(element.attrib.pop("style", ""))))
    attributes = [
        (name, tokens_of(value), False) for name in _presentation(element) if (value := element.attrib.pop(name))
    ]
    declared = [*attributes, *(one for rules in matched for one in rules), *own]
    for name, tokens, _ in sorted(declared, key=lambda one: one[2]):
        if address := foreign_address(tokens):
            yield Problem(line, f"the address {_shown(address)} in {name} is not allowed", _ADDRESS_HINT)
        elif name in NOT_KEPT:
            element.attrib.pop(name, None)
            if (value := "".join(token.serialize() for token in tokens).strip()) != NOT_KEPT[name]:
                element.set(name, value)
        else:
            for attribute, value in attributes_of(name, tokens):
                element.set(attribute, value)


def _presentation(element: etree._Element) -> list[str]:
    """The attributes of an element that are properties of CSS."""
    names = (str(name) for name in element.attrib)
    return [name for name in names if name in PROPERTIES or name in NOT_KEPT or name in ("font", "marker")]


def _declarations(content: Any) -> Iterator[tuple[str, list[Token], bool]]:
    """Name, value and importance of each declaration in the text or the pieces of a rule."""
    for node in tinycss2.parse_blocks_contents(content or "", skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield node.lower_name, node.value, node.important


def effects(root: etree._Element) -> Iterator[Problem]:
    """What changes the look of an element that is drawn, and cannot be kept. Takes, in place, the attributes away."""
    for element in elements(root):
        for name in NOT_KEPT:
            if element.attrib.pop(name, None) is not None:
                yield Problem(line_of(element), f"the effect {name} cannot be kept", _HINTS[name])


def _shown(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:59]}…"
