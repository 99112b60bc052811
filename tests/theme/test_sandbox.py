"""Templates and style sheets of a project: what is wrong is reported with its line, and nothing leaves the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog.templates import template_strings
from gesim_build.diagnostics import GesimError
from gesim_build.packaged import packaged_templates
from gesim_build.theme import Theme, read_theme
from gesim_build.theme.sandbox import Macros, environment
from gesim_build.theme.style_sheets import style_sheet_faults

ESCAPES = (
    "{{ cycler.__init__.__globals__.os.popen('x').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''['__class__'] }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{x.__class__}'.format_map({'x': 1}) }}",
    "{{ _.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ macro.__func__ }}",
    "{{ values.append(1) }}",
    "{% set _ = values.pop() %}",
    "{% include '../../etc/passwd' %}",
    "{% import '/etc/passwd' as x %}",
    "{% for x in range(10000000) %}{% endfor %}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ 9 ** (9 ** 9) }}",
    "{{ ((2 ** 400) ** 400) ** 400 }}",
    "{{ 'a' * 10 ** 10 }}",
    "{{ [1] * 10 ** 10 }}",
)
WITHOUT_END = ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{% if 1 %}" * 500 + "{% endif %}" * 500,
               "{{ " + "9" * 6000 + " }}", "{{ " + "-" * 3000 + "1 }}", "{{ x" + ".y" * 3000 + " }}")  # fmt: skip
WRONG = ("{% if %}", "{{ nothing }}", "{{ values.nothing }}", "{{ 1 + 'a' }}", "{{ 1 / 0 }}", "{{ values() }}",
         "{{ 'x' | no }}", "{% block %}", "{{ values[7] }}")  # fmt: skip


def rendered(text: str) -> str:
    theme = Theme({**read_theme(Path("/nowhere")).files, "a.j2": f"<p>\n{text}</p>".encode()}, ["a.j2"])
    return theme.render_strings("a.j2", {}, values=[1])


@pytest.mark.parametrize("text", [*ESCAPES, *WRONG])
def test_what_is_wrong_in_a_template_is_told_with_its_line(text: str) -> None:
    with pytest.raises(GesimError) as caught:
        rendered(text)
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.location)) == ("bad-template", "templates/a.j2:2")


@pytest.mark.parametrize("text", WITHOUT_END)
def test_what_is_nested_without_end_is_told_with_its_template(text: str) -> None:
    with pytest.raises(GesimError, match=r"templates/a\.j2"):
        rendered(text)
    with pytest.raises(GesimError, match=r"templates/a\.j2"):
        template_strings({"a.j2": text.encode()}, read_theme(Path("/nowhere")).vocabulary)


@pytest.mark.parametrize(("text", "found"), [("{{ 2 ** 8 }}", "256"), ("{{ 3 * 4 }}", "12"), ("{{ 'a' * 3 }}", "aaa")])
def test_what_is_no_larger_than_meant_is_worked_out(text: str, found: str) -> None:
    assert found in rendered(text)


def test_a_fault_of_the_program_stays_one() -> None:
    theme = Theme({**read_theme(Path("/nowhere")).files, "a.j2": b"{{ nothing }}"}, [])
    with pytest.raises(Exception, match="nothing") as caught:
        theme.render_strings("a.j2", {})
    assert not isinstance(caught.value, GesimError)


def test_a_macro_that_goes_wrong_is_told_when_it_is_called() -> None:
    files = {**read_theme(Path("/nowhere")).files, "a.j2": b"{% macro m(x) %}\n{{ x.nothing }}{% endmacro %}"}
    macros = Theme(files, ["a.j2"]).macros("a.j2")
    for name, place in (("m", "templates/a.j2:2"), ("other", "templates/a.j2")):
        with pytest.raises(GesimError) as caught:
            getattr(macros, name)(1)
        assert [str(one.location) for one in caught.value.diagnostics] == [place]


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("p { color: red }\n\n}}}} @media { p { color: red } }", 3),
        ("p { color }", 1),
        ("p { color: red; margin 0 }", 1),
        ("@media print {\n  p { color: }\n  a b: c }", 2),
        ("p {\n  background: url(https://example.org/x.png) }", 2),
        ("p {\n  background: u\\72l(https://example.org/x.png) }", 2),
        ('p {\n  background: image-set("x.png" 1x) }', 2),
        ("@import 'x.css';", 1),
        ("p { color: red }\nh1 { color: blue\n", 2),
        ("p {\n  color: red\nh1 { margin: 0 }", 3),
        ("@media print {\n  p { color: red }\n", 2),
        ("@page { @top-left { content: url(x) } }", 1),
    ],
)
def test_what_is_wrong_in_a_style_sheet_is_told_with_its_line(css: str, line: int) -> None:
    found = list(style_sheet_faults("templates/a.css", css, printed=False))
    assert [str(one.location) for one in found][:1] == [f"templates/a.css:{line}"]


@pytest.mark.parametrize(
    "css", ["p:: { }", "p:not( { }", "p > { }", ", p { }", "p[ { }", "::", "p:hover:: { color: red }"]
)
def test_selectors_that_stop_the_layout_engine_are_told(css: str) -> None:
    assert [one.code for one in style_sheet_faults("a.css", css, printed=True)][:1] == ["bad-style-sheet"]


def test_the_default_style_sheets_have_no_fault() -> None:
    assert read_theme(packaged_templates().parent).style_sheet_faults() == ()


MACROS = {
    "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}": (True, False, True, False),
    "{% macro m(a, b, c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}": (True, True, True, True),
    "{% macro m(a, b) %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{% endmacro %}": (True, True, True, True),
    "{% macro m() %}{% endmacro %}": (False, False, False, False),
}


@pytest.mark.parametrize("text", MACROS)
def test_a_macro_of_another_version_is_told_with_its_file(text: str) -> None:
    calls: tuple[tuple[tuple[int, ...], dict[str, int]], ...]
    calls = ((1, 2), {}), ((1, 2, 3), {}), ((1,), {"b": 2}), ((1, 2), {"c": 3})
    for (arguments, named), fits in zip(calls, MACROS[text], strict=True):
        macro = Macros(environment({"a.j2": text}).get_template("a.j2").module, "a.j2", ["a.j2"]).m
        if fits:
            assert macro(*arguments, **named).startswith("12")
        else:
            with pytest.raises(GesimError) as caught:
                macro(*arguments, **named)
            (found,) = caught.value.diagnostics
            assert (found.code, str(found.location)) == ("bad-template", "templates/a.j2")
            assert found.message.startswith("the macro m lacks an argument")
