"""``contacts.toml``: telephone numbers and bodies. Nothing is printed without a source, a check and an expiry date."""

from __future__ import annotations

from gesim_build.registers.field import COUNTRY, Field, Register, When

CONTACTS = Register(
    "handbook/contacts.toml",
    "contact",
    {
        "name": Field(required=True, translated=True),
        "country": Field(required=True, pattern=COUNTRY),
        "kind": Field(required=True, choices=("emergency", "helpline", "police", "body")),
        "number": Field(required=When("kind", ("emergency", "helpline", "police")), pattern=r"\+[1-9]\d{6,14}|\d{3,6}"),
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
