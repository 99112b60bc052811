"""What was built from what: a build whose inputs and outputs are unchanged is not done again. [I/O]

A record in ``.gesim/builds/`` holds, for one edition and format, the hash of everything that went in and the hash of
every file that came out. It is only believed when both still hold, so that deleting or editing anything is safe.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity
from gesim_build.model import Artifact
from gesim_build.output import FOLDER, write_file

_PLACE = Path(".gesim/builds")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A finished file: path relative to the edition's folder, media type, title, pages, bytes, SHA-256."""

    path: str
    media_type: str
    title: str
    pages: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """One finished output: its files; the book may have nothing of the kind. ``folder`` is the edition's."""

    folder: str
    format: str
    files: tuple[BuiltFile, ...]

    @property
    def path(self) -> str:
        """The file to open first, or the folder of many, relative to the project; empty when there is nothing."""
        paths = [file.path for file in self.files]
        start = next((path for path in paths if path.endswith("index.html")), paths[0] if len(paths) == 1 else "")
        folder = posixpath.commonpath(paths) if paths else ""
        main = start or (f"{folder}/" if folder else "")
        return f"{FOLDER}/{self.folder}/{main}" if paths else ""

    @property
    def pages(self) -> int:
        """The pages of all files, 0 if they have none."""
        return sum(file.pages for file in self.files)

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files)


def build_result(folder: str, format_: str, artifacts: Sequence[Artifact]) -> BuildResult:
    """What the artifacts of a format amount to."""
    return BuildResult(folder, format_, tuple(_file(artifact) for artifact in artifacts))


def _file(artifact: Artifact) -> BuiltFile:
    digest = hashlib.sha256(artifact.content).hexdigest()
    return BuiltFile(artifact.path, artifact.media_type, artifact.title, artifact.pages, len(artifact.content), digest)


def files_hash(folders: Iterable[Path]) -> str:
    """One hash over the names and contents of all files below some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load_result(root: Path, folder: str, format_: str, key: str) -> tuple[BuildResult, tuple[Diagnostic, ...]] | None:
    """What an earlier build made from the same inputs, if all its files are still there unchanged."""
    try:
        record = json.loads(_record(root, folder, format_).read_text("utf-8"))
        if record["key"] != key:
            return None
        files = tuple(BuiltFile(**file) for file in record["made"].pop("files"))
        for file in files:
            if hashlib.sha256((root / FOLDER / folder / file.path).read_bytes()).hexdigest() != file.sha256:
                return None
        known = BuildResult(**record["made"], files=files)
        return known, tuple(_diagnostic(values) for values in record["diagnostics"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def finished_files(
    root: Path, folder: str, formats: Iterable[str], keys: Mapping[str, str] | None = None
) -> dict[str, int]:
    """The files that were made of some formats and are still there: size in bytes by path below the folder.

    Those of a format with another key than that in ``keys``, if given, are left out.
    """
    found: dict[str, int] = {}
    for format_ in formats:
        with suppress(OSError, ValueError, KeyError, TypeError):
            record = json.loads(_record(root, folder, format_).read_text("utf-8"))
            if keys is not None and record["key"] != keys[format_]:
                continue
            paths = {file["path"]: root / FOLDER / folder / file["path"] for file in record["made"]["files"]}
            found |= {name: path.stat().st_size for name, path in paths.items() if path.is_file()}
    return found


def recorded_hashes(root: Path, folder: str, format_: str) -> dict[str, str]:
    """The SHA-256 of each file that was made of a format, by path below the folder; nothing without a record."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        record = json.loads(_record(root, folder, format_).read_text("utf-8"))
        return {file["path"]: file["sha256"] for file in record["made"]["files"]}
    return {}


def _record(root: Path, folder: str, format_: str) -> Path:
    return root / _PLACE / f"{folder.replace('/', '~')}-{format_}.json"


def save_result(root: Path, key: str, result: BuildResult, diagnostics: Sequence[Diagnostic]) -> None:
    """Write a record. A disk that is full is no reason to fail: the next build then does the work again."""
    record = {
        "key": key,
        "made": asdict(result),
        "diagnostics": [asdict(diagnostic) for diagnostic in diagnostics],
    }
    path = _record(root, result.folder, result.format)
    with suppress(GesimError):
        write_file(path, json.dumps(record, ensure_ascii=False).encode(), path.name)


def _diagnostic(values: Mapping[str, object]) -> Diagnostic:
    place = Location(**values["location"])  # type: ignore[arg-type]  # written by asdict above
    return Diagnostic(
        Severity(str(values["severity"])), str(values["code"]), str(values["message"]), place, str(values["hint"])
    )
