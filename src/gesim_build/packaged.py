"""Where the files are that come with the program."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def packaged_templates() -> Path:
    """The default theme: inside the package when installed, at the top of the repository in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "templates"


def packaged_docs() -> Path:
    """The documentation: inside the package when installed, at the top of the repository in a checkout."""
    inside = PACKAGE / "docs"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "docs"
