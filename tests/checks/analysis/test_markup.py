"""What a text is read as: words, links, notes, values, marks and tags."""

from __future__ import annotations

import pytest

from gesim_build.checks.analysis.markup import THING, Link, Span, read
from gesim_build.checks.analysis.tags import signatures


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One *two* **three** _four_", "One two three four"),
        ("a `code` b {{value}} c ![image](i.svg) d", f"a {THING} b {THING} c {THING} d"),
        ("a\nb\\\nc<br>d<br/>e", "a\nb\nc\nd\ne"),
        ("H<sub>2</sub>O<!-- no -->", "H2O"),
        ("[](#auto) [own](#x)", f"{THING} own"),
        ("<https://example.org> and <a@example.org>", f"{THING} and {THING}"),
        ("\\* \\[a\\] &amp; &#8211;", "* [a] & –"),
        ("a <kbd> b </kbd>c, d <!-- no --> e", "a  b c, d e"),
        ("Text[^n] more", "Text more"),
        ("Text[^n][^m] more", "Text more"),
        ("[not a link] (x)", "[not a link] (x)"),
    ],
)
def test_the_words_of_a_text(text: str, words: str) -> None:
    assert read(text).text == words
    assert read(text).own == words


def test_phrases_of_other_languages_are_no_words_of_its_own() -> None:
    found = read("a [b *c*]{lang=de} d [e]{.x} f [g [h]{lang=it} i]{lang=fr} j")
    assert found.text == "a b c d e f g h i j"
    assert found.own == f"a {THING} d e f {THING} j"
    spans = [(span.language, span.text) for span in found.spans]
    assert spans == [("de", "b c"), ("", "e"), ("it", "h"), ("fr", "g h i")]


def test_attributes_are_in_the_order_of_their_names() -> None:
    (span,) = read("[a]{lang=de #b}").spans
    assert span.language == "de"
    assert Span((("id", "x"),), "a").language == ""
    assert [key for key, _ in span.attributes] == sorted(key for key, _ in span.attributes)


def test_links_lead_to_addresses_ids_or_the_name_of_a_definition() -> None:
    found = read("[a *b*](https://example.org) [c](#d) [e][F G] [h][] [](#i) <https://x.org> [j]")
    assert found.links == (
        Link("https://example.org", "a b"), Link("#d", "c"), Link("[f g]", "e"), Link("[h]", "h"), Link("#i", ""),
        Link("https://x.org", "https://x.org"),
    )  # fmt: skip


def test_what_is_not_seen_leaves_one_space() -> None:
    for unseen in ("<!-- a comment -->", "<?x y?>", "<!X y>", "[^n]"):
        assert read(f"a {unseen} b").text == "a b"
    assert read("a<br>b <kbd>c</kbd>").text == "a\nb c"


def test_images_notes_values_code_tags_and_marks_are_listed() -> None:
    found = read("![a](b.svg) ![c][d] x[^n] y[^o p] {{q.r}} `s` <kbd>t</kbd> *u **v*** **w**")
    assert found.images == ("b.svg", "[d]")
    assert found.footnotes == ("n",)
    assert found.values == ("q.r",)
    assert found.code == ("s",)
    assert found.html == ("<kbd>", "</kbd>")
    assert found.marks == ("em", "strong", "strong")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b<br/>c<BR />", ["<br>", "<br>", "<br>"]),
        ("<abbr title='A b'>A</abbr> <abbr title=\"C\">C</abbr>",
         ['<abbr title="…">', "</abbr>", '<abbr title="…">', "</abbr>"]),
        ('<a b="c" A=\'d\' e=f checked g>', ['<a a="d" b="c" e="f" checked g>']),
        ("<!-- a comment -->", ["<!-- a comment -->"]),
        ("<KBD>x</KBD >", ["<kbd>", "</kbd>"]),
        ("<a b=X>c</a><i X/>", ['<a b="X">', "</a>", "<i X>"]),
        ("<a b='X' c=X>", ['<a b="X" c="X">']),
    ],
)  # fmt: skip
def test_tags_are_reduced_to_what_a_translation_keeps(text: str, expected: list[str]) -> None:
    assert signatures(text) == expected
