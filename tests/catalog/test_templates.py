from __future__ import annotations

import pytest

from gesim_build.catalog.templates import template_strings
from gesim_build.diagnostics import GesimError, Location
from tests.vocabulary import VOCABULARY


def test_marked_strings_are_found_with_their_line() -> None:
    files = {
        "b.xhtml.j2": b'<p>{{ _("Second") }}</p>',
        "a.xhtml.j2": b"{# x #}\n<h1>{{ _('First') }}</h1>\n<p>{{ gettext('More')|upper }}</p>\n{{ plain }}",
        "style.css": b"a { content: _('no') }",
    }
    assert template_strings(files, VOCABULARY) == (
        ("First", Location("templates/a.xhtml.j2", 2)),
        ("More", Location("templates/a.xhtml.j2", 3)),
        ("Second", Location("templates/b.xhtml.j2", 1)),
    )


def test_a_broken_template_is_reported_with_its_line() -> None:
    with pytest.raises(GesimError) as caught:
        template_strings({"a.j2": b'{{ _("x") }}\n{% if %}'}, VOCABULARY)
    assert [(d.code, str(d.location)) for d in caught.value.diagnostics] == [("bad-template", "templates/a.j2:2")]


def test_a_template_that_is_not_utf_8_is_reported() -> None:
    with pytest.raises(GesimError) as caught:
        template_strings({"a.j2": b'{{ _("\xe4") }}'}, VOCABULARY)
    assert [d.code for d in caught.value.diagnostics] == ["not-utf-8"]
