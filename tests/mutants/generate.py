"""Generates the mutants of a package with mutmut, as a second source tree in which any one can be switched on. [I/O]"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

from tests.mutants.packages import SOURCES, Package

_THEIR_SWITCH = "from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, MutantDict"
_OUR_SWITCH = "from tests.mutants.switch import switchable as _mutmut_mutated, MutantDict"
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True)
class Mutant:
    """One change of one function: `function` is `module.mangled_name`, `old` and `new` the lines that differ."""

    function: str
    name: str
    old: str
    new: str

    @property
    def change(self) -> str:
        """The mutant in a line that stays the same while the function does: what survivors are known by."""
        module, _, name = self.function.removeprefix("gesim_build.").rpartition(".")
        plain = name.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
        return f"{module}.{plain}: {self.old} -> {self.new}"


def generate(package: Package, target: Path, only: str = "") -> tuple[Mutant, ...]:
    """Copy the sources to `target`, with the mutants of a package in it; tell all mutants in the order of the files.

    `only` is the dotted name of a module or function in it, to mutate no others. Mutants that only word a message
    differently are left out: people read it, not tests.
    """
    shutil.copytree(SOURCES, target / SOURCES.name, ignore=shutil.ignore_patterns("__pycache__"))
    wanted = (path for path in package.modules() if only.startswith(_name(path)) or _name(path).startswith(only))
    every = (mutant for path in wanted for mutant in _mutate(path, target))
    return tuple(mutant for mutant in every if only in mutant.function and not is_wording(mutant))


def _name(path: Path) -> str:
    """The dotted name of a module below `gesim_build`."""
    return ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")


def is_wording(mutant: Mutant) -> bool:
    """Whether a mutant differs in capitals or the added XX of a text of three words or more."""
    if mutant.new.replace("XX", "").casefold() != mutant.old.casefold():
        return False
    start = _alike(mutant.old, mutant.new)
    texts = (text for text in _TEXT.finditer(mutant.old) if text.start() <= start < text.end())
    return any(len(text[0].split()) > 2 for text in texts)


def _mutate(path: Path, target: Path) -> Iterator[Mutant]:
    mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    code = mutated.code.replace(_THEIR_SWITCH, _OUR_SWITCH)
    (target / path.relative_to(SOURCES.parent)).write_text(code, encoding="utf-8")
    for name in mutated.mutant_names:
        function = name.rpartition("__mutmut_")[0]
        yield Mutant(f"{SOURCES.name}.{_name(path)}.{function}", name, *_difference(mutated, function, name))


def _difference(mutated: MutatedFile, function: str, name: str) -> tuple[str, str]:
    """The lines that a mutant has otherwise than the original, each stripped and joined."""
    old, new = _lines(mutated, f"{function}__mutmut_orig"), _lines(mutated, name)
    before = _alike(old, new)
    old, new = old[before:], new[before:]
    after = _alike(old[::-1], new[::-1])
    return " ".join(old[: len(old) - after]), " ".join(new[: len(new) - after])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines or letters are the same from the start on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _lines(mutated: MutatedFile, name: str) -> list[str]:
    span = mutated.line_span_by_function_name[name]
    text = "\n".join(mutated.code.splitlines()[span.start - 1 : span.end])
    return [line.strip() for line in text.replace(name, "", 1).splitlines()]
