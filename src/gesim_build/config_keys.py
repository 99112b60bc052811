"""Every key of ``handbook.toml``: the one table behind validation, the JSON Schema and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gesim_build.print_spec import TRIMS, PrintSpec


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its dotted path; ``*`` stands for any name.

    ``type`` is ``string``, ``date``, ``boolean``, ``number``, ``integer``, ``strings`` (a list of texts), ``table`` or
    ``value`` (a text, a date or a list of texts). ``pattern`` is a regular expression that a text must match from end
    to end, ``form`` says it in words, ``least`` and ``most`` bound a number.
    """

    path: str
    type: str
    doc: str
    required: bool = False
    default: Any = None
    pattern: str = ""
    form: str = ""
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


_PRESS = PrintSpec()
_CHAPTERS = r"[0-9a-z][0-9a-z-]*"
_PLAIN = "small letters from a to z, digits and hyphens"

KEYS: tuple[Key, ...] = (
    Key("book", "table", "The book as a whole.", required=True),
    Key(
        "book.name",
        "string",
        "Stem of the output files: NAME-de.pdf.",
        required=True,
        pattern=r"[a-z0-9][a-z0-9-]*",
        form=_PLAIN,
    ),
    Key("book.identifier", "string", "A fixed unique id, best urn:uuid:…; never change it.", required=True),
    Key("book.title", "string", "Title. Translated.", required=True),
    Key("book.short_title", "string", "Short title for running heads and file lists. Not translated.", required=True),
    Key("book.subtitle", "string", "Subtitle. Translated.", default=""),
    Key(
        "book.edition_line",
        "string",
        'What the cover says of the edition ("Working edition 1"). Translated.',
        default="",
    ),
    Key("book.description", "string", "One or two sentences for catalogs and the start page. Translated.", default=""),
    Key(
        "book.language",
        "string",
        "Language of the source text.",
        default="en",
        pattern=r"[a-z]{2,3}",
        form="two or three small letters",
    ),
    Key("book.publisher", "string", "Publisher, empty if there is none yet.", default=""),
    Key("book.authors", "strings", "Authors, as they should be printed.", default=[]),
    Key(
        "book.date",
        "date",
        "Date of the edition. The only clock of a build: it is printed and written into files.",
        required=True,
    ),
    Key("book.facts_checked", "date", "When facts and contacts were last checked. Default: the date of the edition."),
    Key("book.license", "string", "Short name of the text's licence.", default=""),
    Key(
        "book.license_url",
        "string",
        "Address of the licence.",
        default="",
        pattern=r"(https://\S+)?",
        form="an address that begins with https://",
    ),
    Key(
        "book.draft",
        "boolean",
        "Drafts mark untranslated passages and say on the cover that they are drafts.",
        default=True,
    ),
    Key("contents", "table", "Which files make the book, in order: names in chapters/ without .md.", required=True),
    Key(
        "contents.front", "strings", "Front matter: imprint, safety notice.", default=[], pattern=_CHAPTERS, form=_PLAIN
    ),
    Key(
        "contents.chapters",
        "strings",
        "Chapters; they are numbered in this order.",
        required=True,
        pattern=_CHAPTERS,
        form=_PLAIN,
    ),
    Key("contents.forms", "strings", "Forms, each on sheets of its own.", default=[], pattern=_CHAPTERS, form=_PLAIN),
    Key(
        "contents.annexes",
        "strings",
        "What follows the forms: glossary, contacts.",
        default=[],
        pattern=_CHAPTERS,
        form=_PLAIN,
    ),
    Key("values", "table", "Your own values for {{name}} in the text.", default={}),
    Key("values.*", "value", "A text, a date or a list of texts; dates and lists print in the language's form."),
    Key("editions", "table", "One table for each language.", required=True),
    Key("editions.*", "table", "An edition: the language's code is the name of the table."),
    Key(
        "editions.*.country",
        "string",
        "Country of the edition (ISO 3166, two capitals): its inserts and contacts.",
        required=True,
        pattern=r"[A-Z]{2}",
        form="two capitals",
    ),
    Key(
        "editions.*.reviewed",
        "boolean",
        "A specialist signed the whole translation off. Until then the imprint calls it a draft.",
        default=False,
    ),
    Key("editions.*.isbn", "table", "The book numbers of the edition: each form of it has its own.", default={}),
    Key("editions.*.isbn.print", "string", "ISBN of the printed book: the bar code on its back.", default=""),
    Key("editions.*.isbn.pdf", "string", "ISBN of the PDF.", default=""),
    Key("editions.*.isbn.epub", "string", "ISBN of the EPUB.", default=""),
    Key("pdf", "table", "The PDF.", default={}),
    Key("pdf.paper", "string", "Paper size.", default="A4", choices=("A4",)),
    Key("print", "table", "The files for a print shop: gesim build --format print.", default={}),
    Key("print.trim", "string", "Size the book is cut to.", default=_PRESS.trim, choices=tuple(TRIMS)),
    Key("print.bleed", "number", "Millimetres printed beyond the trim.", default=_PRESS.bleed, least=0, most=10),
    Key(
        "print.multiple",
        "integer",
        "The number of pages is a multiple of this.",
        default=_PRESS.multiple,
        least=1,
        most=64,
    ),
    Key("print.paper_gsm", "number", "Weight of the paper in g/m².", default=_PRESS.paper_gsm, least=30, most=400),
    Key("print.paper_volume", "number", "Bulk of the paper in cm³/g.", default=_PRESS.paper_volume, least=0.5, most=3),
    Key(
        "print.spine_extra",
        "number",
        "Millimetres that cover and glue add to the spine, as the printer says.",
        default=_PRESS.spine_extra,
        least=0,
        most=10,
    ),
    Key(
        "print.max_ink",
        "number",
        "Most ink, all four together, in percent.",
        default=_PRESS.max_ink,
        least=100,
        most=400,
    ),
    Key(
        "print.min_dpi",
        "number",
        "Least dots per inch of images, as printed.",
        default=_PRESS.min_dpi,
        least=72,
        most=2400,
    ),
    Key("funding", "table", "The funding statement; off unless the publisher switches it on.", default={}),
    Key("funding.enabled", "boolean", "Print the statement in the imprint.", default=False),
    Key("funding.body", "string", "The granting body, put where the sentence says {body}.", default=""),
    Key(
        "funding.sentence",
        "table",
        "The whole sentence in each language; it is never translated by the program.",
        default={},
    ),
    Key("funding.sentence.*", "string", "The sentence in this language."),
)

