"""A book with pictures of every kind, made from the starter book, and every byte of what comes out of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.conftest import ROOT
from tests.pictures.samples import JPEG_MODES, PNG_MODES, interlaced, with_secrets_jpeg, with_secrets_png

CHAPTER = "handbook/chapters/20-repairing-together.md"
FIGURE = """::: figure {{#fig-{name}}}
![Colours, {name}.][{name}]

The picture {name}.
:::

[{name}]: ../figures/{file}

"""


def pictures() -> Mapping[str, bytes]:
    """Files by name, all that can hold a secret with many of them."""
    pngs = {f"png-{mode.lower().replace(';', '')}.png": with_secrets_png(mode) for mode in PNG_MODES}
    jpegs = {f"jpeg-{mode.lower()}.jpg": with_secrets_jpeg(mode, 6 if mode == "L" else 1) for mode in JPEG_MODES}
    return {**pngs, **jpegs, "interlaced.png": interlaced()}


def starter(folder: Path, chapter: str, files: Mapping[str, bytes] | None = None) -> Path:
    """The starter book in English with another second chapter, and files in its folder of figures."""
    gesim("init", str(folder))
    (folder / CHAPTER).write_text(chapter, "utf-8")
    for name, content in (files or {}).items():
        (folder / "handbook/figures" / name).write_bytes(content)
    return folder


def gesim(*arguments: str, code: int = 0) -> str:
    """Run the program; returns what it said on both channels."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1790000000"}
    command = [sys.executable, "-m", "gesim_build", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def findings(project: Path, *arguments: str, code: int = 0) -> list[tuple[str, str, str]]:
    """Severity, code and place of what ``gesim check`` finds in a project."""
    said = json.loads(gesim("check", "--format", "json", "--project", str(project), *arguments, code=code))
    return [(one["severity"], one["code"], f"{one['path']}:{one['line']}") for one in said["diagnostics"]]


def chapter_with(names: Iterator[str] | list[str]) -> str:
    """A chapter with a figure for each file."""
    figures = (FIGURE.format(name=name.partition(".")[0], file=name) for name in names)
    return "---\npurpose: Pictures.\n---\n# Repairing together {#repairing-together}\n\n" + "".join(figures)


def every_byte(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file below a folder, and what is packed in it: members of archives, streams of PDFs, chunks of PNGs."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _unpacked(f"{name}/{member}", archive.read(member))
    elif content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            for number, thing in enumerate(pdf.objects):
                if isinstance(thing, pikepdf.Stream):
                    yield f"{name}#{number}", thing.read_raw_bytes()
                    if "/DCTDecode" not in str(thing.get("/Filter", "")):
                        yield f"{name}#{number}", thing.read_bytes()
    elif content.startswith(b"\x89PNG"):
        for start in range(len(content) - 2):
            if content[start : start + 2] in (b"\x78\x9c", b"\x78\xda", b"\x78\x01"):
                try:
                    yield f"{name}@{start}", zlib.decompressobj().decompress(content[start:])
                except zlib.error:
                    continue
