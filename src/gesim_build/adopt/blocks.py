"""Blocks of other programs' Markdown -> ours, written anew from the parser's tree, with each text as a unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.html_blocks import Frames
from gesim_build.adopt.inline import NEUTRAL, Picture, Piece, Scope, Words, pieces
from gesim_build.adopt.kinds import box_kind
from gesim_build.markdown.escaping import escaped

_ALERT = re.compile(r"\[!(?P<kind>[A-Za-z]+)\][ \t]*(?P<title>[^\n]*)(?:\n|$)")
_TASK = re.compile(r"\[(?P<mark>[ xX])\][ \t]+")
# A line ends behind a sentence: not within code, and not where the next line would begin another block.
_SENTENCE = re.compile(r"(?<=[a-z)\]”\"’*`][.!?])[ ](?=[A-Z][a-z]* )")
# What kramdown replaces by the contents of the page.
_CONTENTS = re.compile(r"\{:\s*toc\b[^{}]*\}\s*$")
_DEEPEST = 6
# What begins below a paragraph without an empty line.
_INTERRUPTS = re.compile(r"[-*] |1[.)] |`{3}|:{3}")

Lines = list[str]


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text of ours: what it is compared by, how it is written, and what kind of block it is in."""

    key: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the writer of one page gets: the parser, how addresses and pictures are found, and how losses are reported.

    ``heading_id`` gives the id that a heading of this page has to have, by its place among them and its text;
    ``picture`` the name of the file in our figures, None if it cannot be used. ``lose`` takes a line and a loss.
    """

    md: MarkdownIt
    scope: Callable[[int], Scope]
    heading_id: Callable[[int], str]
    picture: Callable[[str, int], str | None]
    lose: Callable[[int, str], None]
    shift: int = 0


@dataclass(slots=True)
class BlockWriter:
    """Writes the blocks of one page. ``texts`` are those written so far, ``headings`` the number of the next heading.

    ``further`` is how much deeper the headings below the title are, because there are others of its level.
    """

    context: PageContext
    texts: list[WrittenText] = field(default_factory=list)
    headings: int = 0
    level: int = 0
    further: int = 0
    offset: int = 0

    def write(self, nodes: Sequence[Node], *, tight: bool = False) -> Lines:
        """The lines of some blocks that follow one another; ``tight`` in an item of a list without empty lines."""
        frames = Frames(self, tight=tight)
        for before, node in zip([None, *nodes], nodes, strict=False):
            if node.type in ("html_block", "shortcode"):
                frames.take(node)
            elif node.type in ("bullet_list", "ordered_list") and before is not None and before.type == node.type:
                frames.add(self._list(node, other=True))
            else:
                frames.add(self.block(node))
        return frames.finish()

    def block(self, node: Node) -> Lines:
        """The lines of one block."""
        write = _BLOCKS.get(node.type)
        if write is None:
            self.lose(node, f"{node.type} is left out")
            return []
        return write(self, node)

    def nested(self, content: str, line: int) -> Lines:
        """The lines of Markdown that is within something else, from a line of this page on."""
        before, self.offset = self.offset, self.offset + line
        lines = self.write(Node(self.context.md.parse(content, {})).children)
        self.offset = before
        return lines

    def line(self, node: Node) -> int:
        """The line of the page that a block begins in, counted from 0."""
        return self.offset + (node.map[0] if node.map else 0)

    def lose(self, node: Node, what: str) -> None:
        """Tell of something in a block that cannot be carried."""
        self.context.lose(self.line(node), what)

    def pieces(self, inline: Node, kind: str) -> tuple[Piece, ...]:
        """The texts and pictures of an ``inline`` node; each text becomes a unit."""
        tokens = inline.to_tokens()[0].children or []
        return self.noted(pieces(tokens, self.context.scope(self.line(inline))), pieces(tokens, NEUTRAL), kind)

    def noted(self, written: tuple[Piece, ...], neutral: tuple[Piece, ...], kind: str) -> tuple[Piece, ...]:
        """The pieces, whose texts are noted as units."""
        for piece, key in zip(written, neutral, strict=True):
            if isinstance(piece, Words) and isinstance(key, Words):
                self.texts.append(WrittenText(key.text, piece.text, kind))
            elif isinstance(piece, Picture) and isinstance(key, Picture):
                self.texts += [WrittenText(key.alt, piece.alt, "alternative text")] if piece.alt else []
                self.texts += [WrittenText(key.title, piece.title, "caption")] if piece.title else []
        return written

    def one_line(self, inline: Node | None, kind: str) -> str:
        """The text of a heading, a cell or a title, in which no picture can be: its alternative text stays."""
        if inline is None:
            return ""
        found = self.pieces(inline, kind)
        for piece in found:
            if isinstance(piece, Picture):
                self.lose(inline, f"the picture {piece.source} in a {kind} is left out, its words stay")
        return " ".join(piece.text if isinstance(piece, Words) else piece.alt for piece in found).strip()

    def paragraph(self, node: Node) -> Lines:
        """A paragraph; pictures in it are figures between its parts."""
        return self.flow(self.pieces(node.children[0], "paragraph"), self.line(node))

    def flow(self, found: Iterable[Piece], line: int) -> Lines:
        """Texts as paragraphs, and pictures as figures."""
        return joined(
            sentences(piece.text) if isinstance(piece, Words) else self.figure(piece, line) for piece in found
        )

    def figure(self, picture: Picture, line: int, caption: Lines = [], width: str = "") -> Lines:  # noqa: B006
        """A figure; nothing but its words if the picture cannot be used."""
        name = self.context.picture(picture.source, line)
        if name is None:
            return joined([[picture.alt] if picture.alt else [], caption])
        attributes = f" {{width={width}}}" if width else ""
        alt = picture.alt or self._named_after(picture.source, line)
        image = [f"![{alt}](../figures/{name})"]
        words = [picture.title] if picture.title and not caption else []
        return fenced(f"figure{attributes}", joined([image, words, caption]))

    def _named_after(self, source: str, line: int) -> str:
        """Words for a picture that has none for those who do not see it: no book is printed without."""
        stem = re.split(r"[/\\]", source)[-1].partition(".")[0]
        words = escaped(re.sub(r"[-_]+", " ", stem).strip() or "Picture")
        self.context.lose(line, f"the picture {source} has no text alternative: “{words}”, its name, is there now")
        self.texts.append(WrittenText(words, words, "alternative text"))
        return words

    def flow_of(self, text: str, line: int) -> Lines:
        """Foreign inline Markdown as paragraphs and figures."""
        (token,) = self.context.md.parseInline(text, {})
        tokens = token.children or []
        found = self.noted(pieces(tokens, self.context.scope(line)), pieces(tokens, NEUTRAL), "paragraph")
        return self.flow(found, line)

    def _heading(self, node: Node) -> Lines:
        text = self.one_line(node.children[0] if node.children else None, "heading")
        return self.heading(int(node.tag[1]), text)

    def heading(self, level: int, text: str) -> Lines:
        """A heading of the other program's level: the first of a page is its title, and none leaves a level out."""
        number = self.headings
        self.headings += 1
        if not text:
            return []
        wanted = level + self.context.shift
        first = self.level == 0
        wanted = 1 + self.context.shift if first else max(wanted + self.further, 2 + self.context.shift)
        self.level = min(wanted, self.level + 1 if not first else wanted, _DEEPEST)
        identifier = self.context.heading_id(number)
        return [f"{'#' * self.level} {text}{f' {{#{identifier}}}' if identifier else ''}"]

    def _list(self, node: Node, *, other: bool = False) -> Lines:
        if _CONTENTS.search(_first_text(node)):
            return []
        is_ordered = node.type == "ordered_list"
        number = int(node.attrs.get("start", 1)) if is_ordered else 0
        is_tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        items = []
        for index, item in enumerate(node.children):
            marks = (")" if other else ".") if is_ordered else ("*" if other else "-")
            marker = f"{number + index}{marks} " if is_ordered else f"{marks} "
            items.append(self._item(item, marker, tight=is_tight))
        return [line for item in items for line in item] if is_tight else joined(items)

    def _item(self, item: Node, marker: str, *, tight: bool) -> Lines:
        task = ""
        first = item.children[0] if item.children else None
        if first is not None and first.type == "paragraph" and first.children:
            task = self._take_task(first.children[0])
        body = self.write(item.children, tight=tight) or [""]
        return indented([f"{task}{body[0]}", *body[1:]], marker)

    @staticmethod
    def _take_task(inline: Node) -> str:
        """The box of a task, which is taken off its text."""
        token = inline.to_tokens()[0]
        match = _TASK.match(token.content)
        if match and token.children and token.children[0].type == "text":
            token.children[0].content = token.children[0].content[match.end() :]
        return f"[{match['mark'].lower()}] " if match else ""

    def _quote(self, node: Node) -> Lines:
        first = node.children[0] if node.children else None
        inline = first.children[0] if first is not None and first.type == "paragraph" and first.children else None
        alert = _ALERT.match(inline.content) if inline is not None else None
        kind = box_kind(alert["kind"]) if alert else ""
        if inline is None or alert is None or not kind:
            return [f"> {line}".rstrip() for line in self.write(node.children)]
        rest = inline.content[alert.end() :]
        body = self.nested(rest, self.line(node)) if rest.strip() else []
        return self.box(kind, alert["title"], joined([body, self.write(node.children[1:])]), self.line(node))

    def box(self, kind: str, title: str, body: Lines, line: int) -> Lines:
        """A box with a title in Markdown (or none) and its lines."""
        words = self.title(title, line, "box title")
        if not body:
            self.context.lose(line, f"an empty box of the kind {kind} is left out")
            return [words] if words else []
        return fenced(f"{kind} {words}".strip(), body)

    def title(self, text: str, line: int, kind: str) -> str:
        """A title in foreign Markdown as a unit of ours."""
        if not text.strip():
            return ""
        (token,) = self.context.md.parseInline(text.strip(), {})
        tokens = token.children or []
        found = self.noted(pieces(tokens, self.context.scope(line)), pieces(tokens, NEUTRAL), kind)
        return " ".join(piece.text for piece in found if isinstance(piece, Words))

    def _fence(self, node: Node) -> Lines:
        from gesim_build.adopt.containers import container, fenced_container

        if found := fenced_container(node):
            return container(self, found)
        language = re.split(r"[,\s{]", node.info.strip().removeprefix("{.").strip(), maxsplit=1)[0].rstrip("}")
        return code_block(node.content, language)

    def _code(self, node: Node) -> Lines:
        return code_block(node.content, "")

    def _container(self, node: Node) -> Lines:
        from gesim_build.adopt.containers import container, plain_container

        return container(self, plain_container(node))

    def _rule(self, node: Node) -> Lines:
        del node
        return ["***"]

    def _table(self, node: Node) -> Lines:
        rows = [row for part in node.children for row in part.children]
        cells = [[self._cell(cell) for cell in row.children] for row in rows]
        aligns = [str(cell.attrs.get("style", "")) for cell in rows[0].children] if rows else []
        return table(cells, ["---:" if "right" in a else ":---:" if "center" in a else "---" for a in aligns])

    def _cell(self, cell: Node) -> str:
        return self.one_line(cell.children[0] if cell.children else None, "table cell")

    def _definitions(self, node: Node) -> Lines:
        blocks: list[Lines] = []
        for child in node.children:
            if child.type == "dt":
                blocks.append([self.one_line(child.children[0] if child.children else None, "term")])
            else:
                lines = indented(self.write(child.children) or [""], ": ")
                blocks[-1:] = [[*blocks[-1], *lines]] if blocks else [lines]
        return joined(blocks)

    def _footnote(self, node: Node) -> Lines:
        label = self.context.scope(self.line(node)).footnote(str(node.meta["label"]))
        body = self.write(node.children) or [""]
        return [f"[^{label}]: {body[0]}", *(f"    {line}" if line else "" for line in body[1:])]

    def _nothing(self, node: Node) -> Lines:
        del node
        return []


