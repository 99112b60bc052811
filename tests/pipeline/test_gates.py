"""The gate in a build: a file that lacks something is not written, and what was there stays."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gesim_build.formats import renderer
from gesim_build.model import Artifact
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.target import Outcome

DAY = dt.date(2026, 1, 2)
TINY = Path(__file__).parents[1] / "books" / "tiny"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "book")
    return tmp_path / "book"


def run(root: Path, format_: str) -> Outcome:
    project = open_project(root)
    (outcome,) = build(project, targets(project, ["en"], [format_]), release=False, today=DAY, progress=lambda _: None)
    return outcome


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "dist").rglob("*") if path.is_file()
    }


def cut_text(content: bytes) -> bytes:
    return content.replace(b"A dot, drawn.", b"")


def cut_page(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        del pdf.pages[-1]
        output = BytesIO()
        pdf.save(output)
    return output.getvalue()


def cutting(cut: Callable[[bytes], bytes], wanted: str) -> Any:
    """The table of renderers, but the files of one format come out cut."""

    def render(format_: str) -> Any:
        def rendered(*arguments: Any) -> Iterator[Artifact]:
            for artifact in renderer(format_)(*arguments):
                yield replace(artifact, content=cut(artifact.content)) if format_ == wanted else artifact

        return rendered

    return render


@pytest.mark.parametrize(
    ("format_", "cut"), [("html", cut_text), pytest.param("pdf", cut_page, marks=pytest.mark.slow)]
)
def test_a_cut_file_is_an_error_and_not_written(
    book: Path, monkeypatch: pytest.MonkeyPatch, format_: str, cut: Callable[[bytes], bytes]
) -> None:
    assert run(book, format_).result
    before = tree(book)
    chapter = book / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nMore.\n", "utf-8")
    monkeypatch.setattr("gesim_build.pipeline.rendering.renderer", cutting(cut, format_))
    outcome = run(book, format_)
    assert outcome.result is None
    assert {finding.code for finding in outcome.diagnostics} == {"lost-in-output"}
    assert all(finding.message.startswith(f"en {format_} lacks, in “One”") for finding in outcome.diagnostics)
    assert tree(book) == before


def test_a_template_that_leaves_something_out_is_found(book: Path) -> None:
    page = (Path(__file__).parents[2] / "templates" / "bundle" / "page.html.j2").read_text("utf-8")
    (book / "templates" / "bundle").mkdir(parents=True)
    without = page.replace("{{ (head | safe) ~ lead ~ (body | safe) }}", "")
    (book / "templates" / "bundle" / "page.html.j2").write_text(without, "utf-8")
    outcome = run(book, "html")
    assert outcome.result is None
    assert "the heading “One”" in "".join(finding.message for finding in outcome.diagnostics)
    assert not (book / "dist").exists()
