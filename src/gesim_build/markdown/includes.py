"""Includes: ``::: include FILE#id`` puts the text of another file, or one section or block of it, in its place; so does
``::: filled-form FILE`` with the fields of a form and the answers that are written into them.

The other file is parsed by itself, so that whatever is found in it has its place there; ``meta["path"]`` of its tokens
is that file. The ids that it gives by itself are those of the chapter: a chapter may be cut into files at any time.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown import filled_forms
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

    An include keeps a token, hidden: ``meta["file"]`` is the file, ``meta["spans"]`` has first and last line of each
    piece of it. Reports ``missing-include``, ``include-cycle``, ``include-too-deep``, ``outside-project``.
    """
    given = GivenIds()
    chapter, problems = parse_chapter(md, texts[path], name, kind, country, given)
    whole = _Reader(md, texts, name, given).expanded(chapter, (path,))
    return whole, (*problems, *_problems(whole.tokens, ""))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what one chapter includes."""

    md: BlockParser
    texts: Mapping[str, Source]
    name: str
    given: GivenIds

    def expanded(self, chapter: Chapter, chain: tuple[str, ...]) -> Chapter:
        """The file with the text of others in the place of its includes; ``chain`` are the files that led to it.

        ``meta["problems"]`` of an include has what is wrong with it, and in what it includes.
        """
        if not any(token.type in (OPEN, filled_forms.OPEN) for token in chapter.tokens):
            return chapter
        tokens: list[Token] = []
        joined, depth = replace(chapter, tokens=()), 0
        answers: tuple[Token, ...] = ()
        for at, token in enumerate(chapter.tokens):
            depth += token.nesting
            if token.type == OPEN:
                found, problems = self._included(token, chapter.path, chain, depth)
                of_file = {"file": found.path, "spans": self._spans(found, str(token.meta["name"]))} if found else {}
                meta = {**token.meta, **of_file, "problems": problems}
                tokens += [token.copy(hidden=True, nesting=0, meta=meta), *(found.tokens if found else ())]
                joined = _joined(joined, found) if found else joined
            elif token.type == filled_forms.OPEN:
                answers = tuple(takewhile(lambda one: one.type != filled_forms.CLOSE, chapter.tokens[at + 1 :]))
                tokens += self._filled(token, answers, chapter.path, chain, depth)
            elif answers:
                answers = answers[1:]
            elif token.type not in (CLOSE, filled_forms.CLOSE):
                tokens.append(token)
        return replace(joined, tokens=tuple(tokens))

    def _filled(
        self, token: Token, answers: Sequence[Token], path: str, chain: tuple[str, ...], depth: int
    ) -> tuple[Token, ...]:
        """The token of a filled form as that of an include, and after it the fields of the form with the answers."""
        form, problems = self._included(token, path, chain, depth, whole=False)
        fields = filled_forms.groups_of_fields(form.tokens) if form else ()
        if form and not fields:
            hint = "Name a file that has groups of fields: ::: fields"
            problems = (
                *problems,
                error("missing-include", f"{form.path} has no fields", source_place(token, path), hint),
            )
        found, head, wrong = filled_forms.filled(fields, answers, path) if fields else ((), {}, ())
        of_file = {"file": form.path, "spans": _lines(fields, form.path)} if form else {}
        meta = {**token.meta, **of_file, filled_forms.HEAD: head, "problems": (*problems, *wrong)}
        return (token.copy(type=OPEN, hidden=True, nesting=0, meta=meta), *found)

    def _included(
        self, token: Token, path: str, chain: tuple[str, ...], depth: int, *, whole: bool = True
    ) -> tuple[Chapter | None, tuple[Diagnostic, ...]]:
        """What a directive in a file includes, None if that cannot be had; and what is wrong.

        It is a text of its own, or a section of one; all of any file where it is not the ``whole`` that is printed.
        """
        place, written = source_place(token, path), str(token.meta["name"])
        target = _TARGET.fullmatch(written)
        if not target:
            return None, (error("bad-value", f"“{written}” is no file that could be included", place, _FORM),)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target[1]))
        if wrong := self._unusable(file, chain, place):
            return None, (wrong,)
        parsed, problems = parse_chapter(self.md, self.texts[file], self.name, INCLUDED, given=self.given)
        own = tuple(one.copy(meta={"path": file, **one.meta}) for one in parsed.tokens)
        expanded = self.expanded(replace(parsed, tokens=own), (*chain, file))
        found, more = (
            _section(expanded, target[2], place) if target[2] else _whole(expanded) if whole else (expanded, ())
        )
        if found and (fault := nesting_fault(depth + inline_depth(found.tokens))):
            return None, (*problems, *more, error("nested-too-deep", fault[0], place, fault[1]))
        return found, (*problems, *more, *(_problems(found.tokens, file) if found else ()))

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

    def _spans(self, found: Chapter, written: str) -> tuple[tuple[int, int], ...]:
        """The lines that an include is about: all of a file, or those of its own tokens where it names a section."""
        if "#" not in written:
            return ((1, self.texts[found.path].text.count("\n") + 1),)
        return _lines(found.tokens, found.path)


def _problems(tokens: Iterable[Token], path: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the includes of a file; those of the chapter's own file have no path."""
    includes = (token for token in tokens if token.type == OPEN and str(token.meta.get("path", "")) == path)
    return tuple(problem for token in includes for problem in token.meta["problems"])


