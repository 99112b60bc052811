"""Which modules are mutated as one package, and which tests have to notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src/gesim_build"


@dataclass(frozen=True)
class Package:
    """Patterns of files below `src/gesim_build`, and of test files and folders below `tests` that mirror them."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]

    def modules(self) -> tuple[Path, ...]:
        """The files to mutate."""
        return tuple(sorted(path for pattern in self.sources for path in SOURCES.glob(pattern)))

    def test_paths(self) -> tuple[str, ...]:
        """What pytest runs, relative to the top of the repository."""
        found = (path for pattern in self.tests for path in sorted((ROOT / "tests").glob(pattern)))
        return tuple(str(path.relative_to(ROOT)) for path in found)


def _mirrored(name: str) -> Package:
    return Package((f"{name}/**/*.py",), (name,))


PACKAGES: Mapping[str, Package] = {
    **{name: _mirrored(name) for name in ("assemble", "catalog", "checks", "languages", "markdown", "registers")},
    "config": Package(("config*.py", "config/**/*.py"), ("test_config*.py", "config")),
    # Without the tests in a folder below, which render a book: what is told of small texts has to notice.
    "validate": Package(("validate/**/*.py",), ("validate/test_*.py",)),
}
