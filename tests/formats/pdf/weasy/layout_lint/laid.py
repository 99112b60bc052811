"""A piece laid out on small pages with a few plain rules: 100 mm wide, 60 mm high, the text 80 by 40 mm."""

from __future__ import annotations

from gesim_build.formats.pdf.plan.job import Job, LayoutProblem
from gesim_build.formats.pdf.weasy.fragment import lay_out

CSS = """
@page { size: 100mm 60mm; margin: 10mm; @footnote { margin-top: 1mm } }
html { font: 10pt/14pt "Noto Sans"; orphans: 1; widows: 1 }
html, body, section, p, div, aside, h2, h3, figure, dl { display: block }
head { display: none }
p, h2, h3 { margin: 0 }
table { display: table; border-spacing: 0 } thead { display: table-header-group } tbody { display: table-row-group }
tr { display: table-row } th, td { display: table-cell; padding: 0; vertical-align: top; text-align: left }
caption { display: table-caption }
svg { display: block; width: 80mm }
.field { display: inline-block; width: 20mm }
.note { float: footnote; footnote-display: block }
::footnote-call, ::footnote-marker { content: "*" }
br::before { content: "\\A"; white-space: pre-line }
"""
LINE = "<p>A line.</p>"


def problems(inner: str, css: str = "", verso: bool = False) -> tuple[LayoutProblem, ...]:
    """The problems of a section with this content; its element has the number 0, the first in it number 1."""
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{inner}</section>'
    return lay_out(Job("test", "test.md", "en", xhtml, (CSS, css), verso=verso)).problems


def codes(inner: str, css: str = "") -> list[tuple[str, int, int]]:
    """Code, page and element of each problem."""
    return [(problem.code, problem.page, problem.element) for problem in problems(inner, css)]
