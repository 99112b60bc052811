"""Hashes of everything that decides the bytes of a target, by which a build knows what is up to date."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gesim_build.output_formats import FORMATS, HOLDING, LINKING, PRESS
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


def with_held(wanted: Iterable[Target]) -> tuple[Target, ...]:
    """Targets, and those whose files they hold."""
    held = [replace(one, format=name) for one in wanted if one.format in HOLDING for name in LINKING[one.format]]
    return tuple(dict.fromkeys((*wanted, *held)))


def linked_files(root: Path, target: Target, keys: Mapping[Target, str] | None = None) -> Mapping[str, int]:
    """The finished files that a target may link to, or that it holds: size by path.

    ``keys`` are the hashes of what decides the bytes of targets: what a target holds must have been made of the same.
    """
    formats = [name for name in FORMATS if name in LINKING.get(target.format, ())]
    if keys is None or target.format not in HOLDING:
        return finished_files(root, target.folder, formats)
    same = {name: linked_key(keys[replace(target, format=name)], {}) for name in formats}
    return finished_files(root, target.folder, same, same)


def linked_key(key: str, files: Mapping[str, int]) -> str:
    """The hash of everything that decides the bytes of a target, links to other files included."""
    return hashlib.sha256("\0".join((key, *(f"{name} {size}" for name, size in files.items()))).encode()).hexdigest()
