from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from gesim_build.catalog.translate import (
    Spacings,
    translate_book,
    translate_chapter,
    translate_record,
    translate_strings,
    translate_svg,
)
from gesim_build.catalog.units import units
from gesim_build.catalog.walk import translatable_texts
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Catalog, Chapter, Message
from gesim_build.registers.definitions import Contact, Term
from tests.catalog.samples import PATH, book, catalog, identity
from tests.catalog.test_units import sample

TEXT = "# One {#one}\n\nA text\nin two lines.\n\n<!-- i18n:skip -->\nGeSIM\n\n| a | b |\n|---|---|\n| [](#one) | c |\n"


def chapter() -> Chapter:
    return book({"10-one": TEXT}).chapters[0]


def contents(translated: Chapter) -> list[str]:
    return [token.content for token in translated.tokens if token.type == "inline"]


def without_places(translated: Book) -> list[object]:
    """All that a book says, but for where each text was found: that is the PO file, or the source."""
    tokens = [
        (token.type, token.content, {key: value for key, value in token.meta.items() if key != "location"})
        for part in (*translated.chapters, *translated.inserts.values())
        for token in part.tokens
    ]
    records = [replace(record, translated={}) for record in translated.records]
    return [tokens, translated.figures, records]


def test_texts_are_replaced_and_nothing_else() -> None:
    german = catalog(
        ("One", "Eins"), ("A text in two lines.", "Ein | Text\n# von hier"), ("a", "A"), ("b", "B"), ("c", "C")
    )
    source = chapter()
    before = repr(source.tokens)
    result = translate_chapter(source, german)
    assert contents(result) == ["Eins", "Ein | Text # von hier", "GeSIM", "A", "B", "[](#one)", "C"]
    assert [token.type for token in result.tokens] == [token.type for token in source.tokens]
    assert repr(source.tokens) == before


def test_what_is_missing_or_fuzzy_stays_english_and_says_so() -> None:
    german = catalog(("One", "Eins"), ("A text in two lines.", "Ein Text"), ("a", ""), fuzzy=["A text in two lines."])
    result = translate_chapter(chapter(), german)
    marks = {t.content: t.meta.get("untranslated") for t in result.tokens if t.type == "inline"}
    assert marks["Eins"] is None
    assert marks["A text in two lines."] == "fuzzy"
    assert marks["a"] == "missing"
    assert marks["b"] == "missing"
    assert marks["GeSIM"] is None
    assert marks["[](#one)"] is None


def test_a_text_knows_its_english_and_its_place() -> None:
    german = catalog(("One", "Eins"))
    found = {t.content: t.meta for t in translate_chapter(chapter(), german).tokens if t.type == "inline"}
    assert found["Eins"]["source"] == "One"
    assert found["Eins"]["location"].path == PATH
    assert found["A text in two lines."]["location"] == Location("handbook/chapters/10-one.md", 3)


def test_the_context_chooses_the_translation() -> None:
    source = book({"10-one": "# T {#t}\n\n<!-- i18n:context button -->\n\nOpen\n"}).chapters[0]
    assert contents(translate_chapter(source, catalog(("T", "T"), ("Open", "Offen")))) == ["T", "Open"]


def test_an_identity_catalog_gives_the_english_book() -> None:
    english = sample()
    same = translate_book(english, identity(units(english)))
    assert without_places(same) == without_places(translate_book(english, None))


def test_everything_that_is_extracted_is_translated() -> None:
    english = sample()
    shouted = catalog(*{(unit.msgid, unit.msgid.upper()) for unit in units(english)})
    result = translate_book(english, shouted)
    assert {unit.msgid for unit in units(result)} >= {
        u.msgid.upper() for u in units(english) if u.kind != "template string"
    }
    assert not any(token.meta.get("untranslated") for part in result.chapters for token in part.tokens)


def test_a_record_without_translation_stays_english_and_says_so() -> None:
    [record] = [record for record in sample().records if isinstance(record, Contact) and record.id == "de"]
    result = translate_record(record, catalog(("German", "Deutsch")))
    assert isinstance(result, Contact)
    assert result.name == "Deutsch"
    assert result.availability == "mornings"
    assert result.untranslated == {"availability", "source"}
    assert record.name == "German"


