"""A web address that is written as text is not the same in the translation.

Copy addresses; never translate or retype them. Where the page has an address of its own in your
language, accept the finding and say so. Addresses behind words are compared as links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "web-address-differs"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Look at www.example.org.", "Siehe www.example.org.", "Siehe www.example.com."),
    Example(
        "it", "See https://example.org/a now.", "Vedi ora https://example.org/a.", "Vedi ora https://example.org/b."
    ),
    Example("lt", "Look at www.example.org.", "Žiūrėkite www.example.org.", "Žiūrėkite svetainę."),
)

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"“”„«»]+", re.IGNORECASE)
# Marks that end the sentence and not the address.
_AFTER = ".,;:!?…·'’"


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the addresses in the words as sets."""
    del language
    missing, added = difference(_addresses(unit.msgid), _addresses(message.msgstr))
    # The address of a link whose brackets are broken is reported as the link that is missing.
    added = [address for address in added if address not in unit.msgid]
    hint = "Copy the address from the English text."
    if missing and added:
        yield found(SEVERITY, CODE, f"the address {listed(missing)} became {listed(added)}", unit, message, hint)
    elif missing:
        yield found(SEVERITY, CODE, f"the address {listed(missing)} is missing", unit, message, hint)
    elif added:
        yield found(SEVERITY, CODE, f"the English text has no address {listed(added)}", unit, message, hint)


def _addresses(text: str) -> list[str]:
    if "www." not in text.lower() and "://" not in text:
        return []
    return list(dict.fromkeys(address.rstrip(_AFTER) for address in _ADDRESS.findall(read(text).text)))
