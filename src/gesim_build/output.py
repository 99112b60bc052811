"""Writes artifacts: all of a format or nothing, so that an interrupted build leaves the earlier files whole. [I/O]"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.model import Artifact

FOLDER = "dist"


def write_artifacts(root: Path, language: str, artifacts: Sequence[Artifact]) -> None:
    """Write the artifacts of one format below ``dist/LANGUAGE/``.

    They are first written beside their place and then moved in by renaming; folders (the HTML bundle) are replaced as
    a whole, so that no stale page stays. Raises GesimError (``cannot-write``) and leaves what was there before.
    """
    target = root / FOLDER / language
    with _diagnosed(f"{FOLDER}/{language}"):
        target.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=target))
        try:
            for artifact in artifacts:
                path = staging / artifact.path
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, artifact.content)
            for item in sorted(staging.iterdir()):
                _replace(item, target / item.name, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def write_folder(folder: Path, files: Mapping[str, bytes], name: str) -> None:
    """Write a folder with these files and no others, by path in it; ``name`` is how diagnostics call the folder.

    Raises GesimError (``cannot-write``) and leaves what was there before.
    """
    with _diagnosed(name):
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        try:
            new = staging / folder.name
            new.mkdir()
            for path, content in files.items():
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                _write(new / path, content)
            _replace(new, folder, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def write_file(path: Path, content: bytes, name: str) -> None:
    """Write one file atomically; ``name`` is how diagnostics call it. Raises GesimError (``cannot-write``)."""
    with _diagnosed(name):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        try:
            _write(Path(temporary), content)
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


def _replace(new: Path, place: Path, staging: Path) -> None:
    """Put a file or folder in its place; a folder that is in the way is moved aside first and put back on failure."""
    if not place.is_dir():
        new.replace(place)
        return
    old = staging / f".old-{place.name}"
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise


@contextmanager
def _diagnosed(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        hint = (
            "Check that the disk has room and that you may write there; files of earlier builds were left as they are."
        )
        raise GesimError(
            [error("cannot-write", f"cannot be written: {problem.strerror}", Location(name), hint)]
        ) from None
