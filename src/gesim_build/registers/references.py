"""``references.toml``: the legal instruments, publications and pages that the text cites."""

from __future__ import annotations

from gesim_build.registers.field import CONFIDENCE, COUNTRY, COUNTRY_FORM, Field, Register, When

INSTRUMENT = "instrument"

REFERENCES = Register(
    "handbook/references.toml",
    "reference",
    {
        "kind": Field(required=True, choices=(INSTRUMENT, "publication", "page")),
        "short": Field(required=When("kind", (INSTRUMENT,)), translated=True),
        "title": Field(required=True, translated=True),
        "body": Field(translated=True),
        "number": Field(),
        "place": Field(translated=True),
        "date": Field("date or year"),
        "in_force": Field("date"),
        "published": Field(translated=True),
        "url": Field(pattern=r"https?://\S+", form="an address that begins with https:// or http://"),
        "note": Field(translated=True),
        "open": Field(translated=True),
        "country": Field(pattern=COUNTRY, form=COUNTRY_FORM),
        "confidence": Field(required=True, choices=CONFIDENCE),
        "checked_on": Field("date", required=True),
        "review_on": Field("date", required=True),
    },
)
