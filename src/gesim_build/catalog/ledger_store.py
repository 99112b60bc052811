"""Reads and writes ``translations/review/``. A sign-off is somebody's word: no step here may lose one. [I/O]"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

from gesim_build.atomic import replace_file
from gesim_build.catalog.ledger import KINDS, SignOff, read_ledger, write_ledger
from gesim_build.catalog.store import FOLDER
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, stop_on_errors

REVIEW = f"{FOLDER}/review"


def ledger_path(language: str) -> str:
    """The path in the project of the ledger of a language."""
    return f"{REVIEW}/{language}.jsonl"


def load_ledger(
    root: Path, language: str, kinds: Collection[str] = KINDS
) -> tuple[tuple[SignOff, ...] | None, tuple[Diagnostic, ...]]:
    """The sign-offs in a language, None without a ledger, and what is wrong in it; see `read_ledger`."""
    path = ledger_path(language)
    try:
        content = (root / path).read_bytes()
    except FileNotFoundError:
        return None, ()
    except OSError as problem:
        hint = "Check what it is and who may read it."
        return None, (error("unreadable-file", f"cannot be read: {problem.strerror}", Location(path), hint),)
    return read_ledger(content, path, kinds)


def unknown_ledgers(root: Path, languages: Collection[str]) -> Iterator[Diagnostic]:
    """``unknown-edition`` for each ledger of a language that no edition is in."""
    for path in sorted((root / REVIEW).glob("*.jsonl")):
        if path.stem not in languages:
            near = difflib.get_close_matches(path.stem, languages, 1, 0.5)
            known = f"Languages with an edition: {', '.join(sorted(languages))}."
            hint = (f"Did you mean {near[0]}.jsonl? " if near else "") + known
            place = Location(ledger_path(path.stem))
            yield error("unknown-edition", f"no edition is in the language “{path.stem}”", place, hint)


def add_sign_offs(root: Path, language: str, added: Collection[SignOff], kinds: Collection[str] = KINDS) -> None:
    """Add sign-offs to a ledger, which is read again for that: hold ``translations/`` meanwhile.

    Raises GesimError with what is wrong in the ledger, which is then left as it is, and ``cannot-write``.
    """
    known, problems = load_ledger(root, language, kinds)
    stop_on_errors(problems)
    if not added:
        return
    place = root / ledger_path(language)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        target = place.resolve()
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        replace_file(target, write_ledger((*(known or ()), *added)), mode)
    except OSError as problem:
        hint = "Check that the disk has room and that you may write there; the file was left as it was."
        what = f"cannot be written: {problem.strerror}"
        raise GesimError([error("cannot-write", what, Location(ledger_path(language)), hint)]) from None
