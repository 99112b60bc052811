"""Dates, lists and numbers in the form of CLDR."""

from __future__ import annotations

import datetime as dt

import pytest

from gesim_build.cldr import decimal, long_date, spoken_list


@pytest.mark.parametrize(
    ("number", "locale", "expected"),
    [
        (14000, "en_IE", "14,000"),
        (14000, "de", "14.000"),
        (14000, "lt", "14\u00a0000"),
        (13.6, "it", "13,6"),
        (0.0004, "en_IE", "0.0004"),
        (1234.5678, "el", "1.234,5678"),
    ],
)
def test_a_number_keeps_all_its_digits(number: float, locale: str, expected: str) -> None:
    assert decimal(number, locale) == expected


def test_a_date_and_a_list_in_words() -> None:
    assert long_date(dt.date(2026, 11, 23), "lv") == "2026. gada 23. novembris"
    assert spoken_list(["a", "b", "c"], "el") == "a, b και c"
