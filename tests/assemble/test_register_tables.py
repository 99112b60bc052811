"""What the registers print in an edition: values in the text, tables of the law, marks, and what is refused."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from markupsafe import Markup

from gesim_build.assemble import register_tables
from gesim_build.assemble.citations import amount
from gesim_build.assemble.record_texts import render_texts
from gesim_build.assemble.register_tables import register_entries
from gesim_build.assemble.registers import DirectiveContext, record_rows
from gesim_build.assemble.unread import shows_unread
from gesim_build.assemble.values import Values, plain
from gesim_build.catalog.translate import translate_record
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.markdown.inline import inline_parser, parse_inlines
from gesim_build.model import Book, Catalog, Entry, Message, Record
from gesim_build.registers.definitions import Contact, Fact, Reference, Term
from gesim_build.schema import typed
from tests.assemble.samples import DAY, book, context_of, manuscript
from tests.conventions import load
from tests.registers.samples import FACTS, FIGURE, PROVISION, REFERENCES, SECOND

MD = inline_parser(load("en").quotes, load("en").quotes)
REGISTERS = {"handbook__references.toml": REFERENCES, "handbook__facts.toml": FACTS}


def parsed(*chapters: str, **more: str) -> Book:
    return book(chapters, **{**REGISTERS, **more})


def page(text: str, language: str = "en", country: str = "IE", **more: str) -> str:
    """The XHTML of a chapter that must be without fault."""
    edition, problems = manuscript(parsed(text, **more), language, country)
    assert problems == ()
    return edition.parts[0].xhtml


def faults(text: str, country: str = "IE", **more: str) -> list[Diagnostic]:
    return [*manuscript(parsed(text, **more), "en", country)[1]]


def words(xhtml: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", xhtml).split(" "))


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("fact.victims", "en", "14,000"),
        ("fact.victims", "de", "14.000"),
        ("fact.victims", "lv", "14\u00a0000"),
        ("fact.victims.period", "en", "2017–\u206018"),
        ("fact.help.article", "de", "12(6) und (7)"),
        ("ref.cets", "en", "Convention on Action, CETS 197, Warsaw, 16\u00a0May 2005"),
        ("ref.cets", "de", "Convention on Action, CETS 197, Warsaw, 16.\u00a0Mai 2005"),
        ("ref.cets.short", "en", "The Convention"),
        ("ref.report.short", "en", "Third report"),
        ("ref.directive", "en", "Directive 2011/36/\u2060EU of 5 April 2011, OJ L 101, p. 1\u00a0†"),
        ("ref.report", "en", "European Commission, Third report, COM(2020) 661, 2020"),
        ("ref.page", "en", "A ministry, Mediators (read: 23\u00a0November 2026)"),
        (
            "source.help",
            "de",
            "Convention on Action, CETS 197, Warsaw, 16.\u00a0Mai 2005, Artikel\u00a012 Absätze\u00a06 und 7",
        ),
        ("source.victims", "en", "European Commission, Third report, COM(2020) 661, 2020, 2021"),
        (
            "source.help-too",
            "en",
            "Directive 2011/36/\u2060EU of 5 April 2011, OJ L 101, p. 1, Article\u00a011\u00a0†",
        ),
        ("source.help.short", "de", "The Convention, Artikel\u00a012 Absätze\u00a06 und 7"),
        ("source.help-too.short", "en", "Directive 2011/36/\u2060EU, Article\u00a011\u00a0†"),
        ("source.victims.short", "en", "Third report, 2021"),
    ],
)
def test_values_of_records(name: str, language: str, expected: str) -> None:
    assert f"<p>{expected}</p>" in re.sub(r"<(?!/?p>)[^>]*>", "", page(f"# A\n\n{{{{{name}}}}}", language))


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [
        ("Third report", 2020, "Third report, COM(2020) 661, 2020"),
        ("Third report of 2021", 2021, "Third report of 2021, COM(2020) 661, 2020"),
        ("Third report of 20210", 2021, "Third report of 20210, COM(2020) 661, 2020, 2021"),
    ],
)
def test_a_citation_names_the_year_of_its_fact_if_it_has_not_been_named(title: str, year: int, expected: str) -> None:
    registers = {
        "handbook__references.toml": REFERENCES.replace("Third report", title),
        "handbook__facts.toml": FACTS.replace("year = 2021", f"year = {year}"),
    }
    assert f" {expected}</p>" in re.sub(r"</?cite>", "", page("# A\n\n{{source.victims}}", **registers))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("source.victims.short", "<cite>Third report</cite>, 2021"),
        ("source.help.short", "The Convention, 12.\u00a0panta 6. un 7.\u00a0punkts"),
        ("source.lv-help.short", "Regulation 344"),
    ],
)
def test_a_short_citation_has_neither_address_nor_publisher(name: str, expected: str) -> None:
    assert f"<p>{expected}</p>" in page(f"# A\n\n{{{{{name}}}}}", "lv", "LV")


def test_a_citation_says_how_sure_the_fact_is_whatever_its_source() -> None:
    read = {"handbook__facts.toml": FACTS.replace('confidence = "B"', 'confidence = "A"')}
    xhtml = page("# A\n\n{{source.help-too.short}} / {{source.help-too}} / {{ref.directive}}", **read)
    assert [text.count("†") for text in words(xhtml).split(" / ")] == [0, 0, 1]


@pytest.mark.parametrize(("code", "expected"), [("en", "95\u00a0%"), ("el", "95\u00a0%"), ("lt", "95\u00a0%")])
def test_a_percentage_has_its_sign_after_a_space_that_does_not_break(code: str, expected: str) -> None:
    facts = FACTS.replace("value = 14000", 'value = 95\nunit = "percent"')
    assert f"<p>{expected}</p>" in page("# A\n\n{{fact.victims}}", code, **{
        "handbook__facts.toml": facts
    })  # fmt: skip


def test_a_percentage_has_its_sign_at_once_where_the_language_writes_it_so() -> None:
    close = replace(load("en"), space_before_percent=False)
    assert [amount(9.5, unit, close) for unit in ("percent", "days")] == ["9.5%", "9.5"]


def test_values_stand_in_footnotes_cells_and_headings() -> None:
    text = "# A {{fact.victims}}\n\nSay.[^n]\n\n| a | {{ref.cets.short}} |\n|---|---|\n| b | {{fact.victims}} |\n\n"
    text += "[^n]: {{ref.cets}}, Article {{fact.help.article}}."
    edition, problems = manuscript(parsed(text))
    assert problems == ()
    root = etree.fromstring(edition.parts[0].xhtml)
    assert "".join(next(root.iter("h1")).itertext()) == "A 14,000"
    assert [cell.text for cell in root.iter("th", "td")] == ["a", "The Convention", "b", "14,000"]
    note = next(item for item in root.iter("li") if "~note~" in (item.get("id") or ""))
    cited = "Convention on Action, CETS 197, Warsaw, 16\u00a0May 2005, Article 12(6)"
    assert "".join(note.itertext()).startswith(cited)
    assert edition.parts[0].title == "A 14,000"


def test_a_title_with_an_address_is_a_link_but_never_within_a_link() -> None:
    assert '<a class="external" href="https://example.org/eli">Directive' in page("# A\n\n{{ref.directive}}")
    inside = page("# A {#a}\n\n[see {{ref.directive}}](#a)")
    assert "example.org" not in inside
    assert '<a href="#a" class="xref">see Directive 2011/36/\u2060EU' in inside


def test_an_untranslated_field_is_marked_and_a_translated_one_is_not() -> None:
    english = parsed("# A\n\n{{ref.cets}}\n\n::: instruments\n:::\n")
    message = Message("", "Warsaw", "Warschau", False, "", Location("de.po", 1))
    catalog = Catalog("de", "de.po", {("", "Warsaw"): message})
    records = tuple(translate_record(record, catalog) for record in english.records)
    edition, _ = manuscript(replace(english, records=records), "de", "DE")
    assert edition.parts[0].xhtml.count('<span class="untranslated" lang="en">Convention on Action</span>') == 2
    assert "CETS 197, Warschau, 16.\u00a0Mai 2005" in edition.parts[0].xhtml


def test_a_wrong_id_is_told_with_near_ones() -> None:
    (problem,) = faults("# A\n\nOver {{fact.victim}}.")
    assert (problem.code, str(problem.location)) == ("unknown-value", "handbook/chapters/chapters0.md:3")
    assert "Did you mean {{fact.victims}}" in problem.hint


def test_a_fact_has_only_the_values_that_its_record_has() -> None:
    found = faults("# A\n\n{{fact.help}} {{fact.help.period}} {{source.cets}}")
    assert [p.message for p in found] == [
        f"there is no value {{{{{name}}}}}" for name in ("fact.help", "fact.help.period", "source.cets")
    ]


def test_an_unknown_value_without_a_near_one_names_the_books_own() -> None:
    _, (problem,) = manuscript(parsed("# A\n\n{{zzz}}"), grant="1")
    assert "Known: grant." in problem.hint


def test_a_record_of_a_country_is_known_in_its_own_edition_only() -> None:
    text = "# A\n\n::: national help\nAsk.\n:::\n"
    insert = {"handbook__national__LV__help.md": "Up to {{fact.lv-help}} days.[^n]\n\n[^n]: {{source.lv-help}}."}
    assert "Up to 180 days." in page(text, "lv", "LV", **insert)
    assert "Cabinet Regulation No. 344 of 2019." in words(page(text, "lv", "LV", **insert))
    assert "Ask." in page(text, "de", "DE", **insert)
    (problem,) = faults("# A\n\n{{fact.lv-help}}")
    assert problem.code == "unknown-value"
    assert "LV" in problem.message and "handbook/national/LV/" in problem.hint
    # In its own edition, a value that the record has not got is only unknown.
    (problem,) = faults(text, "LV", **{"handbook__national__LV__help.md": "{{fact.lv-help.nothing}}"})
    assert "there is no value" in problem.message


def test_a_fault_in_an_insert_is_told_at_its_own_place() -> None:
    text = "# A\n\n\n\n\n::: national help\nAsk.\n:::\n"
    (problem,) = faults(text, **{"handbook__national__IE__help.md": "One.\n\n{{fact.nothing}}"})
    assert str(problem.location) == "handbook/national/IE/help.md:3"


def test_a_fault_in_a_record_is_told_at_its_line() -> None:
    facts = FACTS.replace("Help without conditions.", "Help for {{fact.nobody}}, see [](#nowhere), [x](file:///etc).")
    found = faults("# A\n", **{"handbook__facts.toml": facts})
    assert {p.code for p in found} == {"unknown-value", "unresolved-reference", "bad-link"}
    assert {str(p.location) for p in found} == {"handbook/facts.toml:18"}


def test_a_citation_may_hold_values_but_no_references_and_what_it_does_not_cite_may() -> None:
    def with_(**texts: str) -> dict[str, str]:
        title = "Directive 2011/36/EU of 5 April 2011"
        named = REFERENCES.replace(title, texts.get("title", title)).replace("OJ L 101", texts.get("published", "OJ"))
        return {"handbook__references.toml": named.replace("Amended.", texts.get("note", "Amended."))}

    cited = "# A {#a}\n\n{{ref.directive}}\n"
    assert ", 14,000, p. 1\u00a0†" in words(page(cited, **with_(published="{{fact.victims}}", note="See [](#a).")))
    (reference,) = faults(cited, **with_(title="2011/36/EU [x](#a) of 2011"))
    assert reference.code == "unresolved-reference"
    (foreign,) = faults(cited, **with_(title="2011/36/EU of 2011 {{fact.lv-help}}"))
    assert "is a record of LV" in foreign.message


def test_some_texts_of_a_record_are_rendered_or_all_and_a_key_without_one_is_empty() -> None:
    (cets, *_) = (record for record in parsed().records if isinstance(record, Reference))
    values = Values({}, {})
    some = render_texts([cets], MD, values, {}, "en", ("place", "title"))
    assert {key: str(text) for (_, _, key), text in some.texts.items()} == {
        "title": "Convention on Action", "place": "Warsaw",
    }  # fmt: skip
    assert some(cets, "note") == "" and isinstance(some(cets, "note"), Markup)
    assert [key for _, _, key in render_texts([cets], MD, values, {}, "en").texts] == list(cets.translatable)


def test_what_a_chapter_prints_of_a_register_can_be_referred_to() -> None:
    chapter = parsed("# A\n\n::: glossary\n:::\n\n::: contacts {scope=european}\n:::\n").chapters[0]
    terms = [
        typed(Term, {"id": name, "term": f"*Say* {{{{{value}}}}}", "definition": "A."}, location=Location("g", 2))
        for name, value in (("a", "lead"), ("b", "gone"))
    ]
    values = Values({"lead": plain("Ada")}, {})
    found = register_entries(terms, [parse_inlines(MD, chapter)], context_of("en", "IE"), values, MD)
    assert [*found] == [
        Entry("term-a", "term", 0, "", "Say Ada", "Say Ada", "chapters0"),
        Entry("term-b", "term", 0, "", "Say gone", "Say gone", "chapters0"),
    ]


def test_a_directive_without_rows_of_its_own_prints_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_tables, "_ROWS", {})
    terms = [
        typed(Term, {"id": name, "term": name, "definition": "A *b*."}, location=Location("g", 2)) for name in "ba"
    ]
    rows, problems = register_tables.printed_rows(terms, context_of("en", "IE"), Values({}, {}), {}, MD)
    assert problems == ()
    assert [row["id"] for row in rows["glossary", ""]] == ["b", "a"]
    assert rows["glossary", ""][0] == {
        "id": "b", "comment": "", "term": "b", "also": "", "undecided": "", "never_say": "", "never_because": "",
        "definition": "A <em>b</em>.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("{{ref.cets}}", "", False),
        ("{{ref.directive}}", "", True),
        ("{{ source.help-too.short }}", "", True),
        ("{{fact.help-too.article}}", "", False),
        ("::: rights\n:::", "", True),
        ("::: instruments\n:::", "LV", True),
        ("::: glossary\n:::", "", False),
    ],
)
def test_whether_an_edition_shows_the_sign_of_what_nobody_read(text: str, country: str, expected: bool) -> None:
    assert shows_unread(parsed(f"# A {{#a}}\n\n{text}\n"), country) is expected


def test_a_table_of_instruments_that_were_read_shows_the_sign_of_a_provision_that_was_not() -> None:
    read = {"handbook__references.toml": REFERENCES.replace('"B"', '"A"')}
    assert shows_unread(parsed("# A {#a}\n\n::: instruments\n:::\n", **read), "")
    assert page("# A\n\n::: instruments\n:::\n", **read).count("†") == 1


@pytest.mark.parametrize(
    ("record", "values", "shown"),
    [
        (Contact, {"languages": ["en", "cic"], "read_on": DAY},
         {"languages": "Englisch und cic", "read_on": "23.\u00a0November 2026"}),
        (Term, {"also": ["de", "en", "it"]}, {"also": "de, en und it"}),
        (Fact, {"value": 14000.5, "year": 2021}, {"value": "14.000,5", "year": 2021}),
        (Fact, {}, {"value": None, "year": None}),
    ],
)  # fmt: skip
def test_a_key_is_written_as_the_language_writes_it(
    record: type[Record], values: dict[str, object], shown: dict[str, object]
) -> None:
    one = typed(record, {"id": "a", **values}, location=Location("r", 1))
    context = context_of("de", "DE")
    texts = render_texts([], MD, Values({}, {}), {}, "en")
    directive_context = DirectiveContext([one], context.edition, context.language, texts, {})
    (row,) = record_rows([one], directive_context)
    assert {key: row[key] for key in shown} == shown


RIGHTS = "# A\n\n::: rights Her rights {#tab}\n:::\n\n::: instruments All of them\n:::\n\nSee [](#tab).\n"


def table(xhtml: str, name: str) -> etree._Element:
    root = etree.fromstring(xhtml)
    return next(block for block in root.iter("div") if name in (block.get("class") or "").split())


def cells(row: etree._Element) -> list[list[str]]:
    return [[" ".join("".join(p.itertext()).split()) for p in cell.iter("p")] or [cell.text] for cell in row]


def test_provisions_of_one_right_stand_together_and_the_first_names_it() -> None:
    other = PROVISION.replace('"help"', '"time"').replace('"Help"', '"Time"').replace("Help without", "Time without")
    block = table(page(RIGHTS, **{"handbook__facts.toml": FIGURE + PROVISION + other + SECOND}), "rights")
    head, *rows = block.iter("tr")
    assert [(cell.get("scope"), cell.text) for cell in head] == [
        ("col", "Right"), ("col", "Instrument and article"), ("col", "Who to ask"),
    ]  # fmt: skip
    assert {row[0].get("scope") for row in rows} == {"row"}
    assert [row.get("class") for row in rows] == ["first", None, "first"]
    assert [cells(row)[0] for row in rows] == [
        ["Help", "Help without conditions."], ["For at least 14,000 days."], ["Time", "Time without conditions."],
    ]  # fmt: skip
    assert ["".join(cell.itertext()) for cell in rows[1]][1:] == [
        "Directive 2011/36/\u2060EU, Article\u00a011\u00a0†", "A lawyer.",
    ]  # fmt: skip


def test_a_right_links_to_its_instrument_where_the_book_prints_it() -> None:
    links = [a.get("href") for a in table(page(RIGHTS), "rights").iter("a")]
    assert links == ["#instrument-cets", "#instrument-directive"]
    assert [*table(page("# A\n\n::: rights\n:::\n"), "rights").iter("a")] == []
    european = RIGHTS.replace("::: instruments All of them", "::: instruments {scope=national}")
    assert [*table(page(european), "rights").iter("a")] == []


def test_tables_of_the_law_are_numbered_by_their_captions_and_can_be_referred_to() -> None:
    xhtml = page(RIGHTS)
    captions = ["".join(c.itertext()) for c in etree.fromstring(xhtml).iter("caption")]
    assert captions == ["Table\u00a01 Her rights", "Table\u00a02 All of them"]
    assert '<a href="#tab" class="xref">table\u00a01</a>' in xhtml
    bare = page("# A\n\n::: rights\n:::\n")
    assert [*table(bare, "rights").iter("caption")] == []
    assert '<div class="table wide rights" id="chapters0~rights~1">' in bare
    assert '<div class="table wide rights wide" id="tab">' in page(RIGHTS.replace("{#tab}", "{#tab .wide}"))


def test_an_instrument_shows_its_data_what_is_open_and_what_is_cited_of_it() -> None:
    _, first, second = table(page(RIGHTS), "instruments").iter("tr")
    assert first[0].get("id") == "instrument-cets"
    assert cells(first) == [
        ["The Convention"],
        ["Convention on Action, CETS 197", "Council of Europe",
         "Adopted: 16 May 2005, Warsaw · In force: 1 February 2008"],
        ["12(6) and (7): Help"],
    ]  # fmt: skip
    assert cells(second) == [
        ["Directive 2011/36/\u2060EU"],
        ["Directive 2011/36/\u2060EU of 5 April 2011, OJ L 101, p. 1 †", "Adopted: 5 April 2011", "Amended.",
         "Check before use: Whether it was transposed."],
        ["11: Help †"],
    ]  # fmt: skip


def test_what_is_cited_of_an_instrument_is_in_the_order_of_its_articles() -> None:
    other = PROVISION.replace('"help"', '"time"').replace("12(6) and (7)", "9")
    rows = [*table(page(RIGHTS, **{"handbook__facts.toml": FIGURE + PROVISION + other}), "instruments").iter("tr")]
    assert cells(rows[1])[2] == ["9: Help", "12(6) and (7): Help"]


def test_what_is_cited_of_an_instrument_of_a_country_is_in_its_edition() -> None:
    rows = [*table(page(RIGHTS, "lv", "LV"), "instruments").iter("tr")]
    assert [cells(row)[2] for row in rows[1:]] == [["12(6) un (7): Help"], ["11: Help †"], ["Rehabilitation"]]


def test_an_edition_prints_its_own_law_and_that_of_all_countries() -> None:
    def rights(scope: str, country: str) -> list[str]:
        xhtml = page(f"# A\n\n::: rights {scope}\n:::\n", country=country)
        return [p.text for p in table(xhtml, "rights").iter("p") if p.get("class") == "right"]

    assert rights("", "LV") == ["Help", "Rehabilitation"]
    assert rights("", "DE") == ["Help"]
    assert rights("{scope=national}", "LV") == ["Rehabilitation"]
    assert rights("{scope=european}", "LV") == ["Help"]


def test_where_nothing_could_be_confirmed_that_is_said_under_the_caption() -> None:
    xhtml = page("# A\n\n::: rights In this country {#tab scope=national}\n:::\n\n[](#tab)\n", "de", "DE")
    block = table(xhtml, "rights")
    assert block.get("id") == "tab"
    assert [*block.iter("table")] == []
    title, message = block.iter("p")
    assert "".join(title.itertext()) == "Tabelle\u00a01 In this country"
    assert message.text and message.text.startswith("Nothing could be confirmed")


def test_text_refers_to_an_instrument_by_its_id() -> None:
    text = "# A\n\n[](#instrument-cets), [the {title}](#instrument-cets)\n\n::: instruments\n:::\n"
    xhtml = page(text)
    assert '<a href="#instrument-cets" class="xref">The Convention</a>' in xhtml
    assert '<a href="#instrument-cets" class="xref">the The Convention</a>' in xhtml
    assert [p.code for p in faults("# A\n\n[](#instrument-cets)\n")] == ["unresolved-reference"]


def test_an_annex_may_carry_a_letter() -> None:
    edition, problems = manuscript(
        book(
            ["# A\n\nSee [](#law) and [](#more)."],
            [],
            ["---\nletter: H\n---\n# Law {#law}\n\n## One", "# More {#more}"],
        ),
        "de",
        "DE",
    )
    assert problems == ()
    assert ">Anhang\u00a0H</a> and" in edition.parts[0].xhtml
    assert ">More</a>" in edition.parts[0].xhtml
    assert [(part.number, part.label) for part in edition.parts[1:]] == [("H", "Anhang\u00a0H"), ("", "")]


CONTACTS = """\
[[contact]]
id = "line"
name = "Helpline"
country = "IE"
kind = "helpline"
number = "+35315550000"
display = "01 555 0000"
source = "A page"
read_on = 2026-11-23
expires_on = 2026-11-23
call_test = "due"
status = "print"
"""


def test_a_text_refers_to_a_contact_that_the_edition_prints() -> None:
    text = "# A\n\n[Call](#contact-line)\n\n::: contacts\n:::\n"
    registers = {"handbook__contacts.toml": CONTACTS}
    assert '<a href="#contact-line" class="xref">Call</a>' in page(text, **registers)
    (elsewhere,) = faults(text, "DE", **registers)
    (expired,) = faults(text, **{"handbook__contacts.toml": CONTACTS.replace("expires_on = 2026", "expires_on = 2025")})
    assert {elsewhere.code, expired.code} == {"unresolved-reference"}


def test_a_citation_holds_no_reference_and_says_so() -> None:
    report = sample(Reference, id="report", title="Of [](#a)")
    _, problems = manuscript(book(["# A {#a}\n\n{{ref.report}}"], **{"handbook/references.toml": report}))
    assert {problem.code for problem in problems} == {"unresolved-reference"}


def test_a_text_of_a_record_that_is_not_translated_is_marked() -> None:
    text = {"id": "word", "term": "Word", "definition": "A yes.", "country": ""}
    record = typed(Term, text, location=Location("g"), untranslated=frozenset(("definition",)))
    found = render_texts([record], MD, Values({}, {}), {}, "en")
    assert (found(record, "term"), found(record, "definition")) == (
        "Word",
        '<span class="untranslated" lang="en">A yes.</span>',
    )


def test_a_text_of_a_record_has_the_id_of_its_message_where_it_is_edited() -> None:
    record = typed(Term, {"id": "word", "term": "Word", "definition": "A *yes*."}, location=Location("g"))
    found = render_texts([record], MD, Values({}, {}), {}, "en", messages={(Term, "word", "definition"): "0123"})
    assert (found(record, "term"), found(record, "definition")) == (
        "Word",
        '<span data-message="0123">A <em>yes</em>.</span>',
    )
