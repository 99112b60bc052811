"""Writes artifacts: all of a format or nothing, so that an interrupted build leaves the earlier files whole. [I/O]"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gesim_build.atomic import put_in_place, remove, replace_file, staging_folder
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.model import Artifact

FOLDER = "dist"


def write_artifacts(root: Path, edition: str, artifacts: Sequence[Artifact]) -> None:
    """Write the artifacts of one format into the folder of an ``edition`` below ``dist/``.

    They are first written beside their place and then moved in by renaming; folders (the HTML bundle) are replaced as
    a whole, so that no stale page stays. Raises GesimError (``cannot-write``) and leaves what was there before.
    """
    target = root / FOLDER / edition
    with write_errors_reported(f"{FOLDER}/{edition}"):
        target.mkdir(parents=True, exist_ok=True)
        with staging_folder(target) as staging:
            for artifact in artifacts:
                _write(staging / artifact.path, artifact.content)
            for item in sorted(staging.iterdir()):
                put_in_place(item, target / item.name)


@contextmanager
def written(root: Path, edition: str, artifacts: Sequence[Artifact]) -> Iterator[None]:
    """Write the artifacts as `write_artifacts` does, and take them away again when the block raises."""
    write_artifacts(root, edition, artifacts)
    try:
        yield
    except BaseException:
        for name in {Path(artifact.path).parts[0] for artifact in artifacts}:
            remove(root / FOLDER / edition / name)
        raise


def write_folder(folder: Path, files: Mapping[str, bytes], name: str) -> None:
    """Write a folder with these files and no others, by path in it; ``name`` is that of the folder in diagnostics.

    Raises GesimError (``cannot-write``) and leaves what was there before.
    """
    with write_errors_reported(name):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with staging_folder(folder.parent) as staging:
            new = staging / folder.name
            new.mkdir()
            for path, content in files.items():
                _write(new / path, content)
            put_in_place(new, folder)


def write_file(path: Path, content: bytes, name: str) -> None:
    """Write one file atomically; ``name`` is its name in diagnostics. Raises GesimError (``cannot-write``)."""
    with write_errors_reported(name):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


@contextmanager
def write_errors_reported(name: str) -> Iterator[None]:
    """Raises GesimError (``cannot-write``) in place of OSError; ``name`` is that of the file or folder."""
    try:
        yield
    except OSError as problem:
        hint = (
            "Check that the disk has room and that you may write there; files of earlier builds were left as they are."
        )
        raise GesimError(
            [error("cannot-write", f"cannot be written: {problem.strerror}", Location(name), hint)]
        ) from None
