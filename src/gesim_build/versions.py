"""What besides its input decides how a page comes out: our code, the engine, the fonts of the system.          [I/O]"""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib")
# The distributions that decide what an output looks like.
DISTRIBUTIONS = (
    "gesim-build",
    "babel",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pillow",
    "pydyf",
    "pygments",
    "pyphen",
    "resvg-py",
    "weasyprint",
)


def fingerprint() -> str:
    """A digest of all versions that go into a laid out page. Takes some hundredths of a second."""
    whole = hashlib.sha256(program().encode())
    for piece in (_pango(), _fonts()):
        whole.update(hashlib.sha256(piece).digest())
    return whole.hexdigest()


@cache
def program() -> str:
    """A digest of what is not about layout: our code with its data, Python, and the libraries beside us."""
    whole = hashlib.sha256(sys.version.encode())
    for piece in (*_code(), _libraries()):
        whole.update(hashlib.sha256(piece).digest())
    return whole.hexdigest()


def named_versions() -> dict[str, str]:
    """The same for people: versions by name; for the fonts of the system, a digest of their list."""
    found = {name: _version(name) for name in DISTRIBUTIONS}
    found["python"] = ".".join(map(str, sys.version_info[:3]))
    found["pango"] = _pango().decode()
    found["fonts"] = hashlib.sha256(_fonts()).hexdigest()
    found["program"] = fingerprint()
    return {name: value for name, value in found.items() if value}


def compared() -> dict[str, str]:
    """What two machines must have alike to make the same files: versions for people, digests of what has none.

    It is equal exactly where `fingerprint` is.
    """
    found = {name: value for name, value in named_versions().items() if name != "program"}
    found["python"] = " ".join(sys.version.split())
    found["code of gesim"] = hashlib.sha256(b"".join(_code())).hexdigest()
    found["installed packages"] = hashlib.sha256(_libraries()).hexdigest()
    return found


def folders_of_parts() -> frozenset[str]:
    """The folders that hold what `fingerprint` is made of besides our code, and those that they are in.

    A folder's time of change tells that something was installed or removed in it.
    """
    fonts = [Path(line.rpartition(b" ")[0].decode("utf-8", "surrogateescape")) for line in _fonts().splitlines()]
    libraries = [Path(line.split()[-1]) for line in _mapped() if "libpango-" in line]
    spec = find_spec("weasyprint")
    packages = [Path(spec.origin).parent] if spec and spec.origin else []
    return frozenset(str(folder) for path in (*fonts, *libraries, *packages) for folder in path.parents)


def _mapped() -> list[str]:
    """The files that are mapped into this process, on Linux (proc(5))."""
    try:
        return Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _code() -> list[bytes]:
    folder = Path(__file__).parent
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return [f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() for path in files]


def _libraries() -> bytes:
    """The records of installation beside the layout engine's, whose names hold their versions.

    All of them, needed or not: importlib.metadata takes 60 ms to say which are.
    """
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return b""
    site = Path(spec.origin).parents[1]
    return "\n".join(sorted(path.name for path in site.glob("*.dist-info"))).encode()


def _pango() -> bytes:
    for name in PANGO:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.pango_version_string.restype = ctypes.c_char_p
        return bytes(library.pango_version_string())
    return b""


def _fonts() -> bytes:
    """Every font that fontconfig knows, with its version: the engine may fall back on any of them."""
    lister = shutil.which("fc-list")
    if lister is None:
        return b""
    listing = subprocess.run([lister, "--format", "%{file} %{fontversion}\\n"], capture_output=True, check=False)
    return b"\n".join(sorted(listing.stdout.splitlines()))
