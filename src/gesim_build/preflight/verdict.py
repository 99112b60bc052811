"""What a rule says of a file, and all that the rules say: data, shown by `table` and `as_json`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class VerdictState(StrEnum):
    """``NONE``: the rule has nothing to say of this kind of file."""

    PASS = "pass"
    FAIL = "fail"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: on which page (from 1; 0: the file as a whole), which object, what."""

    page: int
    object: str
    message: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"page {self.page}" if self.page else "", self.object) if part)
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says: what it saw in a few words, and the faults. Without faults it passes."""

    summary: str
    faults: tuple[Fault, ...] = ()
    applies: bool = True

    @property
    def state(self) -> VerdictState:
        """Passed, failed, or not meant for this kind of file."""
        if not self.applies:
            return VerdictState.NONE
        return VerdictState.FAIL if self.faults else VerdictState.PASS


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on one file by the name of their rule. ``kind`` is ``interior`` or ``cover``."""

    name: str
    kind: str
    pages: int
    verdicts: tuple[tuple[str, Verdict], ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """The names of the rules that failed."""
        return tuple(name for name, verdict in self.verdicts if verdict.state is VerdictState.FAIL)


def judged(summary: str, faults: Iterable[Fault]) -> Verdict:
    """A verdict that passes when there are no faults; each fault counts once."""
    return Verdict(summary, tuple(dict.fromkeys(faults)))


def not_meant(kind: str) -> Verdict:
    """The verdict of a rule that has nothing to say of this kind of file."""
    return Verdict(f"not a matter of the {kind}", applies=False)
