"""Messages with every kind of code, and packs and catalogs of them."""

from __future__ import annotations

from dataclasses import replace

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.packs.pack import Origin, Pack, PackUnit, State, unit_id

ORIGIN = Origin("urn:uuid:0", "de", "en", "DE", "2026-01-01", "0.1.0")
# English and German: marks in another order, marks that only one of them has, signs that are special somewhere.
TEXTS: tuple[tuple[str, str], ...] = (
    ("Plain words", "Einfache Worte"),
    ("Call **112** *now*.", "Rufen Sie *jetzt* **112** an."),
    ("See [the form](#form-a) and [](#safe-contact).", "Siehe [](#safe-contact) und [das Formular](#form-a)."),
    ("See [](#safe-contact).", "Siehe [{number}. sadaļa](#safe-contact)."),
    ("A note[^1] with `code * not` and {{grant}}.", "Eine Notiz[^1] mit `code * not` und {{grant}}."),
    ('An <abbr title="European">EU</abbr> law<br>', 'Ein Gesetz der <abbr title="Europäisch">EU</abbr><br>'),
    ("[Zeit]{lang=de} & [a site](<https://x.org/?a=1&b=2>)", "[Zeit]{lang=de} & [Seite](<https://x.org/?a=1&b=2>)"),
    ("***both*** and **bold _inside_**", "***beides*** und **fett _innen_**"),
    ("=SUM(1;2) is no formula", "=SUM(1;2) ist keine Formel"),
    ("+49 30 123", "-49 30 123"),
    ("@home <!-- a comment --> ]]> \\*", "@daheim <!-- ein Kommentar --> ]]> \\*"),
    ("_x000D_ and 1.5 % \u00a0 ‹« “”", "_x000D_ und 1,5 % \u00a0 „“"),
    ("Ελληνικά 𝕏 👩‍👧", "Ελληνικά 𝕏 👩‍👧"),
    ("Unbalanced *star and [bracket", "Unbalanciert *Stern und [Klammer"),
    ("Nothing yet", ""),
)  # fmt: skip


def unit(source: str, target: str, state: State | None = None, **more: object) -> PackUnit:
    """A unit as it goes out."""
    now = state or (State.TRANSLATED if target else State.MISSING)
    made = PackUnit(unit_id(("", source), target, now), source, target, now, chapter="One & two", path="one.md")
    return replace(made, **more)  # type: ignore[arg-type]


def pack(*units: PackUnit, origin: Origin | None = ORIGIN) -> Pack:
    """A pack of some units; without any, of all texts above."""
    return Pack(origin, "de", units or tuple(unit(*texts) for texts in TEXTS))


def catalog(*entries: Entry) -> PoFile:
    """A catalog of some entries; without any, of all texts above."""
    return PoFile("translations/de.po", entries or tuple(Entry(source, (target,)) for source, target in TEXTS))


def said(made: Pack) -> list[tuple[str, str, str, str]]:
    """What must survive a format: id, texts and state of each unit."""
    return [(str(one.id), one.source, one.target, str(one.state)) for one in made.units]
