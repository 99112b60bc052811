"""Markup that did not take: the reader sees its signs.

A pair of stars that is not closed, attributes in a word processor's quotation marks, a space between
the parts of a link, a heading without its space, a table without its rule line, bullets that were
pasted, boxes and notes in the manner of other programs. Put a sign that is meant as such into code or
write a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gesim_build.checks.analysis.texts import Text, chapter_texts, files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.markdown.inline import inline_parser, unnumbered
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter

KIND = Kind.BOOK
CODE = "stray-markup"
SEVERITY = Severity.WARNING


def _example(good: str, bad: str) -> BookExample:
    return BookExample({"chapters/10-a.md": f"# A {{#a}}\n\n{good}\n"}, {"chapters/10-a.md": f"# A {{#a}}\n\n{bad}\n"})


EXAMPLES: tuple[BookExample, ...] = (
    _example("Ask **twice**.", "Ask **twice."),
    _example("Ask *twice*.", "Ask *twice."),
    _example("Not this.", "Not ~~this~~."),
    _example('Anna said "no".', 'Anna said "no.'),
    _example("[Bedenkzeit]{lang=de}", "[Bedenkzeit]{lang=“de”}"),
    _example("## Two {#my-id}", "## Two {#My Id}"),
    _example("See [there](#a).", "See [there] (#a)."),
    _example("See [there][a].\n\n[a]: #a", "See [there] [a].\n\n[a]: #a"),
    _example("See [there](#a).", "See (there)[#a]."),
    _example("See [there](#a).", "See [there](#a."),
    _example("“So,” they said.", "“So, they said."),
    _example("Type `gesim`.", "Type `gesim."),
    _example("So **bold**.", "So ** bold **."),
    _example("## Two {#two}", "## Two {#two"),
    _example("- one\n- two", "-one\n-two"),
    _example("1. one\n2. two", "1.one\n2.two"),
    _example("- one\n- two", "a) one\nb) two"),
    _example("- one\n- two", "→ one\n→ two"),
    _example("::: note\nRead.\n:::", ".. note:: Read."),
    _example("See [there](https://example.org/a%20b).", "See [there](https://example.org/a b)."),
    _example("- [x] Done.", "- [x]Done."),
    _example("- [ ] To do.", "- [] To do."),
    _example("- [ ] To do.", "- [ ]"),
    _example("See [there][a].\n\n[a]: #a\n\nSo.", "See there.\n\n[a]: #a So."),
    _example('<abbr title="so">S</abbr>', "*[S]: so"),
    _example("Code `{{name}}`.", "Code {{name}."),
    _example("## Two", "##Two"),
    _example("| a | b |\n|---|---|\n| c | d |", "| a | b |\n| c | d |"),
    _example("- one\n- two", "• one\n• two"),
    _example("> Quoted.", "> [!NOTE]\n> Quoted."),
    _example("::: note\nRead.\n:::", "!!! note\n    Read."),
    _example("```text\ncode\n```", "```{warning}\nRead.\n```"),
    _example("One\\\nline", "One  \nline"),
    _example("The `one  \nline` here", "The `one`  \nline here"),
)

# Takes the place of what is no text: a sign beside it is beside a word.
_THING = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Sign:
    """What the signs look like that are left in a text, what they were probably meant to be, and what to write."""

    pattern: re.Pattern[str]
    meaning: str
    hint: str


def _sign(pattern: str, meaning: str, hint: str) -> _Sign:
    return _Sign(re.compile(pattern, re.MULTILINE), meaning, hint)


# A ticked box or one to tick, in the ways in which people write it.
_BOX = r"\[[ \t]*[xX✓✔√☑☒✗✘*/~-]?[ \t]*\]"
# What follows the name of a link where its address is given.
_ADDRESS = r"<|#[\w-]|\.{0,2}/|\w+:[/\w+]|www\.|[\w-]+(?:\.[\w-]+)+(?=[/\s])"
_LITERALLY = " Where the sign itself is meant, write a backslash before it."
# The first that matches at a place counts.
_SIGNS = (
    _sign(
        r"\[[^\[\]\n]*\](?:[ \t]+|[ \t]*\n[ \t]*)\((?:#|https?:|mailto:|tel:|[^()\s]+\.md)[^()\n]*\)",
        "a link",
        "Leave no space between ] and (.",
    ),
    _sign(
        rf"^[ \t]*\[[^\[\]^\n]+\][ \t]*:{{1,2}}[ \t]*(?:{_ADDRESS})[^\n]*|\A[ \t]*\[[^\[\]^\n]+\]:\s*\Z",
        "the address of a link",
        "It is alone on its line, “[name]: https://…”, after an empty one; text goes on another line.",
    ),
    _sign(
        rf"^[ \t]*(?:[-+*•–]|\d+[.)])?[ \t]*{_BOX}",
        "a box to tick",
        "Begin an item of a list with “- [ ] ” or “- [x] ” and its words; elsewhere write ☐ or ☑." + _LITERALLY,
    ),
    _sign(
        r"^\*\[[^\[\]\n]+\]:",
        "an abbreviation in the manner of other programs",
        'Write it where it is used: <abbr title="…">…</abbr>.',
    ),
    _sign(
        r"^\s*\[!\w+\]",
        "a note in the manner of GitHub",
        "Write a box: a line “::: note”, the text, and a line “:::”.",
    ),
    _sign(
        r"^\s*(?:!!!|\?\?\?)\+? ?[\w-]+",
        "a note in the manner of MkDocs",
        "Write a box: a line “::: note”, the text, and a line “:::”.",
    ),
    _sign(
        r"^\.\. [\w-]+::|^/// [\w-]+|^=== ?[\"!+].*",
        "a note or a block in the manner of other programs",
        "Write a box: a line “::: note”, the text, and a line “:::”.",
    ),
    _sign(r"^#{2,6}[^\s#].*|\A#[^\W\d_][^\n]*\Z", "a heading", "Put a space after the #."),
    _sign(
        r"^ *\|.*\| *\n *\|.*\||\A *\|[^\n]+\| *\Z|^\+[-=]{3,}[-=+]*\+|^[^|\n]+ \| [^\n]*\n[^|\n]+ \| ",
        "a table",
        "The second line of a table is its rule: |---|---|, with as many columns as the first.",
    ),
    _sign(r"^\s*[•‣▪◦●·\uf0a7\uf0b7\uf0d8\uf0fc][^\S\n]*(?=\S)", "a list", "Begin each item with “- ”."),
    _sign(
        r"^\s*(?P<sign>[–—−→➔➢➤►▸✓✔✗✘☐☑☒★❖◆■□❑»o])[^\S\n]+\S.*\n\s*(?P=sign)[^\S\n]+(?=\S)",
        "a list",
        "Begin each item with “- ”.",
    ),
    _sign(r"^\s*(?P<mark>[-+*])(?=\w).*\n\s*(?P=mark)(?=\w)", "a list", "Put a space after each mark: “- so”."),
    _sign(r"^\s*\d+[.)](?=[^\W\d]).*\n\s*\d+[.)](?=[^\W\d])", "a list", "Put a space after each number: “1. so”."),
    _sign(
        r"^\s*(?:\([a-z\d]{1,2}\)|[a-z]\)) \S.*\n\s*(?:\([a-z\d]{1,2}\)|[a-z]\)) (?=\S)",
        "a list",
        "Begin each item with “1. ”, “2. ” or “- ”; else its lines run on in one.",
    ),
    _sign(
        r"\{[^{}\n]*=\s*[“”„‟«»‘’][^{}\n]*\}",
        "attributes",
        'Use straight quotation marks or none: {lang=de}, {title="two words"}.',
    ),
    _sign(
        r"\]\{[^{}\n]*\}|^\{:[^{}\n]*\}|\{#[ \t]+[\w-]|\{#[\w:.-]+[ \t]*$|(?<=\s)#[\w:.-]+\}"
        r"|(?<=\s)(?:\(#[^\W\d][\w-]*\)|\[#[^\W\d][\w-]*\])\Z|\A[^\n.!?]+[ \t]\{(?!number|title|label)[a-z][\w-]*\}\Z"
        r"|(?<!\{)\{\s*(?:[#.][^\s{}][^{}\n]*|[\w-]+\s*=[^{}\n]*)\}",
        "attributes",
        "They directly follow what they are for: [words]{lang=de}; an id has no spaces: {#my-id}.",
    ),
    _sign(r"\{\{[<%#][^{}\n]*\}\}", "a shortcode of Hugo or mdBook", "There are values and boxes: gesim docs syntax."),
    _sign(
        r"\{\{[^{}\n]*\}?(?!\})|(?<!\{)\{[\w.-]+\}\}|\{\{\s*\}\}|(?<!\{)\{[a-z_]+(?:\.[\w-]+)+\}(?!\})",
        "a value",
        "Write two braces on both sides: {{name}}.",
    ),
    _sign(r"\([^()\n]+\)\[(?:#|https?:|mailto:)[^\[\]\s]+\]", "a link", "The text comes first: [text](address)."),
    _sign(r"\[[^\[\]\n]+\]\((?:#|https?:|mailto:)[^()\s]*(?=\s|\Z)(?![^()\n]*\))", "a link", "Close it with )."),
    _sign(
        r"\]\((?=[^()\n]*[^()\s][ \t]+[^()\s])[^()\n]*\)",
        "a link",
        "An address has no spaces: write %20 for each, or put it into <…>.",
    ),
    _sign(r"~~(?=\S)[^~\n]+~~|~~(?=\w)|(?<=\w)~~", "text struck out", "There is no such mark: delete the text."),
    _sign(
        r"(?<!\*)\*{1,2}[ \t][^*\n]*[^*\s][ \t]*\*\*(?!\*)|(?<=[^\W_])__(?![\w_])",
        "bold text",
        "Leave no space within the stars: **so**." + _LITERALLY,
    ),
    _sign(
        r"(?<!\*)\*{2,3}(?=[\w\ufffc(“\"'])|(?<=[\w\ufffc.!?…:;,)”\"'])\*{2,3}(?!\*)",
        "bold text",
        "Close the pair: **so**, without spaces within the stars." + _LITERALLY,
    ),
    _sign(
        r"(?<![\w*\ufffc])\*(?=[^\W\d_])(?=[^*\n]{1,200}\Z|[^*]{1,200}\Z)",
        "emphasis",
        "Close the pair: *so*, without spaces within the stars." + _LITERALLY,
    ),
    _sign(r"(?<![\w/])_{1,2}(?=[^\W_])(?=[^_]*\Z)", "emphasis", "Close the pair: *so*." + _LITERALLY),
    _sign(r"(?<![\w`])`+(?=\w)(?=[^`]*\Z)|(?<=[\w)}])`+(?![\w`])", "code", "Close the pair: `so`." + _LITERALLY),
)
_SPACED = _sign("", "a link", "Leave no space between the two pairs of brackets.")
_QUOTATION = _Sign(
    re.compile(r'(?<!\d)"'), "a quotation", "Close it: the number of straight quotation marks in a text is even."
)
_FENCE = re.compile(r"\s*(?:\{[\w:-]+\}|(?:note|tip|warning|important|caution|danger|admonition)\s*$)")
# A link by its name whose brackets are apart.
_APART = re.compile(r"\[(?P<text>[^\[\]\n]+)\][ \t\n]+\[(?P<name>[^\[\]^][^\[\]]*)\](?![(\[{])")
# Code in a text, in which spaces at the end of a line are two spaces of it.
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_HARD_SPACES = re.compile(r" {2,}(?=\n)")


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at what the parser left as text, and at blocks that other programs read otherwise."""
    del context
    for chapter in files(book):
        texts = tuple(chapter_texts(chapter))
        for text, following in zip_longest(texts, texts[1:]):
            yield from _in_text(text)
            yield from _open_quotation(text, following.content if following else "")
        yield from _in_fences(chapter)


