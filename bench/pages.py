"""Measures how the web pages of a book grow with its chapters, and prints a Markdown table.

    .venv/bin/python bench/pages.py [--chapters 1000] [--format html]

Each row has twice the chapters of the one above: CPU seconds of all processes, bytes of all pages, and of the largest
page of a chapter. Twice the chapters must not take more than 2.3 times as long, nor the largest page grow.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = 4
CONFIG = """[book]
name = "large"
identifier = "urn:uuid:00000000-0000-4000-8000-000000000009"
title = "A large book"
short_title = "Large"
date = 2026-01-02

[contents]
chapters = [{names}]

[editions.en]
"""
CHAPTER = "# A chapter of many {{#c{n}}}\n\n" + "\n\n".join(
    f"## Section {s} {{{{#c{{n}}-{s}}}}}\n\n" + "A sentence of a few words that says something. " * 20
    for s in range(1, 4)
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a book of so many chapters takes: CPU seconds, bytes of all files, and of the largest page of a chapter."""

    chapters: int
    seconds: float
    whole: int
    largest: int


def write(folder: Path, chapters: int) -> Path:
    """A project of so many chapters of a page or two."""
    (folder / "handbook/chapters").mkdir(parents=True)
    names = [f"{number:04}-c{number}" for number in range(1, chapters + 1)]
    for number, name in enumerate(names, 1):
        (folder / f"handbook/chapters/{name}.md").write_text(CHAPTER.format(n=number), "utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "handbook/handbook.toml").write_text(CONFIG.format(names=listed), "utf-8")
    return folder


def measured(chapters: int, format_: str) -> Row:
    """Build a book of so many chapters and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        project = write(Path(folder) / "book", chapters)
        before = _cpu()
        command = [sys.executable, "-m", "gesim_build", "build", "--format", format_, "--project", str(project)]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=True, capture_output=True)
        files = [path for path in (project / "dist").rglob("*") if path.is_file()]
        pages = [path.stat().st_size for path in files if path.suffix == ".html" and path.name != "index.html"]
        return Row(chapters, _cpu() - before, sum(path.stat().st_size for path in files), max(pages, default=0))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--chapters", type=int, default=1000)
    parser.add_argument("--format", default="html")
    arguments = parser.parse_args()
    sizes = [arguments.chapters // 2**step for step in reversed(range(STEPS))]
    print("| chapters | CPU | ratio | all files | largest page |\n|---|---|---|---|---|")
    last = 0.0
    for row in (measured(size, arguments.format) for size in sizes):
        ratio = f"{row.seconds / last:.1f}" if last else ""
        whole, largest = f"{row.whole / 1e6:.1f} MB", f"{row.largest / 1e3:.1f} kB"
        print(f"| {row.chapters} | {row.seconds:.1f} s | {ratio} | {whole} | {largest} |", flush=True)
        last = row.seconds


if __name__ == "__main__":
    main()
