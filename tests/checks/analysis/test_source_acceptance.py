"""Findings that an author accepts at their place, and acceptances that accept nothing."""

from __future__ import annotations

from gesim_build.checks import check_book
from gesim_build.checks.analysis.source_acceptance import acceptances
from gesim_build.checks.check import BookContext
from tests.checks.books import EDITIONS, book_of

CONTEXT = BookContext(editions=EDITIONS)
ACCEPT = "<!-- gesim: accept {} – as it is -->"


def found(chapter: str) -> list[str]:
    files = {"chapters/10-a.md": f"# A {{#a}}\n\n{chapter}\n"}
    return [f"{d.location} {d.severity} {d.code}: {d.message}" for d in check_book(book_of(files), CONTEXT)]


STRAY = "warning stray-markup: “{}” is printed as it is; it was probably meant as bold text"


def test_a_comment_accepts_what_is_in_the_next_block() -> None:
    accept = ACCEPT.format("stray-markup")
    line = "handbook/chapters/10-a.md:{} " + STRAY.format("**")
    assert found("One **two.") == [line.format(3)]
    assert found(f"{accept}\nOne **two.") == []
    assert found(f"{accept}\n\n<!-- another -->\nOne\n**two.") == []
    assert found(f"{accept}\nOne **two.\n\nThree **four.") == [line.format(6)]
    assert found(f"Zero **one.\n\n{accept}\n> Two **three.\n>\n> Four **five.") == [line.format(3)]
    assert found(f"> Zero **one.\n{accept}\nTwo **three.") == [line.format(3)]
    assert found(f"Zero.\n\n---\n{accept}\nTwo **three.") == []


def test_a_comment_may_accept_several_codes_and_each_has_to_accept_something() -> None:
    both = f"{ACCEPT.format('stray-markup')} {ACCEPT.format('duplicate-id')}\n"
    assert found(f"{both}One **two.") == [
        "handbook/chapters/10-a.md:3 warning unused-acceptance: there is no duplicate-id here to accept"
    ]
    assert found(f"{ACCEPT.format('stray-markup')}\nOne.") == [
        "handbook/chapters/10-a.md:3 warning unused-acceptance: there is no stray-markup here to accept"
    ]
    assert found(f"One.\n\n{ACCEPT.format('stray-markup')}") == [
        "handbook/chapters/10-a.md:5 warning unused-acceptance: there is no stray-markup here to accept"
    ]


def test_a_code_of_no_check_of_books_cannot_be_accepted() -> None:
    assert found(f"{ACCEPT.format('double-space')}\nOne.") == [
        "handbook/chapters/10-a.md:3 warning unused-acceptance: “double-space” cannot be accepted"
    ]


def test_an_error_cannot_be_accepted() -> None:
    problems = found(f"{ACCEPT.format('duplicate-id')}\n## Two {{#a}}")
    assert [problem.split(": ")[0] for problem in problems] == [
        "handbook/chapters/10-a.md:4 error duplicate-id", "handbook/chapters/10-a.md:3 warning unused-acceptance",
    ]  # fmt: skip


def test_a_comment_without_a_reason_accepts_nothing() -> None:
    assert len(found("<!-- gesim: accept stray-markup -->\nOne **two.")) == 1
    assert found("<!-- gesim: accept stray-markup - it is so -->\nOne **two.") == []
    assert len(found("<!-- gesim: accept stray-markup – --> it is so -->\n\nOne **two.")) >= 1


def test_a_comment_before_nothing_does_not_accept_what_has_no_line() -> None:
    files = {
        "chapters/10-a.md": "# A {#a}\n",
        "national/FR/aid.md": f"Call.\n\n{ACCEPT.format('orphaned-file')}\n{ACCEPT.format('double-space')}\n",
    }
    assert [(d.location.line, d.code, d.hint) for d in check_book(book_of(files), CONTEXT)] == [
        (0, "orphaned-file", "Its slot is a directive: ::: national aid"),
        (3, "unused-acceptance", "Delete the comment."),
        (4, "unused-acceptance", "gesim explain lists the checks."),
    ]


CONTACTS = """\
[[contact]]
id = "line"
# gesim: accept silent-contact – nobody says
name = "Line"
country = "EU"
kind = "helpline"
number = "116999"
source = "Page"
read_on = 2026-11-23
expires_on = 2027-11-23
call_test = "due"
status = "print"
"""


def test_a_comment_in_a_record_accepts_what_is_found_in_the_record() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n", "contacts.toml": CONTACTS})
    (one,) = acceptances(book)
    assert (one.code, str(one.place), one.lines) == ("silent-contact", "handbook/contacts.toml:3", range(1, 13))
    accepted = check_book(book, CONTEXT)
    assert not [d for d in accepted if d.code == "silent-contact"]
    other = CONTACTS.replace("# gesim: accept silent-contact – nobody says\n", "")
    without = check_book(book_of({"chapters/10-a.md": "# A {#a}\n", "contacts.toml": other}), CONTEXT)
    assert [str(d.location) for d in without if d.code == "silent-contact"] == ["handbook/contacts.toml:6"]
