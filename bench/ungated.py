"""`gesim` without its gates: finished files are not read again, pages are not searched for what does not fit.

    python bench/ungated.py build --project PROJECT

What the gates cost is the difference to `gesim build`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def _nothing(*_arguments: Any) -> tuple[()]:
    return ()


def main() -> None:
    from gesim_build.__main__ import main as gesim

    rendering: Any = import_module("gesim_build.pipeline.rendering")
    editions: Any = import_module("gesim_build.pipeline.editions")
    rendering.INSPECTIONS = {}
    editions.inventory = _nothing
    gesim()


def be_a_worker() -> None:
    """Worker processes import the main file of their program, and that is this one: let them look for no flaws."""
    fragment: Any = import_module("gesim_build.formats.pdf.weasy.fragment")
    fragment.find_flaws = _nothing


if __name__ == "__main__":
    main()
else:
    be_a_worker()
