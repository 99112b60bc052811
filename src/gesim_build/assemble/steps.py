"""The steps of assembling, each made again only when something that it is made of is another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Steps:
    """What each step has made the last time, and of what, if it is to ``remember``: a process that stays may.

    After an edit most inputs of most steps are equal to those of before. Then they return the same objects, which are
    equal at a glance where they are inputs themselves. Nobody changes them.
    """

    def __init__(self, *, remember: bool = False) -> None:
        self._remember = remember
        self._last: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def __call__(self, name: Hashable, make: Callable[[], T], *inputs: object) -> T:
        """What ``make`` makes of the inputs and of nothing else."""
        known = self._last.get(name)
        if known is not None and known[0] == inputs:
            return cast(T, known[1])
        made = make()
        if self._remember:
            self._last[name] = inputs, made
        return made
