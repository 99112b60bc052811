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


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("text/plain", "the header does not name the charset", "It is read as UTF-8; "),
        ("text/plain; charset=ASCII", "the header says that the file is in ASCII", "It is read as UTF-8; "),
        ("text/plain; charset=latin-1; x", "the header says that the file is in latin-1", "It must be UTF-8, "),
    ],
)
def test_what_the_header_says_is_quoted(line: str, message: str, hint: str) -> None:
    po, _ = parse(f'# comment\n{HEADER}"content-type: {line}\\n"\n', "de.po")
    (problem,) = header_problems(po)
    assert (problem.code, str(problem.location), problem.message) == ("wrong-charset", "de.po:5", message)
    assert problem.hint.startswith(hint)
    assert "charset=UTF-8" in problem.hint


def test_a_catalog_without_a_header_says_nothing_of_its_charset() -> None:
    po, _ = parse('msgid "A"\nmsgstr "B"\n', "de.po")
    assert list(header_problems(po)) == []


def test_a_header_without_a_content_type_is_told_at_its_first_line() -> None:
    po, _ = parse(HEADER, "de.po")
    assert [(problem.severity, problem.location.line) for problem in header_problems(po)] == [(Severity.NOTE, 1)]
