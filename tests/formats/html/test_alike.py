"""What WCAG asks of all pages together, read from their files: the same things in the same places, nothing moves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from gesim_build.theme import Theme

PAGES = ("before-you-start", "rights", "form-b", "contacts")


def trees(bundles: Path, language: str) -> list[html.HtmlElement]:
    return [html.fromstring((bundles / language / "html" / f"{name}.html").read_bytes()) for name in PAGES]


def told(tree: html.HtmlElement, path: str) -> list[tuple[str, str]]:
    """What can be pressed below a path: its class and what it is called, in order."""
    found = tree.xpath(f"{path}//*[self::a or self::button or self::summary]")
    return [(str(element.get("class")), " ".join(element.text_content().split())) for element in found]


@pytest.mark.wcag("3.2.3", "3.2.4", "3.2.6")
@pytest.mark.parametrize("language", ["de", "el"])
def test_every_page_has_the_same_bar_languages_contents_and_number_to_call(bundles: Path, language: str) -> None:
    first, *others = trees(bundles, language)
    for path in ("//*[contains(@class, 'bar')]", "//nav[contains(@class, 'languages')]", "//*[@class='calls']"):
        assert told(first, path), path
        assert [told(tree, path) for tree in others] == [told(first, path)] * len(others), path
    names = [[name for _, name in told(tree, "//nav[@class='contents']")] for tree in (first, *others)]
    assert names == [names[0]] * len(names)
    # A chapter lists its sections as well.
    order = "//body//*[self::nav[@class!='in-this-chapter'] or self::main or @class='calls']"
    places = [[(place.tag, place.get("class")) for place in tree.xpath(order)] for tree in (first, *others)]
    assert places == [places[0]] * len(places)


@pytest.mark.wcag("2.5.3")
def test_what_is_pressed_is_called_as_it_reads(bundles: Path) -> None:
    for tree in trees(bundles, "de"):
        for element in tree.xpath("//*[self::a or self::button][@aria-label]"):
            read = " ".join(element.text_content().split())
            assert read in element.get("aria-label") or not any(map(str.isalpha, read)), "a sign may be called anything"


@pytest.mark.wcag("1.3.4", "2.2.2", "2.3.1")
def test_no_style_moves_flashes_or_asks_how_a_phone_is_held(theme: Theme) -> None:
    sheets = {name: text.decode() for name, text in theme.under("bundle/").items() if name.endswith((".css", ".j2"))}
    assert len(sheets) > 5
    for name, text in sheets.items():
        assert not re.search(
            r"\b(?:animation|transition|orientation)\b(?!-)", re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        ), name