_BLOCKS: Mapping[str, Callable[[BlockWriter, Node], Lines]] = {
    "paragraph": BlockWriter.paragraph,
    "heading": BlockWriter._heading,
    "bullet_list": BlockWriter._list,
    "ordered_list": BlockWriter._list,
    "blockquote": BlockWriter._quote,
    "fence": BlockWriter._fence,
    "colon_fence": BlockWriter._fence,
    "code_block": BlockWriter._code,
    "container": BlockWriter._container,
    "hr": BlockWriter._rule,
    "table": BlockWriter._table,
    "dl": BlockWriter._definitions,
    "footnote_reference": BlockWriter._footnote,
    **dict.fromkeys(("front_matter", "myst_target", "myst_line_comment", "myst_block_break"), BlockWriter._nothing),
}


def joined(blocks: Iterable[Lines], *, tight: bool = False) -> Lines:
    """Blocks one after the other, with an empty line between two; if ``tight``, only where there has to be one."""
    lines: Lines = []
    for block in blocks:
        if block:
            is_close = not lines or (tight and _INTERRUPTS.match(block[0]))
            lines += block if is_close else ["", *block]
    return lines


def indented(lines: Lines, marker: str) -> Lines:
    """Lines below a marker, which begins the first."""
    return [f"{marker}{lines[0]}".rstrip(), *(f"{' ' * len(marker)}{line}" if line else "" for line in lines[1:])]


