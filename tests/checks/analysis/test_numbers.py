"""Numbers in texts: their values, in digits, in words, in roman capitals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.checks.analysis.evidence import _years
from gesim_build.checks.analysis.number_words import SCALES, number, said_in_words
from gesim_build.checks.analysis.numbers import roman_numbers, value, values, with_scales
from gesim_build.checks.analysis.spelled_numbers import is_spelled
from tests.conventions import load


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("300,000", ["300000"]),
        ("300 000", ["300000"]),
        ("300\u00a0000\u202f000", ["300000000"]),
        ("300'000 and 1’234", ["300000", "1234"]),
        ("300.000", ["300000"]),
        ("1.000.000", ["1000000"]),
        ("1,000,000", ["1000000"]),
        ("1.000,5", ["1000.5"]),
        ("1,000.50", ["1000.50"]),
        ("1,2,34", ["1234"]),
        ("1 000,5", ["1000.5"]),
        ("13.6 13,6", ["13.6", "13.6"]),
        ("13.65", ["13.65"]),
        ("0.5", ["0.5"]),
        ("0.05", ["0.05"]),
        ("05", ["5"]),
        ("0", ["0"]),
        ("000", ["0"]),
        ("16.30.15", ["16.30.15"]),
        ("16.30.150", ["16.30.150"]),
        ("6.8.2004, 06.08.2004", ["6.8.2004", "6.8.2004"]),
        ("12 34", ["12", "34"]),
        ("1234 567", ["1234", "567"]),
        ("12 3456", ["12", "3456"]),
        ("2,", ["2"]),
        ("no number", []),
    ],
)
def test_the_values_in_a_text(text: str, found: list[str]) -> None:
    assert values(text) == found


def test_a_point_before_three_digits_groups_thousands_and_before_others_it_is_decimal() -> None:
    assert [value(number) for number in ("1.234", "1.23", "1.2345", "12,345", "1,234.5", "1.234,56")] == [
        "1234", "1.23", "1.2345", "12345", "1234.5", "1234.56",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("1.5 million women", "en", "1500000 women"),
        ("a million, one million, an thousand", "en", "1000000, 1000000, 1000"),
        ("2 thousand", "en", "2000"),
        ("In 2019 millions of women", "en", "In 2019 millions of women"),
        ("3-billion", "en", "3000000000"),
        ("4 trillion", "en", "4000000000000"),
        ("two million", "en", "two million"),
        ("5 millions and 6 mn.", "en", "5000000 and 6000000"),
        ("7 millionth", "en", "7 millionth"),
        ("1,5 Millionen Menschen", "de", "1500000 Menschen"),
        ("zwei Millionen", "de", "2000000"),
        ("drei Tausend", "de", "3000"),
        ("1,5 Mio. Euro", "de", "1500000 Euro"),
        ("Tausende", "de", "Tausende"),
        ("On 1.5.2019 millions of women", "en", "On 1.5.2019 millions of women"),
        ("Am 1.5.2019 Millionen Frauen", "de", "Am 1.5.2019 Millionen Frauen"),
        (f"{'9' * 400} million", "en", f"1{'0' * 406}"),
    ],
)
def test_amounts_in_thousands_and_more_become_digits(text: str, code: str, expected: str) -> None:
    scales, numerals = (SCALES, ("", r"an?\b|one\b")) if code == "en" else (load(code).scales, load(code).numerals)
    assert with_scales(text, scales, numerals) == expected


def test_without_words_for_numbers_only_digits_are_scaled() -> None:
    assert with_scales("2 millions and millions", SCALES, ()) == "2000000 and millions"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I II III IV V VI VII VIII IX X", [2, 3, 4, 6, 7, 8, 9, 10]),
        ("XI XIV XVIII XIX XX XXIV XXIX XXXIX", [11, 14, 18, 19, 20, 24, 29, 39]),
        ("XL IIII xx MIX Ivan", []),
    ],
)
def test_roman_numbers(text: str, found: list[int]) -> None:
    # "I" is a word of English and "V" a letter: those are found where they are numbers in every language.
    assert [int(one) for one in roman_numbers(text) if int(one) not in (1, 5)] == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("three women, days of it", {"3", "24"}),
        ("Twenty-one women, forty and ninety-nine", {"21", "40", "99"}),
        ("thirteenth, threefold, ones", {"13", "3", "1"}),
        ("twice, both, half", {"2"}),
        ("Weekly", {"7"}),
        ("a third of a quarter", {"3", "4", "15"}),
        ("a fortnight and a dozen", {"15", "12"}),
        ("within an hour of a day and a week", {"60", "24", "7"}),
        ("someone at the stone", set()),
        ("nothing", set()),
    ],
)
def test_numbers_that_english_words_say(text: str, said: set[str]) -> None:
    assert said_in_words(text) == said | {"0", "1"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("zero", 0), ("Nine", 9), ("ten", 10), ("twelve", 12), ("thirteen", 13), ("nineteen", 19), ("twenty", 20),
     ("twenty-one", 21), ("thirty", 30), ("Ninety-Nine", 99)],
)  # fmt: skip
def test_a_number_in_words(words: str, expected: int) -> None:
    assert number(words) == expected


def test_what_is_no_number_in_words_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        number("hundred")


def test_a_translation_may_say_a_number_in_words() -> None:
    german, few = load("de"), replace(load("de"), tens=("zwanzig",))
    said = [("2", "Zwei"), ("1920", "Zwanziger"), ("1990", "die Neunziger"), ("40", "Vierzig"), ("1000", "Tausend")]
    assert all(is_spelled(number, text, german) for number, text in said)
    assert is_spelled("1920", "zwanziger", few)
    unsaid = [("1910", "neunziger"), ("1930", "zwanziger"), ("3", "Zwei"), ("1.5", "eins"), ("1234", "tausend")]
    assert not any(is_spelled(number, text, language) for number, text in unsaid for language in (german, few))


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2015-20", ["2015", "2016", "2017", "2018", "2019", "2020"]),
        ("2017-18", ["2017", "2018"]),
        ("2017-2018", ["2017", "2018"]),
        ("2017", ["2017"]),
        ("2019-9", ["2019"]),
        ("spring", []),
        ("2017-autumn", []),
    ],
)
def test_every_year_of_a_period(period: str, years: list[str]) -> None:
    assert list(_years(period)) == years
