from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.catalog.templates import in_own_words, template_strings, unknown_words
from gesim_build.diagnostics import GesimError, Location
from gesim_build.model import Source
from gesim_build.toml_source import parse_toml
from gesim_build.vocabulary import SINGLE_TEXTS, texts
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


def test_a_text_of_a_single_table_is_found_and_no_table_of_its_name() -> None:
    table, key = next((table, key) for table, keys in SINGLE_TEXTS.items() for key in keys)
    made = replace(VOCABULARY, **{table: replace(getattr(VOCABULARY, table), **{key: "Ours"})})
    files = {"a.j2": f"{{{{ vocabulary.{table}.{key} }}}} {{{{ vocabulary.boxes.label }}}}".encode()}
    assert template_strings(files, made) == (("Ours", Location("templates/a.j2", 1)),)


def test_a_book_has_words_of_its_own_for_some_strings() -> None:
    place = Location("templates/a.j2", 1)
    assert in_own_words([("Contents", place), ("Notes", place)], {"Contents": "In this book"}) == (
        ("In this book", place),
        ("Notes", place),
    )


def test_own_words_for_what_no_template_prints_are_told_with_the_nearest() -> None:
    toml = parse_toml(Source("handbook/handbook.toml", '[words]\n"Cost" = "X"\n"Qqq" = "Y"\n"Notes" = "N"\n'))
    place = Location("templates/a.j2", 1)
    strings = [("Content", place), ("Contents", place), ("Notes", place)]
    near, far = sorted(unknown_words(strings, {"Cost": "X", "Qqq": "Y", "Notes": "N"}, toml), key=str)
    assert (near.code, near.location.path, near.location.line) == ("unknown-key", "handbook/handbook.toml", 2)
    assert (near.message, far.message) == ("the theme does not print “Cost”", "the theme does not print “Qqq”")
    assert near.hint == "Did you mean “Content”? Write its words as they are."
    assert (far.location.line, far.hint) == (3, "Write its words as they are.")
    assert list(unknown_words(strings, {}, toml)) == []
