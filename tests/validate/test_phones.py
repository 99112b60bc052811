"""Telephone numbers of finished files, compared with those of the manuscript and of the register."""

from __future__ import annotations

from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.validate import FileGroup
from gesim_build.validate.inventory import DIALLED, ITEM, TEXT, Inventory, Item, letters
from gesim_build.validate.phones import phone_differences

PLACE, OTHER = Location("a.md", 3), Location("b.md", 7)


def dialled(key: str, place: Location = PLACE) -> Item:
    return Item(DIALLED, key, place=place)


def text(words: str, place: Location = PLACE) -> Item:
    return Item(TEXT, letters(words), words, place=place)


def differences(
    wanted: Inventory, found: Inventory, *, files: tuple[str, ...] = ("book.pdf",), registered: tuple[str, ...] = ()
) -> list[tuple[Severity, str, str, Location, tuple[Location, ...]]]:
    group = FileGroup("", dict.fromkeys(files, b""), lambda item: item.kind != ITEM)
    result: tuple[Diagnostic, ...] = phone_differences(wanted, found, group, registered, "IE", "dist/en")
    assert all(finding.hint for finding in result)
    return [(d.severity, d.code, d.message, d.location, d.related) for d in result]


CODE = "phone-number-in-output"
FILE = Location("dist/en/book.pdf")


def test_nothing_is_said_of_what_is_the_same() -> None:
    same = (dialled("112"), dialled("015550000 01555"), dialled("112"), text("Call 112 or 01 555 0000."))
    assert differences(same, same) == []
    assert differences(same, (*same, dialled("112"), text("Call 112"))) == []
    assert differences((), ()) == []


def test_a_link_that_is_missing_is_told_with_its_place() -> None:
    assert differences((dialled("112"), dialled("113", OTHER)), (dialled("112"),)) == [
        (Severity.ERROR, CODE, "the link that dials 113 is missing", FILE, (OTHER,))
    ]


def test_a_link_that_is_there_less_often_is_missing_and_told_once() -> None:
    wanted = (dialled("112"), dialled("112", OTHER))
    assert [d[2] for d in differences(wanted, (dialled("112"),))] == ["the link that dials 112 is missing"]
    assert differences(wanted, wanted) == []


def test_a_link_that_dials_another_number_is_told_and_how_it_is_printed() -> None:
    found = (dialled("113"), dialled("015550000 015550009"), dialled("015550000 015550000"))
    assert differences((), found) == [
        (Severity.ERROR, CODE, f"a link dials {what}, and no link of the book does", FILE, ())
        for what in ("015550000", "015550000 (printed as 015550009)", "113")
    ]


def test_a_number_in_the_text_is_printed_as_often_as_it_is_written() -> None:
    wanted = (text("Call 112."), text("Or 01 555\n0000, or 112.", OTHER))
    assert differences(wanted, (text("112"), text("112 01 555 0000"))) == []
    assert differences(wanted, (text("112"), text("01 555 0000"))) == [
        (Severity.ERROR, CODE, "the number 112 is not printed wherever it should be", FILE, (PLACE,))
    ]
    assert differences(wanted, (text("112 112"),)) == [
        (Severity.ERROR, CODE, "the number 015550000 is not printed wherever it should be", FILE, (OTHER,))
    ]


def test_a_number_is_found_in_the_form_of_the_country() -> None:
    assert [d[2] for d in differences((text("Ring (01) 555 0000."),), ())] == [
        "the number 015550000 is not printed wherever it should be"
    ]


def test_a_number_is_not_put_together_from_two_texts() -> None:
    assert [d[2] for d in differences((text("01 555 0000"),), (text("01 555"), text("0000")))] == [
        "the number 015550000 is not printed wherever it should be"
    ]
    # Neither in the manuscript: 555 0000 after a text that ends with 01 is no number that is lost.
    assert differences((text("Page 01"), text("555 0000 people")), (text("Page 01"), text("555 0000 people"))) == []


def test_what_is_no_text_and_what_the_format_does_not_show_is_not_looked_for() -> None:
    assert differences((Item(ITEM, "call112", "Call 112", place=PLACE),), ()) == []
    assert [d[2] for d in differences((text("Call 112"),), (Item(ITEM, "112"),))] == [
        "the number 112 is not printed wherever it should be"
    ]


def test_a_link_dials_only_what_is_registered_and_prints_it() -> None:
    wanted = (dialled("112"), dialled("015550000 015550009", OTHER), dialled("113"), dialled("113", OTHER))
    assert differences(wanted, wanted) == []
    registered = ("112", "015550000")
    what = "a link dials {}: no contact that this edition may print has that number"
    assert differences(wanted, wanted, registered=registered) == [
        (Severity.WARNING, CODE, what.format("015550000 (printed as 015550009)"), FILE, (OTHER,)),
        (Severity.WARNING, CODE, what.format("113"), FILE, (OTHER,)),
    ]
    assert [d[2] for d in differences(wanted, wanted, registered=("112", "015550000", "015550009", "113"))] == []
    assert [d[2] for d in differences((text("Call 114"),), (text("Call 114"),), registered=registered)] == []


def test_findings_are_at_the_file_that_people_open() -> None:
    def place(*files: str) -> str:
        ((_, _, _, location, _),) = differences((dialled("112"),), (), files=files)
        return location.path

    assert place("html/b.html", "html/index.html", "html/a.html") == "dist/en/html/index.html"
    assert place("b.pdf", "a.pdf") == "dist/en/a.pdf"
    assert place() == "dist/en/"
