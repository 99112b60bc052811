from __future__ import annotations

import pytest

from gesim_build.catalog.templates import template_strings
from gesim_build.diagnostics import GesimError, Location
from gesim_build.vocabulary import texts
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


def test_what_is_no_text_of_a_template_is_left_out() -> None:
    files = {
        "a.j2": b'{{ other("x") }} {{ _("") }} {{ _(3) }} {{ _(" ") }} {{ a._("y") }} {{ _(b) }} {{ _("one", "two") }}'
    }
    assert [text for text, _ in template_strings(files, VOCABULARY)] == ["one", "two"]


def test_a_word_of_the_vocabulary_is_the_text_of_all_its_kinds() -> None:
    files = {"a.j2": b"\n{{ vocabulary.boxes[kind].label }} {{ vocabulary.boxes }} {{ other.boxes[kind].label }}"}
    found = template_strings(files, VOCABULARY)
    assert found == tuple((text, Location("templates/a.j2", 2)) for text in texts(VOCABULARY, "boxes", "label"))
    assert len(found) > 2


def test_a_broken_template_is_reported_with_its_line() -> None:
    with pytest.raises(GesimError) as caught:
        template_strings({"a.j2": b'{{ _("x") }}\n{% if %}'}, VOCABULARY)
    [problem] = caught.value.diagnostics
    assert (problem.code, str(problem.location)) == ("bad-template", "templates/a.j2:2")
    assert "Expected an expression" in problem.message
    assert problem.hint == "Correct the Jinja template."


def test_a_template_that_no_parser_can_read_is_reported() -> None:
    with pytest.raises(GesimError) as caught:
        template_strings({"a.j2": b"{{ " + b"9" * 5000 + b" }}"}, VOCABULARY)
    [problem] = caught.value.diagnostics
    assert (problem.code, str(problem.location)) == ("bad-template", "templates/a.j2")
    assert problem.message.startswith("the template cannot be read: ")
    assert problem.hint == "Correct the Jinja template."


def test_a_template_that_is_not_utf_8_is_reported() -> None:
    with pytest.raises(GesimError) as caught:
        template_strings({"a.j2": b'{{ _("\xe4") }}'}, VOCABULARY)
    [problem] = caught.value.diagnostics
    assert (problem.code, str(problem.location)) == ("not-utf-8", "templates/a.j2")
    assert (problem.message, problem.hint) == ("the file is not UTF-8 text", "Save it with the encoding UTF-8.")