def _whole(parsed: Chapter) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """All of a file: it has no title, and nothing to say of the chapter."""
    problems: list[Diagnostic] = []
    if set(parsed.meta) - {"kind"} or parsed.meta["kind"] != INCLUDED or _is_purpose(parsed.tokens):
        hint = "Move it into the file of the chapter, or include a section: ::: include FILE#id"
        place = Location(parsed.path, 1)
        problems.append(error("bad-front-matter", "an included file has no front matter", place, hint))
    for token in (one for one in parsed.tokens if one.type == "heading_open" and one.tag == "h1"):
        hint = "The chapter has the title: use ## here, or include a section: ::: include FILE#id"
        problems.append(error("chapter-title", "an included file has a title", source_place(token, parsed.path), hint))
    return replace(parsed, tokens=_after_purpose(parsed.tokens)), tuple(problems)


def _section(parsed: Chapter, identifier: str, place: Location) -> tuple[Chapter | None, tuple[Diagnostic, ...]]:
    """The section or block with an id, the notes that it refers to, and the links that it uses."""
    ids = {str(token.attrs["id"]): at for at, token in enumerate(parsed.tokens) if "id" in token.attrs}
    if identifier not in ids:
        near = difflib.get_close_matches(identifier, ids, 1)
        hint = f"Did you mean #{near[0]}?" if near else f"It has {', '.join(ids) or 'none'}."
        return None, (error("missing-include", f"{parsed.path} has no id “{identifier}”", place, hint),)
    if parsed.tokens[ids[identifier]].tag == "h1":
        hint = "Include its sections, one by one, or put its text into a file without a title."
        return None, (error("chapter-title", f"“{identifier}” is the title of {parsed.path}", place, hint),)
    tokens = _with_notes(parsed.tokens, *_extent(parsed.tokens, ids[identifier]))
    used = {normalizeReference(name) for text in _texts(tokens) for name in _BRACKETS.findall(text)}
    labels = {f":{token.meta['label']}" for token in tokens if token.type == _NOTE}
    notes = {key: value for key, value in parsed.footnotes.get("refs", {}).items() if key in labels}
    section = replace(
        parsed,
        tokens=tuple(_narrowed(tokens)),
        references={label: one for label, one in parsed.references.items() if label in used},
        footnotes={"refs": notes} if notes else {},
        repeated=(),
    )
    return section, ()


def _narrowed(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a section; an include among them is about the lines of its file that are in the section."""
    for token in tokens:
        if token.type == OPEN and "file" in token.meta:
            yield token.copy(meta={**token.meta, "spans": _lines(tokens, token.meta["file"])})
        else:
            yield token


def _lines(tokens: Iterable[Token], path: str) -> tuple[tuple[int, int], ...]:
    """The first and the last line of each token of a file."""
    own = (token.map for token in tokens if token.meta.get("path") == path and token.map)
    return tuple(sorted({(first + 1, last) for first, last in own}))


def _is_purpose(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].type == "purpose_open"


def _after_purpose(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the text of the front matter: an opening, an ``inline`` and a closing token."""
    return tokens[3:] if _is_purpose(tokens) else tokens


def _extent(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The first and the last but one index of a section, or of a block, with the comments right before it."""
    level = tokens[at].tag  # of a heading; a directive has none
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
