"""How much ink each page takes, as Ghostscript separates it.                                                   [I/O]"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageMath, ImageSequence

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.workers.lifeline import end_with_parent

PROGRAM = "gs"
# Every pixel that a shape touches is painted, so thin things are rather seen too large than not at all.
DEVICE = "tiff32nc"
FULL = 255  # one ink at 100 %


class GhostscriptError(RuntimeError):
    """Ghostscript could not read a file; the message is its own."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The most ink at one point of a page: percent of all four together, and where, in millimetres from upper left."""

    percent: float
    x: float
    y: float


def measure(content: bytes, dpi: int) -> tuple[Ink, ...]:
    """The most ink of each page of a PDF.

    Raises GhostscriptError when it cannot read the file, FileNotFoundError where Ghostscript is missing, GesimError
    (``cannot-write``) where there is no room for temporary files.
    """
    with _temporary_folder() as folder:
        source, target = Path(folder, "pages.pdf"), Path(folder, "pages.tif")
        source.write_bytes(content)
        options = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", f"-sDEVICE={DEVICE}", f"-r{dpi}", f"-sOutputFile={target}"]
        command = [PROGRAM, *options, str(source)]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False, preexec_fn=end_with_parent
        )
        if done.returncode or not target.exists():
            raise GhostscriptError(f"Ghostscript says: {(done.stderr or done.stdout).strip()[-200:]}")
        with Image.open(target) as pages:
            return tuple(_most_ink(page, dpi) for page in _pages(pages))


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="gesim-")
    except OSError:
        hint = "Name one that you may write, with some room, in the variable TMPDIR."
        message = "there is no folder for temporary files, which Ghostscript needs"
        raise GesimError((error("cannot-write", message, Location("TMPDIR"), hint),)) from None


def _pages(image: Image.Image) -> Iterator[Image.Image]:
    yield from ImageSequence.Iterator(image)


def _most_ink(page: Image.Image, dpi: int) -> Ink:
    cyan, magenta, yellow, black = page.split()
    total = ImageMath.lambda_eval(lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"],
                                  c=cyan, m=magenta, y=yellow, k=black)  # fmt: skip
    _, most = total.getextrema()
    place = ImageMath.lambda_eval(lambda inks: (inks["total"] >= most) * FULL, total=total).convert("L").getbbox()
    x, y = (place[0], place[1]) if place else (0, 0)
    return Ink(round(most / FULL * 100, 1), round(x / dpi * 25.4), round(y / dpi * 25.4))
