"""A phrase that is marked as foreign in the English text is not marked in the translation, or was translated.

`[Bedenkzeit]{lang=de}` tells screen readers to speak German and readers that they will meet this
word on paper. The phrase stays as it is, in its own language. Only in that language itself the mark
is dropped. You may mark more phrases: a term that you leave in English is `[case
management]{lang=en}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import Span, read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "foreign-phrase-lost"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("it", "Ask for [Bedenkzeit]{lang=de}.", "Chiedi la [Bedenkzeit]{lang=de}.", "Chiedi la Bedenkzeit."),
    Example("el", "The [Bedenkzeit]{lang=de}.", "Η [Bedenkzeit]{lang=de}.", "Η [προθεσμία]{lang=de}."),
    Example("de", "The [permesso]{lang=it}.", "Der [permesso]{lang=it}.", "Der [permesso] {lang=it}."),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Every marked phrase of the source is in the translation with its mark, except in its own language."""
    present = {(span.language, span.text.casefold()) for span in read(message.msgstr).spans}
    for span in read(unit.msgid).spans:
        own = span.language.partition("-")[0] == language.code
        if span.language and not own and (span.language, span.text.casefold()) not in present:
            hint = f"Write {_written(span)}, without translating it."
            yield found(
                SEVERITY, CODE, f"the foreign phrase “{span.text}” is not there with its mark", unit, message, hint
            )


def _written(span: Span) -> str:
    return f"[{span.text}]{{lang={span.language}}}"
