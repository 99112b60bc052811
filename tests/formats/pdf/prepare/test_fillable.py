"""Which elements of a form become fields."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from gesim_build.formats.pdf.prepare.fillable import make_fillable
from gesim_build.markup.tree import parse_bare


def marked(fields: str, head: str = "") -> list[dict[str, str]]:
    """The attributes of every field of a form with these elements."""
    group = f'<section class="field-group" aria-labelledby="g"><div class="fields">{fields}</div></section>'
    section = parse_bare(f'<section class="part form" aria-labelledby="t">{head}{group}</section>')
    make_fillable(section)
    return [attributes(element) for element in section.iter() if "data-field" in element.attrib]


def attributes(element: Element) -> dict[str, str]:
    return {name.removeprefix("data-"): value for name, value in element.attrib.items() if name.startswith("data-")}


def test_the_lines_of_a_field_are_one_box() -> None:
    line = '<div class="field-line"/>'
    label = '<p class="field-label">Who <em>came</em>?</p>'
    assert marked(
        f'<div class="field field-lines">{label}{line * 3}</div><div class="field field-text">{line}</div>'
    ) == [
        {"field": "lines", "name": "g~1", "label": "Who came?"},
        {"field": "text", "name": "g~2", "label": ""},
    ]


@pytest.mark.wcag("3.3.2")
def test_options_are_named_with_what_is_chosen() -> None:
    options = "".join(f'<li><span class="tick-round"/> {option}</li>' for option in ("yes", "no"))
    field = f'<div class="field"><p class="field-label">Safe?</p><ul class="options">{options}</ul></div>'
    assert marked(field) == [
        {"field": "radio", "name": "g~1", "label": f"Safe?: {option}", "group": "Safe?", "option": option}
        for option in ("yes", "no")
    ]
    assert [row["name"] for row in marked(field.replace("tick-round", "tick-box"))] == ["g~1~1", "g~1~2"]


def test_a_single_box_is_named_by_its_label() -> None:
    field = '<div class="field field-check"><p class="field-label"><span class="tick-box"/> She knows.</p></div>'
    assert marked(field) == [{"field": "check", "name": "g~1", "label": "She knows."}]


@pytest.mark.wcag("2.4.6", "3.3.2")
def test_cells_are_named_by_row_and_column() -> None:
    head = "<thead><tr><th>In</th><th>Amount</th></tr></thead>"
    rows = "<tr><th>Wages</th><td/></tr><tr><td/><td/></tr>"
    field = f'<div class="field field-grid"><table class="grid">{head}<tbody>{rows}</tbody></table></div>'
    assert [(row["field"], row["name"], row["label"]) for row in marked(field)] == [
        ("cell", "g~1~1~2", "Wages: Amount"),
        ("cell", "g~1~2~1", "2: In"),
        ("cell", "g~1~2~2", "2: Amount"),
    ]


def test_fields_within_other_blocks_are_fields_too() -> None:
    field = '<div class="fields"><div><div class="field-line"/></div></div>'
    group = f'<section class="field-group" aria-labelledby="{{}}">{field}</section>'
    within = f"<ol><li><p>Step</p>{group.format('a')}</li></ol><aside>{group.format('b')}</aside>"
    section = parse_bare(f'<section class="part form">{within}</section>')
    make_fillable(section)
    assert [element.get("data-name") for element in section.iter() if "data-field" in element.attrib] == ["a~1", "b~1"]


def test_the_strip_is_to_fill_in_but_for_the_edition() -> None:
    strip = "<div><dt>Code</dt><dd/></div><div><dt>Edition</dt><dd>en-IE</dd></div>"
    assert marked("", f'<dl class="form-strip">{strip}</dl>') == [
        {"field": "text", "name": "~strip~1", "label": "Code"},
        {"field": "text", "name": "~strip~2", "label": "Edition", "value": "en-IE"},
    ]
