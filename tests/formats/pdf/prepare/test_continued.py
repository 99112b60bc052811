"""Which blocks say that they go on, and what they say."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.prepare.continued import add_continued
from gesim_build.markup.tree import parse_bare, text_of

BOX = '<aside class="box box-note{0}"><p class="box-label"><span class="box-kind">Note</span></p><p>Text</p>{1}</aside>'
TABLE = '<div class="table{0}"><table><caption>{1} Words</caption></table></div>'
NUMBER = '<span class="label">Table 3</span>'


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (BOX.format("", ""), ["Note continued"]),
        (BOX.format(" short", ""), []),
        (BOX.format("", BOX.format("", "")), ["Note continued"]),
        (f'<section class="national">{BOX.format("", "")}</section>', ["Note continued"]),
        ('<aside class="box"><p>No label</p></aside>', []),
        (TABLE.format(" wide", NUMBER), ["Table 3, continued"]),
        (TABLE.format("", ""), ["continued"]),
        (TABLE.format(" short", NUMBER), ["Table 3, continued"]),
    ],
)
def test_what_may_be_divided_says_what_it_is_and_that_it_goes_on(inner: str, said: list[str]) -> None:
    section = parse_bare(f"<section>{inner}</section>")
    add_continued(section, parse_bare("<span>continued</span>"))
    labels = [one for one in section.iter("p") if "continued" in one.get("class", "").split()]
    assert [text_of(label) for label in labels] == said
    assert all(label.get("aria-hidden") == "true" for label in labels)
