from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.release.merge import merged
from tests.release.samples import BOOK, ENGLISH, GERMAN


def codes(problem: GesimError) -> list[str]:
    return [diagnostic.code for diagnostic in problem.diagnostics]


def test_editions_come_in_the_order_of_the_book_whatever_the_order_of_the_folders() -> None:
    one = merged({"a": ENGLISH, "b": GERMAN}, ["en", "de"])
    other = merged({"b": GERMAN, "a": ENGLISH}, ["en", "de"])
    assert [edition.language for edition in one.editions] == ["en", "de"]
    assert one == other
    assert one.inputs.keys() == {"handbook/handbook.toml", "translations/de.po"}


@pytest.mark.parametrize(
    "other",
    [
        replace(GERMAN, book={**BOOK, "date": "2026-01-02"}),
        replace(GERMAN, made_with={"gesim-build": "2"}),
        replace(GERMAN, made_with={"gesim-build": "1", "pango": "1.50"}),
        replace(GERMAN, inputs={"handbook/handbook.toml": "other"}),
    ],
)
def test_what_does_not_belong_together_is_not_merged(other: object) -> None:
    with pytest.raises(GesimError) as caught:
        merged({"a": ENGLISH, "b": other}, ["en", "de"])  # type: ignore[dict-item]  # a Manifest
    assert codes(caught.value) == ["release-mismatch"]


def test_no_edition_is_merged_twice() -> None:
    with pytest.raises(GesimError) as caught:
        merged({"a": GERMAN, "b": ENGLISH, "c": GERMAN}, ["en", "de"])
    assert codes(caught.value) == ["repeated-edition"]


def test_an_edition_of_what_the_book_does_not_have_any_more_comes_last() -> None:
    gone = replace(ENGLISH, editions=(replace(ENGLISH.editions[0], publication="gone"),))
    found = merged({"a": gone, "b": GERMAN}, ["en", "de"], ["leaflet"])
    assert [edition.publication for edition in found.editions] == ["", "gone"]
