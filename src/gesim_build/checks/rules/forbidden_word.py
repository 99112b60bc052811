"""The translation says what must not be said in its language.

`translations/terms-CODE.toml` has such words in its table `[never]`, each with the reason:

    [never]
    "Invalide" = "Das Wort heißt wertlos."

They are found in all their forms, in German also in compounds. Say it in other words; in a quotation, accept the
finding in the catalog, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.analysis.terms import Terms
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Message, Unit
from gesim_build.registers.variants import variants_path

KIND = Kind.TERM
CODE = "forbidden-word"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "People with disabilities have rights.",
        "Menschen mit Behinderungen haben Rechte.",
        "Invaliden haben Rechte.",
        never={"Invalide": "Das Wort heißt wertlos."},
    ),
    Example(
        "it",
        "Guests may stay.",
        "Gli ospiti possono restare.",
        "Gli extracomunitari possono restare.",
        never={"extracomunitario": "Dice soltanto che cosa non sono."},
    ),
)


def check(unit: Unit, message: Message, terms: Terms) -> Iterator[Diagnostic]:
    """Look for the words of the table."""
    if not terms.never:
        return
    source = variants_path(terms.translation.code)
    hint = f"{source} says so. Use other words, or accept it: # gesim: accept {CODE} – REASON"
    said = read(message.msgstr)
    present = dict(chain.from_iterable(map(terms.forbidden, (said.own, *said.alternatives))))
    for wording, reason in present.items():
        yield found(SEVERITY, CODE, f"“{wording}” must not be said: {reason}", unit, message, hint)
