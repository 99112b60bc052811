"""Drawings: those of ordinary programs are reduced to the short form; what does harm or cannot be kept is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from gesim_build.catalog.figures import figure_words, replace_words
from gesim_build.model import Figure, Source
from gesim_build.svg.parse import NAMESPACE, elements, local_name
from gesim_build.svg.read import MAX_DEPTH, read_figure
from gesim_build.svg.tables import ELEMENTS, is_allowed
from tests.checks.books import book_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">'
SAMPLES = Path(__file__).parent / "samples"
WORDS = {
    "drawio": ["First call", "Meeting"],
    "graphviz": ["Ask first", "Then act", "if she agrees"],
    "inkscape": ["The front door", "Way out"],
    "libreoffice": ["The kitchen is on the left", "Exit"],
    "matplotlib": ["January", "Visitors"],
}


def figure_of(svg: str) -> Figure:
    figure, problems = read_figure(Source("handbook/figures/a b.svg", svg))
    assert figure is not None, problems
    return figure


def drawn(body: str) -> str:
    """What becomes of some elements, in a drawing that has classes and so needs no ground."""
    figure = figure_of(f"{HEAD}<g class='fig-ink'>{body}</g></svg>")
    svg = str(etree.tostring(etree.fromstring(figure.svg), encoding="unicode"))
    return svg.partition('<g class="fig-ink">')[2].removesuffix("</g></svg>")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a xlink:href="https://example.org"><text>x</text></a>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<use xlink:href="../../etc/passwd"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(https://example.org/x.svg#a)"/>',
        '<rect fill="u\\72l(https://example.org/x.svg#a)"/>',
        '<rect fill="u\\000072 l(https://example.org/x.svg#a)"/>',
        '<rect fill="URL(&quot;//example.org/x&quot;)"/>',
        '<rect style="fill:u\\72 l(https://example.org/a)"/>',
        '<rect style="background:url(https://example.org/a)"/>',
        '<rect style="unknown: image-set(&quot;a.png&quot; 1x)"/>',
        '<rect style="--x: url(a.png)"/>',
        '<rect style="width: attr(data-x url)"/>',
        '<rect style="cursor: url(a.cur), auto"/>',
        '<rect style="fill: url(http://a b)"/>',
        "<style>@import url(https://example.org/x.css)</style>",
        "<style>@\\69mport 'x.css'</style>",
        "<style>rect { fill: u\\72l(//example.org) }</style>",
        "<style>@font-face { font-family: x; src: url(x.woff) }</style>",
        "<style>@media print { rect { fill: \\75rl('//example.org') } }</style>",
        "<style><![CDATA[rect { mask: -webkit-image-set('a' 1x) }]]></style>",
        "<foreignObject/>",
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<g xml:base="https://example.org/"/>',
        '<?xml-stylesheet href="x.css"?>',
        '<text><textPath href="#p">x</textPath></text>',
        '<rect style="filter: drop-shadow(1px 1px)"/>',
        '<rect filter="url(#f)"/>',
        '<rect style="mix-blend-mode: multiply"/>',
        '<rect fill="color-mix(in srgb, red, blue)"/>',
        '<rect x="calc(1px + 2px)"/>',
        '<path d="M0 0 evil"/>',
        '<text data-width="wide">x</text>',
        "<blink/>",
    ],
)
def test_what_does_harm_or_cannot_be_kept_is_told_with_its_line(body: str) -> None:
    figure, problems = read_figure(Source("handbook/figures/a.svg", f"{HEAD}\n{body}\n</svg>"))
    assert figure is None
    assert {p.code for p in problems} == {"unsafe-svg"}
    assert all(p.location.line == 2 and p.hint for p in problems)


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ('<rect style="fill:red"/>', '<rect fill="red"/>'),
        ('<rect fill="red" style="fill:RGB(1, 2, 3) !important; fill: blue"/>', '<rect fill="rgb(1, 2, 3)"/>'),
        ("<style>.a{fill:red} #b{fill:blue}</style><rect class='a' id='b'/>", '<rect fill="blue"/>'),
        ("<style>g > .a{stroke-width:2pt}</style><g><rect class='a'/></g>", '<g><rect stroke-width="2.6667"/></g>'),
        ("<style>.a{fill:red}</style><rect class='a' style='fill:green'/>", '<rect fill="green"/>'),
        ("<rect class='node fig-teal big'/>", '<rect class="fig-teal"/>'),
        ("<rect fill='url(#nowhere)'/>", '<rect fill="none"/>'),
        ("<rect fill='url(#nowhere) red'/>", '<rect fill="red"/>'),
        ("<rect clip-path='url(#nowhere)'/>", "<rect/>"),
        ("<rect x='10mm' width='1in'/>", '<rect x="37.7953" width="96"/>'),
        ("<defs><circle id='c' r='1'/></defs><use href='#c' x='2'/>",
         '<g transform="translate(2 0)"><circle r="1"/></g>'),
        ("<symbol id='s' viewBox='0 0 2 2'><path d='M0 0'/></symbol><use xlink:href='#s' width='4'/>",
         '<g><svg viewBox="0 0 2 2" width="4" height="100%"><path d="M0 0"/></svg></g>'),
        ("<use href='#nowhere'/>", ""),
        ("<switch><g requiredFeatures='x'/><text>No</text></switch>", "<g><g/></g>"),
        ("<a xlink:title='tip'><rect/></a>", "<g><rect/></g>"),
        ("<g style='display:none'><text>hidden</text></g><rect/>", "<rect/>"),
        ("<rect display='none'/>", ""),
        ("<title>t</title><desc>d</desc><metadata>m</metadata>", ""),
        ("<rect pointer-events='all' data-x='url(http://a)' tabindex='0'/>", "<rect/>"),
        ("<rect style='fill: light-dark(red, blue); stroke: var(--x, #123)'/>", '<rect fill="red" stroke="#123"/>'),
        ("<text style='font: bold 2em/1 Arial'>A</text>",
         '<text font-size="32" font-family="Noto Sans, sans-serif" font-weight="bold">A</text>'),
        ("<g font-size='10'><text font-size='150%'>A</text></g>",
         '<g font-size="10"><text font-size="15">A</text></g>'),
        ("<text x='1'> </text>", ""),
        ("<text><tspan x='1 2 3' y='4'>ABC</tspan></text>", '<text x="1" y="4">ABC</text>'),
        ("<text x='1' y='2'>a <tspan font-weight='bold'>b</tspan> c</text>",
         '<text x="1" y="2">a <tspan font-weight="bold">b</tspan> c</text>'),
        ("<text><tspan x='1' dy='1.2em'>a</tspan><tspan x='1' dy='1.2em'>b</tspan></text>",
         '<text><tspan x="1" dy="1.2em">a</tspan><tspan x="1" dy="1.2em">b</tspan></text>'),
    ],
)  # fmt: skip
def test_the_short_form(body: str, becomes: str) -> None:
    assert drawn(body) == becomes


@pytest.mark.parametrize("name", WORDS)
def test_drawings_of_ordinary_programs_are_taken(name: str) -> None:
    path = SAMPLES / f"{name}.svg"
    figure = figure_of(path.read_text("utf-8"))
    assert "SECRET" not in figure.svg
    assert [word for word, _ in figure_words(figure)] == WORDS[name]
    lines = path.read_text("utf-8").split("\n")
    assert all(word.split()[0] in "\n".join(lines[line - 1 : line + 9]) for word, line in figure_words(figure))
    for element in elements(etree.fromstring(figure.svg)):
        assert local_name(element) in ELEMENTS
        assert all(is_allowed(str(key), str(value)) for key, value in element.attrib.items()), element.attrib
    again = figure_of(figure.svg)
    assert again.svg.replace("drawing-a-b-", "") == figure.svg.replace("drawing-a-b-", ""), (
        "a second time changes nothing"
    )


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.wcag("1.4.5")
def test_their_words_are_translated_without_a_loss(name: str) -> None:
    figure = figure_of((SAMPLES / f"{name}.svg").read_text("utf-8"))
    assert replace_words(figure.svg, lambda msgid: msgid) == replace_words(figure.svg, lambda msgid: msgid)
    translated = replace_words(figure.svg, str.upper)
    words = [word for word, _ in figure_words(Figure("a.svg", translated))]
    assert words == [word.upper() for word in WORDS[name]]


def test_formatted_text_of_drawio_is_told_with_what_to_do() -> None:
    source = Source("a.svg", (SAMPLES / "drawio-formatted.svg").read_text("utf-8"))
    (problem,) = read_figure(source)[1]
    assert "foreignObject" in problem.message and "Formatted Text" in problem.hint


def test_arrow_heads_take_the_colour_of_their_line() -> None:
    marker = "<marker id='m'><path stroke='context-stroke' fill='context-fill'/></marker>"
    svg = figure_of(
        f"{HEAD}{marker}<g stroke='red'><path marker-end='url(#m)'/></g><path marker-mid='url(#m)'/></svg>"
    ).svg
    assert svg.count("<marker") == 2
    assert '<path stroke="red" fill="black"/>' in svg and '<path stroke="none" fill="black"/>' in svg


def test_gradients_have_what_they_take_from_others() -> None:
    stops = "<linearGradient id='a' x2='9'><stop offset='0' stop-color='red'/></linearGradient>"
    svg = figure_of(f"{HEAD}{stops}<radialGradient id='b' xlink:href='#a'/><rect fill='url(#b)'/></svg>").svg
    assert '<radialGradient x2="9" id="drawing-a-b-1"><stop offset="0" stop-color="red"/></radialGradient>' in svg
    assert "linearGradient" not in svg and "href" not in svg


def test_a_drawing_without_a_size_has_one() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg"'
    assert 'viewBox="0 0 300 150"' in figure_of(f'{head} width="100%"><rect/></svg>').svg
    assert 'viewBox="0 0 96 48"' in figure_of(f'{head} width="1in" height="48"><rect/></svg>').svg


def test_gradients_are_blended_with_the_ground() -> None:
    stop = '<stop style="stop-color:black;stop-opacity:.5"/><stop stop-color="rgba(255,0,0,.2)"/>'
    svg = figure_of(f"{HEAD}<linearGradient id='a'>{stop}</linearGradient><rect fill='url(#a)'/></svg>").svg
    assert '<stop stop-color="#808080"/><stop stop-color="#ffcccc"/>' in svg


def test_what_has_colours_of_its_own_brings_its_ground() -> None:
    assert '<rect x="0" y="0" width="1" height="1" fill="#ffffff"/>' in figure_of(f"{HEAD}<path d='M0 0'/></svg>").svg
    assert "#ffffff" not in figure_of(f"{HEAD}<title>x</title><path class='fig-ink' d='M0 0'/></svg>").svg


def test_entities_are_refused_and_a_bare_document_type_is_not() -> None:
    text = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n{HEAD}<text>&x;</text></svg>'
    assert {p.code for p in read_figure(Source("a.svg", text))[1]} == {"unsafe-svg"}
    assert figure_of(f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n{HEAD}<rect/></svg>')


@pytest.mark.parametrize(
    ("svg", "line", "message"),
    [
        (f"{HEAD}\n<text>\n</svg>", 3, "not well-formed"),
        (HEAD + "\n<g>" * 120 + "</g>" * 120 + "</svg>", MAX_DEPTH, "deeper than 100"),
        (HEAD + "\n<g>" * 300 + "</g>" * 300 + "</svg>", 257, "deeper than 100"),
        (HEAD + "\n<g>" * 90_000 + "</g>" * 90_000 + "</svg>", 257, "deeper than 100"),
        ("<svg viewBox='0 0 1 1'/>", 1, "outermost"),
        (f"{HEAD}\n<g id='a'><use href='#a'/><rect/></g></svg>", 0, ""),
        (f"{HEAD}\n<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>", 0, ""),
        ("", 1, "not well-formed"),
        (f"{HEAD}\n\n<path d='M0 0 L 1e30 5'/></svg>", 3, "too large for a page"),
        (f"{HEAD}\n<rect x='-2147483648' width='1' height='1'/></svg>", 2, "too large for a page"),
    ],
)
def test_a_broken_drawing_is_told_with_its_line(svg: str, line: int, message: str) -> None:
    figure, problems = read_figure(Source("a.svg", svg))
    if not message:
        assert figure is not None
        return
    (problem,) = problems
    assert problem.code == "bad-svg" and message in problem.message and problem.hint
    assert problem.location.line in (line, line + 1)


@pytest.mark.parametrize("mixed", [False, True])
def test_elements_with_a_prefix_are_those_without(mixed: bool) -> None:
    own = 'xmlns="http://www.w3.org/2000/svg" ' if mixed else ""
    root = f'<svg {own}xmlns:svg="http://www.w3.org/2000/svg"' if mixed else f'<svg:svg xmlns:svg="{NAMESPACE}"'
    body = '<svg:text x="1">a<svg:tspan dy="1">b</svg:tspan>c</svg:text>\n<svg:rect width="1" height="1"/>'
    figure = figure_of(f'{root} viewBox="0 0 9 9">{body}</{"svg" if mixed else "svg:svg"}>')
    plain = figure_of(f'<svg xmlns="{NAMESPACE}" viewBox="0 0 9 9">{body.replace("svg:", "")}</svg>')
    assert figure.lines == (1,)
    assert (":" in figure.svg.replace("http:", ""), figure.svg) == (False, plain.svg)


def test_copies_of_copies_have_an_end() -> None:
    levels = "".join(f"<g id='g{n}'>" + f"<use href='#g{n + 1}'/>" * 10 + "</g>" for n in range(9))
    (problem,) = read_figure(Source("a.svg", f"{HEAD}{levels}<g id='g9'><rect/></g></svg>"))[1]
    assert problem.code == "bad-svg"


def test_a_plain_drawing_stays_as_it_is() -> None:
    svg = (
        f'{HEAD}\n<g><text class="fig-label" x="1" data-width="9">Word</text><path class="fig-ink" d="M0 0"/></g></svg>'
    )
    figure = figure_of(svg)
    assert (figure.svg, figure.lines) == (svg, (2,))


def test_a_drawing_whose_name_ends_in_capitals_is_one() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect class="fig-ink" width="9" height="9"/></svg>'
    chapter = "# A {#a}\n\n::: figure {#f}\n![Alt.][f]\n\nSo.\n:::\n\n[f]: ../figures/F.SVG\n"
    assert set(book_of({"chapters/10-a.md": chapter, "figures/F.SVG": svg}).figures) == {"handbook/figures/F.SVG"}
