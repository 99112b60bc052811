"""The report for people: the places, the excerpts, the colours."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gesim_build.diagnostics import Diagnostic, Location, Severity, error, warning
from gesim_build.report import show
from gesim_build.report.colour import wants_colour
from gesim_build.report.order import arranged
from gesim_build.report.text import render_text

LINES = {
    "handbook/chapters/20-x.md": ["# X {#x}", "", "## Referral {#referral}"],
    "translations/de.po": ['msgid "Call 112."', 'msgstr "Rufen Sie 113 an."'],
}
FINDINGS = (
    error(
        "duplicate-id",
        "the id “referral” is defined twice",
        Location("handbook/chapters/20-x.md", 3),
        "Give one of them another id.",
        Location("handbook/chapters/20-x.md", 1),
    ),
    warning("numbers-differ", "“112” is missing", Location("translations/de.po", 2, 20)),
    Diagnostic(Severity.NOTE, "missing-translation", "3 texts are not translated", Location("translations/el.po")),
)
GOLDEN = """\
error[duplicate-id]: the id “referral” is defined twice
 --> handbook/chapters/20-x.md:3
  |
3 | ## Referral {#referral}
  |
 ::: handbook/chapters/20-x.md:1
  |
1 | # X {#x}
  |
  = help: Give one of them another id.

warning[numbers-differ]: “112” is missing
 --> translations/de.po:2:20
  |
2 | msgstr "Rufen Sie 113 an."
  |                    ^

note[missing-translation]: 3 texts are not translated
 --> translations/el.po

1 error, 1 warning, 1 note
"""


def test_the_whole_report() -> None:
    assert render_text(FINDINGS, LINES) == GOLDEN


def test_nothing_is_said_when_there_is_nothing() -> None:
    assert render_text((), {}) == ""


def test_only_the_severity_is_coloured() -> None:
    coloured = render_text(FINDINGS, LINES, colour=True)
    for severity, code in (("error[duplicate-id]", "1;31"), ("warning[numbers-differ]", "1;33")):
        assert f"\x1b[{code}m{severity}\x1b[0m:" in coloured
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured.replace("\x1b[1;36m", "").replace("\x1b[0m", "") == GOLDEN


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_when_to_colour(environment: dict[str, str], terminal: bool, expected: bool) -> None:
    assert wants_colour(environment, terminal=terminal) is expected


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "a" * 200 + "X" + "b" * 200
    shown = render_text([error("c", "m", Location("f", 1, 201))], {"f": [line]}).splitlines()
    assert len(shown[3]) < 120
    assert shown[3][shown[4].index("^")] == "X"


def test_a_line_beyond_the_end_of_the_file_has_no_excerpt() -> None:
    assert " | " not in render_text([error("c", "m", Location("f", 9))], {"f": ["one"]})


def test_control_characters_cannot_steer_the_terminal() -> None:
    shown = render_text([error("c", "bad \x1b[2J", Location("f", 1))], {"f": ["x\x07\ty"]})
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "1 | x\ufffd y" in shown


def test_findings_come_by_file_and_line_and_once() -> None:
    first, second, third = (error("c", "m", Location(*place)) for place in (("a", 2), ("a", 10), ("b", 1)))
    assert arranged([third, second, first, second], Path("/p")) == (first, second, third)


def test_machine_paths_never_show() -> None:
    inside = error("c", "cannot read /p/x/handbook/a.md", Location("/p/x/handbook/a.md", 1), "See /p/x/b.")
    outside = error("c", "m", Location("/home/someone/secret.md"))
    for shown in (render_text(arranged([d], Path("/p/x")), {}) for d in (inside, outside)):
        assert "/p/x" not in shown
        assert "/home" not in shown


def test_show_reads_the_excerpt_from_the_project(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\ntwo\n", encoding="utf-8")
    out = io.StringIO()
    show([error("c", "m", Location("a.md", 2))], root=tmp_path, stream=out)
    assert "2 | two" in out.getvalue()


def test_show_does_not_read_outside_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password\n", encoding="utf-8")
    (tmp_path / "project").mkdir()
    out = io.StringIO()
    show([error("c", "m", Location("../secret", 1))], root=tmp_path / "project", stream=out)
    assert "password" not in out.getvalue()


def test_text_goes_to_standard_error_and_the_rest_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    show([error("c", "m", Location("f"))])
    show([error("c", "m", Location("f"))], "github")
    captured = capsys.readouterr()
    assert captured.err.startswith("error[c]: m")
    assert captured.out.startswith("::error ")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format html"):
        show([], "html", stream=io.StringIO())
