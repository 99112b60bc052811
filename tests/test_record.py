"""Build records: believed only when inputs and outputs are both as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.diagnostics import Location, warning
from gesim_build.model import Artifact
from gesim_build.output import write_artifacts
from gesim_build.pipeline.record import build_result, files_hash, load_result, save_result

ARTIFACTS = [Artifact("b.pdf", "application/pdf", b"x", 3), Artifact("c.pdf", "application/pdf", b"yz", 4, "Form")]
MADE = build_result("de", "pdf", ARTIFACTS)
FINDINGS = [warning("w", "m", Location("a.md", 2), "h")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_artifacts(tmp_path, "de", ARTIFACTS)
    save_result(tmp_path, "key", MADE, FINDINGS)
    return tmp_path


def test_what_was_made_is_recalled_with_its_findings(project: Path) -> None:
    assert load_result(project, "de", "pdf", "key") == (MADE, tuple(FINDINGS))


def test_what_was_made_has_sums() -> None:
    assert (MADE.pages, MADE.size) == (7, 3)


@pytest.mark.parametrize(
    ("paths", "first"),
    [
        (["b.pdf"], "dist/de/b.pdf"),
        (["html/a.html", "html/index.html"], "dist/de/html/index.html"),
        (["forms/a.pdf", "forms/b.pdf"], "dist/de/forms/"),
        (["a.pdf", "b.pdf"], "dist/de/"),
        ([], ""),
    ],
)
def test_what_was_made_has_a_file_to_open_first_or_a_folder(paths: list[str], first: str) -> None:
    assert build_result("de", "any", [Artifact(path, "", b"") for path in paths]).path == first


def test_other_inputs_are_not(project: Path) -> None:
    assert load_result(project, "de", "pdf", "other") is None


def test_an_edited_output_is_made_again(project: Path) -> None:
    (project / "dist/de/b.pdf").write_bytes(b"y")
    assert load_result(project, "de", "pdf", "key") is None


def test_a_deleted_output_is_made_again(project: Path) -> None:
    (project / "dist/de/b.pdf").unlink()
    assert load_result(project, "de", "pdf", "key") is None


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"key": "key"}', '{"key": "key", "files": {}, "made": {}, "diagnostics": []}']
)
def test_a_broken_record_is_no_record(project: Path, content: str) -> None:
    (project / ".gesim/builds/de-pdf.json").write_text(content)
    assert load_result(project, "de", "pdf", "key") is None


def test_a_hash_knows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = files_hash([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    second = files_hash([tmp_path])
    (tmp_path / "b").write_text("2")
    assert len({first, second, files_hash([tmp_path])}) == 3
