"""Which way a language is written."""

from __future__ import annotations

import pytest

from gesim_build.languages.direction import direction_of


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "he", "fa-IR", "ur", "az-Arab", "AR", "ks-Arab-IN", "ku-Arab"])
def test_from_right_to_left(tag: str) -> None:
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["", "en", "de-AT", "az", "ks-Deva", "ar-Latn", "fa-Latn-IR", "el", "zh-Hans", "ka"])
def test_from_left_to_right(tag: str) -> None:
    assert direction_of(tag) == "ltr"
