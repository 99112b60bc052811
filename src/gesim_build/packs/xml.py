"""XML of packs: read without entities, network and recovery; written with a declaration, one element a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from gesim_build.diagnostics import GesimError, Location, error

XML = "http://www.w3.org/XML/1998/namespace"
LANG, SPACE = f"{{{XML}}}lang", f"{{{XML}}}space"
CODE = "unreadable-pack"
_INDENT, _NOTHING = re.compile(r"[\r\n]+[ \t]*\Z"), re.compile(r"(?!)")
# Elements whose words and codes are one line.
_WORDS = ("source", "target", "seg", "is")
_AGAIN = "Ask for the file again; nothing was imported."


def unreadable(path: str, what: str, line: int = 0, hint: str = _AGAIN) -> GesimError:
    """``unreadable-pack``: that a file cannot be a pack."""
    return GesimError([error(CODE, what, Location(path, line), hint)])


def parse(content: bytes, path: str) -> Any:
    """The root element of a document. Raises GesimError (``unreadable-pack``), for entities of its own too."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        what = f"this is not well-formed XML, or it is cut: {problem.msg}"
        raise unreadable(path, what, problem.lineno or 0) from None
    except (ValueError, LookupError) as problem:
        raise unreadable(path, f"this cannot be read as XML: {problem}") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise unreadable(path, "the file declares entities, which no pack needs", 1)
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def namespace(element: Any) -> str:
    """The namespace of an element, empty if it has none."""
    return etree.QName(element).namespace or ""


def child(parent: Any, name: str, text: str | None = None, /, **attributes: str) -> Any:
    """A new last child in the parent's namespace."""
    own = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{own}}}{name}" if own else name, **attributes)
    made.text = text
    return made


def mixed_text(element: Any, one: Callable[[Any], str], *, indented: bool = True) -> str:
    """The words of an element with what ``one`` says of each child.

    Packs have no line ends: one before a code was put there by a program that indents, with the blanks behind it. Of
    what is no pack, nothing is ``indented``.
    """
    pattern = _INDENT if indented and len(element) else _NOTHING
    parts = [pattern.sub("", element.text or "")]
    for each in element:
        parts += [one(each), pattern.sub("", each.tail or "")]
    return "".join(parts)


def append_text(parent: Any, text: str) -> None:
    """Put words behind all that an element has."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def document(root: Any, doctype: str | None = None) -> bytes:
    """The bytes of a document. What has words in it is not indented."""
    _indent(root, 0)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype)
    return written + b"\n"


def _indent(element: Any, depth: int) -> None:
    if not len(element) or element.text is not None:
        return
    element.text = "\n" + "  " * (depth + 1)
    for each in element:
        if local(each) not in _WORDS:
            _indent(each, depth + 1)
        each.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
