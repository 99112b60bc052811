"""Code whose comments and texts are translated, and nothing else of it."""

from __future__ import annotations

import re
from random import Random

import pytest

from gesim_build.catalog.translate import translate_book
from gesim_build.catalog.walk import translatable_texts
from gesim_build.diagnostics import Location
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.code_marks import LONGEST, mark_of, pieces_of
from gesim_build.markdown.escaping import escaped
from gesim_build.markdown.inline import bare_inline, plain_text
from gesim_build.model import Catalog, Chapter, Message, Source
from gesim_build.vocabulary import Vocabulary
from tests.assemble.samples import book, manuscript

PYTHON = (
    "#!/usr/bin/env python\n"
    'def f(x):  # Adds *one* to a [list] {{value}} "said" _x_\n'
    '    """Say so.\n\n    Long text.\n    """\n'
    "    # a   b\n"
    '    return f"Hello {x}, how?\\n" + "x" + r"\\d+"\n'
)
C = '#include "a.h"\nint a; /* The number\n * of words. */ char *s = "text"; // the end\n'
# What becomes a message: as translators read it, in Markdown.
CASES = {
    "python {translate}": (
        PYTHON,
        ['Adds \\*one\\* to a \\[list\\] \\{{value}} "said" \\_x\\_', "Say so.", "Long text.", "Hello", ", how?\\n"],
    ),
    "c {translate=comments}": (C, ["The number", "of words.", "the end"]),
    "c {translate=texts}": (C, ["text"]),
    "text {translate}": ("  First line\n\n12\n-> second\n", ["First line", "-> second"]),
    "{translate}": ("One\n", ["One"]),
    "no-such-language {translate}": ("One\n", ["One"]),
    "html { translate }": ("<!-- A note --><p>x</p>\n", ["A note"]),
    "markdown {translate}": ("Some words\n", ["Some words"]),
    "sql {translate}": ("select 'a b' -- why\n", ["a b", "why"]),
    "python": (PYTHON, []),
    "python {linenos=1}": (PYTHON, []),
}


def chapter(info: str, code: str) -> tuple[Chapter, list[str]]:
    source = Source("handbook/chapters/10-a.md", f"# A {{#a}}\n\n```{info}\n{code}```\n")
    parsed, problems = parse_chapter(block_parser(Vocabulary()), source, "10-a", "chapter")
    return parsed, [f"{problem.location.line} {problem.code}" for problem in problems]


@pytest.mark.parametrize("info", CASES)
def test_its_words_are_messages(info: str) -> None:
    code, expected = CASES[info]
    parsed, problems = chapter(info, code)
    texts = [text for text in translatable_texts(parsed.tokens) if text.kind == "code"]
    assert [text.msgid for text in texts] == expected
    assert problems == []
    lines = f"# A {{#a}}\n\n```{info}\n{code}".splitlines()
    assert all(plain_text(bare_inline(text.msgid, {}).children) in lines[text.line - 1] for text in texts)


@pytest.mark.parametrize("info", CASES)
def test_without_a_translation_it_is_printed_as_it_is(info: str) -> None:
    code, _ = CASES[info]
    printed = [_printed(f"```{one}\n{code}```\n") for one in (info, info.partition("{")[0])]
    assert printed[0] == printed[1]
    assert printed[0].count("\n") == code.count("\n")


def test_a_translation_changes_nothing_else() -> None:
    text = '# A {#a}\n\n```python {translate}\nx = f("Hello")  # the end\n```\n'
    words = {"Hello": 'Bon"jour \\<b>', "the end": "la fin\n x = 1"}
    place = Location("translations/fr.po", 1)
    messages = {("", msgid): Message("", msgid, msgstr, False, "", place) for msgid, msgstr in words.items()}
    translated = translate_book(book([text]), Catalog("fr", place.path, messages))
    xhtml = manuscript(translated)[0].parts[0].xhtml
    assert _words(xhtml) == 'x = f("Bon"jour &lt;b&gt;")  # la fin x = 1\n'


def test_a_plain_text_is_markdown_of_itself() -> None:
    random = Random(3)
    for _ in range(400):
        text = "".join(random.choice("ab `*_[](){}<>!\\&;#1.:/\"'|~^$@-") for _ in range(12)).strip()
        assert plain_text(bare_inline(escaped(text), {}).children) == text


# What is escaped has a backslash before it, and nothing else has.
ESCAPED = (
    r"a_b \_a a\_ \_", r"\*a\* \`b\` \[c\](d) !", r"a\b \\\_ \\", r"a < b \<b> \</b> \<!-- \<?x a<",
    r"a & b &c \&amp; \&#38; \&#x26; &#a;", r"\{a} b{c} \{{d}} \{#e} \{.f} \{% g X{X} .{h} \]\{i} )\{j} \{",
)  # fmt: skip


