from __future__ import annotations

import re

import pytest

from gesim_build.formats.epub.page_breaks import mark_pages
from gesim_build.formats.epub.pages import Page
from gesim_build.markup.serialise import to_xhtml
from gesim_build.markup.tree import parse


def marked(inner: str, *ids: str) -> str:
    """A part whose pages begin at these ids, with ``[LABEL]`` for each mark."""
    root = parse(f'<section id="part">{inner}</section>')
    mark_pages(root, [Page(number, f"p{number}", "part", id) for number, id in enumerate(ids, 1)])
    text = to_xhtml(root)
    marks = re.findall(r'<span id="~page~\d" epub:type="pagebreak" role="doc-pagebreak" aria-label="p\d"', text)
    assert len(marks) == len(ids)
    text = re.sub(r'<span id="~page~(\d)"[^>]*?(?:/>|></span>)', r"[\1]", text)
    return re.sub(r"<section[^>]*>(.*)</section>", r"\1", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<p>a</p><h2 id="x">b</h2>', '<p>a</p>[1]<h2 id="x">b</h2>'),
        ('<p>a <a id="x">b</a> c</p>', '<p>a [1]<a id="x">b</a> c</p>'),
        ('<h2>a <a id="x">b</a></h2>', '[1]<h2>a <a id="x">b</a></h2>'),
        ('<div id="x">a<p>b</p></div>', '<div id="x">[1]a<p>b</p></div>'),
        ('<figure id="x"><img src="a.png" alt="a"/></figure>', '[1]<figure id="x"><img src="a.png" alt="a"/></figure>'),
        ("<table><tr id='x'><th>a</th></tr></table>", '<table><tr id="x"><th>[1]a</th></tr></table>'),
        ("<ul id='x'><li>a</li></ul>", '<ul id="x"><li>[1]a</li></ul>'),
        ("<dl><div id='x'><dt>a</dt><dd>b</dd></div></dl>", '<dl><div id="x"><dt>[1]a</dt><dd>b</dd></div></dl>'),
        ("<dl><div><dt>a</dt><dd id='x'>b</dd></div></dl>", '<dl><div><dt>a</dt><dd id="x">[1]b</dd></div></dl>'),
        ("a", "[1]a"),
    ],
)
def test_a_page_begins_before_what_begins_on_it(inner: str, expected: str) -> None:
    assert marked(inner, "x") == expected


def test_pages_of_one_place_come_in_their_order() -> None:
    assert marked('a<h2 id="x">b</h2>', "part", "part", "x", "x") == '[1][2]a[3][4]<h2 id="x">b</h2>'
