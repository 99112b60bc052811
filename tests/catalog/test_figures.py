from __future__ import annotations

import pytest
from lxml import etree

from gesim_build.catalog.figures import balanced, figure_words, mark_words, replace_words
from gesim_build.model import Figure

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <rect class="fig-tint" width="10" height="10"/>
  <text class="fig-label" x="1" y="1">Safety
    first</text>
  <text x="2">3</text>
  <text x="3"><tspan x="3">Psychosocial</tspan><tspan x="3" dy="1em">support group</tspan></text>
  <text x="4">Ask <tspan class="strong">her</tspan>.</text>
</svg>"""


def words(svg: str) -> list[str]:
    return [word for word, _ in figure_words(Figure("a.svg", svg))]


def test_each_label_is_a_text_with_its_line() -> None:
    words = [("Safety first", 3), ("Psychosocial support group", 6), ("Ask her.", 7)]
    assert list(figure_words(Figure("a.svg", SVG))) == words


def test_labels_are_replaced() -> None:
    german = {
        "Safety first": "Sicherheit zuerst",
        "Ask her.": "Fragen Sie sie.",
        "Psychosocial support group": "Gruppe",
    }
    assert words(replace_words(SVG, german.get)) == ["Sicherheit zuerst", "Gruppe", "Fragen Sie sie."]


def test_lines_of_a_label_are_filled_evenly() -> None:
    text = "Gruppe für psychosoziale Unterstützung"
    root = etree.fromstring(replace_words(SVG, lambda word: text if "group" in word else word))
    assert [line.text for line in root[3]] == ["Gruppe für psychosoziale", "Unterstützung"]


def test_a_label_without_translation_is_marked() -> None:
    root = etree.fromstring(replace_words(SVG, lambda word: None if word == "Safety first" else word))
    assert [(e.get("lang"), e.get("class")) for e in root[1:3]] == [("en", "fig-label untranslated"), (None, None)]


def test_the_same_words_change_nothing() -> None:
    once = replace_words(SVG, lambda word: word)
    assert replace_words(once, lambda word: word) == once
    assert words(once) == words(SVG)


def test_lines_with_words_beside_them_are_no_lines() -> None:
    """The translation of such a label is one text."""
    svg = """<svg xmlns="http://www.w3.org/2000/svg">
  <text x="1">One <tspan x="1" dy="1em">two</tspan></text>
  <text x="2"><tspan x="2">One</tspan> and <tspan x="2" dy="1em">two</tspan></text>
  <text x="3"><tspan x="3">One</tspan><tspan class="strong">two</tspan></text>
  <text x="4"><tspan x="4">One <tspan class="strong">two</tspan></tspan></text>
  <text x="5"> <tspan y="5">One</tspan>
    <tspan dx="5">two</tspan> </text>
</svg>"""
    assert words(svg) == ["One two", "One and two", "Onetwo", "One two", "One two"]
    root = etree.fromstring(replace_words(svg, lambda _: "Eins zwei"))
    assert [(len(text), (text.text or "").strip()) for text in root] == [(0, "Eins zwei")] * 4 + [(2, "")]
    assert [line.text for line in root[4]] == ["Eins", "zwei"]


def test_a_label_is_marked_in_the_language_of_the_source() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Word</text></svg>'
    [text] = etree.fromstring(replace_words(svg, lambda _: None, "de"))
    assert (text.get("lang"), text.get("class"), text.text) == ("de", "untranslated", "Word")


def test_lines_that_are_known_are_those_of_the_file() -> None:
    assert [line for _, line in figure_words(Figure("a.svg", SVG, (30, 40, 50)))] == [30, 50, 7]


def test_markup_in_a_translation_stays_text() -> None:
    result = replace_words(SVG, lambda _: "<script>& co</script>")
    assert "<script>" not in result
    assert "<script>& co</script>" in words(result)


def test_entities_are_not_resolved() -> None:
    svg = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + SVG.replace("Safety", "&x;")
    assert not any("localhost" in word for word in words(svg))


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("one two three four", 2, ["one two", "three four"]),
        ("one", 3, ["one", "", ""]),
        ("a verylongword b", 3, ["a", "verylongword", "b"]),
        ("a b c d", 1, ["a b c d"]),
        ("aa b cc", 2, ["aa b", "cc"]),
        ("aa bbb c", 2, ["aa", "bbb c"]),
        ("one two", 4, ["one", "two", "", ""]),
        ("14\u00a0% of all", 2, ["14\u00a0%", "of all"]),
    ],
)
def test_words_are_spread_over_the_lines(text: str, count: int, expected: list[str]) -> None:
    assert balanced(text, count) == expected


def test_each_word_of_a_translated_figure_is_marked_with_its_english() -> None:
    german = replace_words(SVG, {"Safety first": "Sicherheit über alles"}.get)
    root = etree.fromstring(mark_words(german, SVG, "data-key", lambda english: f"<{english}>"))
    assert [element.get("data-key") for element in root[1:5]] == [
        "<Safety first>", None, "<Psychosocial support group>", "<Ask her.>"
    ]  # fmt: skip
    assert "Sicherheit über alles" in mark_words(german, SVG, "data-key", str)
