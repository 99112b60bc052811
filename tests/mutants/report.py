"""What is said of the mutants of a package: the score, and the survivors by the reason why they may live."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.mutants.generate import Mutant

LEAST = 85
# Per package and reason: expressions for the changes (`module.function: old -> new`) that no test can or need notice.
_REASONS = Path(__file__).with_name("survivors.toml")
_UNEXPLAINED = "no reason is given; write a test, or a row of tests/mutants/survivors.toml"


@dataclass(frozen=True)
class Score:
    """The verdicts on the mutants of a package, of which `total` were generated, in so many seconds."""

    package: str
    total: int
    verdicts: tuple[tuple[Mutant, str], ...]
    seconds: float

    @property
    def percent(self) -> float:
        """How many of a hundred mutants were noticed. One that never ends is; one that no test reaches is not."""
        noticed = sum(verdict in ("killed", "timeout") for _, verdict in self.verdicts)
        return 100 * noticed / max(len(self.verdicts), 1)

    @property
    def line(self) -> str:
        """The score in a line."""
        judged, minutes = len(self.verdicts), self.seconds / 60
        lost = len(self.survivors.get(_UNEXPLAINED, ()))
        return (
            f"{self.package:12} {self.percent:5.1f} % of {judged} killed ({self.total} generated), "
            f"{lost} survivors without a reason, {minutes:.1f} min"
        )

    @cached_property
    def survivors(self) -> Mapping[str, tuple[str, ...]]:
        """The changes that were not noticed, by reason."""
        reasons = reasons_of(self.package)
        found: dict[str, list[str]] = defaultdict(list)
        for mutant, verdict in self.verdicts:
            if verdict not in ("killed", "timeout"):
                why = (why for why, row in reasons.items() if any(one.search(mutant.change) for one in row))
                found[next(why, _UNEXPLAINED)].append(
                    mutant.change + ("" if verdict == "survived" else f" ({verdict})")
                )
        return {why: tuple(changes) for why, changes in found.items()}


def reasons_of(package: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Per reason why mutants of a package may survive, which."""
    reasons = tomllib.loads(_REASONS.read_text(encoding="utf-8"))
    found: dict[str, tuple[re.Pattern[str], ...]] = defaultdict(tuple)
    for row in (*reasons.get(package, ()), *reasons["all"]):
        found[row["why"]] += tuple(map(re.compile, row["changes"]))
    return found


def shown(score: Score) -> str:
    """The survivors of a package as text, those without a reason last."""
    reasons = sorted(score.survivors, key=lambda why: why == _UNEXPLAINED)
    return "\n".join(
        line
        for why in reasons
        for line in (f"\n{score.package}, {why}:", *(f"    {change}" for change in score.survivors[why]))
    )
