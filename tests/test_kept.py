from __future__ import annotations

from gesim_build.kept import Kept


def test_what_was_not_used_for_longest_goes_first() -> None:
    kept = Kept(2)
    kept.put("a", ())
    kept.put("b", 2)
    assert kept.get("a") == ()
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [(), None, 3]
