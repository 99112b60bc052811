"""What runs the other way than its surroundings has an element of its own, and nothing is lost or added."""

from __future__ import annotations

from random import Random
from xml.etree.ElementTree import tostring

import pytest

from gesim_build.formats.pdf.prepare.bidi import order_directions
from gesim_build.formats.pdf.prepare.reading_order import SAID
from gesim_build.languages.joining import JOINER
from gesim_build.markup.tree import parse_bare
from tests.formats.pdf.prepare.words import section

AR = "عرب"


def ordered(inner: str, direction: str = "rtl") -> str:
    root = parse_bare(f"<section>{inner}</section>")
    order_directions(root, direction)
    return tostring(root, encoding="unicode").removeprefix("<section>").removesuffix("</section>")


def said(text: str) -> str:
    return f'<span {SAID}="{text.replace(JOINER, "")}">{text}</span>'


def other(text: str, way: str = "ltr") -> str:
    return f'<span dir="{way}">{text}</span>'


SAID_AR, TURNED_AR = said(AR), other(said(AR), "rtl")
LINK = '<a href="#a">one <b>two</b></a>'
ISOLATE = '<span dir="ltr">{} two</span>'
CASES = {
    "<p>English</p>": f"<p>{other('English')}</p>",
    f"<p>{AR}</p>": f"<p>{SAID_AR}</p>",
    f"<p>{AR} 12 (x) {AR}</p>": f"<p>{SAID_AR} {other('12')} ({other('x')}{said(f') {AR}')}</p>",
    # An element is taken apart where something that it shares with its neighbours runs the other way.
    f'<p>one <em id="a">two {AR}</em> three</p>': "".join(
        ("<p>", other('one <em id="a">two</em>'), f"<em> {SAID_AR}</em> ", other("three"), "</p>")
    ),
    f"<p>{AR} <em>12 {AR}</em></p>": f"<p>{SAID_AR} <em>{other('12')} {SAID_AR}</em></p>",
    f"<p>{AR} {LINK} three</p>": f"<p>{SAID_AR} {other(f'{LINK} three')}</p>",
    # What has a direction is one object to what is around it, and has an order of its own.
    f"<p>one {ISOLATE.format(AR)} three</p>": f"<p>{other(f'one {ISOLATE.format(TURNED_AR)} three')}</p>",
    'a<span class="number">3</span>b': other('a<span class="number" dir="rtl"><span dir="ltr">3</span></span>b'),
    f"<ul><li>one<ul><li>{AR}</li></ul> two</li></ul>": (
        f"<ul><li>{other('one')}<ul><li>{SAID_AR}</li></ul> {other('two')}</li></ul>"
    ),
    # Lines of code, and what a break divides, are paragraphs by themselves.
    f'<pre dir="ltr">{AR}\n1</pre>': f'<pre dir="ltr">{TURNED_AR}\n1</pre>',
    f'<p dir="ltr">{AR}<br />1</p>': f'<p dir="ltr">{TURNED_AR}<br />1</p>',
    f'<p dir="ltr">{AR}<wbr />1</p>': f'<p dir="ltr">{other(f"{SAID_AR}<wbr />" + other("1"), "rtl")}</p>',
    "<p>لل<b>زائر</b></p>": f"<p>{said(f'لل{JOINER}')}<b>{said(f'{JOINER}زائر')}</b></p>",
    '<p><img src="a" alt="b" /> a</p>': f'<p><img src="a" alt="b" /> {other("a")}</p>',
}


@pytest.mark.parametrize("inner", CASES)
def test_what_runs_the_other_way_has_an_element(inner: str) -> None:
    assert ordered(inner) == CASES[inner]


def test_a_text_of_one_direction_stays_as_it_is() -> None:
    inner = '<p>a <em>b</em> 1 <a href="#c">d</a></p><ul><li>e</li></ul>'
    assert ordered(inner, "ltr") == inner


def test_nothing_is_lost() -> None:
    for seed in range(20):
        root = parse_bare(section(Random(seed), 10))
        for number, element in enumerate(root.iter()):
            element.set("id", str(number))
        text, ids = "".join(root.itertext()), [element.get("id") for element in root.iter()]
        order_directions(root, "rtl")
        assert "".join(root.itertext()).replace(JOINER, "") == text
        assert [id for element in root.iter() if (id := element.get("id"))] == ids
