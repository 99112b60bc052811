"""Cache keys: equal for equal values, different for all others."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.hashing import digest


@dataclass(frozen=True)
class Job:
    title: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Placed:
    title: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Other:
    title: str
    pages: tuple[int, ...] = ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(), lambda inner: st.lists(inner).map(tuple)
)


@given(VALUES, VALUES)
def test_digests_are_equal_exactly_when_values_are(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


def test_values_of_a_kind_do_not_run_together() -> None:
    different = [("ab", "c"), ("a", "bc"), ("abc",), (("ab", "c"),), (b"ab", "c"), (1, "c"), ("1", "c"), (True, "c")]
    for one, other in combinations(different, 2):
        assert digest(*one) != digest(*other)


def test_records_are_told_apart_by_type_and_field() -> None:
    assert digest(Job("a", (1, 2))) == digest(Job("a", (1, 2)))
    assert len({digest(Job("a")), digest(Job("b")), digest(Job("a", (1,))), digest(Other("a"))}) == 4


def test_the_order_of_a_mapping_does_not_count() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1, "b": 2}) != digest({"a": 2, "b": 1})


def test_what_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="cache key"):
        digest(object())


def test_what_is_not_compared_is_not_in_the_key() -> None:
    assert digest(Placed("a", 1)) == digest(Placed("a", 2)) != digest(Placed("b", 1))


def test_the_order_of_a_set_does_not_count() -> None:
    assert digest(frozenset("abc")) == digest(frozenset("cba"))
    assert len({digest(frozenset("ab")), digest(frozenset("abc")), digest(("a", "b")), digest(frozenset())}) == 4
