from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog import store
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_write import write
from gesim_build.catalog.store import parse_catalog, read_all, read_catalog
from gesim_build.diagnostics import GesimError, Severity
from gesim_build.text_limits import LONGEST_WORD
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
    assert (catalogs["de"].path, catalogs["de"].language) == (PATH, "de")
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
    assert [(note.message, note.hint) for note in notes] == [
        ("there is no catalog yet", "Make it with: gesim sync --lang lt")
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


def test_a_message_with_an_error_of_its_own_is_left_out_and_the_others_are_not(tmp_path: Path) -> None:
    long, deep = "x" * 6000, "[" * 200
    bodies = (("A", "a"), ("B", long), ("C", deep), ("D", "d\\u0001"), ("E", "e"))
    (tmp_path / "translations").mkdir()
    text = "\n".join(f'msgid "{key}"\nmsgstr "{value}"\n' for key, value in bodies).replace("\\u0001", "\x01")
    (tmp_path / "translations/de.po").write_text(text, "utf-8")
    catalogs, found = store.read_all(tmp_path, ["de"])
    assert [key for _, key in catalogs["de"].messages] == ["A", "E"]
    assert [(one.code, one.location.line) for one in found if one.severity is Severity.ERROR] == [
        ("beyond-limit", 4),
        ("nested-too-deep", 7),
        ("control-character", 10),
    ]


def test_a_file_of_an_unknown_language_names_the_known_ones(root: Path) -> None:
    save(root, HEADER, "ge.po")
    [problem] = store.unknown_catalogs(root, ["de", "lv"])
    assert (problem.code, str(problem.location)) == ("unknown-edition", "translations/ge.po")
    assert problem.message == "no edition is translated into “ge”"
    assert problem.hint == "Did you mean de.po? Languages with a catalog: de, lv."


def test_files_of_terms_belong_to_an_edition_too(root: Path) -> None:
    for name in ("de.po", "terms-de.toml", "terms-dee.toml", "other.toml", "handbook.pot"):
        save(root, HEADER, name)
    [problem] = store.unknown_catalogs(root, ["lv", "de"])
    assert (problem.code, str(problem.location)) == ("unknown-edition", "translations/terms-dee.toml")
    assert problem.message == "no edition is translated into “dee”"
    assert problem.hint == "Did you mean terms-de.toml? Languages with a catalog: de, lv."
    hints = [problem.hint for problem in store.unknown_catalogs(root, [])]
    assert hints == ["Languages with a catalog: none."] * 3


def test_no_folder_has_no_file_of_an_unknown_language(tmp_path: Path) -> None:
    assert list(store.unknown_catalogs(tmp_path, ["de"])) == []
    (tmp_path / "translations").write_text("a file in the way")
    assert list(store.unknown_catalogs(tmp_path, ["de"])) == []


def test_the_files_of_some_languages_are_read_if_no_other_is_there(root: Path) -> None:
    save(root, HEADER, "de.po")
    save(root, HEADER, "lv.po")
    assert store.read_po_files(root, ["de"]).keys() == {"de"}
    assert store.read_po_files(root, ["de", "it"], ["lv"]).keys() == {"de", "it"}
    with pytest.raises(GesimError) as caught:
        store.read_po_files(root, ["de"], ["it"])
    assert codes(caught) == [("unknown-edition", "translations/lv.po")]


def test_a_folder_in_place_of_a_file_is_reported(root: Path) -> None:
    (root / "translations" / "de.po").mkdir()
    with pytest.raises(GesimError) as caught:
        store.read_all(root, ["de"])
    assert codes(caught) == [("unreadable-file", "translations/de.po")]
    [problem] = caught.value.diagnostics
    assert problem.message == "cannot be read: Is a directory"
    assert problem.hint
    assert store.read_po(root, PATH)[0] == PoFile(PATH)


def test_brackets_without_end_are_reported_at_their_message(root: Path) -> None:
    save(root, f'{HEADER}\nmsgid "a"\nmsgstr "{"[" * 100}"\n\nmsgid "b"\nmsgstr "{"[" * 101}"\n')
    [problem] = store.read_po(root, PATH)[1]
    assert (problem.code, str(problem.location)) == ("nested-too-deep", f"{PATH}:9")
    assert problem.message == "this is nested deeper than 100 elements"
    assert problem.hint == "Write it as several texts, one after the other."


def test_what_no_page_can_hold_is_reported_at_its_message(root: Path) -> None:
    text = '\nmsgid "a"\nmsgstr "b\\a"\n\n#~ msgid "c"\n#~ msgstr "d\\a"\n\nmsgid "e"\nmsgstr ""\n"' + "x" * 20_000
    save(root, HEADER + text + '"\n')
    po, problems = store.read_po(root, PATH)
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("control-character", f"{PATH}:6"),
        ("beyond-limit", f"{PATH}:12"),
    ]
    assert len(po.entries) == 4


