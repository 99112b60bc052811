"""Releases of some languages -> one release, if they were made of the same book by the same program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.release.manifest import Manifest


def merged(manifests: Mapping[str, Manifest], order: Sequence[str], publications: Sequence[str] = ()) -> Manifest:
    """One manifest of all; ``manifests`` are by the path of their file, ``order`` is that of the book's languages.

    ``publications`` are the names of the others in order; the book comes first. Raises GesimError:
    ``release-mismatch`` where two differ in what they must share, ``repeated-edition`` for an edition that is in two
    of them.
    """
    problems = [*_mismatches(manifests), *_repeated(manifests)]
    if problems:
        raise GesimError(problems)
    first = next(iter(manifests.values()))
    editions = [edition for manifest in manifests.values() for edition in manifest.editions]
    inputs = {path: digest for manifest in manifests.values() for path, digest in manifest.inputs.items()}
    published, place = (_places(names) for names in (("", *publications), order))
    ordered = sorted(
        editions,
        key=lambda edition: (
            published.get(edition.publication, len(published)),
            place.get(edition.language, len(place)),
        ),
    )
    return replace(first, inputs=inputs, editions=tuple(ordered))


def _places(names: Sequence[str]) -> Mapping[str, int]:
    return {name: index for index, name in enumerate(names)}


def _mismatches(manifests: Mapping[str, Manifest]) -> Iterator[Diagnostic]:
    hint = "Make all of them again from one commit with one installation: the lock files see to equal versions."
    for (_, one), (path, other) in pairwise(manifests.items()):
        for what, left, right in (
            ("the book", one.book, other.book),
            ("made with", one.made_with, other.made_with),
            ("the source files", one.inputs, other.inputs),
        ):
            # A release has the catalogs of its own languages only.
            names = left.keys() & right.keys() if what == "the source files" else left.keys() | right.keys()
            if different := sorted(name for name in names if left.get(name) != right.get(name)):
                message = f"this release differs from the one before it in {what}: {', '.join(different)}"
                yield error("release-mismatch", message, Location(path), hint)


def _repeated(manifests: Mapping[str, Manifest]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], str] = {}
    for path, manifest in manifests.items():
        for edition in manifest.editions:
            place = edition.publication, edition.language
            if place in seen:
                name = f"{edition.publication} {edition.code}".strip()
                message, other = f"the edition {name} is in two of the releases", Location(seen[place])
                yield error("repeated-edition", message, Location(path), "Name each language once.", other)
            seen[place] = path
