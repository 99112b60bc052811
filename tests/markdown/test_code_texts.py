"""Code whose comments and texts are translated, and nothing else of it."""

from __future__ import annotations

from random import Random

import pytest

from gesim_build.catalog.translate import translate_book
from gesim_build.catalog.walk import translatable_texts
from gesim_build.diagnostics import Location
from gesim_build.markdown.blocks import block_parser, parse_chapter
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


def test_what_looks_like_it_is_told() -> None:
    assert chapter("python {translat}", "x\n")[1] == ["3 unknown-attribute"]
    assert chapter("python {translate=code}", "x\n")[1] == ["3 unknown-attribute"]


def _printed(code: str) -> str:
    return _words(manuscript(book([f"# A {{#a}}\n\n{code}"]))[0].parts[0].xhtml)


def _words(xhtml: str) -> str:
    """The text of the only code, as XHTML has it, without what marks it."""
    inside = xhtml.partition("<code")[2].partition(">")[2].partition("</code>")[0]
    pieces = (piece.partition(">")[2] for piece in f">{inside}".split("<"))
    return "".join(pieces).replace("&quot;", '"')
