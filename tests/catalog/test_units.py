from __future__ import annotations

from gesim_build.catalog.units import units, units_of_all
from gesim_build.diagnostics import Location
from gesim_build.model import Book
from tests.catalog.samples import book
from tests.registers.samples import FACTS, REFERENCES

ONE = """---
purpose: What it is for.
---
# One {#one}

Text with a note.[^n]

::: practice Ask her {#box-ask}
- [ ] an item

| Head | 12 |
|---|---|
| cell | [](#one) |
:::

::: figure {#fig-a}
![What the figure says.][a]

The caption.
:::

::: national who
Ask which body.
:::

Last paragraph.

[^n]: The note.

[a]: ../figures/a.svg
"""
CONTACTS = """# Contacts {#contacts}

::: contacts {scope=national}
:::

Between.

::: contacts {scope=european}
:::
"""
CONTACT = """[[contact]]
id = "{id}"
name = "{name}"
country = "{country}"
kind = "body"
availability = "{hours}"
source = "https://example.org"
read_on = 2026-11-23
expires_on = 2027-11-23
call_test = "due"
status = "{status}"
reason = "x"
comment = "{note}"
"""
OTHERS = {
    "figures/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>Word</text></svg>',
    "national/DE/who.md": "Ask the police.\n",
    "national/IE/who.md": "Ask the Garda.\n",
    "contacts.toml": CONTACT.format(id="eu", name="All", country="EU", hours="always", status="print", note="")
    + CONTACT.format(id="de", name="German", country="DE", hours="mornings", status="print", note="An office.")
    + CONTACT.format(id="no", name="Nobody", country="DE", hours="never", status="hold", note=""),
    "glossary.toml": '[[term]]\nid = "t"\nterm = "Term"\ndefinition = "What it means."\n',
}
STRINGS = (("Contents", Location("templates/print/contents.j2", 3)),)


def sample() -> Book:
    return book({"10-one": ONE, "90-contacts": CONTACTS}, OTHERS, STRINGS)


def msgids(country: str | None = None) -> list[str]:
    return [unit.msgid for unit in units(sample(), country)]


def test_every_text_is_a_unit_in_reading_order() -> None:
    assert msgids() == [
        "The book", "What it is for.", "One", "Text with a note.[^n]", "Ask her", "an item", "Head", "cell",
        "What the figure says.", "The caption.", "Word", "Ask the police.", "Ask the Garda.", "Ask which body.",
        "Last paragraph.", "The note.", "Contacts", "German", "mornings", "https://example.org", "Between.", "All",
        "always",
        "https://example.org", "Term", "What it means.", "Contents",
    ]  # fmt: skip


def test_an_edition_has_its_own_inserts_and_contacts_only() -> None:
    german, irish, greek = msgids("DE"), msgids("IE"), msgids("CY")
    assert "Ask the police." in german
    assert {"Ask the Garda.", "Ask which body."}.isdisjoint(german)
    assert "mornings" in german
    assert "Ask the Garda." in irish
    assert "mornings" not in irish
    assert "Ask which body." in greek


def test_a_unit_says_what_it_is_and_where_it_stands() -> None:
    assert {unit.context for unit in units(sample())} == {""}
    assert {unit.comment for unit in units(sample()) if unit.kind == "figure word"} == {""}
    found = {unit.msgid: (unit.kind, str(unit.location), unit.chapter, unit.country) for unit in units(sample())}
    assert found["The book"] == ("register field", "handbook/handbook.toml:4", "Title page", "")
    assert found["What it is for."] == ("purpose", "handbook/chapters/10-one.md:2", "One", "")
    assert found["Ask her"] == ("box title", "handbook/chapters/10-one.md:8", "One", "")
    assert found["cell"] == ("table cell", "handbook/chapters/10-one.md:13", "One", "")
    assert found["What the figure says."] == ("alternative text", "handbook/chapters/10-one.md:17", "One", "")
    assert found["Word"] == ("figure word", "handbook/figures/a.svg:1", "One", "")
    assert found["Ask the police."] == ("paragraph", "handbook/national/DE/who.md:1", "One", "DE")
    assert found["mornings"] == ("register field", "handbook/contacts.toml:19", "Contacts", "DE")
    assert found["Term"] == ("register field", "handbook/glossary.toml:3", "Glossary", "")
    assert found["Contents"] == ("template string", "templates/print/contents.j2:3", "Templates", "")


def test_the_words_of_a_figure_are_of_the_country_of_their_insert() -> None:
    own = "Ask the police.\n\n::: figure {#fig-a}\n![Said.][a]\n:::\n\n[a]: ../../figures/a.svg\n"
    found = units(book({"10-one": "# One {#one}\n\n::: national who\n:::\n"}, {**OTHERS, "national/DE/who.md": own}))
    assert [(unit.msgid, unit.country) for unit in found if unit.kind == "figure word"] == [("Word", "DE")]


def test_the_registers_comment_reaches_the_translator() -> None:
    [unit] = [unit for unit in units(sample()) if unit.msgid == "mornings"]
    assert unit.comment == "availability of de\nAn office."


def test_a_contact_on_hold_is_not_translated() -> None:
    assert "never" not in msgids()


LAW = """# Law {#law}

::: rights Her rights {scope=european}
:::

::: instruments {scope=national}
:::

End.
"""


def test_records_of_the_law_stand_where_they_are_printed_and_others_after_the_chapters() -> None:
    law = book({"80-law": LAW}, {"references.toml": REFERENCES, "facts.toml": FACTS})
    found = [unit.msgid for unit in units(law, "LV")]
    assert found[:11] == [
        "The book", "Law",
        "Her rights", "Help", "Help without conditions.", "A lawyer.",
        "Help", "For at least {{fact.victims}} days.", "A lawyer.",
        "Regulation 344", "Cabinet Regulation No. 344 of 2019",
    ]  # fmt: skip
    assert found[11:14] == ["End.", "The Convention", "Convention on Action"]
    assert {unit.chapter for unit in units(law, "LV")[2:11]} == {"Law"}
    assert {"Third report", "Rehabilitation"} <= set(found[14:])
    assert "Victims registered." not in found
    assert "Rehabilitation" not in [unit.msgid for unit in units(law, "DE")]


def test_extraction_twice_is_the_same() -> None:
    assert units(sample()) == units(sample())


def test_what_publications_share_is_one_text_and_what_is_new_in_another_follows() -> None:
    first, other = sample(), book({"20-two": "# Two {#two}\n\nA new text.\n"})
    assert [unit.msgid for unit in units_of_all([(first, "DE"), (other, "DE")])] == [
        *msgids("DE"),
        "Two",
        "A new text.",
    ]
    assert units_of_all([(other, None), (first, "IE")])[: len(units(other))] == units(other)
    assert units_of_all([]) == ()
    three = units_of_all([(other, None), (first, "DE"), (first, "IE")])
    assert {unit.msgid for unit in three} == {"Two", "A new text.", *msgids("DE"), *msgids("IE")}
    assert len(three) == len(units(other)) + len(set(three) - set(units(other)))


def test_records_of_two_registers_may_have_the_same_id() -> None:
    others = {**OTHERS, "glossary.toml": OTHERS["glossary.toml"].replace('"t"', '"de"')}
    found = [unit.msgid for unit in units(book({"10-one": ONE, "90-contacts": CONTACTS}, others, STRINGS))]
    assert {"German", "Term"} <= set(found)