def _in_text(text: Text) -> Iterator[Diagnostic]:
    left = _left(text)
    taken: list[tuple[int, int]] = []
    for sign in _SIGNS:
        for match in sign.pattern.finditer(left):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield _finding(sign, match[0], text, left.count("\n", 0, match.start()))
    quotes = [m for m in _QUOTATION.pattern.finditer(left) if not any(a <= m.start() < b for a, b in taken)]
    if len(quotes) % 2:
        yield _finding(_QUOTATION, left[quotes[-1].start() :], text, left.count("\n", 0, quotes[-1].start()))
    for match in _APART.finditer(text.content):
        of_text, name = map(normalizeReference, match.group("text", "name"))
        if name in text.references and of_text not in text.references:
            yield _finding(_SPACED, match[0], text, text.content.count("\n", 0, match.start()))
    for match in _HARD_SPACES.finditer(_CODE.sub(lambda code: re.sub(".", "x", code[0]), text.content)):
        line = text.content.count("\n", 0, match.start())
        place = Location(text.location.path, text.location.line + line)
        hint = "Delete them, or write a backslash at the end of the line if it is to break here."
        yield Diagnostic(SEVERITY, CODE, "spaces at the end of the line break it, and nobody sees them", place, hint)


def _open_quotation(text: Text, following: str) -> Iterator[Diagnostic]:
    """A quotation that is not closed; one over several paragraphs is opened at the beginning of each of them."""
    words = text.markup.own
    opened, closed = words.count("“"), words.count("”")
    goes_on = opened == closed + 1 and words.startswith("“") and following.startswith("“")
    if opened and opened != closed and not goes_on and "„" not in words:
        missing = "”" if opened > closed else "“"
        message = f"the quotation marks “ and ” are no pairs: there are {opened} and {closed} of them"
        hint = f"Write the {missing} that is missing, or straight marks on both sides."
        yield Diagnostic(SEVERITY, CODE, message, text.location, hint)