_JSON_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
    "strings": {"type": "array", "items": {"type": "string"}},
    "value": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    "table": {"type": "object", "properties": {}, "additionalProperties": False},
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``handbook.toml``, for editors that complete and check TOML files."""
    root: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "handbook.toml"}
    root |= _schema_of(Key("", "table", "Configuration of a gesim handbook."))
    for key in KEYS:
        parent, _, name = key.path.rpartition(".")
        holder = _descend(root, parent.split(".") if parent else [])
        if name == "*":
            holder["additionalProperties"] = _schema_of(key)
        else:
            holder["properties"][name] = _schema_of(key)
            if key.required:
                holder.setdefault("required", []).append(name)
    return root


def _descend(schema: dict[str, Any], names: list[str]) -> dict[str, Any]:
    for name in names:
        schema = schema["additionalProperties"] if name == "*" else schema["properties"][name]
    return schema


def _schema_of(key: Key) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "description": key.doc,
        **{k: v.copy() if isinstance(v, dict) else v for k, v in _JSON_TYPES[key.type].items()},
    }
    if key.default is not None and key.type != "table":
        schema["default"] = key.default
    if key.choices:
        schema["enum"] = list(key.choices)
    schema |= {name: bound for name, bound in (("minimum", key.least), ("maximum", key.most)) if bound is not None}
    if key.required and key.type == "string":
        schema["pattern"] = r"\S"
    if key.pattern:
        (schema["items"] if key.type == "strings" else schema)["pattern"] = f"^(?:{key.pattern})$"
    return schema