def test_a_conflict_of_git_is_all_that_is_reported_of_a_file(root: Path) -> None:
    save(root, HEADER + '\n<<<<<<< ours\r\nmsgid "a\n=======\nmsgid "b\n>>>>>>> theirs\n')
    po, problems = store.read_po(root, PATH)
    assert po == PoFile(PATH)
    assert {problem.code for problem in problems} == {"merge-conflict"}
    text = HEADER + '\n<<<<<<< ours\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> theirs\nmsgstr ""\n'
    save(root, text)
    problems = store.read_po(root, PATH)[1]
    assert {problem.code for problem in problems} == {"merge-conflict"}
    save(root, text.replace("\n", "\r\n"))
    assert store.read_po(root, PATH)[1] == problems


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
    assert (tmp_path / PATH).stat().st_mode & 0o777 == 0o644
    assert store.write_po(tmp_path / "deep/er", PoFile(PATH, (Entry("a"),)), PoFile(PATH))


def test_what_someone_saved_in_the_meantime_is_not_overwritten(root: Path) -> None:
    path = save(root, HEADER)
    read, _ = store.read_po(root, PATH)
    path.write_text(HEADER + "\n# hello\n", encoding="utf-8")
    with pytest.raises(GesimError) as caught:
        store.write_po(root, PoFile(PATH, (*read.entries, Entry("a"))), read)
    assert codes(caught) == [("catalog-changed", PATH)]
    assert caught.value.diagnostics[0].message == "the file was saved by someone else"
    assert caught.value.diagnostics[0].hint == "Nothing was written; run the command again."
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
    assert caught.value.diagnostics[0].message == "cannot be written: No space left on device"
    assert caught.value.diagnostics[0].hint
    assert path.read_text(encoding="utf-8") == HEADER
    assert [item.name for item in path.parent.iterdir()] == ["de.po"]


def test_a_file_is_removed_once_and_what_cannot_be_is_reported(root: Path) -> None:
    path, read = save(root, HEADER), PoFile(PATH)
    store.remove_file(root, read)
    assert not path.exists()
    store.remove_file(root, read)
    path.mkdir()
    with pytest.raises(GesimError) as caught:
        store.remove_file(root, read)
    assert codes(caught) == [("cannot-write", PATH)]
    assert caught.value.diagnostics[0].message == "cannot be removed: Is a directory"
    assert caught.value.diagnostics[0].hint


def test_a_word_of_the_greatest_length_is_one_of_its_message_alone(root: Path) -> None:
    save(root, f'{HEADER}\nmsgid "{"x" * LONGEST_WORD}"\nmsgstr "{"y" * LONGEST_WORD}"\n')
    assert store.read_po(root, PATH)[1] == ()


def test_a_catalog_is_parsed_from_bytes_as_from_its_file(tmp_path: Path) -> None:
    content = b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "<d"\n\nbroken\n'
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations/de.po").write_bytes(content)
    assert parse_catalog(content, "de") == read_catalog(tmp_path, "de")
    catalog, problems = parse_catalog(content, "de")
    assert (catalog.language, catalog.path, {one.location.path for one in problems}) == (
        "de", "translations/de.po", {"translations/de.po"}
    )  # fmt: skip


def test_catalogs_may_be_those_of_before(tmp_path: Path) -> None:
    known = {code: parse_catalog(b'msgid "a"\nmsgstr "b"\n', code) for code in ("de", "lv")}
    catalogs, _ = read_all(tmp_path, ["de", "lv"], known.__getitem__)
    assert catalogs == {code: catalog for code, (catalog, _) in known.items()}
