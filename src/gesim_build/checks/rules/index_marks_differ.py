"""A mark of the index is lost in the translation, or names another entry there.

`[the room]{index="interviews > the room"}` makes the index lead to these words. The translation marks its own words
for the same entries: what is in quotation marks stays in the language of the source, for it only says which entry is
meant. How the entry is called in the index is translated once, as a text of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.index_marks import MARK
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "index-marks-differ"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "In [the room]{index=interviews}.", "Im [Zimmer]{index=interviews}.", "Im Zimmer."),
    Example("de", "[The room]{index=interviews}.", "[Das Zimmer]{index=interviews}.", "[Das Zimmer]{index=Zimmer}."),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """The translation has the marks of the source, in any order, and no others."""
    del language
    wanted, there = (Counter(_marks(text)) for text in (unit.msgid, message.msgstr))
    for mark in wanted - there:
        hint = f'Mark the words that say it: [words]{{{MARK}="{mark}"}}.'
        yield found(SEVERITY, CODE, f"the mark of the index for “{mark}” is not there", unit, message, hint)
    for mark in there - wanted:
        hint = "The name of an entry is not translated here; take away what the source does not mark."
        yield found(SEVERITY, CODE, f"the source has no mark of the index for “{mark}”", unit, message, hint)


def _marks(text: str) -> Iterator[str]:
    return (value for span in read(text).spans for name, value in span.attributes if name == MARK)
