"""Blocks of raw HTML -> our blocks: by a table of elements, also where Markdown is between a tag and its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from gesim_build.adopt.kinds import BOXES, DROPPED, QUOTES, TITLED, TRANSPARENT, box_kind

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

    from gesim_build.adopt.blocks import BlockWriter, Lines

# Elements that hold blocks; all others are in the text of a paragraph.
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html",
    "iframe", "li", "main", "nav", "ol", "p", "picture", "pre", "script", "section", "style", "summary", "svg", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio", "object", "canvas", "button", "select", "head",
))  # fmt: skip
# What they hold is no text of the book.
_LEFT_OUT = frozenset((
    "audio", "button", "canvas", "dialog", "form", "head", "iframe", "nav", "object", "script", "select", "style",
    "svg", "video",
))  # fmt: skip
# Left out with all that is in them, without a word: nobody sees them on the page either.
_UNSEEN = frozenset(("head", "script", "style"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ITEMS: Mapping[str, str] = {"ul": "- ", "ol": "1. "}
_TRANSLATORS = re.compile(r"\s*(?:i18n:|mdbook-xgettext:)(?P<what>\w[\w-]*)\s*(?P<text>.*?)\s*", re.DOTALL)
_ARGUMENT = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=]+))"""
)


@dataclass(slots=True)
class Frame:
    """An element, or a template's call, that is open: what it holds so far."""

    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    blocks: list[Lines] = field(default_factory=list)
    title: str = ""
    rows: list[list[str]] = field(default_factory=list)


