"""The pages of all examples of CommonMark are those of the specification, or there is a finding that says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from gesim_build.diagnostics import Location
from gesim_build.formats.html.pages import page_body
from gesim_build.model import Catalog, Manuscript, Message, Unit
from tests.conformance.books import Tried, assembled, theme, tried, units_of
from tests.conformance.commonmark import Example, examples
from tests.conformance.differences import DIFFERENT, REFUSED
from tests.conformance.pages import events

DOCUMENTATION = Path(__file__).parents[2] / "docs/syntax.md"
# Addresses of nowhere in the examples, as addresses that a book may have.
NOWHERE, SOMEWHERE = "/url", "https://example.org/url"
QUOTES = str.maketrans(dict.fromkeys("“”‘’'", '"'))
SECTIONS = tuple(dict.fromkeys(example.section for example in examples()))


def name_of(example: Example) -> str:
    return f"ex{example.number:03}"


def chapter_of(example: Example) -> str:
    return f"# Example {{#{name_of(example)}}}\n\n{example.markdown.replace(NOWHERE, SOMEWHERE)}"


@lru_cache
def all_of_them() -> Tried:
    return tried({name_of(example): chapter_of(example) for example in examples()})


def accepted() -> tuple[Example, ...]:
    return tuple(example for example in examples() if name_of(example) not in all_of_them().errors)


def chapters() -> dict[str, str]:
    return {name_of(example): chapter_of(example) for example in accepted()}


@lru_cache
def untranslated() -> Manuscript:
    return assembled(chapters())[0]


@lru_cache
def bodies() -> Mapping[str, str]:
    """What the page of each accepted example has below its title."""
    text = untranslated()
    pages = {part.id: page_body(part, theme(), text) for part in text.parts}
    return {name: page.partition("</header>")[2].strip().removesuffix("</section>") for name, page in pages.items()}


def shown(html: str) -> list[str]:
    """The events of a page, without what is ours to give: numbers of sections, the form of quotation marks."""
    bare = re.sub(r'<span class="number">.*?</span> ', "", html).strip()
    return [event.translate(QUOTES) for event in events(bare)]


def test_there_are_as_many_examples_as_the_specification_has() -> None:
    assert [example.number for example in examples()] == list(range(1, 653))


def test_what_is_refused_is_refused_for_the_reasons_that_we_know() -> None:
    found = {code: {n for n, codes in all_of_them().errors.items() if code in codes} for code in REFUSED}
    assert set().union(*all_of_them().errors.values()) == REFUSED.keys()
    assert found == {code: {f"ex{n:03}" for n in refusal.examples} for code, refusal in REFUSED.items()}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_other_page_is_that_of_commonmark(section: str) -> None:
    for example in (example for example in accepted() if example.section == section):
        wanted = shown(example.html.replace(NOWHERE, SOMEWHERE))
        same = shown(bodies()[name_of(example)]) == wanted
        assert same is (example.number not in DIFFERENT), (example.number, bodies()[name_of(example)], wanted)


def test_an_identical_translation_gives_the_same_pages() -> None:
    messages = {unit.key: _accepted(unit) for unit in units_of(chapters())}
    assert len(messages) > 250
    translated, _ = assembled(chapters(), catalog=Catalog("en", "translations/en.po", messages))
    assert [part.xhtml for part in translated.parts] == [part.xhtml for part in untranslated().parts]


def _accepted(unit: Unit) -> Message:
    place = Location("translations/en.po")
    return Message(unit.context, unit.msgid, unit.msgid, False, "", place, ("unchanged-translation",))


def test_editors_are_told_of_every_difference() -> None:
    section = DOCUMENTATION.read_text(encoding="utf-8").partition("## Other than CommonMark")[2].partition("\n## ")[0]
    assert not [code for code in REFUSED if f"`{code}`" not in section]
