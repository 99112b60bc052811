"""Text in the pseudo-language's files that is not in its brackets: nobody can translate it.

What may be without brackets, and why, is listed in `ALLOWED`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from babel import Locale

from gesim_build.cldr import format_list
from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.languages.pseudo import CLOSING, OPENING, PSEUDO
from gesim_build.model import Manuscript
from gesim_build.validate.text_run import TextRun

CODE = "not-translatable"
HINT = (
    "If it is the same in every language, leave it. Else: in a chapter, take away the <!-- i18n:skip --> before it; "
    'in a template of yours, write {{ _("…") }}; if it is in neither, report it to the maintainers of gesim.'
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be the same in every language: why, and the patterns of it in a manuscript's files."""

    reason: str
    patterns: Callable[[Manuscript], Iterable[str]]


def _names(manuscript: Manuscript) -> Iterator[str]:
    book = manuscript.book
    names = (book.short_title, book.publisher, *book.authors, book.license_name, book.contact)
    return (re.escape(name) for name in names if name)


def _codes(manuscript: Manuscript) -> Iterator[str]:
    yield rf"\b{manuscript.edition.language}(?:-{manuscript.edition.country})?\b"


def _dates(manuscript: Manuscript) -> Iterator[str]:
    names = Locale.parse(manuscript.language.locale).months["format"]
    months = "|".join(re.escape(month) for width in ("wide", "abbreviated") for month in names[width].values())
    yield rf"\b\d{{1,2}}[ \u00a0](?:{months})[ \u00a0]\d{{4}}\b"


def _places_and_languages(manuscript: Manuscript) -> Iterator[str]:
    locale = Locale.parse(manuscript.language.locale)
    conjunction = format_list(("", ""), manuscript.language.locale).strip()
    names = [name for table in (locale.territories, locale.languages) for name in table.values()]
    # Of two names that begin alike the longer one comes first.
    one = "|".join(map(re.escape, sorted(names, reverse=True)))
    yield rf"\b(?:{one})(?:(?:, | {conjunction} |, {conjunction} )(?:{one}))*(?!\w)"


def _languages_themselves(manuscript: Manuscript) -> Iterator[str]:
    codes = (edition.language for edition in manuscript.book.languages if edition.language != PSEUDO)
    own = (Locale.parse(code).get_language_name() for code in codes)
    return (rf"\b{re.escape(name)}\b" for known in own if known for name in (known, known[:1].upper() + known[1:]))


def _articles(manuscript: Manuscript) -> Iterator[str]:
    conjunction = format_list(("", ""), manuscript.language.locale).strip()
    yield rf"\b\d+[a-z]?\b[()\d–\u2060]*(?: {conjunction} \(?\d+[a-z]?\b[()\d–\u2060]*)*"


ALLOWED: tuple[Allowance, ...] = (
    Allowance("Names are the same in every language: short title, publisher, authors, licence, contact.", _names),
    Allowance("The code of the edition is a code.", _codes),
    Allowance("Addresses are not words.", lambda _: (r"https?://\S+", r"\S+@\S+", r"\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b")),
    Allowance("Dates come from CLDR, in the form of the edition's language.", _dates),
    Allowance(
        "Sizes of files come from CLDR, in the form of the edition's language.",
        lambda _: (r"\b\d+ kB\b", r"\b\d+\.\d MB\b"),
    ),
    Allowance("Numbers of articles are joined as CLDR joins lists.", _articles),
    Allowance(
        "Abbreviations in capitals are names: of registers of laws, of kinds of files.", lambda _: (r"\b[A-Z]{2,}\b",)
    ),
    Allowance("Names of countries and languages come from CLDR.", _places_and_languages),
    Allowance("In the switch of languages each is called what it calls itself.", _languages_themselves),
    Allowance("Forms are told apart by letters.", lambda _: (r"\b[A-Z]\b",)),
    Allowance("The front matter is counted in roman numerals.", lambda _: (r"\bx{0,3}(?:i?[vx]|v?i{1,3}|x)\b",)),
)


def untranslatable(manuscript: Manuscript, seen: Iterable[TextRun], folder: str) -> tuple[Diagnostic, ...]:
    """``not-translatable`` for each text without brackets, once for each file.

    ``folder`` is where the files of the manuscript's edition are written, relative to the project.
    """
    allowed = re.compile("|".join(p for row in ALLOWED for p in row.patterns(manuscript)))
    found = {
        (run.path, text): run.place
        for run in seen
        for piece in outside(run.pieces)
        for line in piece.split("\n")
        if any(map(str.isalpha, text := allowed.sub("", line).strip()))
    }
    return tuple(_finding(f"{folder}/{path}", place, text) for (path, text), place in found.items())


def outside(pieces: Iterable[str]) -> Iterator[str]:
    """What is outside all brackets, which may begin in one piece and end in another."""
    depth = 0
    for piece in pieces:
        plain: list[str] = []
        for character in piece:
            depth += (character == OPENING) - (character == CLOSING)
            plain.append(character if not depth and character != CLOSING else " ")
        yield "".join(plain)


def _finding(path: str, place: str, text: str) -> Diagnostic:
    where = f" ({place})" if place else ""
    return warning(CODE, f"“{' '.join(text.split())}” cannot be translated{where}", Location(path), HINT)
