"""Findings as JUnit XML: each is a test case; errors are failures, warnings and notes are its output."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gesim_build.diagnostics import Diagnostic, Severity

# What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(diagnostics: Sequence[Diagnostic]) -> str:
    """One suite for each file; without findings, one suite with one case that passed."""
    root = ET.Element("testsuites", {"name": "gesim"} | _counts(diagnostics))
    for path in dict.fromkeys(d.location.path for d in diagnostics):
        of_file = [d for d in diagnostics if d.location.path == path]
        suite = ET.SubElement(root, "testsuite", {"name": _legal(path)} | _counts(of_file))
        for diagnostic in of_file:
            _case(suite, diagnostic)
    if not diagnostics:
        suite = ET.SubElement(root, "testsuite", name="gesim", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", classname="gesim", name="no findings")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _counts(diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    failures = sum(d.severity is Severity.ERROR for d in diagnostics)
    return {"tests": str(len(diagnostics) or 1), "failures": str(failures), "errors": "0"}


def _case(suite: ET.Element, diagnostic: Diagnostic) -> None:
    place = _legal(str(diagnostic.location))
    path = _legal(diagnostic.location.path)
    case = ET.SubElement(suite, "testcase", classname=path, name=f"{diagnostic.code} {place}")
    text = _legal("\n".join(filter(None, (f"{place}: {diagnostic.message}", diagnostic.hint))))
    if diagnostic.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", type=diagnostic.code, message=_legal(diagnostic.message))
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = f"{diagnostic.severity}: {text}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
