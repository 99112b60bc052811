"""What is wrong with a drawing."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.diagnostics import Diagnostic, Location, error


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a drawing at a line of its file: what is ``broken`` cannot be read, all else may not be there."""

    line: int
    message: str
    hint: str
    broken: bool = False

    def at(self, path: str) -> Diagnostic:
        """The finding."""
        place = Location(path, self.line)
        if self.broken:
            return error("bad-svg", self.message, place, self.hint)
        return error("unsafe-svg", self.message, place, self.hint)
