"""Conflicts that git has left in a file."""

from __future__ import annotations

import pytest

from gesim_build.merge_conflicts import merge_conflicts

OURS, THEIRS = "<<<<<<< HEAD", ">>>>>>> anna"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((OURS, "a", "=======", "b", THEIRS), {1: "lines 1, 3 and 5"}),
        (("x", OURS, "a", "||||||| base", "c", "=======", "b", THEIRS), {2: "lines 2, 4, 6 and 8"}),
        ((OURS, "=======", THEIRS, OURS, "=======", THEIRS), {1: "lines 1, 2 and 3", 4: "lines 4, 5 and 6"}),
        ((OURS, "a"), {1: "line 1"}),
        (("a", THEIRS), {2: "line 2"}),
        (("a", "=======", "b"), {}),
        (("```", OURS, "=======", THEIRS, "```"), {}),
        (("~~~~ text", "```", OURS, "~~~", "~~~~", OURS), {6: "line 6"}),
        (("    " + OURS, "<<<<<<<HEAD", "<<<<<<<< HEAD", "a " + THEIRS), {}),
        (("<<<<<<<", "=======", ">>>>>>>"), {1: "lines 1, 2 and 3"}),
    ],
)
def test_one_finding_for_a_conflict(lines: tuple[str, ...], found: dict[int, str]) -> None:
    problems = list(merge_conflicts("\n".join(lines), "a.md"))
    assert {problem.location.line: problem.message.rpartition(" in ")[2] for problem in problems} == found


def test_only_markdown_has_fences() -> None:
    assert len(list(merge_conflicts(f"```\n{OURS}\n=======\n{THEIRS}\n```", "de.po"))) == 1
