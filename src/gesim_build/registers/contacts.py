"""``contacts.toml``: telephone numbers and bodies. Nothing is printed without a source, a check and an expiry date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesim_build.cldr import is_language
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.model import Record
from gesim_build.registers.field import COUNTRY, COUNTRY_FORM, Field, Register, When

_NUMBER = "a plus, the country's code and the number, without spaces (+35312345678), or a short number of 3 to 6 digits"

CONTACTS = Register(
    "handbook/contacts.toml",
    "contact",
    {
        "name": Field(required=True, translated=True),
        "country": Field(required=True, pattern=COUNTRY, form=COUNTRY_FORM),
        "kind": Field(required=True, choices=("emergency", "helpline", "police", "body")),
        "number": Field(
            required=When("kind", ("emergency", "helpline", "police")), pattern=r"\+[1-9]\d{6,14}|\d{3,6}", form=_NUMBER
        ),
        "display": Field(),
        "languages": Field("list"),
        "availability": Field(translated=True),
        "caveat": Field(translated=True),
        "source": Field(required=True, translated=True),
        "checked_on": Field("date", required=True),
        "expires_on": Field("date", required=True),
        "call_test": Field(required=True, choices=("due", "passed", "not applicable")),
        "status": Field(required=True, choices=("print", "hold")),
        "reason": Field(required=When("status", ("hold",))),
    },
)


def language_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """``bad-value`` for each language of a contact that does not exist: its code would be printed instead of a name."""
    for contact in records:
        codes = contact.fields.get("languages") if contact.register == "contacts" else None
        for code in codes if isinstance(codes, list) else ():
            if not (isinstance(code, str) and is_language(code)):
                place = Location(contact.location.path, contact.lines["languages"])
                hint = 'Write the codes of ISO 639: ["en", "de"].'
                yield error("bad-value", f"languages of {contact.id}: there is no language “{code}”", place, hint)
