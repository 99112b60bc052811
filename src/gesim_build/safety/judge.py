"""Reads a finished piece of XHTML or HTML tag by tag, in a syntax so strict that every program reads it the same way.

Text holds no ``<``, values are in quotes, elements nest, and there is neither comment, declaration nor section of
character data. What is written otherwise is a fault, as is every element, attribute and value that is in no table: so
a browser cannot find in a page what was not found here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gesim_build.control_characters import FORBIDDEN
from gesim_build.safety.tables import EMPTY, REQUIRED, drawn_elements, elements, is_allowed

# Deeper than what may be nested in the sources, with what formats put around and into it; less than parsers can hold.
DEEPEST = 200
_VOID = frozenset(("br", "col", "hr", "img", "link", "meta", "wbr"))
_PROLOGUE = re.compile(r"\ufeff?(?:<\?xml version=\"1\.0\" encoding=\"UTF-8\"\?>\s*)?(?:<!DOCTYPE html>)?")
_TAG = re.compile(r"<(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*>")
_PARTS = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:\s[^<]*?)?)\s*(?P<empty>/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s+(?P<name>[A-Za-z_:][\w:.-]*)(?:\s*=\s*(?P<value>\"[^<\"]*\"|'[^<']*'))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: in which line, counted from 1, and within which elements.

    ``within`` are the numbers of the open elements and of the faulty one, in document order from 0.
    """

    message: str
    line: int
    within: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that was read: name, ``open``, ``close`` or ``empty``, and what is wrong with it."""

    name: str
    kind: str
    fault: str = ""


@dataclass(slots=True)
class _State:
    """The open elements: their names and numbers; and in how many drawings one is."""

    names: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    count: int = 0


def faults(text: str, kind: str) -> Iterator[Fault]:
    """The faults of a piece of a kind (see `elements`). After one of its syntax nothing more is looked for."""
    state = _State()
    if control := FORBIDDEN.search(text):
        yield _fault(f"U+{ord(control[0]):04X} is a character that no page can hold", text, control.start(), state)
    start = prologue.end() if (prologue := _PROLOGUE.match(text)) else 0
    for tag in _TAG.finditer(text, start):
        if text.find("<", start, tag.start()) >= 0:
            break
        read = _read(tag[0], kind, "svg" in state.names)
        if message := read.fault or _nest(state, read) or _content(state, read, text[start : tag.start()]):
            yield _fault(message, text, tag.start(), state)
        start = tag.end()
        _count(state, read)
        if message and not read.name:
            return
    if (rest := text.find("<", start)) >= 0:
        yield _fault(f"{text[rest : rest + 40]!r} is no tag", text, rest, state)
    elif state.names:
        yield _fault(f"<{state.names[-1]}> is not closed", text, len(text), state)


def _fault(message: str, text: str, position: int, state: _State) -> Fault:
    return Fault(message, text.count("\n", 0, position) + 1, (*state.numbers, state.count))


def _nest(state: _State, tag: _Tag) -> str:
    """What is wrong with the place of a tag."""
    if tag.kind == "close" and (not state.names or state.names[-1] != tag.name):
        return f"</{tag.name}> closes nothing that was opened just before"
    if tag.kind == "open" and len(state.names) >= DEEPEST:
        return f"<{tag.name}> is nested deeper than {DEEPEST} elements"
    return ""


def _content(state: _State, tag: _Tag, words: str) -> str:
    """What is wrong with the words before a tag, or with the tag, where the element that they are in holds nothing."""
    name = state.names[-1] if state.names else ""
    holds = words.strip() or (tag.kind != "close")
    return f"there is something in <{name}>" if name in EMPTY and holds else ""


def _count(state: _State, tag: _Tag) -> None:
    if tag.kind == "close":
        if state.names and state.names[-1] == tag.name:
            state.names.pop()
            state.numbers.pop()
        return
    if tag.kind == "open":
        state.names.append(tag.name)
        state.numbers.append(state.count)
    state.count += 1


# Most tags are the same as others: they are judged once.
@lru_cache(maxsize=50_000)
def _read(text: str, kind: str, in_drawing: bool) -> _Tag:
    parts = _PARTS.fullmatch(text)
    if not parts:
        return _Tag("", "", f"{text[:80]!r} is no tag")
    name = parts["name"]
    drawn = in_drawing or name == "svg"
    own = _table(kind, drawn).get(name)
    if own is None:
        return _Tag(name, _kind(parts, name), f"the element {name} is not allowed")
    void = name in _VOID
    if parts["end"]:
        return _Tag(name, "close", f"{text} is no end tag" if parts["rest"].strip() or parts["empty"] or void else "")
    if parts["empty"] and not void and kind in ("page", "single", "release") and not drawn:
        return _Tag(name, "empty", f"{text[:80]} does not close an element of HTML")
    return _Tag(name, _kind(parts, name), _attribute_fault(parts["rest"], own, name))


def _kind(parts: re.Match[str], name: str) -> str:
    return "close" if parts["end"] else "empty" if parts["empty"] or name in _VOID else "open"


def _attribute_fault(rest: str, own: Mapping[str, str], element: str) -> str:
    seen = set()
    position = 0
    while attribute := _ATTRIBUTE.match(rest, position):
        position = attribute.end()
        name, value = attribute["name"], html.unescape((attribute["value"] or '""')[1:-1])
        if name in seen:
            return f"{element} has the attribute {name} twice"
        seen.add(name)
        if not is_allowed(own, name, value):
            return f"{element} with {name}=“{value[:60]}” is not allowed"
    if rest[position:].strip():
        return f"{rest[position:].strip()[:60]!r} in {element} is no attribute"
    missing = [name for name in REQUIRED.get(element, ()) if name not in seen]
    return f"{element} without {missing[0]} is not allowed" if missing else ""


@lru_cache(maxsize=16)
def _table(kind: str, drawn: bool) -> Mapping[str, Mapping[str, str]]:
    return drawn_elements(kind) if drawn else elements(kind)
