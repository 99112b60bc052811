"""Reading the source folder: encodings, links out of the project, a missing project."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.source import read_sources, read_text


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "handbook" / "chapters").mkdir(parents=True)
    (tmp_path / "handbook" / "handbook.toml").write_text("")
    return tmp_path


def codes(root: Path) -> list[tuple[str, str, int]]:
    with pytest.raises(GesimError) as caught:
        read_sources(root)
    return [(d.code, d.location.path, d.location.line) for d in caught.value.diagnostics]


def test_text_is_read_in_nfc_with_plain_line_ends(project: Path) -> None:
    (project / "handbook" / "a.md").write_bytes("e\u0301\r\nx".encode())
    assert read_sources(project).texts["handbook/a.md"].text == "é\nx"


def test_hidden_files_and_editors_copies_are_left_alone(project: Path) -> None:
    (project / "handbook" / ".a.md").write_bytes(b"\xff")
    (project / "handbook" / "a.md~").write_bytes(b"\xff")
    assert set(read_sources(project).texts) == {"handbook/handbook.toml"}


def test_a_file_that_is_not_utf8_is_told_with_its_line(project: Path) -> None:
    (project / "handbook" / "chapters" / "a.md").write_bytes(b"# A\n\ncaf\xe9\n")
    assert codes(project) == [("not-utf-8", "handbook/chapters/a.md", 3)]


def test_a_byte_order_mark_is_told(project: Path) -> None:
    (project / "handbook" / "a.md").write_bytes(b"\xef\xbb\xbf# A\n")
    assert codes(project) == [("byte-order-mark", "handbook/a.md", 1)]


@pytest.mark.parametrize("character", ["\0", "\b", "\v", "\f", "\x1f", "\ufffe"])
def test_a_character_that_no_page_can_hold_is_told_with_its_line(project: Path, character: str) -> None:
    (project / "handbook" / "a.md").write_text(f"# A\n\nOne{character}two.\n", "utf-8")
    assert codes(project) == [("control-character", "handbook/a.md", 3)]


def test_tabs_and_line_ends_are_text(project: Path) -> None:
    (project / "handbook" / "a.md").write_bytes(b"# A\r\n\r\n-\tOne\n")
    assert "handbook/a.md" in read_sources(project).texts


def test_a_link_out_of_the_project_is_refused(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("other") / "secret.md"
    secret.write_text("secret")
    (project / "handbook" / "a.md").symlink_to(secret)
    assert codes(project) == [("outside-project", "handbook/a.md", 0)]


def test_a_folder_without_a_handbook_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("missing-project", "handbook/handbook.toml", 0)]


def test_a_single_text_is_read_as_those_of_the_handbook_are(project: Path) -> None:
    (project / "terms.toml").write_bytes("e\u0301\r\n".encode())
    text = read_text(project, "terms.toml")
    assert text is not None
    assert (text.path, text.text) == ("terms.toml", "é\n")
    assert read_text(project, "other.toml") is None


@pytest.mark.parametrize(("content", "code"), [(b"\xff", "not-utf-8"), (b"\xef\xbb\xbf", "byte-order-mark")])
def test_a_single_text_in_another_encoding_is_told(project: Path, content: bytes, code: str) -> None:
    (project / "terms.toml").write_bytes(content)
    with pytest.raises(GesimError) as caught:
        read_text(project, "terms.toml")
    assert [(d.code, d.location.path) for d in caught.value.diagnostics] == [(code, "terms.toml")]


def test_a_single_text_that_is_no_file_is_told(project: Path) -> None:
    with pytest.raises(GesimError) as caught:
        read_text(project, "handbook")
    assert [d.code for d in caught.value.diagnostics] == ["unreadable-file"]
