"""An e-mail address is not the same in the translation.

Copy addresses; never translate or retype them.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.addresses import e_mail_addresses
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "email-address-differs"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de", "Write to help@example.org.", "Schreiben Sie an help@example.org.", "Schreiben Sie an hilfe@example.org."
    ),
    Example("lt", "Write to help@example.org.", "Rašykite help@example.org.", "Rašykite mums."),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the addresses as sets."""
    del language
    wanted, present = e_mail_addresses(unit.msgid), e_mail_addresses(message.msgstr)
    missing, added = difference(list(dict.fromkeys(wanted)), list(dict.fromkeys(present)))
    hint = "Copy the address from the English text."
    if missing:
        yield found(SEVERITY, CODE, f"the address {listed(missing)} is missing", unit, message, hint)
    elif added:
        yield found(SEVERITY, CODE, f"the English text has no address {listed(added)}", unit, message, hint)