@pytest.mark.parametrize("written", ESCAPED)
def test_only_what_would_be_markup_is_escaped(written: str) -> None:
    plain = re.sub(r"\\(?=[\\_*`\[\]<&{])", "", written.replace("\\\\", "\0")).replace("\0", "\\")
    assert escaped(plain) == written


@pytest.mark.parametrize(
    ("what", "message"),
    [("{translat}", "{translat}"), ("{trans}", "{trans}"), ("{translate=code}", "{translate=code}"),
     ("{ translate=all-that-is-in-it }", "{ translate=all-that-is-in-it }")],
)  # fmt: skip
def test_what_looks_like_it_is_told(what: str, message: str) -> None:
    text = f"# A {{#a}}\n\n```python {{translate}}\n# One more\n```\n\n```python {what}\nx\n```\n"
    parsed, (problem,) = parse_chapter(block_parser(Vocabulary()), Source("a.md", text), "10-a", "chapter")
    assert (problem.code, problem.message, str(problem.location)) == (
        "unknown-attribute", f"code takes no {message}", "a.md:7"
    )  # fmt: skip
    assert problem.hint == "Code takes {translate}, {translate=comments}, {translate=texts}, behind its language."
    assert [token.type for token in parsed.tokens[3:]] == [
        "code_open", "code_piece", "inline", "code_piece", "code_close", "fence"
    ]  # fmt: skip


def test_each_piece_of_code_is_a_token_with_its_class() -> None:
    """Beside what is asked of all texts: the line of each, and the level that it is on."""
    tokens = chapter("python {translate}", 'x = "A text"  # The end\n# 12\n')[0].tokens[3:]
    assert [
        (token.type, token.tag, token.nesting, token.level, token.map, token.block, token.info, token.content)
        for token in tokens if token.type != "code_piece"
    ] == [
        ("code_open", "code", 1, 0, [2, 6], True, "python", ""),
        ("inline", "", 0, 1, [3, 4], False, "", "A text"),
        ("inline", "", 0, 1, [3, 4], False, "", "The end"),
        ("code_close", "code", -1, 0, None, True, "", ""),
    ]  # fmt: skip
    assert {(token.tag, token.nesting, token.level) for token in tokens[1:-1]} == {("", 0, 1)}
    assert [(token.content, token.meta["mark"]) for token in tokens[1:-1]] == [
        ("x = ", ""), ('"', "code-string"), ("A text", "code-string"), ('"', "code-string"), ("  ", ""),
        ("# ", "code-comment"), ("The end", "code-comment"), ("\n", ""), ("# 12", "code-comment"), ("\n", ""),
    ]  # fmt: skip
    plain = chapter("text {translate}", " Some words \n-\n")[0].tokens[4:-1]
    assert [(token.content, token.meta["mark"]) for token in plain] == [
        (" ", ""), ("Some words", ""), (" \n", ""), ("-\n", "")
    ]  # fmt: skip
    item = parse_chapter(
        block_parser(Vocabulary()), Source("a.md", "# A {#a}\n\n- ```{translate}\n  One\n  ```\n"), "10-a", "chapter"
    )[0].tokens
    levels = {token.type: token.level for token in item}
    assert (levels["code_open"], levels["code_piece"], levels["code_close"]) == (2, 3, 2)


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        (("Literal", "String", "Doc"), "code-string"), (("Literal", "Number"), "code-number"), (("Literal",), ""),
        (("Comment", "Single"), "code-comment"), (("Comment", "Preproc"), "code-keyword"),
        (("Comment",), "code-comment"), (("Keyword",), "code-keyword"), (("Keyword", "Constant"), "code-number"),
        (("Name", "Tag"), "code-keyword"),
        (("Name", "Function"), ""), ((), ""),
    ],
)  # fmt: skip
def test_the_most_exact_type_gives_the_class(kind: tuple[str, ...], mark: str) -> None:
    assert mark_of(kind) == mark


@pytest.mark.parametrize(
    ("code", "language", "known"),
    [
        ("x = 1\n", "python", True), ("x = 1\n", "", False), ("x = 1\n", "no-such-language", False),
        ("x = 1\r\n", "python", False),  # Pygments would make other lines of it
        ("#" * LONGEST, "python", True), ("#" * (LONGEST + 1), "python", False),
    ],
)  # fmt: skip
def test_code_of_a_known_language_is_read_as_a_whole(code: str, language: str, known: bool) -> None:
    pieces = pieces_of(code, language)
    assert (pieces is not None) is known
    assert not known or "".join(text for _, text in pieces or ()) == code


def _printed(code: str) -> str:
    return _words(manuscript(book([f"# A {{#a}}\n\n{code}"]))[0].parts[0].xhtml)


def _words(xhtml: str) -> str:
    """The text of the only code, as XHTML has it, without what marks it."""
    inside = xhtml.partition("<code")[2].partition(">")[2].partition("</code>")[0]
    pieces = (piece.partition(">")[2] for piece in f">{inside}".split("<"))
    return "".join(pieces).replace("&quot;", '"')
