"""All checks together: editions, releases, accepted findings, the English text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.checks import (
    BOOK_CHECKS,
    COUNTRY_CHECKS,
    TRANSLATION_CHECKS,
    check_book,
    check_catalog,
    check_message,
    check_source,
)
from gesim_build.checks.analysis.terms import Term, prepared
from gesim_build.checks.check import BookContext
from gesim_build.diagnostics import Location, Severity, warning
from gesim_build.languages import available, load
from gesim_build.model import Message, Unit
from tests.checks.books import EDITIONS, book_of, catalog_of

LANGUAGES = {code: load(code) for code in available()}
PLACE = Location("handbook/chapters/10-a.md", 3)


def unit(msgid: str, kind: str = "paragraph") -> Unit:
    return Unit("", msgid, kind, PLACE, "A")


def message(msgid: str, msgstr: str, *accepted: str) -> Message:
    return Message("", msgid, msgstr, False, "", Location("translations/de.po", 5), accepted)


def codes(msgid: str, msgstr: str, *accepted: str, language: str = "de", kind: str = "paragraph") -> list[str]:
    found = check_message(unit(msgid, kind), message(msgid, msgstr, *accepted), LANGUAGES[language], None, "")
    return [d.code for d in found]


def test_before_a_release_what_is_missing_is_one_note() -> None:
    units = [unit("One."), unit("Two."), unit("Three.")]
    catalog = catalog_of({"One.": "Eins.", "Two.": ""})
    (found,) = check_catalog(units, catalog, LANGUAGES["de"])
    assert (found.severity, found.code) == (Severity.NOTE, "missing-translation")
    assert found.message == "2 of 3 texts are not translated"


def test_in_a_release_each_missing_text_is_an_error_at_its_place() -> None:
    units = [unit("One."), unit("Two."), unit("Three.")]
    catalog = catalog_of({"One.": "Eins.", "Two.": " "})
    found = check_catalog(units, catalog, LANGUAGES["de"], release=True)
    assert [(d.severity, d.code, d.location.path) for d in found] == [
        (Severity.ERROR, "missing-translation", "translations/de.po"),
        (Severity.ERROR, "missing-translation", PLACE.path),
    ]


def test_a_fuzzy_translation_is_counted_and_not_checked() -> None:
    catalog = catalog_of({"Call 112.": "Rufen Sie 110"})
    fuzzy = {key: replace(m, fuzzy=True) for key, m in catalog.messages.items()}
    catalog = replace(catalog, messages=fuzzy)
    assert [d.code for d in check_catalog([unit("Call 112.")], catalog, LANGUAGES["de"])] == ["fuzzy-translation"]
    (found,) = check_catalog([unit("Call 112.")], catalog, LANGUAGES["de"], release=True)
    assert found.severity is Severity.ERROR


def test_a_text_that_stands_twice_is_checked_once() -> None:
    units = [unit("Call 112."), unit("Call 112.")]
    found = check_catalog(units, catalog_of({"Call 112.": "Rufen Sie 110 an."}), LANGUAGES["de"])
    assert [d.code for d in found] == ["numbers-differ", "phone-number-differs"]


def test_english_that_was_left_is_found_before_a_release_which_it_is_not_in() -> None:
    units, catalog = [unit("First contact")], catalog_of({"First contact": "First contact"})
    catalog = replace(catalog, messages={key: replace(m, repeats_source=True) for key, m in catalog.messages.items()})
    before, release = (check_catalog(units, catalog, LANGUAGES["de"], release=final) for final in (False, True))
    assert "unchanged-translation" in [d.code for d in before]
    assert [d.code for d in release] == ["missing-translation"]


def test_terms_are_looked_for_besides_all_else() -> None:
    units, catalog = [unit("A shelter: 112")], catalog_of({"A shelter: 112": "Ein  Heim: 112"})
    terms = prepared([Term("Shelter", ("Schutzunterkunft",))], LANGUAGES["en"], LANGUAGES["de"])
    found = check_catalog(units, catalog, LANGUAGES["de"], terms)
    assert {d.code for d in found} == {"double-space", "term-differs"}


def test_another_publication_is_not_asked_what_the_project_prints() -> None:
    orphan = {"chapters/10-a.md": "# A {#a}\n\n## B {#a}\n", "national/FR/aid.md": "Call.\n"}
    book, context = book_of(orphan), BookContext(editions=EDITIONS)
    assert [d.code for d in check_book(book, context)] == ["duplicate-id", "orphaned-file"]
    assert [d.code for d in check_book(book, replace(context, is_main=False))] == ["duplicate-id"]
    assert check_book(book, context, tuple(() for _ in BOOK_CHECKS)) == ()


def test_what_other_publications_have_besides_is_of_the_project_too() -> None:
    one, two = (book_of({f"chapters/{name}.md": f"# {name}\n" for name in names}) for names in (["a", "b"], ["b", "c"]))
    all_of_them = BookContext(others=(two,)).with_other_publications(one)
    assert [chapter.slug for chapter in all_of_them.chapters] == ["a", "b", "c"]


def test_numbers_are_those_of_the_country_of_the_edition() -> None:
    units, catalog = [unit("Call 28612120.")], catalog_of({"Call 28612120.": "Rufen Sie 28612121 an."})
    message = "the number “28612120” became “28612121”"  # one of Latvia
    assert message in [d.message for d in check_catalog(units, catalog, LANGUAGES["de"], country="LV")]
    assert message not in [d.message for d in check_catalog(units, catalog, LANGUAGES["de"], country="DE")]


def test_an_accepted_finding_is_silent() -> None:
    assert codes("First contact", "First contact") == ["unchanged-translation"]
    assert codes("First contact", "First contact", "unchanged-translation") == []


@pytest.mark.parametrize("code", ["double-space", "no-such-check"])
def test_an_acceptance_that_accepts_nothing_is_found(code: str) -> None:
    assert codes("One.", "Eins.", code) == ["unused-acceptance"]


def test_an_acceptance_that_accepts_nothing_is_told_at_the_translation() -> None:
    written = message("One.", "Eins.", "double-space", "no-such-check")
    assert check_message(unit("One."), written, LANGUAGES["de"], None, "") == (
        warning("unused-acceptance", "there is no double-space here to accept", written.location,
                "Delete the comment."),
        warning("unused-acceptance", "“no-such-check” cannot be accepted", written.location,
                "gesim explain lists the checks."),
    )  # fmt: skip


def test_what_guards_the_reader_cannot_be_accepted() -> None:
    assert codes("One.", "Eins<b>.</b>", "added-html") == ["added-html", "unused-acceptance"]


def test_the_english_text_is_read_for_its_writing() -> None:
    found = check_source([unit("She  decides decides.")], LANGUAGES["en"])
    assert [(d.code, d.location, d.related) for d in found] == [
        ("double-space", PLACE, ()),
        ("doubled-word", PLACE, ()),
    ]


# Texts that look for trouble: marks, brackets, quotes, digits, in every order.
_PIECES = ("word", "Ωμέγα", "ą", "*", "**", "`", "[", "]", "](", "][", "(#a)", "[^n]", "{{v}}", "{number}", "{lang=de}",
           "<br>", "<b x='", ">", "“", "„", "«", "’", '"', "12", "1.000,5", "%", "+49 30 1234567", "a@b.org", "…", ".",
           ";", "?", " ", "\u00a0", "\\", "&amp;", "![", "<https://x.org>", "\ufffc")  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join)
_KINDS = st.sampled_from(["paragraph", "heading", "form label", "template string", "register field"])
_LANGUAGES = st.sampled_from(available())
_STRUCTURE = {check.CODE for check in (*COUNTRY_CHECKS, *TRANSLATION_CHECKS) if check.SEVERITY is Severity.ERROR}


@pytest.mark.parametrize("piece", [" ", "`", "(", "*", "[", "1 ", "a@", "„", ". ", "<", "-", "a ", "{"])
def test_a_long_run_of_one_thing_is_no_trouble(piece: str) -> None:
    codes("Call 112.", f"-X{piece * 2000}x@", language="el")


@given(source=_TEXTS, translation=_TEXTS, language=_LANGUAGES, kind=_KINDS)
def test_no_text_breaks_a_check(source: str, translation: str, language: str, kind: str) -> None:
    codes(source, translation, language=language, kind=kind)


@given(text=_TEXTS, language=_LANGUAGES, kind=_KINDS)
def test_a_text_has_its_own_structure(text: str, language: str, kind: str) -> None:
    assert not _STRUCTURE & set(codes(text, text, language=language, kind=kind))
