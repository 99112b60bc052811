"""Assembling: numbers, references, national slots, registers, marks of what is missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from lxml import etree

from gesim_build.assemble.manuscript import assemble
from gesim_build.assemble.numbering import number
from gesim_build.catalog.translate import translate_chapter
from gesim_build.diagnostics import Diagnostic, Location
from gesim_build.markdown.inline import inline_parser, parse_inlines
from gesim_build.model import Asset, Book, Catalog, Image, Message, Record
from gesim_build.registers.definitions import Contact, Term
from gesim_build.schema import typed
from gesim_build.theme import Theme
from tests.assemble.samples import DAY, book, context_of, manuscript
from tests.conventions import load
from tests.vocabulary import handbook_theme


def test_chapters_sections_and_forms_are_numbered_in_order() -> None:
    text, _ = manuscript(
        book(["# A\n\n## A1\n\n## A2", "# B\n\n## B1"], ["---\nletter: C\n---\n# F"], ["# G\n\n## G1"])
    )
    assert [(e.number, e.title) for e in text.entries] == [
        ("1", "A"), ("1.1", "A1"), ("1.2", "A2"), ("2", "B"), ("2.1", "B1"), ("C", "F"), ("", "G"), ("", "G1"),
    ]  # fmt: skip


BOXED = """# A {#a}