def _in_fences(chapter: Chapter) -> Iterator[Diagnostic]:
    for token in chapter.tokens:
        if token.type == "fence" and _FENCE.match(token.info):
            place = source_place(token, chapter.path)
            message = f"“{token.markup}{token.info}” is printed as code; it was probably meant as a box"
            name = token.info.strip().partition("}")[0].strip("{}")
            yield Diagnostic(SEVERITY, CODE, message, place, f"Write a line “::: {name}”, the text, and a line “:::”.")


def _finding(sign: _Sign, shown: str, text: Text, line: int) -> Diagnostic:
    first = shown.strip().partition("\n")[0].replace(_THING, "…")
    shortened = first if len(first) <= 40 else f"{first[:39]}…"
    message = f"“{shortened}” is printed as it is; it was probably meant as {sign.meaning}"
    return Diagnostic(SEVERITY, CODE, message, Location(text.location.path, text.location.line + line), sign.hint)


def _left(text: Text) -> str:
    """The text with its lines as they are, without what the parser took for markup, and without escaped signs."""
    token = Token("inline", "", 0, content=text.content, children=[])
    env = {"references": text.references, "footnotes": unnumbered(text.footnotes)}
    _parser().core.process(StateCore("", _parser(), env, [token]))
    return "".join(map(_as_left, token.children or ()))


def _as_left(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "text":
        return token.content
    return _THING if token.nesting == 0 else ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """One that does not join escaped signs to the text beside them."""
    md = inline_parser(("", "", "", ""), ("", "", "", ""))
    md.core.ruler.enableOnly(["inline"])
    return md
