"""The index of the search: what is a section, which words are one, and that the pages' script can read it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gesim_build.formats.html.search.index import DIGITS, index, written_places, written_words
from gesim_build.formats.html.search.letters import pieces, plain, words
from gesim_build.formats.html.search.sections import Section, sections
from gesim_build.languages import load
from gesim_build.model import Part
from tests.formats.sample import sample


def part(xhtml: str) -> Part:
    return Part("p", "chapter", "1", "Chapter 1", "Title", "", f"<section>{xhtml}</section>", "p.md")


def data(bundles: Path, name: str, language: str = "de") -> Any:
    text = (bundles / language / "html/search" / f"{name}.js").read_text(encoding="utf-8")
    start = f'searchData("{name}",'
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(");\n"))


# --- Letters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Schutzunterkünfte", "schutzunterkunfte"),
        ("Straße", "strasse"),
        ("θυμάτων", "θυματων"),
        ("ΟΔΌΣ", "οδοσ"),
        ("žmogus", "zmogus"),
        ("ŁÓDŹ", "lodz"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("КРАЇНА", "краіна"),
        ("مُساعَدة", "مساعدة"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("ที่พัก", "ที่พัก"),
        ("２０", "20"),
        ("Opfer\u00adschutz", "opferschutz"),
    ],
)
def test_a_word_is_read_as_it_may_be_typed(written: str, typed: str) -> None:
    assert plain(written) == typed
    assert plain(typed) == typed


def test_words_of_a_text() -> None:
    assert list(words("L’aiuto: 2011/36/EU, Sozial\u00adarbeiter/-in हिन्दी")) == [
        "L", "aiuto", "2011", "36", "EU", "Sozialarbeiter", "in", "हिन्दी",
    ]  # fmt: skip
    # Adlam, whose letters and marks are beyond U+FFFF: a length mark does not end a word.
    assert list(words("\U0001e922\U0001e944\U0001e92d-a\u0301b")) == ["\U0001e922\U0001e944\U0001e92d", "a\u0301b"]


def test_where_no_spaces_divide_words_each_pair_of_signs_is_looked_up() -> None:
    assert list(pieces("人身取引112")) == ["人身", "身取", "取引", "引", "112"]
    assert list(pieces("opfer")) == ["opfer"]


# --- Sections --------------------------------------------------------------------------------------------------------


def test_a_section_is_what_is_below_a_heading() -> None:
    found = sections(
        part(
            "<h1 id='t'>Title</h1><nav class='in-this-chapter'><p>Links</p></nav><p>One <em>tw</em>o<br/>three"
            "<a class='footnote-ref'>1</a></p><h2 id='a'><span class='number'>1.1</span> A</h2><table><tr><th>x</th>"
            "<td>y</td></tr></table><h3>No id</h3><dl><dt id='term'>Term</dt><dd>meaning</dd></dl><p>after</p>"
            "<h2 id='b'>B</h2><p aria-hidden='true'>no</p><img alt='picture'/>"
        )
    )
    assert found == (
        Section("", "Title", "One two three"),
        Section("a", "1.1 A", "x\ny\nNo id\nafter"),
        Section("term", "Term", "meaning"),
        Section("b", "B", "picture"),
    )


def test_every_section_can_be_come_to(bundles: Path) -> None:
    found = data(bundles, "index")
    for (name, _), own in zip(found["parts"], found["sections"], strict=True):
        page = (bundles / "de/html" / f"{name}.html").read_text(encoding="utf-8")
        assert all(f'id="{anchor}"' in page for anchor, _ in own)
        assert len(data(bundles, name)) == len(own) + 1
    assert [anchor for anchor, _ in found["sections"][1]] == ["period", "papers", "who", "rights-notes"]


# --- The index -------------------------------------------------------------------------------------------------------


def read(roots: str, places: str) -> Mapping[str, list[int]]:
    """The sections of each form, read as the script reads them."""
    found: dict[str, list[int]] = {}
    before = ""
    for line, own in zip(roots.split("\n"), places.split("\n"), strict=True):
        shared, (root, endings) = DIGITS.index(line[0]), line[1:].rsplit(" ", 1)
        before = before[:shared] + root
        for ending in endings.split(","):
            found.setdefault(before + ending, []).extend(numbers(own))
    return found


def numbers(places: str) -> list[int]:
    found, at, last = [], 0, -1
    while at < len(places):
        width = {"-": 2, "_": 4}.get(places[at], 1)
        at += width > 1
        value = 0
        for digit in places[at : at + width]:
            value = value * len(DIGITS) + DIGITS.index(digit)
        at += width
        while places[at : at + 1] in ("!", "+") and at < len(places):
            at += 1
        last += value + 1
        found.append(last)
    return found


@pytest.mark.parametrize("code", ["de", "el", "lv", "bg", "en"])
def test_what_is_written_can_be_read_again(code: str) -> None:
    language = load(code)
    texts = tuple(section for one in sample("el" if code == "el" else "de").parts for section in sections(one))
    many = (*texts, *(Section("", "", "") for _ in range(5000)), Section("", "Opfer", "Opfern 112"))
    found = read(written_words(index(many, language)), written_places(index(many, language)))
    ignored = {plain(word) for word in language.stop_words}
    for number, section in enumerate(many):
        for word in words(f"{section.title} {section.text}"):
            assert plain(word) in ignored or number in found[plain(word)]


def test_forms_of_one_word_are_one_entry() -> None:
    texts = (Section("a", "Opfer", "mit Unterkunft"), Section("b", "B", "Opfern, Opfers! Unterkünfte 112 112 112"))
    found = index(texts, load("de"))
    assert [(word.root, word.endings, word.places) for word in found] == [
        ("112", ("",), ((1, 3, False),)),
        ("b", ("",), ((1, 1, True),)),
        ("opf", ("er", "ern", "ers"), ((0, 1, True), (1, 2, False))),
        ("unterkunft", ("", "e"), ((0, 1, False), (1, 1, False))),
    ]
    assert written_words(found).split("\n") == ["0112 ", "0b ", "0opf er,ern,ers", "0unterkunft ,e"]
    assert written_places(found).split("\n") == ["1+", "1!", "0!0", "00"]


def test_without_a_stemmer_a_word_is_its_form() -> None:
    found = index((Section("", "", "жертва жертви"),), load("bg"))
    assert [(word.root, word.endings) for word in found] == [("жертва", ("",)), ("жертви", ("",))]
