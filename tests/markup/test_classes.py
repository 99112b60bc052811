"""Every class that programs look for is one that the assembly, its templates or the preparation of print write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesim_build.markup import classes
from gesim_build.packaged import PACKAGE, packaged_templates

NAMES = {name: value for name, value in vars(classes).items() if name.isupper()}
TEMPLATES = [path.read_text("utf-8") for path in sorted((packaged_templates() / "shared").glob("*.xhtml.j2"))]
FOLDERS = ("assemble", "markdown", "formats/pdf/prepare")
WRITERS = [path.read_text("utf-8") for folder in FOLDERS for path in (PACKAGE / folder).glob("*.py")]


@pytest.mark.parametrize("name", NAMES)
def test_a_class_is_written(name: str) -> None:
    # In an attribute, or as the argument of a macro that writes one.
    in_template = re.compile(
        rf"class=\"(?:[^\"]*[\s'({{])?{re.escape(NAMES[name])}(?:[\s'\"{{)]|\w)"
        rf"|\{{[{{%][^}}]*\"{re.escape(NAMES[name])}\"[^}}]*\}}"
    )
    in_program = re.compile(rf"\b{name}\b(?!.*\bimport\b)")
    assert any(map(in_template.search, TEMPLATES)) or any(map(in_program.search, WRITERS))


def test_no_other_module_spells_a_class_out() -> None:
    """Where classes are compared, their names come from `markup.classes`, or belong to one format."""
    spelt = re.compile(r"\"([a-z][a-z-]+)\" (?:not )?in (?:classes_of\(|words\b)|\[@class='([a-z-]+)'\]")
    found = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sorted(Path(PACKAGE).rglob("*.py"))
        for match in spelt.finditer(path.read_text("utf-8"))
        if (name := match[1] or match[2]) in NAMES.values()
    ]
    assert found == []
