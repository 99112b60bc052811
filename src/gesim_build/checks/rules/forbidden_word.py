"""The translation says what must not be said in its language.

`translations/terms-CODE.toml` has such words in its table `[never]`, each with the reason:

    [never]
    "Zwangsprostituierte" = "Das Wort macht die Tat zu ihrer Eigenschaft."

They are found in all their forms, in German also in compounds. Say it in other words; in a quotation, accept the
finding in the catalog, with the reason.
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
CODE = "forbidden-word"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "Women who were trafficked have rights.",
        "Frauen, die von Menschenhandel betroffen sind, haben Rechte.",
        "Zwangsprostituierte haben Rechte.",
        never={"Zwangsprostituierte": "Das Wort macht die Tat zu ihrer Eigenschaft."},
    ),
    Example(
        "it",
        "She may stay.",
        "Può restare.",
        "Le donne salvate possono restare.",
        never={"donna salvata": "Non è un oggetto da salvare."},
    ),
)


def check(unit: Unit, message: Message, terms: Terms) -> Iterator[Diagnostic]:
    """Look for the words of the table."""
    if not terms.never:
        return
    source = variants_path(terms.translation.code)
    hint = f"{source} says so. Use other words, or accept it: # gesim: accept {CODE} – REASON"
    for wording, reason in terms.forbidden(read(message.msgstr).own):
        yield found(SEVERITY, CODE, f"“{wording}” must not be said: {reason}", unit, message, hint)
