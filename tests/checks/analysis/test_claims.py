"""Which numbers of a text need a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.checks.analysis.claims import claims
from gesim_build.checks.analysis.number_words import number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 14,000 victims.", ["14000"]),
        ("More than 14 000 victims.", ["14000"]),
        ("In 2017-18.", ["2017"]),
        ("In the years 2015 to 2020.", ["2015", "2020"]),
        ("The 1990s.", ["1990"]),
        ("On 16 July 2019.", ["2019"]),
        ("OJ of 15.4.2011.", ["2011"]),
        ("95 % are women.", ["95"]),
        ("5\u00a0per cent of them.", ["5"]),
        ("Ninety-five per cent.", ["95"]),
        ("About 13.6 of them.", ["13.6"]),
        ("She owes €50.", ["50"]),
        ("She owes 20 euros.", ["20"]),
        ("Two million people.", ["2000000"]),
        ("1.5 million people.", ["1500000"]),
        ("Up to 180 days.", ["180"]),
        ("A 30-day period.", ["30"]),
        ("At least thirty days.", ["30"]),
        ("Within 7 working days.", ["7"]),
        ("CETS 197 and C-66/21.", ["197"]),
        # What was found is left out where it was: what is around it does not come together.
        ("Table 7 95%200 women.", ["95", "200"]),
        ("€20 billion, and 1.23456789 trillion.", ["20000000000", "1.23456789"]),
        ("0.0000015 million, ten thousand.", ["1.5", "10000"]),
        # A version or a date is no amount.
        ("Version 1.2.3 million.", ["1.2.3"]),
    ],
)
def test_what_claims_something(text: str, expected: list[str]) -> None:
    assert [claim.value for claim in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The first 60 minutes.",
        "If she may be under 18.",
        "She is 19 years old, and was recruited at the age of 15 years.",
        "Six steps, twelve months, two years.",
        "Open from 9:00 to 16.30 p.m., 24 hours a day, 7 days a week.",
        "Article 12(6) and (7), in 18 languages.",
        "Call 112, or 1800 666 111, or write to a2024@example.org or https://example.org/2024/100.",
        "Form A4, COVID-19, hundreds of women.",
    ],
)
def test_what_is_only_a_count(text: str) -> None:
    assert list(claims(text)) == []


@given(st.text(alphabet="0123456789.,- %€ \u00a0thousandmillionpercentdaysyears", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(claim.value and claim.shown for claim in claims(text))


@pytest.mark.parametrize(("words", "expected"), [("Forty-two", 42), ("ninety", 90), ("thirteen", 13), ("one", 1)])
def test_numbers_in_words(words: str, expected: int) -> None:
    assert number(words) == expected
