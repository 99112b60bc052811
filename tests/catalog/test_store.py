from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog import store
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_write import write
from gesim_build.diagnostics import GesimError, Severity
from tests.catalog.samples import HEADER, PATH, translated


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "translations").mkdir()
    return tmp_path


def save(root: Path, text: str | bytes, name: str = "de.po") -> Path:
    path = root / "translations" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def codes(caught: pytest.ExceptionInfo[GesimError]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.location)) for problem in caught.value.diagnostics]


def test_catalogs_are_read_by_language(root: Path) -> None:
    save(root, write(translated(("One", "Eins"))))
    catalogs, notes = store.read_all(root, ["de"])
    assert catalogs["de"].translation(("", "One")) == "Eins"
    assert catalogs["de"].path == PATH
    assert notes == ()


def test_a_catalog_says_what_is_fuzzy_and_in_which_line(root: Path) -> None:
    save(root, HEADER + '\n#, fuzzy\n#| msgid "Onne"\nmsgid "One"\nmsgstr "Eins"\n\n#~ msgid "x"\n#~ msgstr "y"\n')
    catalog = store.read_all(root, ["de"])[0]["de"]
    [message] = catalog.messages.values()
    assert (message.fuzzy, message.previous_msgid, message.location.line) == (True, "Onne", 8)
    assert catalog.translation(("", "One")) is None


def test_a_language_without_a_file_is_empty_and_noted(tmp_path: Path) -> None:
    catalogs, notes = store.read_all(tmp_path, ["lt"])
    assert catalogs["lt"].messages == {}
    assert [(note.severity, note.code, str(note.location)) for note in notes] == [
        (Severity.NOTE, "no-catalog", "translations/lt.po")
    ]


def test_all_problems_of_all_files_come_together(root: Path) -> None:
    save(root, HEADER + '\nmsgid "a\nmsgstr ""\n')
    save(root, b"\xef\xbb\xbf" + HEADER.replace("UTF-8", "latin1").encode() + b'\nmsgid "\xe4"\nmsgstr ""\n', "it.po")
    with pytest.raises(GesimError) as caught:
        store.read_all(root, ["de", "it"])
    assert codes(caught) == [
        ("po-string", "translations/de.po:6"),
        ("byte-order-mark", "translations/it.po:1"),
        ("not-utf-8", "translations/it.po:6"),
        ("wrong-charset", "translations/it.po:3"),
    ]


def test_a_file_of_an_unknown_language_names_the_known_ones(root: Path) -> None:
    save(root, HEADER, "ge.po")
    [problem] = store.unknown_catalogs(root, ["de", "lv"])
    assert (problem.code, str(problem.location)) == ("unknown-edition", "translations/ge.po")
    assert "Did you mean de.po?" in problem.hint
    assert "de, lv" in problem.hint


def test_a_folder_in_place_of_a_file_is_reported(root: Path) -> None:
    (root / "translations" / "de.po").mkdir()
    with pytest.raises(GesimError) as caught:
        store.read_all(root, ["de"])
    assert codes(caught) == [("unreadable-file", "translations/de.po")]


def test_a_changed_file_is_written_whole_and_nothing_is_left_beside_it(root: Path) -> None:
    path = save(root, HEADER)
    path.chmod(0o640)
    read, _ = store.read_po(root, PATH)
    new = PoFile(PATH, (*read.entries, Entry("a", ("ä",))))
    assert store.write_po(root, new, read)
    assert path.read_bytes() == write(new).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in path.parent.iterdir()] == ["de.po"]


def test_an_unchanged_file_is_not_touched(root: Path) -> None:
    path = save(root, HEADER)
    read, _ = store.read_po(root, PATH)
    before = path.stat().st_mtime_ns
    assert not store.write_po(root, read, read)
    assert path.stat().st_mtime_ns == before


def test_a_first_file_makes_its_folder(tmp_path: Path) -> None:
    assert store.write_po(tmp_path, PoFile(PATH, (Entry("a"),)), PoFile(PATH))
    assert (tmp_path / PATH).is_file()


def test_what_someone_saved_in_the_meantime_is_not_overwritten(root: Path) -> None:
    path = save(root, HEADER)
    read, _ = store.read_po(root, PATH)
    path.write_text(HEADER + "\n# hello\n", encoding="utf-8")
    with pytest.raises(GesimError) as caught:
        store.write_po(root, PoFile(PATH, (*read.entries, Entry("a"))), read)
    assert codes(caught) == [("catalog-changed", PATH)]
    assert path.read_text(encoding="utf-8") == HEADER + "\n# hello\n"


def test_a_write_that_fails_leaves_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(root, HEADER)
    read, _ = store.read_po(root, PATH)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(GesimError) as caught:
        store.write_po(root, PoFile(PATH, (*read.entries, Entry("a"))), read)
    assert codes(caught) == [("cannot-write", PATH)]
    assert path.read_text(encoding="utf-8") == HEADER
    assert [item.name for item in path.parent.iterdir()] == ["de.po"]
