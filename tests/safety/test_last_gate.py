"""The last gate: what is in no table, or could be read in two ways, is a fault with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.diagnostics import GesimError, Location
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.tasks import lay_out
from gesim_build.model import Artifact, Part
from gesim_build.safety.findings import unsafe_files, unsafe_part
from gesim_build.safety.judge import DEEPEST, faults

GOOD = (
    '<section class="part" id="a" aria-labelledby="a-b">',
    '<p lang="de">A &lt;b&gt; <em>c</em><br/>&amp; <a class="external" href="https://example.org/?a=1&amp;b=2">x</a>',
    ' <a href="#a:b.c">y</a> <a href="page.html#a">z</a> <a href="../../de/html/page.html">z</a>',
    '<a href="tel:+491">t</a>',
    '<img src="images/a b.png" alt="A &quot;b&quot;"/></p>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
    '<title id="t">T</title><path d="M0 0h9" fill="none"/></svg>',
    "</section>",
)
BAD = (
    "<script>alert(1)</script>",
    '<script src="book.js"></script>',
    "<p>a\0b</p>",
    "<p>a\x1bb</p>",
    '<p onclick="go()">x</p>',
    '<p OnClick="go()">x</p>',
    '<p style="color: red">x</p>',
    '<img src="x" onerror="go()"/>',
    '<img src="http://example.org/x.png"/>',
    '<img src="//example.org/x.png"/>',
    '<img src="data:image/svg+xml,x"/>',
    '<img src="\\\\example.org/x.png"/>',
    '<a href="javascript:go()">x</a>',
    '<a href="java&#115;cript:go()">x</a>',
    '<a href="java&Tab;script:go()">x</a>',
    '<a href=" javascript:go()">x</a>',
    '<a href="JAVASCRIPT:go()">x</a>',
    '<a href="vbscript:go()">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="//example.org/">x</a>',
    '<a href="/etc/passwd">x</a>',
    '<a href="x" ping="https://example.org">x</a>',
    '<a href=x>x</a>',
    "<a href='x' href='y'>x</a>",
    '<a/href="x">x</a>',
    '<a href="x"class="y">x</a>',
    '<a href="x<y">x</a>',
    '<p id="a b">x</p>',
    "<iframe></iframe>",
    "<form></form>",
    "<input/>",
    "<object></object>",
    "<math><mi>x</mi></math>",
    "<style>p { }</style>",
    "<template>x</template>",
    "<noscript>x</noscript>",
    "<P>x</P>",
    "<!-- x -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "<!DOCTYPE html>",
    "<p>x",
    "x</p>",
    "<p><em>x</p></em>",
    "<p>a < b</p>",
    "<p",
    '<p title="x>y</p>',
    '<base href="x"/>',
    '<link rel="stylesheet" href="https://example.org/x.css"/>',
    '<meta http-equiv="refresh" content="0;url=https://example.org"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="x"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="x"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><animate attributeName="href"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="go()"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(https://example.org)"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><p>x</p></svg>',
    "<div>" * (DEEPEST + 1) + "</div>" * (DEEPEST + 1),
)  # fmt: skip


def part(xhtml: str) -> Part:
    return Part("a", "chapter", "", "", "A", "", xhtml, "a.md", lines={0: Location("a.md", 1), 1: Location("b.md", 7)})


@pytest.mark.parametrize("kind", ["part", "print", "document", "page"])
def test_what_is_in_the_tables_is_allowed(kind: str) -> None:
    assert list(faults("\n".join(GOOD), kind)) == []


@pytest.mark.wcag("1.2.1", "1.4.2", "2.3.1", "2.5.4")
@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("kind", ["part", "print", "document"])
def test_everything_else_is_a_fault(text: str, kind: str) -> None:
    assert [fault.line for fault in faults(f"<section>\n{text}\n</section>", kind)][:1] in ([2], [3])


def test_a_page_has_one_script_and_closes_what_it_opens() -> None:
    head = '<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8"><script src="book.js" defer></script></head>'
    assert list(faults(f"{head}<body></body></html>", "page")) == []
    for bad in ('<script src="other.js"></script>', '<script src="book.js" async></script>', "<div/>",
                "<style></style>", "<script>go()</script>", "<script defer></script>",
                '<script src="book.js">go()</script>', '<script src="book.js"><b>x</b></script>',
                '<svg/onload="go()">'):  # fmt: skip
        assert list(faults(f"{head}<body>{bad}</body></html>", "page"))


def test_a_fault_of_a_part_is_told_where_it_comes_from() -> None:
    found = list(unsafe_part(part("<section><p><b onclick='x'>x</b></p></section>")))
    assert [(one.code, str(one.location)) for one in found] == [("unsafe-output", "b.md:7")]
    found = list(unsafe_part(replace(part("<section><i/><u></u><b onclick='x'>x</b></section>"), lines={})))
    assert [str(one.location) for one in found] == ["a.md"]


def test_files_are_judged_in_their_archives() -> None:
    import datetime as dt

    from gesim_build.ziparchive import archive

    packed = archive({"EPUB/text/a.xhtml": b"<p>\n<script/></p>", "b.txt": b"<script>"}, dt.date(2026, 1, 2))
    found = unsafe_files([Artifact("a.epub", "", packed), Artifact("b.css", "", b"<")], "dist/en")
    assert [str(one.location) for one in found] == ["dist/en/a.epub/EPUB/text/a.xhtml:2"]


def test_nothing_unsafe_reaches_the_layout_engine() -> None:
    with pytest.raises(GesimError, match="script"):
        lay_out(Job("A", "a.md", "en", "<section><script>x</script></section>", ()))