::: note One {#one}
Text.
:::

::: note Two {#two}
Text.
:::

::: note Three {#three}
Text.
:::

::: national aid
Ask.
:::
"""


@pytest.mark.parametrize(
    ("more", "numbered"),
    [
        ("", []),
        ("See [](#three) and [it](#two).", ["2", "3"]),
        ("See [it][two].\n\n[two]: #two\n", ["2"]),
        ("See [this](chapters0.md#three).", ["3"]),
    ],
)
def test_a_box_has_a_number_where_something_refers_to_it(more: str, numbered: list[str]) -> None:
    text, problems = manuscript(book([BOXED + "\n" + more]))
    assert problems == ()
    names = {"two": "2", "three": "3"}
    assert [names[entry.id] for entry in text.entries if entry.number and entry.kind == "box"] == numbered
    shown = re.findall(r'class="box-number">Box\W(\d)', text.parts[0].xhtml)
    assert shown == [str(number) for number in range(1, len(numbered) + 1)]


@pytest.mark.parametrize("country", ["IE", "DE"])
def test_a_box_has_the_same_number_in_every_country(country: str) -> None:
    insert = {"handbook/national/IE/aid.md": "See [](#two).\n"}
    text, _ = manuscript(book([BOXED, "# B {#b}\n\nSee [](#three).\n"], **insert), country=country)
    assert [(entry.id, entry.number) for entry in text.entries if entry.kind == "box"] == [
        ("one", ""), ("two", "1"), ("three", "2"),
    ]  # fmt: skip


def test_a_term_may_refer_to_a_box() -> None:
    register = '[[term]]\nid = "t"\nterm = "T"\ndefinition = "See [](#two)."\n'
    printed = "# G {#g}\n\n::: glossary\n:::\n"
    text, _ = manuscript(book([BOXED], [], [printed], **{"handbook__glossary.toml": register}))
    assert [entry.id for entry in text.entries if entry.kind == "box" and entry.number] == ["two"]


def test_abbreviations_are_listed_by_their_short_forms_and_found_as_terms_are() -> None:
    register = "".join(
        f'[[abbreviation]]\nid = "{id}"\nshort = "{short}"\nlong = "{long}"\n'
        for id, short, long in (("oj", "OJ", "Official Journal"), ("eu", "EU", "European *Union*"))
    )
    printed = "# G {#g}\n\n::: abbreviations\n:::\n"
    chapter = "# A {#a}\n\nLaw of the [EU](#abbreviation-eu).\n"
    text, problems = manuscript(book([chapter], [], [printed], **{"handbook__abbreviations.toml": register}))
    assert problems == ()
    rows = re.findall(r'<dt id="([\w-]+)"><dfn><abbr>(\w+)</abbr></dfn></dt><dd>(.*?)</dd>', text.parts[1].xhtml)
    assert rows == [
        ("abbreviation-eu", "EU", "European <em>Union</em>"), ("abbreviation-oj", "OJ", "Official Journal"),
    ]  # fmt: skip
    assert dict(text.terms) == {"abbreviation-oj": ("OJ",), "abbreviation-eu": ("EU",)}
    assert 'href="#abbreviation-eu" class="xref">EU</a>' in text.parts[0].xhtml


def test_a_form_without_letter_takes_none_from_the_others() -> None:
    forms = ["# F", "---\nletter: none\n---\n# Budget {#budget}\n\nSee [](#budget).", "# G"]
    text, problems = manuscript(book([], forms))
    assert problems == ()
    assert [(e.number, e.label) for e in text.entries] == [("A", "Form\u00a0A"), ("", "Budget"), ("B", "Form\u00a0B")]
    budget = etree.fromstring(text.parts[1].xhtml)
    assert [p.text for p in budget.iter("p") if p.get("class") == "form-label"] == []
    assert 'class="xref">Budget</a>' in text.parts[1].xhtml


def test_a_form_about_staff_asks_for_no_case_code_and_belongs_to_them() -> None:
    forms = ["# F", "---\nsubject: client\n---\n# G", "---\nsubject: staff\n---\n# H"]
    text, problems = manuscript(book([], forms))
    assert problems == ()
    by_default, client, staff = (part.xhtml for part in text.parts)
    for about_her in (by_default, client):
        assert "Case code (never her name)" in about_her
        assert "Do not send home with her by default." in about_her
        assert "of your own" not in about_her
    assert "A code of your own (no client’s code)" in staff
    assert "This sheet belongs to the person who filled it in." in staff
    assert "Case code" not in staff
    assert "with her" not in staff


def test_a_grid_is_a_table_with_heads_and_blank_cells() -> None:
    text, problems = manuscript(
        book([], ["# F\n\n::: fields G\ngrid: In | Amount | Sure? {rows=2}\nrow: Wages\nhint: Net.\n:::"])
    )
    assert problems == ()
    (table,) = etree.fromstring(text.parts[0].xhtml).iter("table")
    rows = [[(cell.tag, cell.get("scope"), cell.text or "") for cell in row] for row in table.iter("tr")]
    blank = ("td", None, "")
    assert rows == [
        [("th", "col", "In"), ("th", "col", "Amount"), ("th", "col", "Sure?")],
        [("th", "row", "Wages"), blank, blank],
        [blank] * 3,
        [blank] * 3,
    ]
    assert table.get("class") == "grid first-1-3 lines-1"
    hint = table.getprevious()
    assert hint is not None and (hint.get("class"), hint.text) == ("field-hint", "Net.")


def test_a_grid_says_how_wide_its_first_column_and_how_high_its_rows_are() -> None:
    text, problems = manuscript(book([], ["# F\n\n::: fields G\ngrid: Step | Who {rows=2 first=1/2 lines=2}\n:::"]))
    assert problems == ()
    (table,) = etree.fromstring(text.parts[0].xhtml).iter("table")
    assert (table.get("class"), len(table.findall(".//tbody/tr"))) == ("grid first-1-2 lines-2", 2)


def test_a_grid_has_no_blank_rows_and_a_field_its_usual_lines_unless_they_say_how_many() -> None:
    fields = "grid: Step | Who\nrow: One\ntext: A\nlines: B\nlines: C {rows=5}\ntext: D {rows=2}"
    text, problems = manuscript(book([], [f"# F\n\n::: fields G\n{fields}\n:::"]))
    assert problems == ()
    root = etree.fromstring(text.parts[0].xhtml)
    (table,) = root.iter("table")
    assert [len(row) for row in table.findall(".//tbody/tr")] == [2]
    fields_ = root.xpath("//*[contains(@class, 'field field-')]")
    assert [len(field.findall(".//*[@class='field-line']")) for field in fields_] == [0, 1, 3, 5, 2]


def test_an_empty_reference_prints_the_label_of_its_target_in_the_language() -> None:
    parsed = book(["# A\n\n## Needs {#needs}\n\nSee [](#needs) and [here](#needs)."])
    text, problems = manuscript(parsed, "de", "DE")
    assert problems == ()
    assert (
        '<a href="#needs" class="xref">Abschnitt\u00a01.1</a> and <a href="#needs" class="xref">here</a>'
        in text.parts[0].xhtml
    )


def test_a_word_may_refer_to_the_glossary() -> None:
    parsed = book(["# A\n\nHer [consent](#term-consent) counts."], [], ["# G\n\n::: glossary\n:::"])
    fields = {"id": "consent", "term": "Consent", "definition": "A yes."}
    record = typed(Term, fields, location=Location("g"))
    text, problems = manuscript(Book(parsed.chapters, {}, {}, {}, (*parsed.records, record)))
    assert problems == ()
    assert '<a href="#term-consent" class="xref">consent</a>' in text.parts[0].xhtml
    assert text.anchors["term-consent"] == "annexes0"


def test_a_translator_may_inflect_a_reference() -> None:
    parsed = book(["# A\n\n## Needs {#needs}\n\nSee [{number}. sadaļā „{title}”](#needs)."])
    text, _ = manuscript(parsed, "lv", "LV")
    assert ">1.1. sadaļā „Needs”</a>" in text.parts[0].xhtml


def test_unresolved_references_and_values_are_told_with_their_line() -> None:
    _, problems = manuscript(book(["# A\n\nSee [](#nowhere).\n\n{{grant}}"]))
    assert {(p.code, p.location.line) for p in problems} == {("unresolved-reference", 3), ("unknown-value", 5)}


def test_values_are_filled_in_and_escaped() -> None:
    text, problems = manuscript(book(["# A\n\n{{lead}}"]), lead="Me & you")
    assert problems == ()
    assert "<p>Me &amp; you</p>" in text.parts[0].xhtml


def test_a_slot_shows_the_insert_of_the_editions_country_only() -> None:
    parsed = book(
        ["# A\n\n::: national police\nFallback.\n:::"],
        **{"handbook__national__IE__police.md": "Irish text.", "handbook__national__DE__police.md": "German text."},
    )
    irish, _ = manuscript(parsed, "en", "IE")
    assert "Irish text." in irish.parts[0].xhtml and "Ireland" in irish.parts[0].xhtml
    assert "German text." not in irish.parts[0].xhtml and "Fallback." not in irish.parts[0].xhtml
    italian, _ = manuscript(parsed, "it", "IT")
    assert "Fallback." in italian.parts[0].xhtml and "Irish text." not in italian.parts[0].xhtml


def contact(identifier: str, country: str, status: str = "print", expires: dt.date = DAY) -> Record:
    fields = {
        "id": identifier, "name": identifier, "number": "+35315550000", "display": "01 555 0000", "source": "s",
        "read_on": DAY, "expires_on": expires, "call_test": "passed", "status": status, "country": country or "EU",
    }  # fmt: skip
    others = {} if country else {"country": ""}
    return typed(Contact, fields, location=Location("c"), **others)


def test_only_valid_contacts_of_the_country_are_printed() -> None:
    parsed = book([], [], ["# Contacts\n\n::: contacts {scope=national}\n:::"])
    records = (
        *parsed.records,
        contact("mine", "IE"),
        contact("held", "IE", "hold"),
        contact("old", "IE", expires=dt.date(2026, 11, 22)),
        contact("other", "DE"),
        contact("european", ""),
    )
    text, _ = manuscript(Book(parsed.chapters, {}, {}, {}, records))
    page = etree.fromstring(text.parts[0].xhtml)
    assert [section.get("id") for section in page.iter("section") if section.get("class") == "contact"] == [
        "contact-mine"
    ]
    assert [link.get("href") for link in page.iter("a")] == ["tel:015550000"]
    assert [heading.get("id") for heading in page.iter("h2")] == ["contact-mine~name"]


@pytest.mark.parametrize(
    ("scope", "country", "said"), [("national", "IE", 1), ("european", "IE", 0), ("national", "", 0)]
)
def test_contacts_say_of_which_country_they_are(scope: str, country: str, said: int) -> None:
    parsed = book([], [], [f"# Contacts\n\n::: contacts {{scope={scope}}}\n:::"])
    records = (*parsed.records, contact("mine", "IE"), contact("everywhere", ""))
    text, _ = manuscript(Book(parsed.chapters, {}, {}, {}, records), country=country)
    assert text.parts[0].xhtml.count("These numbers are for Ireland. Elsewhere in the EU call 112.") == said


def test_the_safety_notice_of_the_front_matter_alone_says_so_too() -> None:
    box = "\n\n:::: safety\nCall.\n\n::: note\nMore.\n:::\n::::"
    text, _ = manuscript(book([f"# A{box}"], imprint=f"# Imprint{box}"))
    front, chapter = (part.xhtml for part in text.parts)
    assert front.count("These numbers are for Ireland.") == 1 and "These numbers" not in chapter
    assert "Country of this edition: Ireland" in front


def test_untranslated_text_is_marked_with_its_language() -> None:
    parsed = book(["# A\n\nOne.\n\nTwo."])
    message = Message("", "One.", "Eins.", False, "", Location("de.po", 1))
    catalog = Catalog("de", "de.po", {("", "One."): message})
    chapters = tuple(translate_chapter(chapter, catalog) for chapter in parsed.chapters)
    text, _ = manuscript(Book(chapters, {}, {}, {}, parsed.records), "de", "DE")
    assert "<p>Eins.</p>" in text.parts[0].xhtml
    assert '<p><span class="untranslated" lang="en">Two.</span></p>' in text.parts[0].xhtml


def test_ids_are_equal_in_all_languages() -> None:
    source = "# A\n\n## Needs\n\n::: note Title\nText.\n:::\n\n::: table C\n| a | b |\n|---|---|\n| c | d |\n:::\n"
    anchors = [manuscript(book([source]), code, country)[0].anchors for code, country in (("en", "IE"), ("lt", "LT"))]
    assert anchors[0] == anchors[1]


def test_tables_have_heads_with_scope() -> None:
    text, _ = manuscript(book(["# A\n\n| h | i |\n|---|--:|\n| c | d |\n"]))
    page = etree.fromstring(text.parts[0].xhtml)
    assert [(c.tag, c.get("scope"), c.get("style")) for c in page.iter("th", "td")] == [
        ("th", "col", None), ("th", "col", None), ("th", "row", None), ("td", None, None),
    ]  # fmt: skip


def test_footnotes_stand_at_the_end_with_a_way_back() -> None:
    text, _ = manuscript(book(["# A\n\nText[^n], again[^n].\n\n[^n]: Note."]))
    page = etree.fromstring(text.parts[0].xhtml)
    marks = [a.get("id") for a in page.iter("a") if a.get("class") == "footnote-ref"]
    assert marks == ["chapters0~mark~1", "chapters0~mark~1~2"]
    assert [li.get("id") for li in page.iter("li") if "~note~" in (li.get("id") or "")] == ["chapters0~note~1"]


def test_a_link_to_the_file_of_a_chapter_leads_to_its_id() -> None:
    links = "[](chapters1.md), [b](chapters1.md#b1), [](../chapters/chapters1.md#some-words), [here](chapters0.md)"
    text, problems = manuscript(book([f"# A {{#own}}\n\n{links}.", "# B\n\n## B1 {#b1}\n\n## Some words"]))
    assert problems == ()
    page = etree.fromstring(text.parts[0].xhtml)
    found = [(a.get("href"), "".join(a.itertext())) for a in page.iter("a") if a.get("class") == "xref"]
    assert found == [
        ("#chapters1", "chapter\u00a02"),
        ("#b1", "b"),
        ("#chapters1-some-words", "section\u00a02.2"),
        ("#chapters0", "here"),
    ]


def test_an_id_is_not_completed_with_the_name_of_a_part_that_a_link_does_not_name() -> None:
    _, problems = manuscript(book(["# A\n\n[x](#b)\n\n## B {#None-b}"]))
    assert [problem.code for problem in problems] == ["unresolved-reference"]


def test_a_link_that_is_defined_in_the_english_text_is_wrong_there() -> None:
    parsed = book(["# A\n\n\nOne [x][far].\n\n[far]: ftp://example.org/"])
    message = Message("", "One [x][far].", "Eins [x][far].", False, "", Location("de.po", 7))
    catalog = Catalog("de", "de.po", {("", message.msgid): message})
    chapters = tuple(translate_chapter(chapter, catalog) for chapter in parsed.chapters)
    _, (problem,) = manuscript(Book(chapters, {}, {}, {}, parsed.records), "de", "DE")
    assert (problem.code, str(problem.location)) == ("bad-link", "handbook/chapters/chapters0.md:4")


def test_a_manuscript_says_of_which_edition_it_is() -> None:
    context = replace(context_of("ar", "EG"), draft=False, strings={"Notes": "N"})
    text, problems = assemble(book(["# A\n\n## B"]), context, handbook_theme())
    assert problems == ()
    assert (text.edition, text.language, text.book) == (context.edition, context.language, context.info)
    assert (text.strings, text.draft) == (context.strings, False)


@pytest.mark.parametrize(("code", "direction"), [("ar", ' dir="ltr"'), ("de", "")])
def test_words_of_the_theme_that_are_not_translated_say_which_way_they_are_written(code: str, direction: str) -> None:
    text, _ = assemble(book(["# A\n\n## B"]), replace(context_of(code, "DE"), strings={}), handbook_theme())
    assert f'<span class="untranslated" lang="en"{direction}>In this chapter</span>' in text.parts[0].xhtml


def test_a_part_has_its_images_and_the_path_of_its_file() -> None:
    figure, path = "# A\n\n::: figure\n![Alt](../figures/a.svg)\n:::\n", "handbook/figures/a.svg"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>'
    drawn = book([figure, "# B"], **{path: svg})
    text, _ = manuscript(replace(drawn, figures={}, images={path: Image(path, "image/png", b"pixels")}))
    assert [part.assets for part in text.parts] == [(Asset("images/a.svg", "image/png", b"pixels"),), ()]
    assert [part.path for part in text.parts] == ["handbook/chapters/chapters0.md", "handbook/chapters/chapters1.md"]


def test_what_a_template_of_the_project_writes_is_told_if_it_cannot_be_handed_on() -> None:
    name, own = "shared/blocks.xhtml.j2", "<aside class="
    files, parsed = handbook_theme().files, book(["# A\n\n::: note\nText.\n:::\n"])

    def told(written: str) -> Sequence[Diagnostic]:
        blocks = files[name].replace(own.encode(), written.encode())
        return manuscript(parsed, theme=Theme({**files, name: blocks}, own=()))[1]

    assert told(own) == ()
    (unsafe,) = told(f"<script></script>{own}")
    assert (unsafe.code, str(unsafe.location)) == ("unsafe-output", "handbook/chapters/chapters0.md:3")
    (broken,) = told(f"&nbsp;{own}")
    assert (broken.code, str(broken.location)) == ("not-well-formed", "handbook/chapters/chapters0.md")
    assert broken.message.startswith("this part is not well-formed: Entity 'nbsp' not defined")
    assert "&nbsp;" in broken.hint


def test_letters_of_forms_go_on_after_z() -> None:
    text, _ = manuscript(book([], ["# F"] * 28))
    assert [part.number for part in text.parts][24:] == ["Y", "Z", "AA", "AB"]


def test_what_a_language_has_no_pattern_for_is_called_by_its_title() -> None:
    quotes = load("en").quotes
    (chapter,) = book(["# A\n\n## B\n\n::: note C {#c}\nText.\n:::\n"]).chapters
    tokens = parse_inlines(inline_parser(quotes, quotes), chapter).tokens
    entries = number([(chapter, tokens)], replace(load("en"), labels={}), ("c",))
    assert [(entry.number, entry.label) for entry in entries] == [("1", "A"), ("1.1", "B"), ("1", "C")]


def test_a_link_to_a_file_or_an_id_that_is_not_there_is_told() -> None:
    _, problems = manuscript(
        book(["# A\n\n[a](nowhere.md) [b](chapters1.md#a1) [c](../figures/x.md)", "# B", "# C {#a1}"])
    )
    assert sorted(problem.code for problem in problems) == ["bad-link", "unresolved-reference", "unresolved-reference"]


def test_a_part_is_found_by_the_name_of_its_file_too() -> None:
    text, problems = manuscript(book(["# A {#own}\n\n[](#chapters0) [](#own)"]))
    assert problems == ()
    assert text.parts[0].xhtml.count(">chapter\u00a01</a>") == 2


def test_the_paragraphs_of_a_caption_stay_apart() -> None:
    figure = "# A\n\n::: figure\n![Alt][a]\n\nOne.\n\nTwo.\n\n- three\n\n- four\n:::\n\n[a]: ../figures/a.svg\n"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>'
    text, _ = manuscript(book([figure], **{"handbook__figures__a.svg": svg}))
    assert "One.<p>Two.</p>" in text.parts[0].xhtml.replace("\n", "")
    assert "<li><p>three</p></li>" in text.parts[0].xhtml.replace("\n", "")


def test_a_box_with_a_title_is_an_entry_of_its_kind_without_an_id_too() -> None:
    text, _ = manuscript(book(["# A\n\n::: checklist Before\n- [ ] x\n:::\n\n::: checklist\n- [ ] y\n:::\n"]))
    assert [(e.title, e.number, e.box) for e in text.entries if e.kind == "box"] == [("Before", "", "checklist")]
