"""Includes: ``::: include FILE#id`` puts the text of another file, or one section or block of it, in its place.

The other file is parsed by itself, so that whatever is found in it has its place there; ``meta["path"]`` of its tokens
is that file. The ids that it gives by itself are those of the chapter: a chapter may be cut into files at any time.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.blocks import INCLUDED, BlockParser, parse_chapter
from gesim_build.markdown.ids import GivenIds
from gesim_build.markdown.nesting import inline_depth, nesting_fault
from gesim_build.markdown.problems import source_place
from gesim_build.model import Chapter, Source

OPEN, CLOSE = "include_open", "include_close"
_NOTE = "footnote_reference_open"
DEEPEST = 8  # files within one another
_ROOT = "handbook/"
_TARGET = re.compile(r"([^\s#]+\.md)(?:#(\S+))?")
_BRACKETS = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]", re.DOTALL)
_FORM = "Write the file, beside this one or by its way from here, and the id of a section: ::: include 20-risk.md#plan"


def parse_whole(
    md: BlockParser, texts: Mapping[str, Source], path: str, name: str, kind: str, country: str = ""
) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """A source file with what it includes: see `parse_chapter`. ``texts`` are all files by path in the project.

    An include keeps its pair of tokens, hidden: ``meta["file"]`` is the file, ``meta["spans"]`` has the first and last
    line of each piece of it. Reports ``missing-include``, ``include-cycle``, ``include-too-deep``, ``outside-project``.
    """
    given = GivenIds()
    chapter, problems = parse_chapter(md, texts[path], name, kind, country, given)
    reader = _Reader(md, texts, name, country, given)
    return reader.expanded(chapter, (path,)), (*problems, *reader.problems)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what one chapter includes; ``problems`` are those of all files read so far."""

    md: BlockParser
    texts: Mapping[str, Source]
    name: str
    country: str
    given: GivenIds
    problems: list[Diagnostic] = field(default_factory=list)

    def expanded(self, chapter: Chapter, chain: tuple[str, ...]) -> Chapter:
        """The file with the text of others in the place of its includes; ``chain`` are the files that led to it."""
        if not any(token.type == OPEN for token in chapter.tokens):
            return chapter
        tokens: list[Token] = []
        joined, depth = replace(chapter, tokens=()), 0
        for token in chapter.tokens:
            depth += token.nesting
            found = self._included(token, chapter.path, chain) if token.type == OPEN else None
            if found and (fault := nesting_fault(depth + inline_depth(found.tokens))):
                self._problem("nested-too-deep", fault[0], source_place(token, chapter.path), fault[1])
                found = None
            if found:
                meta = {**token.meta, "file": found.path, "spans": self._spans(found, str(token.meta["name"]))}
                tokens += [token.copy(hidden=True, meta=meta), *found.tokens]
                joined = _joined(joined, found)
            else:
                tokens.append(token.copy(hidden=True) if token.type in (OPEN, CLOSE) else token)
        return replace(joined, tokens=tuple(tokens))

    def _included(self, token: Token, path: str, chain: tuple[str, ...]) -> Chapter | None:
        """What a directive in a file includes; None, and a problem, if that cannot be had."""
        place, written = source_place(token, path), str(token.meta["name"])
        target = _TARGET.fullmatch(written)
        if not target:
            return self._problem("bad-value", f"“{written}” is no file that could be included", place, _FORM)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target[1]))
        if wrong := self._unusable(file, chain, place):
            self.problems.append(wrong)
            return None
        parsed, problems = parse_chapter(self.md, self.texts[file], self.name, INCLUDED, self.country, self.given)
        self.problems.extend(problems)
        found = self._section(parsed, target[2], place) if target[2] else self._whole(parsed)
        if found is None:
            return None
        own = tuple(one.copy(meta={"path": file, **one.meta}) for one in found.tokens)
        return self.expanded(replace(found, tokens=own), (*chain, file))

    def _unusable(self, file: str, chain: tuple[str, ...], place: Location) -> Diagnostic | None:
        """Why a file cannot be included."""
        if ":" in file or not file.startswith(_ROOT):
            hint = "Texts come from the project's own handbook/ only."
            return error("outside-project", f"the text {file} is not a file of the handbook", place, hint)
        way = " → ".join((*chain, file))
        if file in chain:
            hint = "Put what is printed twice into a file of its own, which includes none of these."
            return error("include-cycle", f"{file} includes itself: {way}", place, hint)
        if len(chain) > DEEPEST:
            hint = f"At most {DEEPEST} files may include one another in a row."
            return error("include-too-deep", f"this include is one too many: {way}", place, hint)
        if file not in self.texts:
            near = difflib.get_close_matches(file, [name for name in self.texts if name.endswith(".md")], 1)
            hint = f"Did you mean {near[0]}?" if near else "Add the file, or take the include out."
            return error("missing-include", f"{file} does not exist", place, hint)
        return None

    def _whole(self, parsed: Chapter) -> Chapter:
        """All of a file: it has no title, and nothing to say of the chapter."""
        if set(parsed.meta) - {"kind"} or parsed.meta["kind"] != INCLUDED or _is_purpose(parsed.tokens):
            hint = "Move it into the file of the chapter, or include a section: ::: include FILE#id"
            self._problem("bad-front-matter", "an included file has no front matter", Location(parsed.path, 1), hint)
        for token in (one for one in parsed.tokens if one.type == "heading_open" and one.tag == "h1"):
            hint = "The chapter has the title: use ## here, or include a section: ::: include FILE#id"
            self._problem("chapter-title", "an included file has a title", source_place(token, parsed.path), hint)
        return replace(parsed, tokens=_after_purpose(parsed.tokens))

    def _section(self, parsed: Chapter, identifier: str, place: Location) -> Chapter | None:
        """The section or block with an id, the notes that it refers to, and the links that it uses."""
        ids = {str(token.attrs["id"]): at for at, token in enumerate(parsed.tokens) if "id" in token.attrs}
        if identifier not in ids:
            near = difflib.get_close_matches(identifier, ids, 1)
            hint = f"Did you mean #{near[0]}?" if near else f"It has {', '.join(ids) or 'none'}."
            return self._problem("missing-include", f"{parsed.path} has no id “{identifier}”", place, hint)
        begin, end = _extent(parsed.tokens, ids[identifier])
        if parsed.tokens[begin].tag == "h1":
            hint = "Include its sections, one by one, or put its text into a file without a title."
            return self._problem("chapter-title", f"“{identifier}” is the title of {parsed.path}", place, hint)
        tokens = _with_notes(parsed.tokens, begin, end)
        used = {normalizeReference(name) for text in _texts(tokens) for name in _BRACKETS.findall(text)}
        labels = {f":{token.meta['label']}" for token in tokens if token.type == _NOTE}
        notes = {key: value for key, value in parsed.footnotes.get("refs", {}).items() if key in labels}
        return replace(
            parsed,
            tokens=tokens,
            references={label: one for label, one in parsed.references.items() if label in used},
            footnotes={"refs": notes} if notes else {},
            repeated=(),
        )

    def _spans(self, found: Chapter, written: str) -> tuple[tuple[int, int], ...]:
        """The lines that an include is about: all of a file, or those of its own tokens where it names a section."""
        if "#" not in written:
            return ((1, self.texts[found.path].text.count("\n") + 1),)
        own = (token.map for token in found.tokens if token.meta.get("path") == found.path and token.map)
        return tuple(sorted({(first + 1, last) for first, last in own}))

    def _problem(self, code: str, message: str, place: Location, hint: str) -> Chapter | None:
        """Add a problem: nothing is included then."""
        self.problems.append(error(code, message, place, hint))
        return None


