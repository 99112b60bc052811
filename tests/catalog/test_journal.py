"""What a killed sync was about to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog import journal
from gesim_build.diagnostics import Severity

PATHS = [f"translations/{code}.po" for code in ("de", "el", "it", "lt")]


def project(root: Path) -> Path:
    (root / "translations").mkdir()
    for path in PATHS:
        (root / path).write_bytes(b"before")
    return root


def test_each_catalog_is_told_with_its_state(tmp_path: Path) -> None:
    root = project(tmp_path)
    journal.begin(root, dict.fromkeys(PATHS, (b"before", b"after")) | {"translations/lv.po": (b"", b"after")})
    (root / PATHS[0]).write_bytes(b"after")
    (root / PATHS[2]).write_bytes(b"something else")
    (root / PATHS[3]).unlink()
    notes = journal.interrupted(root)
    assert {(note.severity, note.code) for note in notes} == {(Severity.NOTE, "sync-interrupted")}
    assert all("gesim sync --check" in note.hint for note in notes)
    found = {note.location.path: note.message for note in notes}
    assert found == {
        "translations/de.po": "an earlier sync was interrupted: this catalog was brought in step",
        "translations/el.po": "an earlier sync was interrupted: this catalog was left as it was",
        "translations/it.po": "an earlier sync was interrupted: this catalog was left as it was or brought in step, "
        "and changed since",
        "translations/lt.po": "an earlier sync was interrupted: this catalog was left as it was or brought in step, "
        "and changed since",
        "translations/lv.po": "an earlier sync was interrupted: this catalog was left as it was",
    }


def test_a_sync_that_ended_leaves_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".gesim").mkdir()
    journal.begin(root, {PATHS[0]: (b"before", b"after")})
    assert len(journal.interrupted(root)) == 1
    journal.end(root)
    assert journal.interrupted(root) == ()
    assert list((root / ".gesim").iterdir()) == []
    journal.end(root)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[1]", b'{"a": 1}', b"\xff", b'{"a": {"before": "x"}}'])
def test_a_damaged_journal_says_little(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".gesim").mkdir()
    (tmp_path / ".gesim/sync.json").write_bytes(content)
    assert len(journal.interrupted(tmp_path)) <= 1


def test_where_nothing_can_be_noted_sync_goes_on(tmp_path: Path) -> None:
    (tmp_path / ".gesim").write_text("a file in the way")
    journal.begin(tmp_path, {PATHS[0]: (b"before", b"after")})
    assert journal.interrupted(tmp_path) == ()
    journal.end(tmp_path)
