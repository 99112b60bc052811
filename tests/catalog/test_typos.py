from __future__ import annotations

import pytest

from gesim_build.catalog.typos import is_typo


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("She recieves help.", "She receives help."),
        ("fill in the from here", "fill in the form here"),
        ("Ask the the woman", "Ask the woman"),
        ("She needs permit.", "She needs a permit."),
        ("a e-mail address", "an email address"),
        ("Ask her, first", "Ask her first."),
        ("two womens", "two women"),
        ("it 's hers", "it’s hers"),
        ("Ask THE woman", "Ask the woman"),
        ("abcde fghij klmno pqrst uvwxy", "abcdf fghik klmnp pqrsu uvwxy"),
        ("She waits waits here", "She waits here"),
        ("She waits here", "She waits waits here"),
        ("the form", "the fomr"),
        ("she asks him why and how " * 40 + "recieves", "a " + "she asks him why and how " * 40 + "receives"),
        ("a place", "a plcae"),
        ("the interpretation", "the intrepretatoin"),
    ],
)
def test_a_slip_put_right(old: str, new: str) -> None:
    assert is_typo(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("She may stay.", "She must stay."),
        ("in 30 days", "in 31 days"),
        ("a legal stay", "an illegal stay"),
        ("a safe place", "an unsafe place"),
        ("the legal stay", "the illegal stay"),
        ("the illegal stay", "the legal stay"),
        ("Ask her lawyer.", "Ask his lawyer."),
        ("Ask her now.", "Ask her not."),
        ("the police officer", "the social worker"),
        ("Ask her.", "Ask her. Then wait."),
        ("see [](#a)", "see [](#b)"),
        ("abcde fghij klmno pqrst uvwxy", "abcdf fghik klmnp pqrsu uvwxz"),
        ("the teh", "the the"),
        ("two cat", "two car"),
        ("the interpretation", "the intrepertatoin"),
        ("She waits", "She waits long"),
        ("waits she waits", "waits she"),
        ("Waits she", "Waits Waits Waits Waits Waits Waits she"),
        ("a legal stay", "a nonlegal stay"),
        ("abcd efgh ijkl", "abcx efyz wxyz"),
        ("abcde x fghij x klmno x pqrst x uvwxy", "abcdf x fghik x klmnp x pqrsu x uvwxz"),
        ("She waits", "waits She waits"),
        ("She waits here", "She goes away here"),
    ],
)
def test_more_than_a_slip(old: str, new: str) -> None:
    assert not is_typo(old, new)
