"""Where the CPU time of a cold build goes: one PDF, stage by stage, in one process. Prints a Markdown table.

    .venv/bin/python bench/stages.py [--lang CODE]

What workers do is done here too, one call after the other, so nothing is waited for and nothing runs beside it. The
start of processes, and writing files, are not in it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import copy_of

START = time.process_time()

# What a worker does, by the name of its function.
NAMES = {
    "bind": "joining the pieces",
    "read_piece": "reading the pieces",
    "inspect_packed": "reading the finished PDF where it is another",
}
FIRST, FURTHER = "laying out, the first time", "laying out again, with other spacing"
GARBAGE = "collecting garbage"
WRITING, REST = "drawing, fonts and tags", "the rest of what workers do with a piece"


class Stages:
    """Seconds of the processor by stage. One within another is not counted twice."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]
        self._done: dict[str, Future[bytes]] = {}
        self._garbage: Any = None

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        start = time.process_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = time.process_time() - start
            own = taken - self._inner.pop()
            self._inner[-1] += taken
            self.seconds[name] = self.seconds.get(name, 0.0) + own

    def submit(self, function: Callable[..., bytes], *args: object) -> Future[bytes]:
        """As `Workers.submit`, done at once; the same call is made once."""
        from gesim_build.hashing import digest

        key = digest(function, args)
        if key not in self._done:
            future = self._done[key] = Future()
            with self.of(NAMES.get(function.__name__, REST)):
                future.set_result(function(*args))
            with self.of(GARBAGE):
                self._garbage.collect_when_grown()
        return self._done[key]

    def collect_as_workers_do(self) -> None:
        """From now on garbage is collected when a worker would; what is there already stays."""
        from gesim_build.workers.garbage import Garbage

        gc.collect()
        gc.freeze()
        gc.disable()
        self._garbage = Garbage()

    def watch_the_engine(self) -> None:
        """Count what `lay_out` does, by part."""
        fragment: Any = import_module("gesim_build.formats.pdf.weasy.fragment")
        laid_out, written = fragment._laid_out, fragment._written

        def counted(job: Any, spacing: str, *others: Any) -> Any:
            with self.of(FURTHER if spacing else FIRST):
                return laid_out(job, spacing, *others)

        def drawn(*args: Any) -> Any:
            with self.of(WRITING):
                return written(*args)

        fragment._laid_out, fragment._written = counted, drawn


IMPORTED = ("cli", "pipeline.build", "formats.pdf.weasy.preload", "formats.pdf.weasy.fragment", "validate.pdf")


def measure(project: Path, language: str) -> dict[str, float]:
    """The seconds of each stage."""
    stages = Stages()
    with stages.of("importing the program and the engine"):
        for name in IMPORTED:
            import_module(f"gesim_build.{name}")
        stages.watch_the_engine()
    stages.seconds["importing the program and the engine"] += START
    stages.collect_as_workers_do()
    from gesim_build import pipeline
    from gesim_build.formats import RenderContext, renderer
    from gesim_build.formats.look import Look
    from gesim_build.pipeline.check import check_language, check_whole_book
    from gesim_build.validate import inspect_packed, read_piece
    from gesim_build.validate.inventory import TEXT
    from gesim_build.validate.manuscript import inventory

    with stages.of("reading and parsing"):
        opened = pipeline.open_project(project)
        theme, (book, _) = pipeline.read_templates(opened), pipeline.load_book(opened)
        catalogs, _ = pipeline.read_catalogs(opened, [language])
        languages = pipeline.languages_of(opened)
    with stages.of("checking the book and its texts"):
        catalog = catalogs.get(language)
        check_whole_book(opened, book, catalogs, release=False, today=None)
        check_language(opened, book, catalog, language, languages, release=False)
    with stages.of("translating, assembling, counting what must not be lost"):
        text, _ = pipeline.manuscript(opened, book, catalog, languages[language], theme)
        holds = inventory(text)
    with stages.of("planning the pages"):
        read = partial(stages.submit, read_piece)
        (artifact,) = renderer("pdf")(RenderContext(text, Look(theme), stages.submit, laid_out=read))
        words = [item.key for item in holds if item.kind == TEXT]
        pieces = [read(piece).result() for piece in artifact.pieces]
        stages.submit(inspect_packed, "pdf", {artifact.path: artifact.content}, words, pieces)
    return stages.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", default="de")
    language = parser.parse_args().lang
    with tempfile.TemporaryDirectory(prefix="gesim-bench-") as name:
        seconds = measure(copy_of(Path(name) / "cold"), language)
    whole = sum(seconds.values())
    print("| stage | CPU | share |\n|---|---|---|")
    for name, taken in seconds.items():
        print(f"| {name} | {taken:.2f} s | {taken / whole:.0%} |")
    print(f"| all | {whole:.2f} s | 100% |")


if __name__ == "__main__":
    main()
