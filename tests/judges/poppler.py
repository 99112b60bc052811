"""poppler: what does a common viewer show of a PDF?"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.judges.tools import program, run


def pdf_text(path: Path, page: int = 0) -> str:
    """The text of a PDF, or of one page of it (counted from 1), form fields included, in its layout."""
    pages = ("-f", str(page), "-l", str(page)) if page else ()
    return run(program("pdftotext"), "-layout", *pages, path, "-").stdout


def pdf_picture(path: Path, page: int, resolution: int) -> Image.Image:
    """One page (counted from 1) as a picture in shades of grey, ``resolution`` pixels an inch."""
    stem = path.with_name(f"{path.stem}-{page}-{resolution}")
    number = str(page)
    result = run(
        program("pdftoppm"),
        "-gray",
        "-png",
        "-singlefile",
        "-r",
        str(resolution),
        "-f",
        number,
        "-l",
        number,
        path,
        stem,
    )
    if result.stderr:
        raise RuntimeError(f"poppler complains about {path}:\n{result.stderr}")
    with Image.open(stem.with_suffix(".png")) as picture:
        return picture.convert("L")
