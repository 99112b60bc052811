"""The books to measure with: this handbook, the same repeated tenfold, and the same with one string edited."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOOK = "gesim-handbook"
INPUTS = ("handbook", "translations", "templates")
MADE = ("dist", ".gesim")
_INCLUDED = re.compile(r"^:{3,} include \.\./texts/([\w-]+)\.md", re.MULTILINE)


def copy_of(folder: Path) -> Path:
    """A copy of this handbook."""
    for name in INPUTS:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def earlier_book(tree: Path, folder: Path) -> Path:
    """A copy of the handbook of an earlier state, for its own program."""
    for name in INPUTS:
        shutil.copytree(tree / name, folder / name)
    return folder


def forget(project: Path) -> None:
    """Take away everything that was built, the cache too: the next build is cold."""
    for name in MADE:
        shutil.rmtree(project / name, ignore_errors=True)


def repeated(folder: Path, times: int) -> Path:
    """A copy whose chapters are there several times, each time under other names and ids."""
    project = copy_of(folder)
    config = project / "handbook/handbook.toml"
    text = config.read_text(encoding="utf-8")
    line = re.search(r"^chapters = (\[.*?\])", text, re.MULTILINE | re.DOTALL)
    assert line, "handbook.toml has a list of chapters"
    names = re.findall(r'"([^"]+)"', line[1])
    copies = [_repeat(project, name, number) for number in range(1, times) for name in names]
    listing = ", ".join(f'"{name}"' for name in [*names, *copies])
    config.write_text(text.replace(line[0], f"chapters = [{listing}]"), encoding="utf-8")
    return project


def _repeat(project: Path, name: str, number: int) -> str:
    """Write a chapter again, with the texts that it includes, under other names and ids; the name of the copy."""
    chapters, texts = project / "handbook/chapters", project / "handbook/texts"
    text = (chapters / f"{name}.md").read_text(encoding="utf-8")
    included = {file: (texts / f"{file}.md").read_text(encoding="utf-8") for file in _INCLUDED.findall(text)}
    ids = {id for one in (text, *included.values()) for id in re.findall(r"\{#([\w-]+)", one)}
    copy = _INCLUDED.sub(lambda match: f"{match[0].removesuffix('.md')}-{number}.md", text)
    (chapters / f"{name}-{number}.md").write_text(_renamed(copy, ids, number), encoding="utf-8")
    for file, one in included.items():
        (texts / f"{file}-{number}.md").write_text(_renamed(one, ids, number), encoding="utf-8")
    return f"{name}-{number}"


def _renamed(text: str, ids: Collection[str], number: int) -> str:
    """A text in which each of some ids, and each heading that has none, has another id."""
    text = re.sub(r"\{#([\w-]+)", rf"{{#\1-{number}", text)
    text = re.sub(r"\]\(#([\w-]+)\)", lambda m: f"](#{m[1]}-{number})" if m[1] in ids else m[0], text)
    return re.sub(r"^(##+ [^{\n]+)$", lambda m: f"{m[1]} {{#{_slug(m[1])}-{number}}}", text, flags=re.MULTILINE)


def _slug(heading: str) -> str:
    return re.sub(r"\W+", "-", heading.lower()).strip("-")


class Editor:
    """Changes one string of a catalog, each time into something that was not there before.

    With ``chapter``, a paragraph of that one. It takes a word more without becoming wrong.
    """

    def __init__(self, catalog: Path, chapter: str = "") -> None:
        self._catalog = catalog
        self._text = catalog.read_text(encoding="utf-8")
        self._place = self._found(chapter)
        self._numbers = count()

    def __call__(self) -> None:
        words = "so " * (next(self._numbers) + 1)
        text = f"{self._text[: self._place]}{words}{self._text[self._place :]}"
        self._catalog.write_text(text, encoding="utf-8")

    def _found(self, chapter: str) -> int:
        """Behind a line in the middle of a translation of several lines: of the middle one of those that there are."""
        places = []
        for entry in re.finditer(r"#: (\S+)\n(?:.+\n)*", self._text):
            line = re.search(r'(?<=\n")[^"\\<>\[\]*{}]{40,} (?="\n")', entry[0][entry[0].index("msgstr") :])
            if chapter in entry[1] and line:
                places.append(entry.end() - len(entry[0]) + entry[0].index("msgstr") + line.end())
        assert places, f"no translation of several lines in {chapter or self._catalog}"
        return places[len(places) // 2]