class Frames(HTMLParser):
    """Puts blocks together, those within elements into them. One for each run of blocks that are siblings."""

    def __init__(self, writer: BlockWriter, *, tight: bool = False) -> None:
        super().__init__(convert_charrefs=False)
        self.writer = writer
        self.tight = tight
        self.frames = [Frame()]
        self.words = ""
        self.node_line = 0

    def add(self, lines: Lines) -> None:
        """A block that is finished."""
        self.frames[-1].blocks.append(lines)

    def take(self, node: Node) -> None:
        """A block of raw HTML, or a template's call: it may begin or end anything."""
        self.node_line = self.writer.line(node)
        if node.type == "shortcode":
            self._call(node)
            return
        self.feed(node.content)
        self.close()
        self._flush()
        self.reset()

    def finish(self) -> Lines:
        """All lines; what is still open ends here."""
        from gesim_build.adopt.blocks import joined

        while len(self.frames) > 1:
            self._end(self.frames[-1].name)
        return joined(self.frames[0].blocks, tight=self.tight)

    # What the parser of HTML calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag: of a block, or within the text."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "hr":
            self._flush()
            self.add(["***"])
        elif tag not in _BLOCKS:
            self.words += self.get_starttag_text() or ""
        else:
            self._flush()
            if tag in ("p", "li", "tr", "td", "th", "dt", "dd") and self.frames[-1].name == tag:
                self._end(tag)
            if tag in _LEFT_OUT and tag not in _UNSEEN:
                self._lose(f"<{tag}> is left out with what it holds")
            self.frames.append(Frame(tag, attributes, self._line()))

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        if tag in _BLOCKS:
            self._flush()
            self._end(tag)
        elif tag not in _VOID:
            self.words += f"</{tag}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that opens and closes."""
        self.handle_starttag(tag, attrs)
        if tag in _BLOCKS:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.words += data

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self.words += f"&{name};"

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self.words += f"&#{name};"

    def handle_comment(self, data: str) -> None:
        """A comment: kept if it is for the translators."""
        match = _TRANSLATORS.fullmatch(data)
        if match and match["what"] in ("skip", "comment"):
            self._flush()
            self.add([f"<!-- i18n:{match['what']} {match['text']}".rstrip() + " -->"])

    # What becomes of it.

    def _line(self) -> int:
        return self.node_line + self.getpos()[0] - 1

    def _lose(self, what: str) -> None:
        self.writer.context.lose(self._line(), what)

    def _flush(self) -> None:
        """The words since the last block: a paragraph, or code as it is."""
        words, self.words = self.words, ""
        names = {frame.name for frame in self.frames}
        if not words.strip() or names & _LEFT_OUT:
            return
        if "pre" in names:
            self.frames[-1].blocks.append(re.sub(r"</?\w[^>]*>", "", words).strip("\n").split("\n"))
            return
        lines = re.sub(r"\s+", " ", words).strip()
        self.add(self.writer.flow_of(lines, self._line()))

    def _end(self, name: str) -> None:
        """Close an element with all that is open in it; one that is not open is no matter."""
        if name not in [frame.name for frame in self.frames[1:]]:
            return
        while self.frames[-1].name != name:
            self._end(self.frames[-1].name)
        frame = self.frames.pop()
        self._put(frame, self.frames[-1])

    def _put(self, frame: Frame, parent: Frame) -> None:
        """What a closed element becomes in that around it."""
        from gesim_build.adopt.blocks import code_block, indented, joined, table

        body = joined(frame.blocks)
        if frame.name in ("summary", "figcaption", "caption"):
            parent.title = " ".join(line for line in body if line)
        elif frame.name in ("td", "th"):
            parent.rows.append([" ".join(line for line in body if line)])
        elif frame.name in ("tr", "thead", "tbody", "tfoot"):
            parent.rows += [[cell for row in frame.rows for cell in row]] if frame.name == "tr" else frame.rows
        elif frame.name == "table":
            rows = [row + [""] * (max(map(len, frame.rows)) - len(row)) for row in frame.rows]
            parent.blocks.append(table(rows, ["---"] * len(rows[0])) if rows else [])
        elif frame.name == "li":
            parent.blocks.append(indented(body or [""], _ITEMS.get(parent.name, "- ")))
        elif frame.name in _ITEMS:
            parent.blocks.append([line for item in frame.blocks for line in item])
        elif frame.name == "pre":
            parent.blocks.append(code_block("\n".join(body), ""))
        else:
            parent.blocks.append(self._box(frame, body))

    def _box(self, frame: Frame, body: Lines) -> Lines:
        """A box, a quotation, a heading; what holds something for the sake of looks alone is not there."""
        from gesim_build.adopt.blocks import fenced, joined, titled

        kind = box_kind(f"{frame.attributes.get('class', '')} {frame.attributes.get('', '')}")
        if frame.name in _LEFT_OUT or not body:
            return []
        if frame.name in ("blockquote", *QUOTES):
            return [f"> {line}".rstrip() for line in body]
        if re.fullmatch(r"h[1-6]", frame.name):
            return self.writer.heading(int(frame.name[1]), " ".join(line for line in body if line))
        if frame.name in BOXES or kind:
            title = frame.title or self.writer.title(frame.attributes.get("title", ""), frame.line, "box title")
            return fenced(f"{kind or BOXES[frame.name]} {title}".strip(), body)
        if frame.name in TITLED and frame.attributes.get("title"):
            return titled(self.writer.title(frame.attributes["title"], frame.line, "term"), body)
        return joined([body, [frame.title] if frame.title else []])

    def _call(self, node: Node) -> None:
        """A template's call: a box if its name says so, nothing otherwise."""
        name, line = node.info.rpartition("/")[2].lower(), self.node_line
        if node.meta["closes"]:
            self._end(name)
            return
        arguments = _arguments(str(node.meta["rest"]))
        if name in ("figure", "img", "image") and arguments.get("src"):
            caption = arguments.get("caption") or arguments.get("title", "")
            alt = arguments.get("alt", "")
            source = f"![{alt}](<{arguments['src']}>{f' {chr(34)}{caption}{chr(34)}' if caption else ''})"
            self.add(self.writer.flow_of(source, line))
        elif name in BOXES or name in QUOTES or name in TRANSPARENT or name in TITLED:
            self.frames.append(Frame(name, arguments, line))
        elif name not in DROPPED:
            self.writer.context.lose(line, f"{node.content} is left out: it is filled in by the other program")


def _arguments(text: str) -> dict[str, str]:
    """The arguments of a template's call; those without a name under the empty one, the last of them as the title."""
    found: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        value = next(value for value in match.group("double", "single", "bare") if value is not None)
        key = match["key"] or ""
        found[key] = f"{found.get(key, '')} {value}".strip()
    words = found.get("", "")
    if words and not box_kind(words.split()[0]):
        found.setdefault("title", words)
    return found
