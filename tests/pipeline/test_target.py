"""In which order targets are made."""

from __future__ import annotations

from itertools import permutations

from gesim_build.output_formats import FORMATS, LINKING
from gesim_build.pipeline.target import Target, linked_first, waits_for


def test_what_links_to_others_is_made_after_them_in_whatever_order_they_are_asked_for() -> None:
    for formats in permutations(("html", "epub", "pdf", "bundle", "single")):
        made = linked_first(Target("en", format_) for format_ in formats)
        assert {target.format for target in made} == set(formats)
        assert not any(waits_for(target, made[number + 1 :]) for number, target in enumerate(made))


def test_every_format_can_be_made_after_those_that_it_links_to() -> None:
    made = [target.format for target in linked_first(Target("en", format_) for format_ in FORMATS)]
    assert [name for name, linked in LINKING.items() if not linked <= set(made[: made.index(name)])] == []
