"""What the shortcuts replace in WeasyPrint, or rely on there, is as it was when they were written: a canary for each.

A quicker function does what the engine's own does, so it has to be read again when that has changed in any way.
"""

from __future__ import annotations

import inspect
import re
import sys
from hashlib import sha256
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import build
from weasyprint.layout.absolute import AbsolutePlaceholder

from gesim_build.formats.pdf.weasy.shortcuts import SHORTCUTS, take
from gesim_build.formats.pdf.weasy.shortcuts.numbers import PROPERTIES

css, layout, text = weasyprint.css, weasyprint.layout, weasyprint.text
# Each thing, the module that needs it, and the digest of its source. While this is imported nothing is replaced.
take(())
SOURCES: tuple[tuple[Any, str, str], ...] = (
    (text.line_break.Layout.setup, "text_styles.py", "fb227a55094f"),
    (text.line_break.split_first_line, "lines.py", "39ad1016863c"),
    (text.line_break.strut, "struts.py", "b57885b70dd0"),
    (text.line_break.Layout.set_text, "drawn_layouts.py", "fe23ca9937db"),
    (text.line_break.Layout.deactivate, "drawn_layouts.py", "bfec3ec8406e"),
    (text.line_break.Layout.reactivate, "drawn_layouts.py", "0b89ee097104"),
    (text.line_break.first_line_metrics, "drawn_layouts.py", "55ec5d0b58b2"),
    (text.line_break.create_layout, "drawn_layouts.py", "6587192cc0ab"),
    (weasyprint.draw.text.draw_text, "drawn_layouts.py", "ebaf96239c6c"),
    (css.ComputedStyle.__missing__, "properties.py", "b318d8efc8ac"),
    (layout.percent.resolve_percentages, "lengths.py", "71673078096f"),
    (layout.percent.resolve_one_percentage, "lengths.py", "4cfaa9ad134e"),
    (layout.percent.percentage, "lengths.py", "ebe404ccd9da"),
    (layout.percent.adjust_box_sizing, "lengths.py", "88f3351db028"),
    (weasyprint.draw.draw_inline_level, "leaders.py", "068162a401d0"),
    (layout.leader.handle_leader, "leaders.py", "e4bf5941eb94"),
    (layout.leader.leader_index, "leaders.py", "933aaa813a2b"),
    (weasyprint.pdf.stream.Stream.marked, "leaders.py", "3fa3acacbbf6"),
    (weasyprint.formatting_structure.boxes.Box.translate, "leaders.py", "2e16dfbea8bd"),
    (css.StyleFor.__call__, "lengths.py", "96b91915ae7c"),
    (css.functions.check_math, "numbers.py", "4f8e6a21258e"),
)
take()


def digest(thing: Any) -> str:
    return sha256(inspect.getsource(thing).encode()).hexdigest()[:12]


def name_of(row: tuple[Any, str, str]) -> str:
    return f"{row[0].__module__}.{row[0].__qualname__}"


@pytest.mark.parametrize("row", SOURCES, ids=name_of)
def test_a_function_is_as_it_was_read(row: tuple[Any, str, str]) -> None:
    thing, needed_by, known = row
    assert digest(thing) == known, (
        f"{name_of(row)} has changed, and shortcuts/{needed_by} does the same quicker: read both"
    )


def test_whatever_is_replaced_is_among_them() -> None:
    known = {thing for thing, _, _ in SOURCES}
    assert {patch.plain for shortcut in SHORTCUTS for patch in shortcut.patches} <= known


def test_it_is_replaced_wherever_the_engine_has_it() -> None:
    """A module that imports a function by its name has one of its own."""
    plain = {patch.plain for shortcut in SHORTCUTS for patch in shortcut.patches}
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "weasyprint"]
    left = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value in plain
    ]
    assert left == []


def test_a_text_style_has_all_properties_that_are_read_for_text() -> None:
    sources = "".join(map(inspect.getsource, (text.line_break, text.fonts.get_font_description)))
    read = set(re.findall(r"style\['(\w+)'\]", sources))
    assert read == {*PROPERTIES, "font_family", "text_decoration_line", "line_height"}


# How often modules of the engine write into a style, each time into a copy, or before anything is laid out with it.
WRITING = {
    "weasyprint.formatting_structure.build": 13,
    "weasyprint.layout": 2,
    "weasyprint.layout.flex": 11,
    "weasyprint.layout.grid": 2,
    "weasyprint.layout.inline": 4,
    "weasyprint.layout.page": 4,
    "weasyprint.svg.text": 9,
    "weasyprint.text.line_break": 3,
}


def test_only_few_places_write_into_a_style() -> None:
    """A number, and lengths, are kept with a style: none that text or boxes were laid out with may change."""
    writing = re.compile(r"style\[[^\]]+\] = ")
    found = {
        name: len(writing.findall(inspect.getsource(module)))
        for name, module in sys.modules.items()
        if re.match(r"weasyprint\.(?!css)", name) and getattr(module, "__file__", None)
    }
    assert {name: number for name, number in found.items() if number} == WRITING


def test_what_pango_is_asked_for_besides_is_there() -> None:
    assert weasyprint.text.ffi.pango.pango_layout_copy
    assert weasyprint.text.ffi.pango.pango_layout_get_line_count


def test_boxes_keep_their_lengths_as_plain_attributes() -> None:
    kinds = [kind for kind in vars(weasyprint.formatting_structure.boxes).values() if inspect.isclass(kind)]
    assert not any(isinstance(getattr(kind, "width", None), property) for kind in kinds)
    assert not any("__slots__" in vars(kind) or "__setattr__" in vars(kind) for kind in kinds)
    assert "__setattr__" in vars(AbsolutePlaceholder)  # which stands for a box, and is left to the engine
    assert build.boxes is weasyprint.formatting_structure.boxes