def _is_purpose(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].type == "purpose_open"


def _after_purpose(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the text of the front matter: an opening, an ``inline`` and a closing token."""
    return tokens[3:] if _is_purpose(tokens) else tokens


def _extent(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The first and the last but one index of a section, or of a block, with the comments right before it."""
    level = tokens[at].tag if tokens[at].type == "heading_open" else ""
    begin, end, depth = at, at, 0
    while end < len(tokens) and depth >= 0:
        token = tokens[end]
        if end > at and depth == 0 and (not level or (token.type == "heading_open" and token.tag <= level)):
            break
        depth += token.nesting
        end += depth >= 0
    while begin and tokens[begin - 1].type == "html_block":
        begin -= 1
    while end > at and level and end < len(tokens) and tokens[end - 1].type == "html_block":
        end -= 1  # comments before the next heading are about that one
    return begin, end


def _with_notes(tokens: Sequence[Token], begin: int, end: int) -> tuple[Token, ...]:
    """The tokens of a section, and after them the footnotes that it uses, wherever in the file they are written."""
    notes = {str(t.meta["label"]): _extent(tokens, at) for at, t in enumerate(tokens) if t.type == _NOTE}
    within = {at for first, last in notes.values() for at in range(first, last)}
    found = [tokens[at] for at in range(begin, end) if at not in within]
    place = 0
    while place < len(found):
        for label in [label for label in notes if f"[^{label}]" in found[place].content]:
            first, last = notes.pop(label)
            found += tokens[first:last]
        place += 1
    return tuple(found)


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    return (token.content for token in tokens if token.type == "inline")


def _joined(chapter: Chapter, found: Chapter) -> Chapter:
    """A chapter with the links and footnotes of what it includes; links that both define differently are repeated."""
    own = {label: {"path": found.path, **reference} for label, reference in found.references.items()}
    other = tuple({**one, "label": label} for label, one in own.items() if _differs(one, chapter.references.get(label)))
    repeated = tuple({"path": found.path, **reference} for reference in found.repeated)
    notes = {**found.footnotes.get("refs", {}), **chapter.footnotes.get("refs", {})}
    return replace(
        chapter,
        references={**own, **chapter.references},
        footnotes={**chapter.footnotes, "refs": notes} if notes else chapter.footnotes,
        repeated=(*chapter.repeated, *repeated, *other),
    )


def _differs(reference: Mapping[str, Any], other: Mapping[str, Any] | None) -> bool:
    return other is not None and reference.get("href") != other.get("href")
