"""The foot of a form: the label of the publication is in it, whether the form has a foot of its own or none."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from gesim_build.formats.pdf.prepare.form_pages import furnish_form

LABEL = '<p class="page-label">Not a real person</p>'
FOOT = '<footer class="form-footer"><p>Keep it.</p></footer>'
IN_FOOT = f'<footer class="form-footer">{LABEL}</footer>'


@pytest.mark.parametrize(
    ("kind", "content", "alone", "expected"),
    [
        ("form", f"{LABEL}<h1>A</h1>{FOOT}", False, FOOT.replace("<p>", f"{LABEL}<p>") + "<h1>A</h1>"),
        ("form", f"{LABEL}<h1>A</h1>", False, f"{IN_FOOT}<h1>A</h1>"),
        ("form", f"{LABEL}<h1>A</h1>", True, f"{LABEL}<h1>A</h1>"),
        ("form", "<h1>A</h1>", False, "<h1>A</h1>"),
        ("chapter", f"{LABEL}<h1>A</h1>", False, f"{LABEL}<h1>A</h1>"),
    ],
    ids=["with a foot", "without one", "as a file of its own", "without a label", "a chapter"],
)
def test_the_label_is_in_the_foot(kind: str, content: str, alone: bool, expected: str) -> None:
    section = ElementTree.fromstring(f'<section class="part {kind}">{content}</section>')
    furnish_form(section, alone=alone)
    assert ElementTree.tostring(section, "unicode") == f'<section class="part {kind}">{expected}</section>'