def titled(title: str, body: Lines) -> Lines:
    """Blocks below a title that is no heading: a term and what it is about."""
    return [title, *indented(body, ": ")] if title and body else body


def fenced(opening: str, body: Lines) -> Lines:
    """A directive around some lines, with more colons than any directive within."""
    inner = max((len(match[0]) for line in body if (match := re.match(r":{3,}", line.strip()))), default=2)
    colons = ":" * (inner + 1)
    return [f"{colons} {opening}", *body, colons]


def code_block(content: str, language: str) -> Lines:
    """A block of code, with a longer fence than any in it."""
    inner = max((len(match[0]) for match in re.finditer(r"`{3,}", content)), default=2)
    fence = "`" * (inner + 1)
    return [f"{fence}{language}", *content.rstrip("\n").split("\n"), fence]


def table(rows: Sequence[Sequence[str]], aligns: Sequence[str]) -> Lines:
    """A table of cells; the first row has the heads."""
    if not rows:
        return []
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return [lines[0], f"|{'|'.join(aligns)}|", *lines[1:]]


def sentences(text: str) -> Lines:
    """A paragraph, one sentence a line where that is safe: line ends are spaces, and none may be within code."""
    if "`" in text or "](" in text:
        return [text]
    return _SENTENCE.sub("\n", text).split("\n")


def _first_text(node: Node) -> str:
    """The text that a block begins with."""
    while node.children and node.type != "inline":
        node = node.children[0]
    return node.content if node.type == "inline" else ""
