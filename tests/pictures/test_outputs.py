"""Pictures of every kind in all formats: the files pass their validators, and tell nothing but the picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.judges.epubcheck import epubcheck
from tests.judges.verapdf import verapdf
from tests.pictures.book import chapter_with, every_byte, findings, gesim, pictures, starter
from tests.pictures.samples import SECRET

SAMPLES = Path(__file__).parents[1] / "svg/samples"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a book with all pictures; those for a print shop too, for which most are too coarse."""
    drawings = {path.name: path.read_bytes() for path in SAMPLES.glob("*.svg") if path.stem != "drawio-formatted"}
    files = {**pictures(), **dict(sorted(drawings.items()))}
    project = starter(tmp_path_factory.mktemp("pictures"), chapter_with(list(files)), files)
    gesim(
        "build",
        "-f",
        "pdf",
        "-f",
        "epub",
        "-f",
        "html",
        "-f",
        "bundle",
        "-f",
        "print",
        "--project",
        str(project),
        code=1,
    )
    return project / "dist"


def test_no_byte_of_an_output_tells_a_camera_a_place_or_a_name(dist: Path) -> None:
    found = dict(every_byte(dist))
    assert len(found) > 100
    assert [name for name, content in found.items() if SECRET in content] == []


def test_the_pdf_keeps_both_promises(dist: Path) -> None:
    (path,) = dist.glob("en/*.pdf")
    assert verapdf("3a", path) == []
    assert verapdf("ua1", path) == []
    with pikepdf.open(path) as pdf:
        images = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/Interpolate" in thing]
        assert len(images) >= len(pictures())
        assert not any(image.Interpolate for image in images)


def test_the_epub_is_sound(dist: Path) -> None:
    (path,) = dist.glob("en/*.epub")
    assert epubcheck(path) == []


def test_a_broken_picture_takes_no_other_finding_away(tmp_path: Path) -> None:
    chapter = chapter_with(["cut.png"]) + "A word word twice, and [a link](#nowhere).\n"
    project = starter(tmp_path / "book", chapter, {"cut.png": pictures()["png-rgb.png"][:90]})
    codes = {code for _, code, _ in findings(project, code=1)}
    assert {"broken-image", "unresolved-reference"} <= codes
