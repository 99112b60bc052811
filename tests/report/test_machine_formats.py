"""The reports for programs: well-formed, complete, escaped."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from gesim_build.diagnostics import Diagnostic, Location, Severity, error, warning
from gesim_build.report import FORMATS, show
from gesim_build.report.as_json import render_json
from gesim_build.report.github import render_github
from gesim_build.report.junit import render_junit
from gesim_build.report.sarif import render_sarif

FINDINGS = (
    error(
        "bad-link",
        "100% <wrong>, “this”: x\ny",
        Location("handbook/a b.md", 3, 7),
        "Do & that.",
        Location("c.md", 1),
    ),
    warning("numbers-differ", "“112” is missing\x0b", Location("translations/de.po", 2)),
    Diagnostic(Severity.NOTE, "missing-translation", "3 texts", Location("translations/el.po")),
)
RULES = {"bad-link": "A link leads nowhere.\n\nMore about it."}

# The parts of the standard's schema that a run of ours uses (SARIF 2.1.0, sections 3.13 to 3.30).
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "pattern": "^[^ /][^ ]*$"}}},
        "region": {
            "type": "object",
            "required": ["startLine"],
            "additionalProperties": False,
            "properties": {k: {"type": "integer", "minimum": 1} for k in ("startLine", "startColumn")},
        },
    },
}
_LOCATION = {"type": "object", "properties": {"physicalLocation": _PHYSICAL, "id": {"type": "integer", "minimum": 0}}}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {"shortDescription": _TEXT, "help": _TEXT},
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "message": _TEXT,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {"type": "array", "items": _LOCATION},
                                "relatedLocations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("findings", [(), FINDINGS])
def test_sarif_has_the_form_of_the_standard(findings: tuple[Diagnostic, ...]) -> None:
    jsonschema.validate(json.loads(render_sarif(findings, RULES)), SARIF)


def test_sarif_says_what_and_where() -> None:
    (run,) = json.loads(render_sarif(FINDINGS, RULES))["runs"]
    rules = run["tool"]["driver"]["rules"]
    first, second, third = run["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [d.code for d in FINDINGS]
    assert rules[first["ruleIndex"]]["shortDescription"]["text"] == "A link leads nowhere."
    assert rules[first["ruleIndex"]]["help"]["text"] == "More about it."
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "handbook/a%20b.md"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "c.md"
    assert second["level"] == "warning"
    assert "region" not in third["locations"][0]["physicalLocation"]


def test_junit_is_xml_with_a_case_for_each_finding() -> None:
    root = ET.fromstring(render_junit(FINDINGS))
    assert root.attrib == {"name": "gesim", "tests": "3", "failures": "1", "errors": "0"}
    assert [suite.get("name") for suite in root] == [d.location.path for d in FINDINGS]
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "bad-link"
    assert "Do & that." in (failure.text or "")
    outputs = [out.text or "" for out in root.iter("system-out")]
    assert outputs[0].startswith("warning: translations/de.po:2: “112”")


def test_junit_without_findings_is_one_case_that_passed() -> None:
    root = ET.fromstring(render_junit(()))
    assert root.attrib["tests"] == "1"
    assert len(root.findall(".//testcase")) == 1
    assert root.find(".//failure") is None


def test_github_escapes_as_the_runner_expects() -> None:
    first, second, third = render_github(FINDINGS).rstrip("\n").split("\n")
    assert first == (
        "::error file=handbook/a b.md,line=3,col=7,title=bad-link::100%25 <wrong>, “this”: x%0Ay%0ADo & that."
    )
    assert second.startswith("::warning file=translations/de.po,line=2,title=numbers-differ::")
    assert third.startswith("::notice file=translations/el.po,title=missing-translation::")


def test_github_escapes_properties() -> None:
    (line,) = render_github([error("c", "m", Location("a,b:c%.md"))]).splitlines()
    assert line == "::error file=a%2Cb%3Ac%25.md,title=c::m"


def test_json_holds_everything() -> None:
    document = json.loads(render_json(FINDINGS))
    assert document["counts"] == {"errors": 1, "warnings": 1, "notes": 1}
    assert document["diagnostics"][0] == {
        "severity": "error",
        "code": "bad-link",
        "message": FINDINGS[0].message,
        "path": "handbook/a b.md",
        "line": 3,
        "column": 7,
        "hint": "Do & that.",
        "related": [{"path": "c.md", "line": 1, "column": 0}],
    }


@pytest.mark.parametrize(("format_", "placed"), [("github", True), ("sarif", True), ("json", False), ("junit", False)])
def test_programs_of_the_repository_get_places_in_it(
    format_: str, placed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "books").mkdir()
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    show([error("c", "m", Location("handbook/a.md", 1))], format_, Path("books"), stream=out)
    assert ("books/handbook/a.md" in out.getvalue()) is placed
    assert str(tmp_path) not in out.getvalue()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_can_say_that_there_is_nothing(format_: str) -> None:
    out = io.StringIO()
    show([], format_, stream=out)
    assert (out.getvalue() == "") is (format_ in ("text", "github"))
