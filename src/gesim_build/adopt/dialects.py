"""The parser of other programs' Markdown: CommonMark with what mdBook, MkDocs, Hugo, po4a's and MyST add to it.

There is one parser for all: what one program adds is plain text nobody writes by chance in the others. Whatever holds
Markdown of its own (boxes, tabs, directives) becomes one token, `container`, with the Markdown as its content.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from gesim_build.markdown.parser import block_line

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
# MkDocs: `!!! note "Title"`, `??? note`, `=== "Tab"`; what belongs to it is indented by four.
_INDENTED = re.compile(r"""(?P<mark>!!!|\?\?\?\+?|===\+?|===!)[ ]+(?P<info>[\w\-]+[^"]*|)(?:"(?P<title>.*)")?[ \t]*$""")
_INDENT = 4
# Hugo and Jekyll, alone on a line: `{{< note >}}`, `{{% /note %}}`, `{% include x %}`; mdBook: `{{%session outline}}`.
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*(?P<slash>/?)\s*(?P<name>[\w./-]+)(?P<rest>.*?)[>%]?\}\}[ \t]*$"
    r"|\{%-?\s*(?P<liquid>[\w-]+)(?P<liquid_rest>.*?)-?%\}[ \t]*$"
)
_ALT = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@lru_cache(maxsize=2)
def foreign_parser(*, myst: bool = False) -> MarkdownIt:
    """The parser; with ``myst``, what only a Sphinx book means by ``$``, ``%`` and ``{name}`` is read so."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    md.enable(["table", "strikethrough"])
    md.use(front_matter_plugin).use(deflist_plugin).use(footnote_plugin, inline=False).use(colon_fence_plugin)
    if myst:
        md.use(myst_block_plugin).use(myst_role_plugin).use(dollarmath_plugin, allow_digits=False)
    md.core.ruler.disable("footnote_tail")
    md.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    md.block.ruler.before("fence", "indented", _indented, _ALT)  # type: ignore[arg-type]  # the plugins do it so
    md.block.ruler.before("fence", "shortcode", _shortcode, _ALT)  # type: ignore[arg-type]
    return md


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """``[^name]``, wherever its text is: that of a message is in another file."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box or tab of MkDocs, with all that is indented below it."""
    match = None if state.is_code_block(start) else _INDENTED.match(block_line(state, start))
    if not match:
        return False
    if silent:
        return True
    base, after = state.sCount[start] + _INDENT, start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= base):
        after += 1
    token = state.push("container", "", 0)
    name = "tab" if match["mark"].startswith("===") else match["info"].strip() or "note"
    token.info, token.map = name, [start, after]
    token.meta = {"title": match["title"] or ""}
    token.content = state.getLines(start + 1, after, base, False)
    state.line = after
    return True


def _shortcode(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A template's call alone on its line."""
    del end
    match = None if state.is_code_block(start) else _SHORTCODE.match(block_line(state, start))
    if not match:
        return False
    if not silent:
        token = state.push("shortcode", "", 0)
        name = match["name"] or match["liquid"]
        closes = bool(match["slash"]) or name.startswith("end")
        token.info, token.map = name.removeprefix("end") if closes else name, [start, start + 1]
        token.meta = {"closes": closes, "rest": (match["rest"] or match["liquid_rest"] or "").strip()}
        token.content = match[0].strip()
        state.line = start + 1
    return True
