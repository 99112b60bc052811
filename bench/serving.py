"""How soon a save in the workbench shows: in the web page, and on the page of the PDF, beside a cold build.

    .venv/bin/python bench/serving.py --rounds 5

prints medians of seconds, and their ratios to a cold build of the same language, made in the same run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.books import BOOK, copy_of
from bench.clock import Case, run

from gesim_build.pipeline.memory import Memory
from gesim_build.serve.answers import Answers
from gesim_build.serve.events import Events
from gesim_build.serve.pdf import PdfBuilder
from gesim_build.serve.workbench import Wanted, Workbench

LANGUAGE, CHAPTER = "de", "60-planning"
DAY = dt.date(2026, 1, 1)
LIMIT = 60.0  # seconds that no build takes


def cold(format_: str) -> float:
    """The seconds of the clock of a cold build of the book in one language and format."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of(Path(folder))
        command = [sys.executable, "-m", "gesim_build", "build", "--project", str(project), "--publication", BOOK]
        return run(Case(format_, [*command, "--lang", LANGUAGE, "--format", format_])).wall


class Told(Events):
    """Knows of the last thing that browsers were told, as they do."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = threading.Event()

    def tell(self, kind: str, **values: Any) -> None:
        """Something happened."""
        super().tell(kind, **values)
        self.heard.set()


class Saving:
    """A workbench in which one message is saved again and again, each time with other words."""

    def __init__(self, root: Path, memory: Memory) -> None:
        self._bench = Workbench(Wanted(root))
        self._told = Told()
        self._builder = PdfBuilder(self._bench, memory, self._told, lambda: DAY)
        self._answers = Answers(self._bench, lambda: DAY, pdf=self._builder)
        edition = self._bench.edition(LANGUAGE)
        own = {name for name, unit in edition.units.items() if CHAPTER in unit.location.path}
        self._id = next(name for name, (_, text, _) in edition.printed.items() if name in own and len(text) > 80)
        self._message = {"lang": LANGUAGE, "id": self._id}
        self._part = edition.printed[self._id][0]

    def save(self, words: str) -> None:
        """Save the message with other words at its end."""
        base = self._answers.message(self._message)["state"]
        state = {**base, "msgstr": f"{base['msgstr'].partition(' §')[0]} §{words}"}
        self._answers.save({**self._message, "base": base, "state": state})

    def page(self) -> bytes:
        """The web page that has it."""
        return self._answers.page({"lang": LANGUAGE, "name": f"{self._part}.html"})[1]

    def pdf_page(self) -> bytes:
        """The page of the PDF that has it, as a picture, as soon as it is there."""
        self._told.heard.clear()
        while (view := self._answers.pdf(self._message))["building"]:
            self._told.heard.wait(LIMIT)  # what went wrong is raised by the next look
            self._told.heard.clear()
        return self._answers.pdf_page({"lang": LANGUAGE, "name": f"{view['page']}.png"})[1]


def seconds(saving: Saving, look: Callable[[], bytes], rounds: int) -> float:
    """The median of the seconds from a save to when it is seen."""
    look()
    taken = []
    for number in range(rounds):
        start = time.perf_counter()
        saving.save(f"{look.__name__}{number}")
        look()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"| {LANGUAGE}, from saving to | seconds | cold build | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of(Path(folder))
        with Memory(root) as memory:
            saving = Saving(root, memory)
            for name, look in (("html", saving.page), ("pdf", saving.pdf_page)):
                took, base = seconds(saving, look, rounds), cold(name)
                print(f"| {name} | {took:.2f} | {base:.2f} | {took / base:.3f} |", flush=True)


if __name__ == "__main__":
    main()
