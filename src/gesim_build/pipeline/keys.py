"""Hashes of everything that decides the bytes of a target, by which a build knows what is up to date."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gesim_build.output_formats import FORMATS, LINKING, PRESS
from gesim_build.packaged import packaged_templates
from gesim_build.pipeline import Project, translation_files
from gesim_build.pipeline.record import files_hash, finished_files
from gesim_build.pipeline.target import Target
from gesim_build.print_spec import PrintSpec


def keys_of(
    project: Project,
    wanted: Sequence[Target],
    versions: str,
    released: dt.date | None,
    print_spec: PrintSpec,
    *,
    fast: bool = False,
) -> dict[Target, str]:
    """The hash of everything that decides the bytes of each target, and whether they may be released on that day.

    ``versions`` is the fingerprint of the programs, our own included. A ``fast`` build has other pages than a full one.
    """
    root = project.root
    inputs = files_hash([root / "handbook", root / "templates", root / "languages", packaged_templates()])
    common = "\0".join((inputs, versions, str(released), str(fast)))
    profiles = {PRESS: hashlib.sha256(print_spec.profile).hexdigest()}
    languages = dict.fromkeys(target.language for target in wanted)
    words = {language: _content(translation_files(root, language)) for language in languages}
    return {
        target: hashlib.sha256(
            "\0".join((common, target.folder, target.format, profiles.get(target.format, ""))).encode()
            + words[target.language]
        ).hexdigest()
        for target in wanted
    }


def _content(paths: Iterable[Path]) -> bytes:
    """Names and contents of some files."""
    return b"".join(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes() for path in paths)


def linked_files(root: Path, target: Target) -> Mapping[str, int]:
    """The finished files that a target may link to: size by path."""
    linked = LINKING.get(target.format, ())
    return finished_files(root, target.folder, [name for name in FORMATS if name in linked])


def linked_key(key: str, files: Mapping[str, int]) -> str:
    """The hash of everything that decides the bytes of a target, links to other files included."""
    return hashlib.sha256("\0".join((key, *(f"{name} {size}" for name, size in files.items()))).encode()).hexdigest()
