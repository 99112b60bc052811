"""What blocks and inline Markdown become, case by case: see `tests/fixtures/blocks.md` and `inline.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.inline import inline_parser, parse_inlines
from gesim_build.markdown.links import link_problems
from gesim_build.model import Source
from tests.cases import Case, Expect, cases_of
from tests.conventions import load
from tests.vocabulary import VOCABULARY

PATH = "handbook/chapters/10-x.md"


@cases_of("blocks.md")
def test_blocks(case: Case, expect: Expect) -> None:
    kind = {"Form": "form", "National": "national"}.get(case.title.partition(":")[0], "chapter")
    chapter, problems = parse_chapter(block_parser(VOCABULARY), Source(PATH, case.input), "10-x", kind)
    _well_formed(chapter.tokens, case.input.count("\n"))
    expect(case, "".join(f"{line}\n" for line in (*_outline(chapter.tokens), *_told(problems))))


@cases_of("inline.md")
def test_inline(case: Case, expect: Expect) -> None:
    """A title that begins with the code of a language is read in that edition."""
    code, colon, _ = case.title.partition(": ")
    md = inline_parser(load(code if colon and len(code) == 2 else "en").quotes, load("en").quotes)
    source = Source(PATH, f"# T\n\n{case.input}")
    chapter, problems = parse_chapter(block_parser(VOCABULARY), source, "10-x", "chapter")
    tokens = parse_inlines(md, chapter).tokens
    shown = [line for token in tokens[3:] if token.type == "inline" for line in _outline(token.children or [])]
    problems += tuple(link_problems(tokens, PATH, chapter.references))
    expect(case, "".join(f"{line}\n" for line in (*shown, *_told(problems))))


def _well_formed(tokens: Iterable[Token], lines: int) -> None:
    """Whatever opens is closed by its own name, one within the other, and lies in the file."""
    open_: list[Token] = []
    for token in tokens:
        assert token.nesting in (-1, 0, 1), token
        if token.nesting < 0:
            opening = open_.pop()
            assert (token.type, token.tag) == (opening.type.removesuffix("_open") + "_close", opening.tag)
        if token.map:
            assert 0 <= token.map[0] <= token.map[1] <= lines, token
        if token.nesting > 0:
            open_.append(token)
    assert open_ == []


def _outline(tokens: Iterable[Token]) -> Iterator[str]:
    """A line for each token that opens or holds something, indented by its depth."""
    depth = 0
    for token in tokens:
        depth -= token.nesting < 0
        if token.nesting >= 0:
            name = token.type.removesuffix("_open")
            yield "  " * depth + " ".join([name, *_details(token)])
        depth += token.nesting > 0


def _details(token: Token) -> Iterator[str]:
    meta = {key: value for key, value in token.meta.items() if value not in ("", None)}
    yield from (f"{key}={value!r}" for key, value in sorted({**token.attrs, **meta}.items()))
    if token.content and token.type != "inline":
        yield repr(token.content)
    elif token.type == "inline":
        yield f"@{_lines(token)} {token.content!r}"
    elif token.map:
        yield f"@{_lines(token)}"


def _lines(token: Token) -> str:
    """The first and the last line of a token, or its only one."""
    first, after = token.map or (0, 0)
    return f"{first + 1}-{after}" if after > first + 1 else f"{after}"


def _told(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """A line for what is wrong, and one for what to do; what is found twice is shown once."""
    for problem in dict.fromkeys(problems):
        assert problem.location.path == PATH
        yield f"! {problem.location.line} {problem.severity} {problem.code}: {problem.message}"
        yield f"  {problem.hint}"
