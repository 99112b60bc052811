"""Tokens -> XHTML. The structure and words of our own blocks are macros of ``templates/shared/blocks.xhtml.j2``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from gesim_build.assemble.forms import field_xhtml
from gesim_build.assemble.highlight import highlighted, in_mark
from gesim_build.assemble.inline_renderer import Env, InlineRenderer, Tokens
from gesim_build.assemble.nesting import closing, opening
from gesim_build.assemble.numbering import caption_label
from gesim_build.assemble.source_map import marked
from gesim_build.cldr import is_iso_date, iso_date
from gesim_build.diagnostics import Location
from gesim_build.markdown.answers import KIND
from gesim_build.markup.classes import BOX_TITLE, FLOATING, FOOTNOTE_REF, HERE, LABEL, NUMBER, TICK_BOX, TICKED
from gesim_build.model import Entry, Language
from gesim_build.own_ids import own_id
from gesim_build.registers import BY_DIRECTIVE

# What a macro prints: rows of a table, or lines.
Rows = Sequence[Any]

_BOXES = {
    "open": f'<span class="{TICK_BOX}" aria-hidden="true"></span> ',
    # A letter and no drawing: readers of EPUBs show it, and it is read out and copied with the text.
    "ticked": f'<span class="{TICK_BOX} {TICKED}">×</span> ',
}

# Blocks that come whole from a register: nothing between their ends is rendered by itself.
_WHOLE = tuple(f"{name}_open" for name in BY_DIRECTIVE)


@dataclass(frozen=True, slots=True)
class PartContext:
    """What the renderer needs to know of an edition: macros, numbers, language, drawn images and register rows.

    ``macros`` are those of the blocks, ``register_macros`` those of what the ``registers`` print, by directive and
    scope; ``images`` is by part and figure. ``places`` are the sources of what comes from registers, by element id.
    """

    macros: Any
    register_macros: Any
    entries: Mapping[str, Entry]
    language: Language
    source_language: str
    countries: Mapping[str, str]
    images: Mapping[str, Mapping[str, str]]
    registers: Mapping[tuple[str, str], Rows]
    places: Mapping[str, Location]


_LANGUAGE = re.compile(r"[\w.+#-]+")


class PartRenderer(InlineRenderer):
    """The renderer of one part. A method named for a token type renders it; all others are markdown-it's own."""

    def __init__(self, part: str, context: PartContext, options: OptionsDict, is_front: bool = False) -> None:
        super().__init__(context.source_language, options)
        self._part = part
        self._is_front = is_front
        self._part_context = context

    def render_blocks(self, tokens: Tokens) -> str:
        """Render block tokens."""
        result: list[str] = []
        index, groups = 0, 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "inline":
                result.append(in_mark(self.inline(token), str(token.meta.get("mark", ""))))
            elif token.type == "fields_open":
                end, groups = closing(tokens, index), groups + 1
                result.append(_placed(self._fields(tokens[index:end], groups), token))
                index = end
            elif token.type == "image_block_open":
                # The drawing came with the figure; its alternative text is inside the drawing.
                index = closing(tokens, index)
            elif token.type in _WHOLE:
                result.append(_placed(self._register(tokens, index), token))
                index = closing(tokens, index)
            elif token.type in self.rules:
                result.append(_placed(self.rules[token.type](tokens, index, self._options, {}), token))
            else:
                result.append(_placed(self.renderToken(tokens, index, self._options, {}), token))
            index += 1
        return "".join(result)

    def fence(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A block of code. Its class names the language (``c++``, ``c#``), if its first word can be one."""
        token = tokens[idx]
        words = unescapeAll(token.info).split()
        language = words[0] if words and _LANGUAGE.fullmatch(words[0]) else ""
        code = super().fence([token.copy(info=language)], 0, options, env)
        return code.replace(escapeHtml(token.content), highlighted(token.content, language))

    def code_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of code whose words are translated."""
        language = tokens[idx].info
        return f'<pre><code class="language-{escapeHtml(language)}">' if language else "<pre><code>"

    def code_piece(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """What of it stays as it is."""
        return in_mark(escapeHtml(tokens[idx].content), str(tokens[idx].meta["mark"]))

    def code_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """Its end."""
        return "</code></pre>\n"

    def heading_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A heading with its section number."""
        number = self._part_context.entries[str(tokens[idx].attrs["id"])].number
        printed = f'<span class="{NUMBER}">{number}</span> ' if number else ""
        return self.renderToken(tokens, idx, options, env) + printed

    def list_item_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A list item; a task whose text is no paragraph of its own gets its box."""
        opening = self.renderToken(tokens, idx, options, env).rstrip()
        return opening + (_tick_box(tokens[idx]) if tokens[idx + 1].hidden else "")

    def paragraph_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """A paragraph; the first one of a task in a loose list begins with its box."""
        opening = self.renderToken(tokens, idx, options, env)
        loose_item = idx and tokens[idx - 1].type == "list_item_open" and not tokens[idx].hidden
        return opening + (_tick_box(tokens[idx - 1]) if loose_item else "")

    def box_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a box with its label."""
        token = tokens[idx]
        identifier = str(token.attrs["id"])
        entry = self._part_context.entries.get(identifier)
        number = caption_label(self._part_context.language, "box", entry.number) if entry else ""
        titled = tokens[idx + 1].type == "box_title_open"
        return str(self._part_context.macros.box_open(token.meta["name"], identifier, number, titled))

    def box_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a box."""
        kind = tokens[opening(tokens, idx)].meta["name"]
        return f"{self._part_context.macros.box_close(kind, self._is_front)}\n"

    def box_title_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a box's title, which the box is called by."""
        return f'<p class="{BOX_TITLE}" id="{own_id(str(tokens[idx - 1].attrs["id"]), "title")}">'

    def box_title_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a box's title."""
        return "</p>\n"

    def figure_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a figure, with its drawing; the caption follows."""
        token = tokens[idx]
        identifier = str(token.attrs["id"])
        width = f"picture-{str(token.meta['width']).removesuffix('%')}" if "width" in token.meta else ""
        place = HERE if token.meta.get("float") == HERE else ""
        classes = escape(" ".join(filter(None, ("figure", str(token.attrs.get("class", "")), width, place))))
        label = self._caption(identifier, "figure")
        image = self._part_context.images[self._part][identifier]
        return f'<figure class="{classes}" id="{identifier}">{image}\n<figcaption>{label}'

    def figure_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a figure and its caption."""
        return "</figcaption></figure>\n"

    def table_wrap_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a table with caption."""
        token = tokens[idx]
        place = FLOATING if token.meta.get("float") == "page" else ""
        classes = escape(" ".join(filter(None, ("table", str(token.attrs.get("class", "")), place))))
        return f'<div class="{classes}" id="{token.attrs["id"]}">\n'

    def table_wrap_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a table with caption."""
        return "</div>\n"

    def table_wrap_title_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a table's caption."""
        return f"<caption>{self._caption(tokens[idx].meta['table'], 'table')}"

    def table_wrap_title_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a table's caption."""
        return "</caption>\n"

    def national_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of a national insert, with the country's name in the edition's language."""
        country = self._part_context.countries.get(str(tokens[idx].meta.get("country")))
        return str(self._part_context.macros.national_open(country))

    def national_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of a national insert."""
        return "</section>\n"

    def footnote_ref(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The mark of a note in the text."""
        meta = tokens[idx].meta
        number, times = meta["id"] + 1, meta.get("subId")
        reference = own_id(self._part, "mark", number, *([times + 1] if times else []))
        note = own_id(self._part, "note", number)
        return f'<a class="{FOOTNOTE_REF}" id="{reference}" href="#{note}" role="doc-noteref">{number}</a>'

    def footnote_block_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of the part's notes."""
        return str(self._part_context.macros.footnotes_open(self._part))

    def footnote_block_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of the part's notes."""
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The start of one note."""
        return f'<li id="{own_id(self._part, "note", tokens[idx].meta["id"] + 1)}">'

    def footnote_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The end of one note."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Tokens, idx: int, options: OptionsDict, env: Env) -> str:
        """The way back from a note to its first mark."""
        if tokens[idx].meta.get("subId"):
            return ""
        return str(self._part_context.macros.footnote_back(own_id(self._part, "mark", tokens[idx].meta["id"] + 1)))

    def _register(self, tokens: Tokens, idx: int) -> str:
        """What a directive prints of a register. A table comes with its caption, anything else below its heading."""
        token = tokens[idx]
        name = str(token.meta["name"])
        macro = getattr(self._part_context.register_macros, name)
        rows = self._part_context.registers[name, str(token.meta.get("scope", ""))]
        if not BY_DIRECTIVE[name][1].is_table:
            above = next((int(one.tag[1]) for one in reversed(tokens[:idx]) if one.type == "heading_open"), 1)
            return str(macro(rows, above + 1) if "level" in macro.arguments else macro(rows))
        title = next((t for t in tokens[idx : closing(tokens, idx)] if t.type == "inline"), None)
        identifier = str(token.attrs["id"])
        caption = Markup(self._caption(identifier, "table") + self.inline(title)) if title else ""
        return str(macro(identifier, token.attrs.get("class", ""), caption, rows))

    def _caption(self, identifier: str, kind: str) -> str:
        number = self._part_context.entries[identifier].number
        return f'<span class="{LABEL}">{escape(caption_label(self._part_context.language, kind, number))}</span> '

    def _fields(self, tokens: Tokens, number: int) -> str:
        """One group of form fields; ``number`` counts them in the part, from 1."""
        macros = self._part_context.macros
        title = ""
        result: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "inline" and token.meta.get("kind") == "form group":
                title = self.inline(token)
            elif token.type == "field_open":
                own = tokens[index : closing(tokens, index)]
                field = field_xhtml(macros, own, self._field_text)
                result.append(_placed(field, token))
        answered = bool(tokens[0].meta.get("answered"))
        opening = str(macros.field_group_open(tokens[0].attrs["id"], number, Markup(title), answered))
        return "\n".join((opening, *result, str(macros.field_group_close()), ""))

    def _field_text(self, text: Token) -> Markup:
        """A text of a form. An answer that is a date is printed as the language writes it."""
        is_date = text.meta["kind"] == KIND and is_iso_date(text.content)
        return Markup(iso_date(text.content, self._part_context.language.locale) if is_date else self.inline(text))


def _tick_box(item: Token) -> str:
    """The box of a task, "" for any other item of a list."""
    return _BOXES.get(str(item.meta.get("box")), "")


def _placed(xhtml: str, token: Token) -> str:
    """What was rendered for a token, with its place in the source."""
    return marked(xhtml, token.map, token.meta.get("path"))
