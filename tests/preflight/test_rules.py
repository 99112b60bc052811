"""Each rule catches what it is there for, and only that; the files that are right pass all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.preflight import RULES, rule_modules
from gesim_build.preflight.examine import examine
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Report, VerdictState
from gesim_build.print_spec import PrintSpec
from tests.judges.qpdf import qpdf_check
from tests.preflight.bad import BAD
from tests.preflight.files import SPINE, Change, cover, good, saved, subject

# Ghostscript measures the ink of every file.
pytestmark = pytest.mark.slow

PROFILE = Profile()
BOOK_PAGES = round(SPINE / PROFILE.print_spec.leaf) * 2
COVER = "x-cover.pdf"


def states(report: Report) -> dict[str, VerdictState]:
    return {name: verdict.state for name, verdict in report.verdicts}


def test_a_good_inside_passes_every_rule() -> None:
    report = examine(subject(saved(good())), PROFILE)
    assert [str(fault) for _, verdict in report.verdicts for fault in verdict.faults] == []
    assert states(report).pop("spine") is VerdictState.NONE
    assert list(states(report).values()).count(VerdictState.PASS) == len(RULES) - 1


def test_a_good_cover_passes_every_rule() -> None:
    report = examine(subject(saved(cover()), COVER, BOOK_PAGES), PROFILE)
    assert [str(fault) for _, verdict in report.verdicts for fault in verdict.faults] == []
    assert set(states(report).values()) == {VerdictState.PASS}


@pytest.mark.parametrize(("rule", "change"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_fault_is_caught_by_its_rule_and_no_other(rule: str, change: Change) -> None:
    pdf = good()
    change(pdf)
    report = examine(subject(saved(pdf)), PROFILE)
    assert report.failed == (rule,), [str(fault) for _, verdict in report.verdicts for fault in verdict.faults]


def test_every_rule_has_a_bad_file() -> None:
    assert {rule.NAME for rule in rule_modules()} - {rule for _, rule, _ in BAD} == {"spine"}


def test_a_newer_version_of_pdf_is_caught() -> None:
    assert examine(subject(saved(good(), "1.7")), PROFILE).failed == ("identification",)


@pytest.mark.parametrize("pages", [0, BOOK_PAGES + 20])
def test_a_spine_that_does_not_fit_the_book_is_caught(pages: int) -> None:
    assert examine(subject(saved(cover()), COVER, pages), PROFILE).failed == ("spine",)


def test_a_cover_of_two_sheets_is_caught() -> None:
    pdf = cover()
    pdf.pages.append(pdf.pages[0])
    assert examine(subject(saved(pdf), COVER, BOOK_PAGES), PROFILE).failed == ("page-count",)


def test_a_fault_says_page_and_object() -> None:
    pdf = good()
    next(change for name, _, change in BAD if name == "a coarse image")(pdf)
    pdf.pages[1].obj.Resources.XObject.Scan["/GesimSource"] = "market.png"
    verdict = dict(examine(subject(saved(pdf)), PROFILE).verdicts)["image-resolution"]
    assert [str(fault) for fault in verdict.faults] == ["page 2, market.png: has 150 dpi where it is printed, not 300"]


def test_the_limits_are_those_of_the_profile() -> None:
    content = saved(good())
    assert examine(subject(content), Profile(PrintSpec(min_dpi=301))).failed == ("image-resolution",)
    assert examine(subject(content), Profile(PrintSpec(max_ink=180))).failed == ("ink-coverage",)
    assert examine(subject(content), Profile(PrintSpec(multiple=16))).failed == ("page-count",)
    assert examine(subject(content), Profile(PrintSpec(bleed=5))).failed == ("boxes",)
    assert examine(subject(content), Profile(condition="FOGRA51")).failed == ("output-intent",)


def test_the_good_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "good.pdf"
    path.write_bytes(saved(good()))
    assert qpdf_check(path) == []
