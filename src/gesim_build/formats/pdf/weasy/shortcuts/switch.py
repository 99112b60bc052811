"""What a shortcut is: functions of the engine that are replaced by quicker ones with the same result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Patch:
    """An attribute ``name`` of the engine's ``owners`` (modules, classes): what it is, and what is put in its place.

    A function that modules of the engine import by name has each of them as an owner.
    """

    name: str
    owners: tuple[Any, ...]
    plain: Callable[..., Any]
    quick: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A way to the same pages that takes less time: its ``patches``, and tables of what it has ``kept`` of a job."""

    name: str
    patches: tuple[Patch, ...]
    kept: tuple[dict[Any, Any], ...] = ()

    def switch(self, *, on: bool) -> None:
        """Put the quick functions in, or those of the engine."""
        self.forget()
        for patch in self.patches:
            for owner in patch.owners:
                setattr(owner, patch.name, patch.quick if on else patch.plain)

    def forget(self) -> None:
        """Forget all that was kept."""
        for table in self.kept:
            table.clear()
