"""What people and programs read: the table, the JSON, and that it survives the way from a worker."""

from __future__ import annotations

import json

from gesim_build.preflight.as_json import packed, render_json, unpacked
from gesim_build.preflight.table import SHOWN, render_table
from gesim_build.preflight.verdict import Fault, Report, Verdict, judged, not_meant

COARSE = tuple(Fault(number, "market.png", "has 125 dpi") for number in range(1, SHOWN + 4))
REPORT = Report(
    "x-interior.pdf",
    "interior",
    12,
    (
        ("boxes", Verdict("trimmed")),
        ("page-count", judged("5 pages", [Fault(0, "", "3 more")])),
        ("image-resolution", judged("13 images", COARSE)),
        ("spine", not_meant("interior")),
    ),
)


def test_the_table_has_a_line_for_each_rule_and_the_faults_below() -> None:
    lines = render_table([REPORT]).splitlines()
    assert lines[0] == "x-interior.pdf: interior, 12 pages"
    assert lines[1] == "  pass  boxes             trimmed"
    assert lines[2:4] == ["  FAIL  page-count        5 pages", "          3 more"]
    assert "          page 1, market.png: has 125 dpi" in lines
    assert "          and 3 more" in lines
    assert lines[-2:] == ["    -   spine             not a matter of the interior", "  1 of 3 rules passed"]


def test_json_says_whether_all_passed_and_what_is_wrong() -> None:
    document = json.loads(render_json([REPORT]))
    assert (document["version"], document["passed"]) == (1, False)
    (file,) = document["files"]
    assert [rule["state"] for rule in file["rules"]] == ["pass", "fail", "fail", "none"]
    assert file["rules"][1]["faults"] == [{"page": 0, "object": "", "message": "3 more"}]
    assert json.loads(render_json([]))["passed"]


def test_a_report_comes_back_from_a_worker_as_it_was() -> None:
    assert unpacked(packed(REPORT)) == REPORT


def test_a_fault_counts_once() -> None:
    assert judged("", [COARSE[0], COARSE[0]]).faults == COARSE[:1]
