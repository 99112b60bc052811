"""Telephone numbers in running text, as countries write them, and what only has as many digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from gesim_build.telephones import (
    added_numbers,
    calling_code,
    code_of_country,
    digits_of,
    is_same_number,
    national_form,
    phone_numbers,
    without_phones,
)

EDITIONS = ("DE", "GR", "IE", "IT", "LT", "LV")
COUNTRIES = (*EDITIONS, "AT", "BE", "BG", "CY", "CZ", "ES", "FR", "GB", "HR", "HU", "NL", "PL", "PT", "RO", "SK", "UA")
NATIONAL = {
    "DE": "030 1234567, (030) 123456, 030/123456, (0 30) 12 34 56, 0800 0 116 016, 01522 8817386, 089-1234567",
    "ES": "900 105 090, 91 123 45 67, 612345678",
    "FR": "01 23 45 67 89, 01.23.45.67.89",
    "GR": "210 123 4567, 2310-555555, 6912345678, 801 11 11 700",
    "IE": "01 555 0000, (01) 555 0000, 1800 666 111, 087 123 4567, 1850 555 555",
    "IT": "800 290 290, 06 1234 5678, 333 123 4567, (06) 12345678, 02/1234567",
    "LT": "(8 5) 212 3456, 8 800 91119, 8-612 34567, (0 5) 212 3456",
    "LV": "28612120, 28 612 120, 67\u00a0123\u00a0456, 80002345",
    "PL": "22 628 01 20, 800 120 148",
}
INTERNATIONAL = "+49 30 123456, 0049 30 123456, +353 (0)1 555 0000, +30 210-123-4567, 112, 116 006, 116006"
NO_NUMBERS = (
    "05/06/2026, 5.6.2026, 05.06.26, 12/31/2026, 05.06.2026–07.06.2026, 2026-06-05, 20260605, 12:30–14:45, 8.30–17.00, "
    "1 000 000, 20 000 000, 14\u00a0000\u00a0000, 1.000.000, 300 000 000, 29 123 456 €, EUR 29 123 456, € 28.612.120, "
    "2017 2018 2019, 2015–2020, 2004/80/EC, 2011/36, 2024/1712, 1344/2011, "
    "2024/1346/EU, 1577, 110, 97 8-3-16, 1 234 567,89, 10115, 3.14159265"
)


@pytest.mark.parametrize(("country", "forms"), NATIONAL.items())
def test_the_national_forms_of_a_country(country: str, forms: str) -> None:
    for number in forms.split(", "):
        text = f"Call {number}, or write."
        assert phone_numbers(text, [country]) == [digits_of(number)], number
        assert phone_numbers(text, EDITIONS) == [digits_of(number)] or country not in EDITIONS
        assert digits_of(number) not in digits_of(without_phones(text, [country]))


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_the_library_gives_as_examples_is_found_however_it_is_written(country: str) -> None:
    for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE):
        example = example_number_for_type(country, kind)
        assert example
        national = format_number(example, PhoneNumberFormat.NATIONAL)
        digits = digits_of(national)
        international = format_number(example, PhoneNumberFormat.INTERNATIONAL)
        forms = {national, digits, international, international.replace("+", "00"), national.replace(" ", "\u00a0")}
        forms |= {national.replace(" ", "-"), f"{digits[:3]} {digits[3:]}", f"({digits[:3]}) {digits[3:]}"}
        assert [form for form in forms if phone_numbers(f"({form}).", [country]) != [digits_of(form)]] == []


@pytest.mark.parametrize("number", INTERNATIONAL.split(", "))
def test_what_needs_no_country(number: str) -> None:
    assert phone_numbers(f"Call {number}.") == phone_numbers(f"Call {number}.", EDITIONS) == [digits_of(number)]


@pytest.mark.parametrize("text", NO_NUMBERS.split(", "))
def test_what_only_has_as_many_digits(text: str) -> None:
    assert phone_numbers(f"It was {text} then.", EDITIONS) == []
    assert phone_numbers(f"({text})") == []


def test_numbers_are_in_the_order_of_the_text() -> None:
    text = "On 05/06/2026 call 112, 28612120 or +371 67123456; https://x.org/0301234567 and 030 1234567."
    assert phone_numbers(text, ["LV"]) == ["112", "28612120", "+37167123456", "0301234567"]
    assert " ".join(without_phones(text, ["LV"]).split()).startswith("On")


def test_a_translation_adds_what_the_source_has_no_digits_for() -> None:
    assert added_numbers("By 2027.", "8 800 66366 iki 2027") == ["880066366"]
    assert added_numbers("5 June 2026, 1,000,000", "2026-06-05, 1 000 000") == []


@pytest.mark.parametrize(
    ("number", "printed", "expected"),
    [
        ("+35315550000", "01 555 0000", True),
        ("+35315550000", "(01) 555-0000", True),
        ("+35315550000", "+353 1 555 0000", True),
        ("+35315550000", "00 353 1 555 0000", True),
        ("+35315550000", "555 0000", False),
        ("+35315550000", "01 555 0001", False),
        ("+35315550000", "+353 1 555 000", False),
        ("+39800290290", "800 290 290", True),
        ("+390612345678", "06 1234 5678", True),
        ("+37080091119", "8 800 91119", True),
        ("+37080091119", "0 800 91119", True),
        ("+3611234567", "06 1 123 4567", True),
        ("116016", "116 016", True),
        ("116016", "116 006", False),
    ],
)
def test_what_is_printed_dials_the_number(number: str, printed: str, expected: bool) -> None:
    assert is_same_number(number, printed) is expected


def test_codes_of_countries() -> None:
    assert {country: code_of_country(country) for country in EDITIONS} == {
        "DE": 49, "GR": 30, "IE": 353, "IT": 39, "LT": 370, "LV": 371,
    }  # fmt: skip
    assert (calling_code("+35315550000"), calling_code("112"), calling_code("+9991234567")) == (353, 0, 0)
    assert (national_form("+35315550000"), national_form("+37080091119"), national_form("112")) == (
        "015550000", "080091119", "",
    )  # fmt: skip


@given(st.text(alphabet="0123456789 +()/.-–\u00a0€a", max_size=60))
def test_any_text(text: str) -> None:
    found = phone_numbers(text, EDITIONS)
    assert all(re.fullmatch(r"\+?\d{3,17}", number) for number in found)
    assert phone_numbers(without_phones(text, EDITIONS), EDITIONS) == [] or found


@pytest.mark.parametrize("piece", ["1 ", "0", "1/", "(", "01.", "1-"])
def test_a_long_run_is_no_trouble(piece: str) -> None:
    phone_numbers(piece * 5000, EDITIONS)
