"""`gesim` without its gates: finished files are not read again, pages are not searched for what does not fit.

    python bench/ungated.py build --project PROJECT

What the gates cost is the difference to `gesim build`.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any


def _nothing(*_arguments: Any) -> tuple[()]:
    return ()


def main() -> None:
    from gesim_build.__main__ import main as gesim
    from gesim_build.workers import Workers
    from gesim_build.workers.backend import PRELOADED, Processes

    # Workers look for modules where the program does.
    sys.path.append(str(Path(__file__).parents[1]))
    results: Any = import_module("gesim_build.pipeline.results")
    rendering: Any = import_module("gesim_build.pipeline.rendering")
    editions: Any = import_module("gesim_build.pipeline.editions")
    backend: Any = import_module("gesim_build.workers.backend")
    preloaded = (*PRELOADED, "bench.unlinted")
    results.Workers = partial(Workers, preloaded=preloaded)
    backend.Processes = partial(Processes, preloaded=preloaded)
    rendering.INSPECTIONS = {}
    editions.cached_inventory = _nothing
    gesim()


if __name__ == "__main__":
    main()
