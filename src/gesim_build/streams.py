"""Standard output and error, in whatever encoding the terminal or the other end of a pipe has. [I/O]"""

from __future__ import annotations

import codecs
import io
import os
import sys
from pathlib import Path

_ERRORS = "gesim-plain"
# What is usual where there is nothing but ASCII. Nothing here ends a string of JSON or an attribute of XML.
_PLAIN = {
    "“": "'", "”": "'", "„": "'", "«": "'", "»": "'", "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-",
    "→": "->", "×": "x", "•": "*", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip


def open_closed_streams() -> None:
    """Lead the standard streams that were closed before we began to nowhere: nothing else may get their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end


def write_any_text() -> None:
    """Let both streams write every text: what their encoding lacks is written plainly, or by its number.

    The number is written as JSON does (``\\u0105``), so that reports for programs stay valid.
    """
    codecs.register_error(_ERRORS, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ERRORS)


def _plainly(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    return "".join(_PLAIN.get(letter) or _number(letter) for letter in lacking), problem.end


def _number(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
