"""A number in the English text is covered by no record of the registers.

Figures, years, amounts and legal periods are facts: they come from a record, `{{fact.ID}}`, or are where a
record is cited that contains them, in the same paragraph or its footnote, the same row of a table or its caption,
the caption of the same figure. A fact brings its source, and a reference its facts; the period 2017-18 covers both
years; the address of a link covers the number in it (CC BY 4.0).

A number counts if it has three or more digits, a decimal mark, a percent sign ("95 %", "ninety-five per cent") or a
currency, if it says hundreds, thousands or millions, or days, months or years of a period. Small counts (the first
60 minutes, under 18, six steps), ages and times of the day do not. A telephone number must be one of the contacts.

If a number needs no source, say why in a comment before its block; the finding is then not shown there:

    <!-- gesim: accept uncited-number – a made-up amount, to practise with -->
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gesim_build.checks.analysis.claims import claims
from gesim_build.checks.analysis.contact_numbers import known_numbers
from gesim_build.checks.analysis.evidence import Key, cited, numbers_by_record
from gesim_build.checks.analysis.numbers import values
from gesim_build.checks.analysis.passages import Passage, passages
from gesim_build.checks.analysis.sample_records import sample_fact, sample_reference
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.answers import KIND as ANSWER
from gesim_build.model import Book
from gesim_build.registers.visibility import valid_until
from gesim_build.telephones import phone_numbers

KIND = Kind.BOOK
CODE = "uncited-number"
SEVERITY = Severity.WARNING
_REGISTERS = {
    "references.toml": sample_reference(title="Third report", number="COM(2020) 661", date=2020),
    "facts.toml": sample_fact(),
}


def _book(text: str) -> Mapping[str, str]:
    return {**_REGISTERS, "chapters/10-a.md": f"# A {{#a}}\n\n{text}\n\n{{{{source.visitors}}}}\n"}


EXAMPLES: tuple[BookExample, ...] = (
    BookExample(good=_book("More than {{fact.visitors}} people."), bad=_book("More than 14,000 people.")),
    BookExample(
        good=_book("In 2017 and 2018.[^n]\n\n[^n]: {{source.visitors}}."),
        bad=_book("In 2017 and 2019.[^n]\n\n[^n]: {{source.visitors}}."),
    ),
    BookExample(good=_book("Six steps in the first 60 minutes."), bad=_book("A permit for 180 days.")),
    BookExample(good=_book("Nobody under 18 signs."), bad=_book("Ninety-five per cent are adults.")),
    BookExample(good=_book("Call the helpline."), bad=_book("Call 1800 111 222.")),
    BookExample(good=_book("On 05/06/2020.[^n]\n\n[^n]: {{source.visitors}}."), bad=_book("Call (01) 555 0000.")),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the numbers of each passage with those of the records that it cites."""
    countries = sorted(context.countries)
    numbers = numbers_by_record(book)
    contacts = known_numbers(book)
    for passage in passages(book):
        # What somebody checks from time to time has a source of its own.
        if passage.record is None or not valid_until(passage.record):
            yield from _claims(passage, numbers, countries)
        for text in passage.texts:
            for phone in phone_numbers(text.markup.text, [text.country] if text.country else countries):
                if phone not in contacts:
                    hint = "Add the contact to handbook/contacts.toml, with its source, or take the number out."
                    what = f"“{phone}” is the number of no contact"
                    yield Diagnostic(SEVERITY, CODE, what, text.location, hint)


def _claims(passage: Passage, numbers: Mapping[Key, frozenset[str]], countries: Sequence[str]) -> Iterator[Diagnostic]:
    around = (*passage.texts, *passage.beside)
    covered = {number for key in cited(around) for number in numbers.get(key, ())}
    covered |= {number for text in around for target in text.targets if ":" in target for number in values(target)}
    # What is written into a form as an example claims nothing.
    for text in (text for text in passage.texts if text.kind != ANSWER):
        for claim in claims(text.markup.text, countries):
            if claim.value not in covered:
                hint = "Write {{fact.ID}}, or cite the record that has it, {{source.ID}} or {{ref.ID}}, in a footnote."
                what = f"no record that is cited here contains “{claim.shown}”"
                yield Diagnostic(SEVERITY, CODE, what, text.location, hint)
