"""How translators write headwords, and what these stand for."""

from __future__ import annotations

import pytest

from gesim_build.languages.wordings import wordings


@pytest.mark.parametrize(
    ("headword", "expected"),
    [
        ("Menschenhandel", ("Menschenhandel",)),
        ("Sprach- und Kulturmittler(in)", ("Sprach- und Kulturmittler",)),
        ("Unbegleitete(r) Minderjährige(r)", ("Unbegleitete Minderjährige",)),
        ("Socialinis (-ė) darbuotojas (-a)", ("Socialinis darbuotojas",)),
        ("Διαπολιτισμικός/-ή μεσολαβητής/-τρια", ("Διαπολιτισμικός μεσολαβητής",)),
        ("Cittadino/a di un paese terzo", ("Cittadino di un paese terzo",)),
        ("Mediatore/mediatrice interculturale", ("Mediatore interculturale", "mediatrice interculturale")),
        ("Erholungs- und Bedenkzeit (kurz: Bedenkzeit)", ("Erholungs- und Bedenkzeit", "Bedenkzeit")),
        ("Cietušais (-usī) (likumā arī: upuris)", ("Cietušais", "upuris")),
        ("Empowerment, Stärkung", ("Empowerment", "Stärkung")),
        ("Patversme; krīzes centrs / mītne", ("Patversme", "krīzes centrs", "mītne")),
        ("Auka, auka", ("Auka", "auka")),
        ("( )", ()),
        ("", ()),
    ],
)
def test_wordings_of_a_headword(headword: str, expected: tuple[str, ...]) -> None:
    assert wordings(headword) == expected
