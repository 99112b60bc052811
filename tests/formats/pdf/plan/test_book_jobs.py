"""What the jobs of a book depend on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gesim_build.formats.forms import form_job
from gesim_build.formats.look import SCREEN, Medium
from gesim_build.formats.pdf.plan.book_jobs import back_cover_job, book_jobs, job_in_book, part_job
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.plan.pagination import BACK, COVER
from gesim_build.kinds import BOOK
from gesim_build.model import Edition
from gesim_build.print_spec import ANY, RIGHT
from tests.formats.pdf import sample

REFERRING = replace(SCREEN, page_references=True)
PARTS = {part.id for part in sample.manuscript().parts}


def jobs(medium: Medium, code: str = "de", more: str = "", kind: str = BOOK) -> dict[str, Job]:
    """The jobs of the sample, whose first chapter has more text, as a publication of a kind."""
    text = sample.manuscript(lambda xhtml: xhtml.replace("<p>", f"<p>{more}", 1) if 'id="about"' in xhtml else xhtml)
    look = sample.look(medium).for_language(code)
    language = replace(text.language, labels={"page": "Seite {number}"})
    return book_jobs(replace(text, book=replace(text.book, kind=kind), language=language), look)


@pytest.mark.parametrize("medium", [SCREEN, REFERRING])
def test_an_edit_changes_the_job_of_its_part_alone(medium: Medium) -> None:
    before, after = jobs(medium), jobs(medium, more="Many more words. " * 1000)
    assert {name for name in before if before[name] != after[name]} == {"about"}


def test_references_say_a_page_where_that_is_wanted() -> None:
    assert {job.page_reference for job in jobs(SCREEN).values()} == {""}
    with_pages = {name for name, job in jobs(REFERRING).items() if job.page_reference == "Seite {number}"}
    assert with_pages == PARTS
    assert {job.page_reference for job in jobs(REFERRING, "ar").values()} == {""}
    assert {job.page_reference for job in jobs(REFERRING, kind="leaflet").values()} == {""}


def test_links_say_their_address_where_that_is_wanted() -> None:
    addressing = replace(SCREEN, print_addresses=True)
    assert not any(job.addresses for job in jobs(SCREEN).values())
    for kind in (BOOK, "sheet", "leaflet"):
        assert {name for name, job in jobs(addressing, kind=kind).items() if job.addresses} == PARTS
    assert not any(job.addresses for job in jobs(addressing, "ar").values())


@pytest.mark.parametrize(
    ("kind", "start", "turned"),
    [
        (BOOK, RIGHT, set()),
        (BOOK, ANY, {"safety-notice", "about", "first-contact", "glossary"}),
        ("report", RIGHT, PARTS - {"imprint"}),
        ("leaflet", RIGHT, set()),
    ],
)
def test_what_may_begin_on_either_side_is_written_for_both(kind: str, start: str, turned: set[str]) -> None:
    made = jobs(replace(SCREEN, chapters_start=start), kind=kind)
    assert {name for name, job in made.items() if job.both_sides} == turned


def test_a_form_in_a_file_of_its_own_is_written_once() -> None:
    text = sample.manuscript()
    report = replace(text, book=replace(text.book, kind="report"))
    form = next(part for part in text.parts if part.kind == "form")
    assert part_job(report, sample.look(), form).both_sides
    assert not form_job(report, sample.look(), form, "print").both_sides


def test_what_has_no_cover_says_at_its_head_what_it_is() -> None:
    made = jobs(SCREEN, kind="report")
    assert set(made) == PARTS
    assert [name for name, job in made.items() if job.masthead] == ["imprint"]
    plain = jobs(SCREEN)
    assert set(plain) == PARTS | {COVER}
    assert all(len(made[name].css) > len(plain[name].css) for name in PARTS)


BACKED = replace(SCREEN, back_cover=True)


@pytest.mark.parametrize(("kind", "is_there"), [(BOOK, True), ("sheet", True), ("report", False), ("leaflet", False)])
def test_a_back_cover_is_of_what_has_covers_and_of_a_sheet(kind: str, is_there: bool) -> None:
    assert (BACK in jobs(BACKED, kind=kind)) is is_there
    assert BACK not in jobs(SCREEN, kind=kind)
    assert BACK not in jobs(replace(BACKED, press=True), kind=kind)


def back_cover(edition: Edition = sample.EDITION, **given: Any) -> str:
    """What is on the back cover of the sample, whose book has other texts."""
    text = sample.manuscript()
    text = replace(text, edition=edition, book=replace(text.book, **given))
    return back_cover_job(text, sample.look(BACKED)).xhtml


def test_a_back_cover_says_what_the_book_is_whose_it_is_and_how_it_is_cited() -> None:
    said = back_cover(contact="book@example.org")
    for text in (
        sample.BOOK.title,
        sample.BOOK.description,
        "GeSIM</p>",
        "CC BY 4.0",
        "book@example.org",
        "2026-11-23",
    ):
        assert text in said
    assert "ISBN" not in said
    assert "<rect" not in said
    assert "back-publisher" not in back_cover(publisher="")


def test_a_back_cover_has_the_bar_code_of_its_own_file() -> None:
    numbered = back_cover(replace(sample.EDITION, isbn={"pdf": "978-3-16-148410-0"}))
    assert "<p>ISBN 978-3-16-148410-0</p>" in numbered
    assert 'class="bars"' in numbered
    assert "ISBN" not in back_cover(replace(sample.EDITION, isbn={"print": "978-3-16-148410-0"}))


def test_the_back_cover_of_a_discreet_edition_has_neither_motif_nor_contact_nor_label() -> None:
    said = back_cover(
        replace(sample.EDITION, discreet=True), contact="book@example.org", page_label="Fall", title="Handbuch",
        description="", subtitle="", publisher="", edition_line="",
    )  # fmt: skip
    assert not any(word in said for word in ("<svg", "book@", "Fall", "back-text", "back-publisher"))
    assert "Handbuch" in said


def test_only_a_leaflet_is_folded_and_its_spacing_is_the_same_everywhere() -> None:
    made = jobs(SCREEN, kind="leaflet").values()
    assert all(job.folded and not job.spacing_variants for job in made)
    assert not any(job.folded for job in jobs(SCREEN, kind="sheet").values())


def test_a_draft_is_laid_out_once() -> None:
    text, look = sample.manuscript(), sample.look()
    once = {name: job.once for name, job in book_jobs(text, replace(look, once=True)).items() if name != COVER}
    assert once == dict.fromkeys(PARTS, True)
    assert not any(job.once for job in book_jobs(text, look).values())


@pytest.mark.parametrize("kind", ["book", "report", "sheet", "leaflet"])
def test_the_job_of_an_index_is_like_those_of_other_parts(kind: str) -> None:
    text = sample.manuscript()
    index = replace(text.parts[-1], id="i", xhtml='<section id="i"><div class="index"></div></section>')
    text = replace(text, book=replace(text.book, kind=kind), parts=(*text.parts, index))
    look = sample.look(replace(REFERRING, print_addresses=True))
    other, own = (job_in_book(text, look, part, b"profile") for part in text.parts[-2:])
    assert (own.folded, own.addresses, own.spacing_variants) == (other.folded, True, other.spacing_variants)
    assert own.css[1:] == other.css[1:]
    assert own.page_reference == ""
    only = replace(text, parts=(index,))
    assert bool(job_in_book(only, look, index).masthead) is (kind != "book")
    assert ("i" in book_jobs(only, look)) is (kind == "leaflet")
