"""The parameters for assembling an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gesim_build.assemble.steps import Steps
from gesim_build.model import Book, BookInfo, Edition, Language, Record

# A text of a record: its class, its id, the key.
RecordText = tuple[type[Record], str, str]

# The part of the front matter that says what an edition is.
IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class MessageMarks:
    """What puts the id of its message on each text, for a page beside which it is edited. No published page has them.

    ``put`` marks the texts and figures of a translated book, by the steps in which they were marked before;
    ``records`` has the ids of the texts of its records.
    """

    put: Callable[[Book, Steps], Book]
    records: Mapping[RecordText, str]


@dataclass(frozen=True, slots=True)
class EditionContext:
    """What to assemble, besides the book: the edition and what it says of itself.

    ``values`` are the values of ``{{name}}`` in the edition's form; ``funding`` is the sentence to print or empty.
    ``strings`` are the translated template strings. ``status_part`` is the id of the part that
    says at its end what state the edition is in: drafts, book numbers, funding. ``signed`` has the kinds of sign-offs
    that a part has in whole, by its id; it is None where nobody has signed anything. ``messages`` are the ids of
    the texts of records, where they are marked. ``unread`` says that there are records in it with the sign of what
    nobody has read at its source.
    """

    edition: Edition
    language: Language
    source_language: Language
    info: BookInfo
    values: Mapping[str, str]
    strings: Mapping[str, str]
    funding: str
    draft: bool
    status_part: str = IMPRINT
    signed: Mapping[str, frozenset[str]] | None = None
    messages: Mapping[RecordText, str] = field(default_factory=dict)
    unread: bool = False
