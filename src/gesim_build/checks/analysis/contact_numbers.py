"""Telephone numbers of the register of contacts in a text, in whatever form they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gesim_build.checks.analysis.numbers import SPACES, values
from gesim_build.checks.analysis.passages import passages
from gesim_build.checks.analysis.records import records
from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Location
from gesim_build.model import Book
from gesim_build.registers.definitions import Contact
from gesim_build.registers.visibility import in_scope, written_forms
from gesim_build.telephones import digits_of

# Every form of a number has one; most texts have none.
_DIGIT = re.compile("[0-9]")
_BETWEEN = rf"[{SPACES}()/–-]{{0,3}}"


@dataclass(frozen=True, slots=True)
class Misuse:
    """A number of a contact where it must not be: its place, how it is written, and the contact.

    ``withheld`` says that the contact is on hold or has expired; else it belongs to another country's edition.
    """

    location: Location
    shown: str
    contact: Contact
    withheld: bool


def known_numbers(book: Book) -> Mapping[str, tuple[Contact, ...]]:
    """The contacts by every form of their numbers: two countries can have the same short number."""
    found: dict[str, list[Contact]] = {}
    for contact in records(book, Contact):
        for form in written_forms(contact):
            found.setdefault(form, []).append(contact)
    return {form: tuple(contacts) for form, contacts in found.items()}


def misuses(book: Book, context: BookContext) -> Iterator[Misuse]:
    """Every number in the English texts and links that the edition they belong to must not print."""
    known = known_numbers(book)
    search = _search(known)
    if search is None:
        return
    for passage in passages(book):
        for text in passage.texts:
            dialled = (target[len("tel:") :] for target in text.targets if target.startswith("tel:"))
            for written in filter(_DIGIT.search, (text.markup.text, *dialled)):
                yield from _in_text(written, text.location, text.country, known, search, context)


def misuses_in_catalogs(book: Book, context: BookContext) -> Iterator[Misuse]:
    """Every number in the translations that the edition they belong to must not print."""
    known = known_numbers(book)
    search = _search(known)
    if search is None:
        return
    for language, catalog in context.catalogs.items():
        country = context.editions[language].country if language in context.editions else ""
        for message in catalog.messages.values():
            if message.fuzzy or not _DIGIT.search(message.msgstr):
                continue
            if found := tuple(_in_text(message.msgstr, message.location, country, known, search, context)):
                # What is in the English text too is found there, and some editions print it correctly.
                english = {digits_of(match[0]) for match in search.finditer(message.msgid)} | {*values(message.msgid)}
                yield from (misuse for misuse in found if digits_of(misuse.shown) not in english)


def _search(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each of these numbers, whatever is between its digits; longer ones before their beginnings."""
    patterns = [_BETWEEN.join(map(re.escape, form)) for form in sorted(forms, reverse=True)]
    return re.compile(rf"(?<![\d.,+])(?:{'|'.join(patterns)})(?!\d|[.,]\d)") if patterns else None


def _in_text(
    text: str,
    place: Location,
    country: str,
    known: Mapping[str, tuple[Contact, ...]],
    search: re.Pattern[str],
    context: BookContext,
) -> Iterator[Misuse]:
    for match in search.finditer(text):
        contacts = known[digits_of(match[0])]
        own = [contact for contact in contacts if in_scope(contact, country)]
        if any(contact.is_printable(context.day) for contact in own):
            continue
        elsewhere = [contact for contact in contacts if contact.is_printable(context.day)]
        withheld = bool(own) or not elsewhere
        yield Misuse(place, match[0], (own or elsewhere or contacts)[0], withheld)
