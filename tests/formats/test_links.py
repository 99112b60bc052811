from __future__ import annotations

from gesim_build.formats.links import addresses, relink
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse

ANCHORS = {"one": "one", "a": "one", "two": "two", "b": "two"}


def relinked(html: str) -> str:
    root = parse(html)
    relink(root, addresses(ANCHORS, ".html", "one"))
    return to_html(root)


def test_a_link_to_another_part_names_its_file() -> None:
    assert relinked('<p><a href="#b">x</a></p>') == '<p><a href="two.html#b">x</a></p>'


def test_a_link_to_a_whole_part_needs_no_fragment() -> None:
    assert relinked('<p><a href="#two">x</a></p>') == '<p><a href="two.html">x</a></p>'


def test_links_within_the_part_and_out_of_the_book_stay() -> None:
    for link in (
        '<a href="#a">x</a>',
        '<a href="#one">x</a>',
        '<a href="#fn-1">x</a>',
        '<a href="https://e.org/#b">x</a>',
    ):
        assert relinked(f"<p>{link}</p>") == f"<p>{link}</p>"


def test_from_outside_the_folder_every_link_leads_into_it() -> None:
    address = addresses(ANCHORS, ".xhtml", folder="text/")
    assert [address("one"), address("a")] == ["text/one.xhtml", "text/one.xhtml#a"]