def test_a_record_knows_where_its_translations_are() -> None:
    [record] = [record for record in sample().records if record.id == "de"]
    result = translate_record(record, catalog(("German", "Deutsch"), ("mornings", "vormittags"), fuzzy=["mornings"]))
    assert {name: place.path for name, place in result.translated.items()} == {"name": PATH}
    assert result.untranslated == {"availability", "source"}
    assert result.where("name").path == PATH
    assert result.where("availability").path == "handbook/contacts.toml"


def test_a_translation_of_spaces_is_none() -> None:
    german = catalog(("One", " \t"), ("a", " A  \nB "), ("b", " "), fuzzy=["b"])
    found = {t.content: t.meta for t in translate_chapter(chapter(), german).tokens if t.type == "inline"}
    assert found["One"]["untranslated"] == "missing"
    assert found["One"]["location"] == Location("handbook/chapters/10-one.md", 1)
    assert found["b"]["untranslated"] == "missing"
    assert "untranslated" not in found["A<br/>B"]


def test_a_text_that_is_skipped_has_its_english_place_and_no_translation() -> None:
    german = catalog(("GeSIM", "Gesim"), ("[](#one)", "x"))
    found = {t.content: t.meta for t in translate_chapter(chapter(), german).tokens if t.type == "inline"}
    assert found["GeSIM"]["location"] == Location("handbook/chapters/10-one.md", 7)
    assert "untranslated" not in found["GeSIM"]
    assert "[](#one)" in found


def test_strings_are_found_by_their_normal_form() -> None:
    strings = (("In  \n this book ", Location("a")),)
    assert translate_strings(strings, catalog(("In<br/>this book", "Hier"))) == {"In  \n this book ": "Hier"}


def test_the_english_record_lacks_nothing() -> None:
    [record] = [record for record in sample().records if record.id == "de"]
    assert translate_record(record, None) == record


def test_strings_without_translation_are_absent() -> None:
    strings = (("Contents", Location("a")), ("Figure", Location("b")))
    assert translate_strings(strings, catalog(("Contents", "Inhalt"))) == {"Contents": "Inhalt"}
    assert translate_strings(strings, None) == {"Contents": "Contents", "Figure": "Figure"}


def test_a_fuzzy_word_of_a_figure_is_not_shown() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Word</text></svg>'
    assert ">Wort<" in translate_svg(svg, catalog(("Word", "Wort")))
    fuzzy = translate_svg(svg, catalog(("Word", "Wort"), fuzzy=["Word"]))
    assert 'lang="en"' in fuzzy
    assert ">Word<" in fuzzy


def test_spaces_are_set_in_the_words_of_the_edition_and_otherwise_in_those_of_the_source() -> None:
    spacings = Spacings(lambda text: f"own {text}", lambda text: f"source {text}")
    done = translate_book(sample(), catalog(("Ask her", "Frag"), ("Word", "Wort"), ("Term", "Begriff")), spacings)
    texts = [token.content for chapter in done.chapters for token in chapter.tokens if token.type == "inline"]
    assert {"own Frag", "source an item"} <= set(texts)
    inserts = [token.content for chapter in done.inserts.values() for token in chapter.tokens if token.type == "inline"]
    assert "source Ask the police." in inserts
    assert "own Wort" in done.figures["handbook/figures/a.svg"].svg
    (term,) = (record for record in done.records if isinstance(record, Term))
    assert (term.term, term.definition) == ("own Begriff", "source What it means.")


def test_a_chapter_is_translated_once_for_the_same_texts() -> None:
    """What is made of a chapter depends on it, its messages and the spacing: on nothing that has no such name."""
    asked: list[tuple[object, tuple[object, ...]]] = []

    def once(name: Hashable, make: Callable[[], Any], *inputs: object) -> Any:
        asked.append((name, inputs))
        return make()

    whole = book({"10-a": "# A {#a}\n\nText.\n"})
    chapter = whole.chapters[0]
    keys = {text.msgid: text.key for text in translatable_texts(chapter.tokens)}
    german = Message(*keys["Text."], "Satz.", False, "", Location("translations/de.po", 3))
    translate_book(whole, Catalog("de", "translations/de.po", {keys["Text."]: german}), once=once)
    assert asked == [
        (("texts", chapter.path), (chapter,)),
        (("translated", chapter.path), (chapter, (None, german), Spacings())),
    ]
    asked.clear()
    translate_book(whole, None, once=once)
    assert asked[1] == (("translated", chapter.path), (chapter, None, Spacings()))
