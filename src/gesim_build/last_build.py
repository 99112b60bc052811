"""Notes of the last build and the last sync: the same again is answered from them while nothing has changed. [I/O]

It is looked at before anything else is imported, for importing takes most of the time of a build that has nothing to
do: so this module imports little. What is uncertain is left to the build itself, which has records of its
own.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gesim_build.packaged import PACKAGE, packaged_templates

BUILD, SYNC = "build", "sync"
# A release depends on the day, and `--watch` goes on after the build.
_NOT_ANSWERED = frozenset(("--release", "--watch", "-w"))
_NOTES: Mapping[str, Path] = {BUILD: Path(".gesim/last-build.json"), SYNC: Path(".gesim/last-sync.json")}
# The folders that both read; a sync has its outputs there too.
_READ = ("handbook", "translations", "templates", "languages")
# What besides the arguments decides what a build does and prints, and where fontconfig(5) looks for fonts.
_VARIABLES = (
    "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONPATH",
    "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
)  # fmt: skip
_FONT_CONFIGURATION = ("/etc/fonts", "~/.config/fontconfig", "~/.fonts", "~/.local/share/fonts")


class UncertainError(Exception):
    """A folder holds what is neither file nor folder: a link, say."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a build that has nothing to do prints, to standard output and to standard error."""

    output: str
    errors: str


def answer(arguments: Sequence[str]) -> Answer | None:
    """What the last build or sync would print again, if it was called so and nothing has changed since."""
    if not arguments or arguments[0] not in _NOTES or not _NOT_ANSWERED.isdisjoint(arguments):
        return None
    import json

    root = Path(project_of(arguments))
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, UncertainError):
        note = json.loads((root / _NOTES[arguments[0]]).read_text("utf-8"))
        known = note["inputs"], note["outputs"], note["machine"]
        if known == (inputs(root, arguments), _outputs(root, note["files"]), _machine(note["folders"])):
            return Answer(str(note["output"]), str(note["errors"]))
    return None


def forget(root: Path, command: str = BUILD) -> None:
    """Remove the note of a command, before anything that it describes is changed."""
    with suppress(OSError):
        (root / _NOTES[command]).unlink()


def save_note(
    root: Path, before: str, files: Iterable[str], folders: Iterable[str], answered: Answer, command: str = BUILD
) -> None:
    """Leave a note of a command that began with the `inputs` ``before``.

    ``files`` are its outputs, relative to the project; ``folders`` hold the fonts and the libraries that it used.
    """
    import json

    from gesim_build.atomic import replace_file

    outputs, places = sorted(files), sorted(folders)
    with suppress(OSError, UncertainError):
        note = {
            "inputs": before,
            "files": outputs,
            "outputs": _outputs(root, outputs),
            "folders": places,
            "machine": _machine(places),
            "output": answered.output,
            "errors": answered.errors,
        }
        replace_file(root / _NOTES[command], json.dumps(note, ensure_ascii=False).encode(), durable=False)


def inputs(root: Path, arguments: Sequence[str]) -> str:
    """A digest of what a build reads, and of how it is called. Raises OSError, UncertainError."""
    whole = hashlib.sha256(_bytes(repr((sys.version, tuple(arguments), _streams(), _variables()))))
    for folder in (root / name for name in _READ):
        for path, _ in _files(folder) if folder.is_dir() else ():
            whole.update(_bytes(f"{path}\0{_content(path)}\0"))
    for folder in (PACKAGE, packaged_templates()):
        whole.update(_signatures(folder))
    return whole.hexdigest()


def project_of(arguments: Sequence[str]) -> str:
    """The folder that ``--project`` names, else the current one."""
    for argument, following in zip(arguments, [*arguments[1:], "."], strict=True):
        if argument == "--project":
            return following
        if argument.startswith("--project="):
            return argument.partition("=")[2]
    return "."


def _streams() -> tuple[bool, bool, str]:
    """Whether people read the output, and the folder that relative paths begin at."""
    return sys.stdout.isatty(), sys.stderr.isatty(), str(Path.cwd())


def _variables() -> Mapping[str, str | None]:
    return {name: os.environ.get(name) for name in _VARIABLES}


def _outputs(root: Path, files: Sequence[str]) -> list[str]:
    """The hashes of finished files, and the hidden entries beside them, which killed builds leave."""
    # An edition's folder is that of a language, or one below that of a publication.
    folders = sorted({root / parent for name in files for parent in list(Path(name).parents)[-4:-2]})
    hidden = (str(entry) for folder in folders for entry in sorted(folder.glob(".*")))
    return [*(_content(root / name) for name in files), *hidden]


def _machine(folders: Iterable[str]) -> str:
    """A digest of what is installed in some folders, and of how fonts are configured, by the times of change."""
    configuration = [Path(place).expanduser() for place in _FONT_CONFIGURATION]
    whole = hashlib.sha256()
    for folder in (place for place in configuration if place.is_dir()):
        whole.update(_signatures(folder, links=True))
    for name in folders:
        whole.update(_bytes(f"{name}\0{_changed(Path(name).stat())}\0"))
    return whole.hexdigest()


def _signatures(folder: Path, *, links: bool = False) -> bytes:
    """The paths below a folder, each with what tells a change."""
    return _bytes("".join(f"{path}\0{_changed(status)}\0" for path, status in _files(folder, links=links)))


def _changed(status: os.stat_result) -> str:
    """Size, number and times of a file (stat(2)): no one can set the time of its last change."""
    return f"{status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}"


def _content(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _files(folder: Path, *, links: bool = False) -> Iterator[tuple[Path, os.stat_result]]:
    """The files below a folder in a fixed order, but for what Python compiles. Raises UncertainError at others."""
    for path in sorted(folder.iterdir()):
        status = path.stat(follow_symlinks=links)
        if stat.S_ISDIR(status.st_mode):
            if path.name != "__pycache__":
                yield from _files(path, links=links)
        elif stat.S_ISREG(status.st_mode):
            yield path, status
        elif not links:
            raise UncertainError(path)
