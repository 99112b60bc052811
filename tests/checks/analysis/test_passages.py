"""What is read together, and what is beside it."""

from __future__ import annotations

from gesim_build.checks.analysis.passages import passages
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.analysis.texts import Text, texts
from gesim_build.diagnostics import Location
from gesim_build.registers.definitions import Contact
from tests.checks.books import book_of

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">
<text x="9" y="9"><tspan>On</tspan><tspan>ly</tspan></text>
<text><tspan x="9" y="19">two</tspan><tspan x="9" y="29">lines</tspan></text>
</svg>
"""
CHAPTER = """\
# A {#a}

- Three
- Four

::: table One {#t}
| Five | Six |
|:--|:--|
| Seven | Eight[^n] |
:::

::: figure
![Alt](../figures/f.svg)

Nine
:::

[^n]: Ten
"""


def shown(*found: Text) -> str:
    return "/".join(text.content for text in found)


def test_what_is_read_together() -> None:
    book = book_of({"chapters/10-a.md": CHAPTER, "figures/f.svg": SVG})
    found = [(shown(*passage.texts), shown(*passage.beside)) for passage in passages(book) if not passage.record]
    assert found == [
        ("A", ""), ("Three", ""), ("Four", ""), ("One", ""), ("Five/Six", "One"), ("Seven/Eight[^n]", "One/Ten"),
        ("Only/two lines/Alt/Nine", ""), ("Ten", ""),
    ]  # fmt: skip


def test_a_text_is_of_the_country_of_its_file_or_record() -> None:
    insert = "::: figure\n![Alt](../../figures/f.svg)\n\nNine\n:::\n"
    files = {
        "chapters/10-a.md": "# A {#a}\n\n::: national aid\nAsk.\n:::\n\nOne[^n].\n\n[^n]: Two\n",
        "national/IE/aid.md": insert,
        "figures/f.svg": SVG,
        "contacts.toml": sample(Contact, country="DE", name="Line 😀", caveat="[x][y]"),
    }
    book = book_of(files)
    assert '"Line 😀"' in files["contacts.toml"]
    countries = {text.content: text.country for passage in passages(book) for text in passage.texts}
    assert [countries[name] for name in ("Ask.", "Only", "two lines", "Nine", "Line 😀")] == [
        "",
        "IE",
        "IE",
        "IE",
        "DE",
    ]
    assert [text.footnotes for text in texts(book) if text.content == "Ask."] == [book.chapters[0].footnotes]
    assert [text.targets for text in texts(book) if text.content == "[x][y]"] == [("",)]


def test_a_link_leads_where_its_definition_does() -> None:
    text = Text("[a](#b) [c][D] [e][]", Location("a.md"), "", {"D": {"href": "https://example.org"}})
    assert text.targets == ("#b", "https://example.org", "")
