"""Diagnostics and the one fatal error."""

from __future__ import annotations

import pickle

from gesim_build.diagnostics import GesimError, Location, error


def test_a_place_names_only_what_is_known() -> None:
    assert [str(Location("a.md", *rest)) for rest in ((), (3,), (3, 7))] == ["a.md", "a.md:3", "a.md:3:7"]


def test_the_fatal_error_comes_whole_out_of_a_worker_process() -> None:
    problem = GesimError([error("bad-toml", "no", Location("a.toml", 2), "Mend it.")])
    assert pickle.loads(pickle.dumps(problem)).diagnostics == problem.diagnostics
