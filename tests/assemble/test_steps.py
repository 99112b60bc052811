"""A step is made again when one of its inputs is another, and remembered only by a process that stays."""

from __future__ import annotations

import pytest

from gesim_build.assemble.steps import Steps


@pytest.mark.parametrize(
    ("remember", "made"),
    [(True, [("a", 1), ("b", 1), ("a", 2), ("a", 1)]), (False, [("a", 1), ("a", 1), ("b", 1), ("a", 2), ("a", 1)])],
)
def test_a_step_is_made_again_of_other_inputs_only(remember: bool, made: list[tuple[str, int]]) -> None:
    steps, seen = Steps(remember=remember), list[tuple[str, int]]()

    def step(name: str, value: int) -> object:
        def make() -> object:
            seen.append((name, value))
            return [name, value]

        return steps(name, make, value, "same")

    first, again = step("a", 1), step("a", 1)
    assert (first, first is again) == (["a", 1], remember)
    assert [step("b", 1), step("a", 2), step("a", 1)] == [["b", 1], ["a", 2], ["a", 1]]
    assert seen == made


def test_nothing_is_a_result_too_and_by_itself_no_step_is_remembered() -> None:
    steps, left = Steps(remember=True), {1, 2}
    assert [steps("a", left.clear) for _ in range(3)] == [None] * 3
    left.add(3)
    assert (steps("a", left.clear), left) == (None, {3})
    assert Steps()("a", list) is not Steps()("a", list)
    forgetful = Steps()
    assert forgetful("a", list) is not forgetful("a", list)
