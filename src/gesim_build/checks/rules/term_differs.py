"""The English text has a term of the glossary, and the translation has other words for it.

A reader who meets two words believes that there are two things. The right wordings are the translation of
the term in the glossary, and those that `translations/terms-CODE.toml` adds for your language. Inflected
forms are recognised, and in German compounds; the order of the words does not matter. A title that stays
English is marked as such, `[Title]{lang=en}`, and not meant.

If the words are wrong, use those of the glossary. If they are right and will be right again (a short form,
the word of a national law, the feminine, a verb), add them to `translations/terms-CODE.toml`:

    "member of the association" = ["Angehörige des Vereins"]

If they are right only here, accept the finding in the catalog, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.terms import Terms
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Message, Unit
from gesim_build.registers.variants import variants_path

KIND = Kind.TERM
CODE = "term-differs"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "Write the safety plans together.",
        "Schreiben Sie die Sicherheitspläne gemeinsam.",
        "Schreiben Sie die Schutzpläne gemeinsam.",
        terms={"Safety plan": "Sicherheitsplan"},
    ),
    Example(
        "de",
        "Members of the association have rights.",
        "Vereinsmitglieder haben Rechte.",
        "Verbandsmitglieder haben Rechte.",
        terms={"Member of the association": "Mitglied des Vereins"},
    ),
    Example(
        "el",
        "Ask two interpreters.",
        "Ρωτήστε δύο διερμηνείς.",
        "Ρωτήστε δύο μεταφραστές.",
        terms={"Interpreter": "Διερμηνέας"},
    ),
    Example(
        "it",
        "During the reflection period",
        "Durante il periodo di riflessione",
        "Durante il periodo di prova",
        terms={"Reflection period": "Periodo di riflessione"},
    ),
    Example(
        "lv",
        "On the library card",
        "Bibliotēkas kartē",
        "Apliecībā",
        terms={"Library card": "Bibliotēkas karte"},
    ),
    Example(
        "lt",
        "A place in a workshop",
        "Vieta dirbtuvėje",
        "Vieta garaže",
        terms={"Workshop": "Dirbtuvė"},
    ),
)


def check(unit: Unit, message: Message, terms: Terms) -> Iterator[Diagnostic]:
    """Look for the terms of the English text in the translation. Phrases of another language are not its terms."""
    named = terms.named(read(unit.msgid).own)
    if not named:
        return
    translation = read(message.msgstr)
    # Titles that stay English are in a mark that says so.
    kept = terms.named(" | ".join(span.text for span in translation.spans if span.language == terms.source.code))
    for term in terms.absent((term for term in named if term not in kept), translation.text):
        wanted = " or ".join(f"“{wording}”" for wording in term.wordings)
        hint = (
            f"Use these words; add other right ones to {variants_path(terms.translation.code)}; or accept it here:"
            f" # gesim: accept {CODE} – REASON"
        )
        yield found(SEVERITY, CODE, f"“{term.name}” should be {wanted}", unit, message, hint)
