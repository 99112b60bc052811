"""Checks on the text against the registers: what their examples leave open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gesim_build.checks import check_book
from gesim_build.checks.analysis.evidence import numbers_by_record
from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample_fact, sample_reference
from gesim_build.checks.check import BookContext
from gesim_build.checks.rules import (
    foreign_contact,
    uncited_number,
    uncited_record,
    withheld_number,
)
from gesim_build.diagnostics import Severity
from gesim_build.registers.definitions import Contact, Fact, Reference
from gesim_build.registers.visibility import written_forms
from tests.checks.books import EDITIONS, book_of, catalog_of

CONTEXT = BookContext(editions=EDITIONS)
REGISTERS = uncited_number._REGISTERS
CONTACT = """\
[[contact]]
id = "{id}"
name = "Line"
country = "{country}"
kind = "helpline"
number = "{number}"
display = "{display}"
availability = "Always, in one language."
source = "Page of 2026"
read_on = 2026-11-23
expires_on = 2027-11-23
call_test = "due"
status = "{status}"
"""
HELD = 'hold"\nreason = "Printed differently elsewhere.'


def contact(id: str, country: str, number: str, display: str, status: str = "print") -> str:
    return CONTACT.format(id=id, country=country, number=number, display=display, status=status)


def uncited(text: str, **more: str) -> list[tuple[str, int]]:
    """Message and line of what is found in a chapter; its text begins on line 3."""
    files = {**REGISTERS, "chapters/10-a.md": f"# A {{#a}}\n\n{text}\n", **more}
    return [(d.message, d.location.line) for d in uncited_number.check(book_of(files), CONTEXT)]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| In 2017 | More than 14,000 {{source.visitors}} |",
        "::: table Figures[^n]\n| a | b |\n|---|---|\n| In 2017 | 14,000 |\n:::\n\n[^n]: {{source.visitors}}",
        "In 2018.[^n]\n\n[^n]: It was counted.\n\n    {{source.visitors}}, COM(2020) 661.",
        "COM(2020) 661, [the report](#instrument-report).",
        "14,000, [CC BY 4.0][cc].[^n]\n\n[^n]: {{ref.report}}\n\n[cc]: https://example.org/by/4.0/",
    ],
)
def test_a_number_is_covered_by_what_is_cited_beside_it(text: str) -> None:
    assert uncited(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("14,000.\n\n{{source.visitors}}", 3),
        ("| a | b |\n|---|---|\n| 14,000 | x |\n| y | {{source.visitors}} |", 5),
        ("{{source.visitors}} 14,001", 3),
        ("::: fields F\ntext: At most 14,000\n:::", 4),
        ("## Since 2017\n\n{{source.visitors}}", 3),
        ("[^n] x\n\n[^n]: Of 2017.", 5),
    ],
)
def test_a_number_is_not_covered_by_what_is_cited_elsewhere(text: str, line: int) -> None:
    assert [found for _, found in uncited(text)] == [line]


SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n<text x="1" y="2"><tspan>In</tspan> 2017</text>\n</svg>'
FIGURE = "::: figure\n![What it says.][p]\n\nThe caption.{}\n:::\n\n[p]: ../figures/p.svg\n"


def test_the_words_of_a_figure_are_covered_by_its_caption() -> None:
    figure = {"figures/p.svg": SVG}
    assert uncited(FIGURE.format(" {{source.visitors}}"), **figure) == []
    assert [line for _, line in uncited(FIGURE.format(""), **figure)] == [2]


def test_terms_are_looked_at_and_records_with_a_source_are_not() -> None:
    term = '[[term]]\nid = "t"\nterm = "Term"\ndefinition = "Known since {}."\n'
    assert uncited("x", **{"glossary.toml": term.format("1904")}) == [
        ("no record that is cited here contains “1904”", 4)
    ]
    line = contact("line", "EU", "116999", "116 999").replace("Always", "Since 1904")
    assert uncited("x", **{"contacts.toml": line}) == []


ACCEPTED = "<!-- gesim: accept uncited-number – an example to practise with -->\n"


def codes(text: str, **more: str) -> list[tuple[str, int]]:
    files = {"chapters/10-a.md": f"# A {{#a}}\n\n{text}\n", **more}
    return [(d.code, d.location.line) for d in check_book(book_of(files), CONTEXT)]


def test_an_author_accepts_a_finding_with_a_reason() -> None:
    assert codes("She owes 500 euros.") == [("uncited-number", 3)]
    assert codes(f"{ACCEPTED}She owes 500 euros.") == []
    assert codes(f"{ACCEPTED}\n| a | b |\n|---|---|\n| Rent | 500 euros |\n\nShe owes 500 euros.") == [
        ("uncited-number", 9)
    ]
    assert codes(f"- one\n\n  {ACCEPTED}  500 euros\n- 600 euros") == [("uncited-number", 7)]
    without = ACCEPTED.replace(" – an example to practise with", "")
    assert codes(f"{without}She owes 500 euros.") == [("uncited-number", 4)]


def test_an_acceptance_of_nothing_is_found() -> None:
    assert codes(f"{ACCEPTED}She owes money.") == [("unused-acceptance", 3)]
    wrong = ACCEPTED.replace("uncited-number", "unresolved-number")
    assert codes(f"{wrong}She owes 500 euros.") == [("uncited-number", 4), ("unused-acceptance", 3)]


def test_an_error_cannot_be_accepted() -> None:
    text = ACCEPTED.replace("uncited-number", "unresolved-reference") + "See [](#b)."
    assert codes(text) == [("unresolved-reference", 4), ("unused-acceptance", 3)]


def test_a_finding_in_a_record_is_accepted_in_it() -> None:
    term = (
        '[[term]]\nid = "t"\n# gesim: accept uncited-number – the year of a book\nterm = "T"\ndefinition = "Of 1904."\n'
    )
    assert codes("x", **{"glossary.toml": term}) == []
    second = '[[term]]\nid = "u"\nterm = "U"\ndefinition = "Of 1905."\n'
    assert codes("x", **{"glossary.toml": term + second}) == [("uncited-number", 9)]


def test_the_forms_of_a_number() -> None:
    register = contact("a", "IE", "+35315550000", "01 555 0000")
    (record,) = records(book_of({"contacts.toml": register}), Contact)
    assert written_forms(record) == {"+35315550000", "0035315550000", "015550000"}


def withheld(files: Mapping[str, str], around: BookContext = CONTEXT) -> list[str]:
    book = book_of(files)
    return [d.message for check in (withheld_number, foreign_contact) for d in check.check(book, around)]


def test_a_number_may_be_held_for_all_and_printed_in_one_country() -> None:
    register = contact("eu", "EU", "116016", "116 016", HELD) + contact("de", "DE", "116016", "116 016")
    slot = "# A {#a}\n\n::: national aid\nAsk.\n:::\n"
    files = {"contacts.toml": register, "chapters/10-a.md": slot}
    assert withheld({**files, "national/DE/aid.md": "Call 116 016.\n"}) == []
    (found,) = withheld({**files, "national/IE/aid.md": "Call 116 016.\n"})
    assert found == "“116 016” is the number of eu, which is on hold: Printed differently elsewhere"


def test_a_number_that_expires_today_is_withheld_tomorrow() -> None:
    files = {"contacts.toml": contact("a", "EU", "116016", "116 016"), "chapters/10-a.md": "# A {#a}\n\n116016\n"}
    assert withheld(files, replace(CONTEXT, today=dt.date(2027, 11, 23))) == []
    (found,) = withheld(files, replace(CONTEXT, today=dt.date(2027, 11, 24)))
    assert found.endswith("has expired on 2027-11-23")


@pytest.mark.parametrize(
    ("status", "release", "severity"),
    [("print", False, Severity.WARNING), ("print", True, Severity.ERROR), (HELD, False, Severity.ERROR)],
)
def test_an_expired_number_is_refused_in_a_release_and_a_held_one_always(
    status: str, release: bool, severity: Severity
) -> None:
    files = {
        "contacts.toml": contact("a", "EU", "116016", "116 016", status),
        "chapters/10-a.md": "# A {#a}\n\n116016\n",
    }
    around = replace(CONTEXT, today=dt.date(2027, 11, 24), release=release)
    assert [found.severity for found in withheld_number.check(book_of(files), around)] == [severity]


@pytest.mark.parametrize(
    ("english", "german", "found"),
    [
        ("Call.", "Rufen Sie 8 800 91119 an.", 1),
        ("Call.", "Rufen Sie +370-800-91119 an.", 1),
        ("116,000 women.", "116 000 Frauen.", 0),
        ("1800 666 111", "1800 666 111", 0),
    ],
)
def test_translations_add_no_number(english: str, german: str, found: int) -> None:
    register = (
        contact("lt", "LT", "+37080091119", "8 800 91119", HELD)
        + contact("eu", "EU", "116000", "116 000", HELD)
        + contact("ie", "IE", "+3531800666111", "1800 666 111")
    )
    around = replace(CONTEXT, catalogs={"de": catalog_of({english: german})})
    assert len(withheld({"contacts.toml": register, "chapters/10-a.md": "# A {#a}\n"}, around)) == found


def test_every_number_of_a_text_and_every_text_of_a_translation_is_looked_at() -> None:
    register = (
        contact("short", "EU", "116", "116")
        + contact("long", "EU", "116123", "116 123", HELD)
        + contact("ie", "IE", "116444", "116 444")
    )
    files = {"contacts.toml": register, "chapters/10-a.md": "# A {#a}\n\nCall 116 or 116 123.\n"}
    german = catalog_of({"A": "Ohne Zahl", "B": "Rufen Sie 116 oder 116 123 an."})
    guess = catalog_of({"C": "Rufen Sie 116 123 an."}, "lt")
    guess = replace(guess, messages={key: replace(one, fuzzy=True) for key, one in guess.messages.items()})
    foreign = catalog_of({"D": "Zvaniet 116 444."}, "lv")  # of no edition
    around = replace(CONTEXT, catalogs={"lt": guess, "de": german, "lv": foreign})
    book = book_of(files)
    assert [
        (d.location.path, d.code) for check in (withheld_number, foreign_contact) for d in check.check(book, around)
    ] == [
        ("handbook/chapters/10-a.md", "withheld-number"),
        ("translations/de.po", "withheld-number"),
        ("translations/lv.po", "foreign-contact"),
    ]


def test_the_numbers_behind_a_record_are_of_all_its_fields() -> None:
    reference = sample_reference(id="r", title="Report 123", number=None, date=dt.date(2016, 3, 1), published=None)
    facts = [
        sample_fact(id=id, reference=of, statement="X", value=value, period="2019", comment=None)
        for id, of, value in (("f", "r", 20_000_000_000.5), ("g", "r", 1e12), ("h", "lost", 2500))
    ]
    behind = numbers_by_record(book_of({"references.toml": reference, "facts.toml": "".join(facts)}))
    assert {"123", "2016", "20000000000.5", "1000000000000", "2019"} <= behind[Reference, "r"]
    assert {"123", "2016", "20000000000.5"} <= behind[Fact, "f"]
    assert "2016" not in behind[Fact, "h"]
    assert {"2500", "2019"} <= behind[Fact, "h"]


def test_a_reference_is_used_by_a_fact_that_is_used() -> None:
    def unused(text: str) -> list[str]:
        files = {**REGISTERS, "chapters/10-a.md": f"# A {{#a}}\n\n{text}\n"}
        return [d.message.rpartition(" ")[2] for d in uncited_record.check(book_of(files), CONTEXT)]

    assert unused("{{fact.visitors}}") == []
    assert unused("{{ref.report.short}}") == ["visitors"]
    assert unused("x") == ["report", "visitors"]
