"""A form to fill in on screen: which elements become fields, and what each is called.

The sheet looks as it does on paper. What one writes on or ticks there becomes a field in the same place, described by
attributes that `tagging` reads when the place is known:

- ``data-field``: ``text``, ``lines`` (more than one line), ``cell`` (of a grid), ``check`` or ``radio``
- ``data-name``: the field's name, the same in every language; all options of a choice share it
- ``data-label``: what a screen reader says
- ``data-group``, ``data-option``: what is chosen and this option; ``data-value``: what is there and stays
- ``data-again``: the place is on several pages
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.form_pages import CODE_AGAIN, CODE_LINE
from gesim_build.markup.classes import (
    FIELD_GROUP,
    FIELD_HINT,
    FIELD_LABEL,
    FIELD_LINE,
    FIELDS,
    FORM_CODE,
    FORM_STRIP,
    TICK_BOX,
    TICK_ROUND,
)
from gesim_build.markup.tree import classes_of, text_of
from gesim_build.own_ids import own_id

_SAID = (FIELD_LABEL, FIELD_HINT)
_TICKS = {TICK_BOX: "check", TICK_ROUND: "radio"}


def make_fillable(section: Element) -> None:
    """Mark, in place, all fields of a form; writing lines of one field become one box."""
    for number, cell in enumerate(_with_class(section, FORM_STRIP, "div"), start=1):
        _strip_cell(cell, own_id("", "strip", number))
        if FORM_CODE in classes_of(cell):
            _code_again(section, own_id("", "strip", number), cell)
    for group in (element for element in section.iter("section") if FIELD_GROUP in classes_of(element)):
        name = group.get("aria-labelledby", "")
        for number, field in enumerate(_with_class(group, FIELDS, "div"), start=1):
            _field(field, own_id(name, str(number)))


def _with_class(section: Element, word: str, tag: str) -> Iterator[Element]:
    """The children of this tag of the elements of this class."""
    for element in section.iter():
        if word in classes_of(element):
            yield from element.findall(tag)


def _strip_cell(cell: Element, name: str) -> None:
    """A cell of the strip at the head: a code and the date to write, the edition to keep."""
    label, content = cell.find("dt"), cell.find("dd")
    if label is None or content is None:
        return
    _mark(content, "text", name, text_of(label))
    if value := text_of(content):
        content.set("data-value", value)


def _code_again(section: Element, name: str, cell: Element) -> None:
    """The code on the pages after the first: the same field, so that it is written once."""
    label = cell.find("dt")
    for place in section.iterfind(f"div[@class='{CODE_AGAIN}']/span[@class='{CODE_LINE}']"):
        _mark(place, "text", name, "" if label is None else text_of(label))
        place.set("data-again", "true")


def _field(field: Element, name: str) -> None:
    label, hint = (" ".join(text_of(p) for p in field.findall("p") if word in classes_of(p)) for word in _SAID)
    said = f"{label} – {hint}" if label and hint else label or hint
    table = field.find("table")
    if table is not None:
        _grid(table, name)
    elif field.find(f".//div[@class='{FIELD_LINE}']") is not None:
        _box(field, name, said)
    else:
        _ticks(field, name, said)


def _box(field: Element, name: str, label: str) -> None:
    lines = field.findall(f"div[@class='{FIELD_LINE}']")
    box = Element("div", {"class": "field-box"})
    field.insert(list(field).index(lines[0]), box)
    for line in lines:
        field.remove(line)
        box.append(line)
    _mark(box, "lines" if len(lines) > 1 else "text", name, label)


def _ticks(field: Element, name: str, label: str) -> None:
    """Each box to tick: alone in its label, or one of several options."""
    for number, item in enumerate(field.iter("li"), start=1):
        for box in item.findall("span"):
            kind = next((_TICKS[word] for word in classes_of(box) if word in _TICKS), "")
            if kind:
                option = text_of(item)
                _mark(box, kind, name if kind == "radio" else own_id(name, str(number)), f"{label}: {option}")
                box.set("data-group", label)
                box.set("data-option", option)
    for box in field.findall("p/span"):
        if TICK_BOX in classes_of(box):
            _mark(box, "check", name, label)


def _grid(table: Element, name: str) -> None:
    heads = [text_of(head) for head in table.findall("thead/tr/th")]
    for number, row in enumerate(table.findall("tbody/tr"), start=1):
        head = row.find("th")
        label = str(number) if head is None else text_of(head)
        for column, cell in enumerate(row):
            if cell.tag == "td":
                _mark(cell, "cell", own_id(name, str(number), column + 1), f"{label}: {heads[column]}")


def _mark(element: Element, kind: str, name: str, label: str) -> None:
    element.set("data-field", kind)
    element.set("data-name", name)
    element.set("data-label", label)
