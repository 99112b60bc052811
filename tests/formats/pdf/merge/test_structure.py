"""The logical structure of the sample: what people who do not see the page are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest


def listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def elements(root: Any) -> Iterator[Any]:
    """All structure elements below one, in order."""
    for kid in listed(root.get("/K", pikepdf.Array())):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def of_type(book: pikepdf.Pdf, *roles: str) -> list[Any]:
    return [element for element in elements(book.Root.StructTreeRoot) if str(element.S)[1:] in roles]


def roles_of(element: Any) -> list[str]:
    return [str(kid.S)[1:] for kid in listed(element.get("/K")) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_there_is_one_document(book: pikepdf.Pdf) -> None:
    assert [str(kid.S) for kid in listed(book.Root.StructTreeRoot.K)] == ["/Document"]
    assert set(roles_of(book.Root.StructTreeRoot.K[0])) == {"Sect"}


def test_each_element_names_its_parent(book: pikepdf.Pdf) -> None:
    for element in elements(book.Root.StructTreeRoot):
        assert any(isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen for kid in listed(element.P.K))


def test_content_leads_to_the_element_that_holds_it(book: pikepdf.Pdf) -> None:
    numbers = pikepdf.NumberTree(book.Root.StructTreeRoot.ParentTree)
    for element in elements(book.Root.StructTreeRoot):
        for kid in listed(element.get("/K", pikepdf.Array())):
            if isinstance(kid, int):
                assert numbers[int(element.Pg.StructParents)][kid].objgen == element.objgen
            elif kid.get("/Type") == "/MCR":
                assert numbers[int(kid.Pg.StructParents)][int(kid.MCID)].objgen == element.objgen
            elif kid.get("/Type") == "/OBJR":
                assert numbers[int(kid.Obj.StructParent)].objgen == element.objgen


@pytest.mark.wcag("1.3.1")
def test_headings(book: pikepdf.Pdf) -> None:
    found = [str(element.S)[1:] for element in of_type(book, "H1", "H2", "H3")]
    assert found.count("H1") == 7
    assert found[:4] == ["H1", "H1", "H1", "H1"]


@pytest.mark.wcag("3.1.2")
def test_foreign_phrases_have_their_language(book: pikepdf.Pdf) -> None:
    languages = [str(span.Lang) for span in of_type(book, "Span") if "/Lang" in span]
    assert languages.count("en") >= 2


def test_abbreviations_are_expanded(book: pikepdf.Pdf) -> None:
    assert [str(span.E) for span in of_type(book, "Span") if "/E" in span] == ["Council of Europe Treaty Series"]


@pytest.mark.wcag("1.1.1")
def test_figures_have_their_alternative_and_place(book: pikepdf.Pdf) -> None:
    figures = of_type(book, "Figure")
    assert [str(figure.Alt)[:4] for figure in figures] == ["Drei", "Drei"]
    for figure in figures:
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        assert 0 < left < right < 595
        assert 0 < bottom < top < 842


@pytest.mark.wcag("1.3.1")
def test_a_table_has_a_head_and_all_its_cells(book: pikepdf.Pdf) -> None:
    tables = of_type(book, "Table")[:-1]  # the last is a form's
    assert len(tables) == 2
    for table in tables:
        assert roles_of(table) == ["Caption", "THead", "TBody"]
        rows = [row for row in elements(table) if row.S == "/TR"]
        assert {len(listed(row.K)) for row in rows} == {3}
        scopes = [str(cell.A.Scope) for cell in elements(table) if cell.S == "/TH"]
        assert scopes == ["/Column"] * 3 + ["/Row"] * (len(rows) - 1)


@pytest.mark.wcag("1.3.1")
def test_lists_have_labels_and_bodies(book: pikepdf.Pdf) -> None:
    for listing in of_type(book, "L"):
        assert set(roles_of(listing)) == {"LI"}
        assert listing.A.O == "/List"
    items = [roles_of(item) for item in of_type(book, "LI")]
    assert ["Lbl", "LBody"] in items
    assert all(set(roles) <= {"Lbl", "LBody"} for roles in items)
    numberings = {str(listing.A.ListNumbering) for listing in of_type(book, "L")}
    assert numberings == {"/Decimal", "/Disc", "/None"}


@pytest.mark.wcag("1.3.1")
def test_footnotes_are_notes_with_an_id_beside_their_reference(book: pikepdf.Pdf) -> None:
    notes = of_type(book, "Note")
    assert [str(note.ID) for note in notes] == ["fn-about-1", "fn-about-2", "fn-first-contact-1"]
    for note in notes:
        assert roles_of(note)[0] == "Lbl"
        assert note.P.S == "/P"
    ids = pikepdf.NameTree(book.Root.StructTreeRoot.IDTree)
    assert {str(key) for key in ids} == {str(note.ID) for note in notes}


@pytest.mark.wcag("2.4.4")
def test_links_say_where_they_lead(book: pikepdf.Pdf) -> None:
    for link in of_type(book, "Link"):
        objects = [kid for kid in listed(link.K) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        assert objects
        assert all(str(kid.Obj.Contents).strip() for kid in objects)


def test_the_contents_are_a_table_of_contents(book: pikepdf.Pdf) -> None:
    assert len(of_type(book, "TOC")) == 3
    assert len(of_type(book, "TOCI")) == 12


def test_the_number_of_a_chapter_is_read_with_its_word(book: pikepdf.Pdf) -> None:
    texts = [str(element.ActualText) for element in of_type(book, "P") if "/ActualText" in element]
    assert texts == ["Kapitel 1", "Kapitel 2", "Anhang G"]


@pytest.mark.wcag("1.3.2")
def test_all_marked_content_is_an_artifact_or_in_the_tree(book: pikepdf.Pdf) -> None:
    numbers = pikepdf.NumberTree(book.Root.StructTreeRoot.ParentTree)
    for page in book.pages:
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "BDC" and "/MCID" in step.operands[1]:
                owner = numbers[int(page.obj.StructParents)][int(step.operands[1].MCID)]
                assert isinstance(owner, pikepdf.Dictionary)


def test_a_grid_keeps_its_heads_and_its_blank_cells(book: pikepdf.Pdf) -> None:
    grid = of_type(book, "Table")[-1]
    rows = [element for element in elements(grid) if str(element.S) == "/TR"]
    scopes = [[str(cell.A.get("/Scope", "-"))[1:] for cell in elements(row)] for row in rows]
    assert scopes == [["Column"] * 3, ["Row", "", ""], ["", "", ""]]


@pytest.mark.wcag("1.3.1")
def test_a_box_is_named_by_kind_and_title(book: pikepdf.Pdf) -> None:
    names = [str(element.T) for element in of_type(book, "Sect") if "/T" in element]
    assert "Hinweis" in names
    assert "Praxis: Fragen, nicht vermuten" in [name[:30] for name in names]
