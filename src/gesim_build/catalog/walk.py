"""The one walk over a chapter's texts: extraction and translation both take it, so they always agree."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gesim_build.catalog.text import is_translatable, msgid_of
from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.markdown.problems import source_place
from gesim_build.model import Chapter, Tokens

_NOTE = re.compile(r"<!--\s*i18n:([\w-]*)\s*(.*?)\s*-->", re.DOTALL)
_NOTES = ("comment", "skip", "context")
_CODE = ("fence", "code_block")


@dataclass(frozen=True, slots=True)
class TranslatableText:
    """A place in a chapter that holds a text: the index of its ``inline`` token, and what the translator is told.

    ``skipped`` says that the text stays as it is: the author asked for it, or there is nothing to translate.
    ``included_from`` is the file that it is in, where that is not the chapter's.
    """

    index: int
    context: str
    msgid: str
    kind: str
    line: int
    comment: str
    skipped: bool
    included_from: str = ""

    def place_in(self, chapter: Chapter) -> Location:
        """Where the text is."""
        return Location(self.included_from or chapter.path, self.line)

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message in a catalog."""
        return (self.context, self.msgid)


@dataclass(frozen=True, slots=True)
class _Notes:
    """What the ``<!-- i18n:… -->`` comments before a text say."""

    comments: tuple[str, ...] = ()
    context: str = ""
    skip: bool = False


def translatable_texts(tokens: Tokens) -> Iterator[TranslatableText]:
    """Every text of a chapter in reading order. A note counts for the next text only; code ends it."""
    notes = _Notes()
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            notes = _noted(notes, token.content)
        elif token.type in _CODE:
            notes = _Notes()
        elif token.type == "inline":
            msgid = msgid_of(token.content)
            kind = str(token.meta.get("kind", "paragraph"))
            skipped = notes.skip or not is_translatable(msgid)
            comment, path = "\n".join(notes.comments), str(token.meta.get("path", ""))
            yield TranslatableText(index, notes.context, msgid, kind, _line(token.map), comment, skipped, path)
            notes = _Notes()


def note_problems(chapter: Chapter) -> Iterator[Diagnostic]:
    """``unknown-note`` for a mistyped ``<!-- i18n:… -->``, ``unused-note`` for one that no text follows."""
    pending: Location | None = None
    for token in chapter.tokens:
        if token.type == "inline":
            pending = None
        elif token.type in _CODE and pending:
            yield _unused(pending)
            pending = None
        elif token.type == "html_block":
            place = source_place(token, chapter.path)
            names = [name for name, _ in _NOTE.findall(token.content)]
            pending = place if names else pending
            for name in (name for name in names if name not in _NOTES):
                near = difflib.get_close_matches(name, _NOTES, 1)
                hint = (f"Did you mean i18n:{near[0]}? " if near else "") + f"There are: {', '.join(_NOTES)}."
                yield error("unknown-note", f"unknown note i18n:{name}", place, hint)
    if pending:
        yield _unused(pending)


def _unused(place: Location) -> Diagnostic:
    return warning("unused-note", "no text follows this note", place, "Put it right before the text it is about.")


def chapter_title(chapter: Chapter) -> str:
    """The English title of a chapter as Markdown; its slug if it has none."""
    for opening, inline in zip(chapter.tokens, chapter.tokens[1:], strict=False):
        if opening.type == "heading_open" and opening.tag == "h1":
            return msgid_of(inline.content)
    return chapter.slug


def _noted(notes: _Notes, html: str) -> _Notes:
    for name, text in _NOTE.findall(html):
        if name == "comment":
            notes = replace(notes, comments=(*notes.comments, msgid_of(text)))
        elif name == "context":
            notes = replace(notes, context=msgid_of(text))
        elif name == "skip":
            notes = replace(notes, skip=True)
    return notes


def _line(lines: list[int] | None) -> int:
    return lines[0] + 1 if lines else 0
