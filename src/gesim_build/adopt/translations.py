"""Every message of the other book's catalogs -> the texts of ours that it translates.

A message and a text of ours meet by what both say in one neutral form (`inline.NEUTRAL`); the translation is then
written as a text of the page that ours is in, so that its links lead where those of the English do.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.blocks import BlockWriter, PageContext, WrittenText
from gesim_build.adopt.foreign import Message
from gesim_build.adopt.inline import NEUTRAL, Piece, Scope, Words, pieces
from gesim_build.adopt.pages import Converter, WrittenPage
from gesim_build.catalog.po import Entry, Previous
from gesim_build.catalog.text import msgid_of

T = TypeVar("T")

_DEFINITION = re.compile(r"^\s*:[ \t]+")
_MARGIN = re.compile(r"^[ \t]+", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Carried:
    """What has become of the messages of one language: the entries of our catalog, and the messages by their fate.

    ``exact`` are in the catalog as they were, ``fuzzy`` say the same words with other markup; ``left`` translate no
    text of our book. Of each translated message there is one fate.
    """

    entries: tuple[Entry, ...]
    exact: tuple[Message, ...]
    fuzzy: tuple[Message, ...]
    left: tuple[Message, ...]


@dataclass(slots=True)
class _Found:
    """Where the translation of a text is: the message, the place among its texts, whether it was read as blocks."""

    message: Message
    index: int
    blocks: bool


@dataclass(slots=True)
class _Index:
    """The texts of the messages, by their neutral form and by their bare words."""

    exact: dict[str, list[_Found]] = field(default_factory=dict)
    words: dict[str, list[_Found]] = field(default_factory=dict)


def carry(
    messages: Sequence[Message], pages: Sequence[WrittenPage], converter: Converter, references: Mapping[str, object]
) -> Carried:
    """The messages of a language brought to the texts of some pages. ``references`` are all link definitions."""
    reader = _Reader(converter, references)
    index = _indexed(messages, reader)
    entries: dict[str, Entry] = {}
    fates: dict[int, str] = {}
    for page in pages:
        for text in page.texts:
            found, is_exact = _lookup(index, text, page)
            msgid = msgid_of(text.text)
            if found is None or msgid in entries:
                fates.update({id(found.message): "exact"} if found and is_exact else {})
                continue
            translated = reader.translated(found, page.page.path)
            if translated:
                entries[msgid] = _entry(msgid, translated, found.message, fuzzy=not is_exact)
                fates[id(found.message)] = "exact" if is_exact else fates.get(id(found.message), "fuzzy")
    given = [message for message in messages if message.msgstr and message.msgid]
    by_fate = {fate: tuple(m for m in given if fates.get(id(m), "left") == fate) for fate in ("exact", "fuzzy", "left")}
    kept = (Entry(m.msgid, (m.msgstr,), comments=m.comments, obsolete=True) for m in by_fate["left"])
    rest = {entry.msgid: entry for entry in kept if entry.msgid not in entries}
    return Carried((*entries.values(), *rest.values()), by_fate["exact"], by_fate["fuzzy"], by_fate["left"])


def _entry(msgid: str, msgstr: str, message: Message, *, fuzzy: bool) -> Entry:
    is_fuzzy = fuzzy or message.fuzzy
    return Entry(
        msgid,
        (msgstr,),
        comments=message.comments,
        flags=("fuzzy",) if is_fuzzy else (),
        previous=Previous(None, message.msgid) if is_fuzzy else None,
    )


def _lookup(index: _Index, text: WrittenText, page: WrittenPage) -> tuple[_Found | None, bool]:
    """The best message for a text: one that names its page, and is not fuzzy; and whether it says exactly that."""
    for table, key, is_exact in ((index.exact, text.key, True), (index.words, bare_words(text.key), False)):
        found = sorted(
            table.get(key, ()), key=lambda one: (one.message.fuzzy, page.page.path not in one.message.pages, one.blocks)
        )
        if found:
            return found[0], is_exact
    return None, False


def bare_words(text: str) -> str:
    """A text without its markup, to see whether two say the same."""
    return " ".join(_WORD.findall(text.lower()))


def _indexed(messages: Iterable[Message], reader: _Reader) -> _Index:
    index = _Index()
    for message in messages:
        if not message.msgstr or not message.msgid:
            continue
        for blocks in (False, True):
            if blocks and not reader.may_be_blocks(message.msgid):
                continue
            keys = reader.keys(message.msgid, blocks=blocks)
            if len(keys) != len(reader.keys(message.msgstr, blocks=blocks)):
                continue
            for number, key in enumerate(keys):
                found = _Found(message, number, blocks)
                index.exact.setdefault(key, []).append(found)
                if words := bare_words(key):
                    index.words.setdefault(words, []).append(found)
    return index


@dataclass(slots=True)
class _Reader:
    """Reads messages as the pages are read. One is a paragraph's text, or, in some programs, whole blocks."""

    converter: Converter
    references: Mapping[str, object]

    @staticmethod
    def may_be_blocks(msgid: str) -> bool:
        """Whether a message may be more than the text of one paragraph."""
        return "\n" in msgid or bool(re.match(r"\s*(?:<|#|[-*+] |\d+[.)] |>|\||!\[|:::|```|\[)", msgid))

    def keys(self, text: str, *, blocks: bool) -> list[str]:
        """The neutral forms of the texts in a message."""
        if blocks:
            return [found.key for found in self._blocks(text, NEUTRAL)]
        return _flat(pieces(self._tokens(text), NEUTRAL))

    def translated(self, found: _Found, path: str) -> str:
        """One of the texts of a translation, as it is written in a page."""
        scope = self.converter.scope(path, [])
        if found.blocks:
            return self._blocks(found.message.msgstr, scope)[found.index].text
        return _flat(pieces(self._tokens(found.message.msgstr), scope))[found.index]

    def _tokens(self, text: str) -> list[Token]:
        (token,) = self.converter.md.parseInline(_bare(text), {"references": dict(self.references)})
        return list(token.children or [])

    def _blocks(self, text: str, scope: Scope) -> list[WrittenText]:
        context = PageContext(self.converter.md, _always(scope), _always(""), _same_picture, _discard)
        writer = BlockWriter(context)
        writer.write(
            Node(self.converter.md.parse(textwrap.dedent(text), {"references": dict(self.references)})).children
        )
        return writer.texts


def _bare(text: str) -> str:
    """A message without what po4a leaves of its block: the colon of a definition, the indents of further lines."""
    return _MARGIN.sub("", _DEFINITION.sub("", text)).strip()


def _always(value: T) -> Callable[[int], T]:
    def give(line: int) -> T:
        del line
        return value

    return give


def _same_picture(source: str, line: int) -> str:
    del line
    return source


def _discard(line: int, what: str) -> None:
    del line, what


def _flat(found: Sequence[Piece]) -> list[str]:
    """The texts of some pieces: of a picture, its alternative text and its title."""
    texts: list[str] = []
    for piece in found:
        texts += [piece.text] if isinstance(piece, Words) else filter(None, (piece.alt, piece.title))
    return texts


def references_of(pages: Iterable[str], md: MarkdownIt) -> Iterator[tuple[str, object]]:
    """The link definitions of some texts, for messages that use them by name."""
    for text in pages:
        env: dict[str, dict[str, object]] = {}
        md.parse(text, env)
        yield from env.get("references", {}).items()
