"""Pages of another book -> chapters of ours: a page below another one becomes a section of its chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.addresses import Addresses, has_title
from gesim_build.adopt.blocks import BlockWriter, PageContext, WrittenText, joined
from gesim_build.adopt.foreign import Loss, Page
from gesim_build.adopt.inline import Scope
from gesim_build.adopt.pictures import Pictures
from gesim_build.markdown.ids import slug


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page in our syntax: its lines, its texts in order, and what could not be carried."""

    page: Page
    lines: tuple[str, ...]
    texts: tuple[WrittenText, ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Converter:
    """What all pages share. ``parsed`` has the tokens of each page by its path."""

    md: MarkdownIt
    addresses: Addresses
    pictures: Pictures
    parsed: Mapping[str, Sequence[Token]]

    def scope(self, path: str, lose: list[str]) -> Scope:
        """The ways of addresses and footnotes in a page; what is lost is added to ``lose``."""
        prefix = self.addresses.ids.get(path, "")
        return Scope(
            lambda href: self.addresses.resolve(href, path), lambda label: f"{prefix}-{slug(label)}", lose.append
        )

    def page(self, page: Page, tokens: Sequence[Token] | None = None, path: str | None = None) -> WrittenPage:
        """A page written anew. A translated page has its own ``tokens``, and the ``path`` of the original."""
        original = path or page.path
        losses: list[Loss] = []

        def lose(line: int, what: str) -> None:
            losses.append(Loss(page.place(line), what))

        def picture(source: str, line: int) -> str | None:
            name, problem = self.pictures.use(source, original)
            if problem:
                lose(line, problem)
            return name

        def scope(line: int) -> Scope:
            found = self.scope(original, [])
            return Scope(found.address, found.footnote, lambda what: lose(line, what))

        def heading_id(number: int) -> str:
            return self.addresses.heading_id(original, number)

        context = PageContext(self.md, scope, heading_id, picture, lose, page.depth)
        writer = BlockWriter(context)
        root = Node(list(tokens if tokens is not None else self.parsed[page.path]))
        lines = self._titled(writer, root, page)
        return WrittenPage(page, tuple(lines), tuple(writer.texts), tuple(losses))

    def _titled(self, writer: BlockWriter, root: Node, page: Page) -> list[str]:
        """The lines of a page; the title comes from the navigation where the text begins without one."""
        tokens = root.to_tokens()
        firsts = sum(token.type == "heading_open" and token.tag == "h1" for token in tokens)
        if has_title(page, tokens):
            writer.further = int(firsts > 1)
            return writer.write(root.children)
        title = writer.title(page.title or page.path, 0, "heading")
        writer.headings = -1
        writer.further = int(firsts > 0)
        heading = writer.heading(1, title)
        return joined([heading, writer.write(root.children)])
