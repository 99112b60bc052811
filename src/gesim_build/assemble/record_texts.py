"""The texts of register records -> XHTML, with their values and references filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markdown_it import MarkdownIt
from markupsafe import Markup

from gesim_build.assemble.edition_context import RecordText
from gesim_build.assemble.inline_renderer import MESSAGE, InlineRenderer
from gesim_build.assemble.references import fill_links
from gesim_build.assemble.values import Values, fill_text
from gesim_build.diagnostics import Diagnostic
from gesim_build.markdown.inline import parsed_text
from gesim_build.markdown.links import text_link_problems
from gesim_build.model import Entry, Record

# Renders the text of a key of a record.
Text = Callable[[Record, str], Markup]


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """The rendered texts of records, and what is wrong with them."""

    texts: Mapping[RecordText, Markup]
    problems: tuple[Diagnostic, ...]

    def __call__(self, record: Record, key: str) -> Markup:
        """The text of a record's key; empty if it has none."""
        return self.texts.get((type(record), record.id, key), Markup(""))


def render_texts(
    records: Iterable[Record],
    md: MarkdownIt,
    values: Values,
    entries: Mapping[str, Entry],
    source_language: str,
    keys: Sequence[str] = (),
    messages: Mapping[RecordText, str] = MappingProxyType({}),
) -> RecordTexts:
    """Render the translated texts of records, or some of them; ``messages`` are ids to mark them with.

    Problems: ``unknown-value``, ``unresolved-reference``, ``bad-link``, ``inline-image``, and what
    `text_faults` finds, each at the key's line or that of its translation.
    """
    renderer = InlineRenderer(source_language, md.options)
    texts: dict[RecordText, Markup] = {}
    problems: list[Diagnostic] = []
    for record in records:
        for key, text in record.texts():
            if keys and key not in keys:
                continue
            place = record.where(key)
            parsed = parsed_text(md, text, untranslated=key in record.untranslated)
            valued, unknown = fill_text(parsed, values, place)
            token, unresolved = fill_links(valued, entries, place)
            problems += (*unknown, *unresolved, *text_link_problems(token, place))
            name = type(record), record.id, key
            marked = token.copy(meta={**token.meta, MESSAGE: messages[name]}) if name in messages else token
            texts[name] = Markup(renderer.inline(marked))
    return RecordTexts(texts, tuple(problems))
