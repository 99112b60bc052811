"""What a release says of itself: ``manifest.json``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeVar

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.kinds import BOOK

NAME = "manifest.json"
# Raised when a reader of manifests must know.
SCHEMA = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file of a release.

    ``format`` is that of the build that made it, ``source`` its path below ``dist/LANGUAGE/`` there; ``title`` says
    what it holds where that is not the whole book. ``size`` is in bytes, ``pages`` 0 where there are none.
    """

    name: str
    format: str
    source: str
    media_type: str
    title: str
    pages: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning or note that did not stop the release."""

    severity: str
    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class OpenTask:
    """What only people can supply and have not supplied yet: ``kind`` says what has to be done (`gesim pending`)."""

    kind: str
    what: str
    place: str


@dataclass(frozen=True, slots=True)
class ReviewedChapter:
    """How many messages of a chapter need a kind of sign-off, and how many have it (`gesim review`).

    ``title`` is in the language of the edition, ``file`` the source of the chapter, empty for what has none of its own.
    """

    title: str
    file: str
    kind: str
    needed: int
    signed: int


@dataclass(frozen=True, slots=True)
class ReleasedEdition:
    """One edition: what it is called, who signed it off, how much of it is translated, its files and its findings.

    ``texts`` and ``translated`` count messages; both are 0 in the source language, which has nothing to translate.
    ``pending`` is what is still open: calls to make, records to read at their source, reviews. ``publication`` is the
    name of what else it is an edition of, "" for the book, ``kind`` what sort of publication that is. ``review`` is
    None where there is no ledger of sign-offs. One that is ``discreet`` says nothing of its subject outside its files.
    """

    language: str
    country: str
    title: str
    reviewed: bool
    texts: int
    translated: int
    files: tuple[ReleasedFile, ...]
    findings: tuple[Finding, ...]
    pending: tuple[OpenTask, ...]
    publication: str = ""
    kind: str = BOOK
    review: tuple[ReviewedChapter, ...] | None = None
    discreet: bool = False

    @property
    def signed(self) -> Mapping[str, list[str]] | None:
        """The titles of the chapters that are signed in whole, by kind; None without a ledger."""
        if self.review is None:
            return None
        titles: dict[str, list[str]] = {}
        for one in self.review:
            if one.file and one.signed == one.needed:
                titles.setdefault(one.kind, []).append(one.title)
        return titles

    def leads_to(self, other: ReleasedEdition) -> bool:
        """Whether what is said of it may name the other: from what is discreet, nothing leads to what tells."""
        return other.discreet >= self.discreet

    @property
    def code(self) -> str:
        """The BCP 47 tag, ``de-DE``."""
        return "-".join(filter(None, (self.language, self.country)))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole release.

    ``book`` holds the name, identifier, title, date, day of the check of facts, and whether it is a draft;
    ``made_with`` the versions of all that decides how a page comes out; ``inputs`` the SHA-256 of every source file
    by its path in the project.
    """

    book: Mapping[str, str]
    made_with: Mapping[str, str]
    inputs: Mapping[str, str]
    editions: tuple[ReleasedEdition, ...]


def with_names_hidden(manifest: Manifest) -> Manifest:
    """A manifest as it is written: where an edition is discreet, no name of a source file tells what the book is about,
    nor does that of a discreet publication."""
    if not any(edition.discreet for edition in manifest.editions):
        return manifest
    inputs = {_hidden(path): digest for path, digest in manifest.inputs.items()}
    editions = (replace(e, publication=_hidden(e.publication)) if e.discreet else e for e in manifest.editions)
    return replace(manifest, inputs=inputs, editions=tuple(editions))


def with_names_of(manifest: Manifest, names: Iterable[str]) -> Manifest:
    """The inverse, for the names that a project has; what it has not stays as it was written."""
    known = {_hidden(name): name for name in names}
    inputs = {known.get(path, path): digest for path, digest in manifest.inputs.items()}
    editions = (replace(e, publication=known.get(e.publication, e.publication)) for e in manifest.editions)
    return replace(manifest, inputs=inputs, editions=tuple(editions))


def _hidden(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16] if name else ""


def without_words(edition: ReleasedEdition) -> ReleasedEdition:
    """A discreet edition in the manifest: of what is found, open and signed in its texts, only of which kind it is."""
    return replace(
        edition,
        findings=tuple(replace(one, place="", message="") for one in edition.findings),
        pending=tuple(replace(one, what="", place="") for one in edition.pending),
        review=edition.review and tuple(replace(one, title="", file="") for one in edition.review),
    )


def to_json(manifest: Manifest) -> str:
    """The manifest as text; equal manifests are equal texts."""
    values = {"schema": SCHEMA, **asdict(manifest)}
    for name in ("book", "made_with", "inputs"):
        values[name] = dict(sorted(values[name].items()))
    for edition in values["editions"]:
        if not edition["publication"]:
            del edition["publication"]
        if edition["kind"] == BOOK:
            del edition["kind"]
        if edition["review"] is None:
            del edition["review"]
        if not edition["discreet"]:
            del edition["discreet"]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, path: str) -> Manifest:
    """The manifest of a text; ``path`` is that of its file, for diagnostics. Raises GesimError (``bad-manifest``)."""
    try:
        values = json.loads(text)
        if values.pop("schema") != SCHEMA:
            raise ValueError("it was written by another version of gesim")
        editions = tuple(_edition(edition) for edition in values.pop("editions"))
        if not editions:
            raise ValueError("it has no edition")
        return _instance(Manifest, {**values, "editions": editions})
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        message = f"this is not the manifest of a release: {problem}"
        hint = "Name folders that “gesim release --lang …” has written, and do not edit what is in them."
        raise GesimError([error("bad-manifest", message, Location(path), hint)]) from None


def _edition(values: dict[str, Any]) -> ReleasedEdition:
    files = tuple(_instance(ReleasedFile, file) for file in values.pop("files"))
    findings = tuple(_instance(Finding, finding) for finding in values.pop("findings"))
    pending = tuple(_instance(OpenTask, task) for task in values.pop("pending"))
    values = {"publication": "", "kind": BOOK, "discreet": False, **values}
    if "review" in values:
        values["review"] = tuple(_instance(ReviewedChapter, one) for one in values["review"])
    return _instance(ReleasedEdition, {**values, "files": files, "findings": findings, "pending": pending})


def _instance(cls: type[T], values: dict[str, Any]) -> T:
    """An instance of a dataclass of this module. Raises TypeError when a field is missing, unknown or of no sense."""
    for field in fields(cls):  # type: ignore[arg-type]  # T is one of the dataclasses above
        fits = _FITS.get(str(field.type))
        if fits and not fits(values.get(field.name)):
            raise TypeError(f"{field.name} is missing or wrong")
    return cls(**values)


def _are_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


# What fits a field, by how it is annotated. JSON has no other keys than texts.
_FITS: Mapping[str, Callable[[object], bool]] = {
    "int": lambda value: type(value) is int,
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "Mapping[str, str]": _are_texts,
}
