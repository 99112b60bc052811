"""What the header of a catalog says of its charset."""

from __future__ import annotations

import pytest

from gesim_build.catalog.po_header import header_problems
from gesim_build.catalog.po_read import parse
from gesim_build.diagnostics import Severity

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n'


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("text/plain; charset=UTF-8", None),
        ("text/plain; charset=utf8", None),
        ("text/plain; charset=ASCII", Severity.NOTE),
        ("text/plain; charset=us-ascii", Severity.NOTE),
        ("text/plain; charset=CHARSET", Severity.NOTE),
        ("text/plain", Severity.NOTE),
        ("text/plain; charset=ISO-8859-1", Severity.ERROR),
        ("text/plain; charset=windows-1257", Severity.ERROR),
    ],
)
def test_what_is_not_said_is_a_note_and_what_is_wrong_an_error(line: str, severity: Severity | None) -> None:
    po, _ = parse(f'{HEADER}"Content-Type: {line}\\n"\n\nmsgid "A"\nmsgstr "Ä"\n', "de.po")
    found = [(problem.severity, problem.location.line) for problem in header_problems(po)]
    assert found == ([(severity, 4)] if severity else [])


def test_a_header_without_a_content_type_is_told_at_its_first_line() -> None:
    po, _ = parse(HEADER, "de.po")
    assert [(problem.severity, problem.location.line) for problem in header_problems(po)] == [(Severity.NOTE, 1)]
