"""Dates, lists and numbers in the form of CLDR."""

from __future__ import annotations

import datetime as dt

import pytest

from gesim_build.cldr import alphabetical, decimal, file_size, format_list, long_date


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


@pytest.mark.parametrize("locale", ["en_IE", "de", "el", "it", "lv", "lt"])
def test_one_megabyte_is_written_as_several_are(locale: str) -> None:
    sizes = [file_size(size, locale).replace("\u00a0", " ") for size in (1_020_000, 1_960_000, 999, 180_400)]
    assert sizes == ["1 MB", "2 MB", "1 kB", "180 kB"]
    assert file_size(1_400_000, "de").replace("\u00a0", " ") == "1,4 MB"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "1 kB"), (1, "1 kB"), (1_499, "1 kB"), (1_501, "2 kB"), (999_499, "999 kB"), (999_501, "1 MB"),
        (1_000_000, "1 MB"), (1_049_000, "1 MB"), (1_051_000, "1.1 MB"), (12_340_000, "12.3 MB"),
    ],
)  # fmt: skip
def test_a_size_is_rounded_before_its_unit_is_chosen(size: int, shown: str) -> None:
    assert file_size(size, "en_IE").replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("locale", "first", "later"),
    [
        ("en_IE", "1~August 2005", "16~May 2005"),
        ("de", "1.~August 2005", "16.~Mai 2005"),
        ("it", "1º~agosto 2005", "16~maggio 2005"),
        ("fr", "1er~août 2005", "16~mai 2005"),
        ("el", "1~Αυγούστου 2005", "16~Μαΐου 2005"),
        ("lv", "2005.~gada 1.~augusts", "2005.~gada 16.~maijs"),
        ("lt", "2005~m. rugpjūčio 1~d.", "2005~m. gegužės 16~d."),
    ],
)
def test_a_number_in_a_date_keeps_to_its_word(locale: str, first: str, later: str) -> None:
    """``~`` is a no-break space."""
    assert long_date(dt.date(2005, 8, 1), locale).replace("\u00a0", "~") == first
    assert long_date(dt.date(2005, 5, 16), locale).replace("\u00a0", "~") == later


def test_only_the_first_of_a_month_is_ordinal_in_italian() -> None:
    assert long_date(dt.date(2011, 11, 11), "it") == "11\u00a0novembre 2011"


def test_a_list_in_words() -> None:
    assert format_list(["a", "b", "c"], "el") == "a, b και c"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_IE", "aftercare, Asylum, child, child care, children’s rights, Client, resume, résumé, resumed"),
        ("de", "Arbeit, Ärger, Ärztin, Azur, Ofen, öffnen, Straße, Strasse-Nord"),
        ("el", "αγωγή, Άδεια, άνθρωπος, ανοχή, έτος, ετών, Ώρα, ωράριο"),
        ("it", "città, cittadina, é, è stato, eccesso"),
        ("lt", "cukrus, čia, Diena, įmonė, ypač, ir, jis, sala, stalas, šalis, Širdis, zona, žodis"),
        ("lv", "cena, Čaks, datums, gads, ģimene, kur, ķis, laiks, ļoti, nams, ņemt, sala, šaks, zeme, žogs"),
        ("uk", "гора, ґрунт, дім, еко, Єва, єдність, жінка, зона, інша, їжак, йод, ключ, м’яч, щока, юнак, яблуко"),
        ("cs", "cena, cizí, čas, duha, hora, hřích, chata, ibis, řeka, sníh, šance"),
        ("sv", "apa, zebra, åsna, ängel, öga"),
        ("es", "nube, ñu, oso"),
    ],
)
def test_words_are_in_the_order_of_their_dictionary(locale: str, words: str) -> None:
    ordered = words.split(", ")
    backwards = ordered[::-1]
    assert sorted(backwards, key=alphabetical(locale)) == ordered


def test_words_that_are_the_same_without_what_does_not_count_have_one_order() -> None:
    one, other = ["co\u00adoperation", "cooperation"], ["cooperation", "co\u00adoperation"]
    assert sorted(one, key=alphabetical("en")) == sorted(other, key=alphabetical("en"))
