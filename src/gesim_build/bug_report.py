"""The report of a bug of ours: enough to find it, and nothing that identifies the user or the machine. [I/O]"""

from __future__ import annotations

import getpass
import platform
import re
import socket
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from gesim_build.versions import named_versions

HOLDS = "the versions of gesim and its libraries, the kind of system, and where in the program it happened"


def write_report(text: str) -> str:
    """Write a report into the folder for temporary files; its path, empty where nothing can be written."""
    with (
        suppress(OSError),
        tempfile.NamedTemporaryFile("w", prefix="gesim-", suffix=".log", delete=False, encoding="utf-8") as log,
    ):
        log.write(text)
        return log.name
    return ""


def report(problem: BaseException, arguments: Sequence[str]) -> str:
    """The report: versions, the command without its values, the traceback without paths and names of this machine."""
    versions = "\n".join(f"{name} {version}" for name, version in named_versions().items())
    system = f"{platform.system()} {platform.release()} {platform.machine()}, Python {platform.python_version()}"
    command = " ".join(_command(arguments))
    trace = "".join(traceback.format_exception(problem))
    return f"{system}\n{versions}\n\ngesim {command}\n\n{_without(trace, dict(_private()))}"


def _command(arguments: Sequence[str]) -> Iterator[str]:
    """The names of the command and its options; what they are set to is the user's."""
    for number, argument in enumerate(arguments):
        name, equals, _ = argument.partition("=")
        if name.startswith("-"):
            yield f"{name}=…" if equals else name
        else:
            yield name if number == 0 else "…"


def _private() -> Iterator[tuple[str, str]]:
    """Paths and names of this machine, and what is written for them; the longest first."""
    yield str(Path(__file__).parents[1]), "(gesim)"
    for folder in sorted(filter(None, {*map(_folder, sys.path), sys.prefix, sys.base_prefix}), key=len, reverse=True):
        yield folder, "(python)"
    with suppress(OSError):
        yield str(Path.cwd()), "(here)"
    with suppress(RuntimeError):
        yield str(Path.home()), "~"
    with suppress(OSError):
        yield tempfile.gettempdir(), "(temporary)"
    with suppress(OSError, KeyError, ImportError):
        yield getpass.getuser(), "(user)"
    yield socket.gethostname(), "(host)"


def _folder(entry: str) -> str:
    return entry if len(entry) > 1 and Path(entry).is_dir() else ""


def _without(text: str, private: dict[str, str]) -> str:
    """The text without private words; paths of other folders keep only their last part. Lines of code stay."""
    lines = text.split("\n")
    is_code = [False, *(line.lstrip().startswith('File "') for line in lines)]
    return "\n".join(line if code else _replaced(line, private) for line, code in zip(lines, is_code, strict=False))


def _replaced(line: str, private: dict[str, str]) -> str:
    for word, instead in private.items():
        if len(word) > 1:
            line = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", instead, line)
    return re.sub(r"(?<![\w)~.])(?:/[^/\s\"'“”:,]+){1,}(?=/)", "(…)", line)
