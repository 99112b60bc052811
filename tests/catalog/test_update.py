from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.catalog.journal import interrupted
from gesim_build.catalog.units import units
from gesim_build.catalog.update import Hints, Options, Update, outdated, summary, update_catalogs
from gesim_build.diagnostics import GesimError
from gesim_build.model import Catalog, Edition, Unit
from tests.catalog.samples import DATE, HEADER, read
from tests.catalog.test_units import sample
from tests.judges.msgfmt import msgfmt_check

EDITIONS = {code: Edition(code, country, DATE, DATE) for code, country in (("de", "DE"), ("el", "CY"))}
GERMAN = {"de": EDITIONS["de"]}


def update(root: Path, *codes: str, check: bool = False) -> tuple[Update, ...]:
    editions = {code: EDITIONS[code] for code in codes or EDITIONS}
    return synced(root, Options(check=check), editions)


def synced(
    root: Path, options: Options, editions: Mapping[str, Edition] = EDITIONS, hints: Hints | None = None
) -> tuple[Update, ...]:
    texts = {code: units(sample(), edition.country) for code, edition in editions.items()}
    return update_catalogs(root, "book", texts, editions, EDITIONS, options, hints)


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "translations").iterdir()}


def test_every_edition_gets_a_catalog_of_its_own_texts(tmp_path: Path) -> None:
    update(tmp_path)
    found = texts(tmp_path)
    assert sorted(found) == ["de.po", "el.po"]
    assert "Ask the police." in found["de.po"]
    assert "Ask which body." in found["el.po"]
    assert "Ask the Garda." not in found["de.po"] + found["el.po"]
    assert msgfmt_check(tmp_path / "translations/de.po") == []


def test_a_second_run_changes_no_file(tmp_path: Path) -> None:
    update(tmp_path)
    before = texts(tmp_path)
    updates = update(tmp_path)
    assert texts(tmp_path) == before
    assert outdated(updates) == ()
    assert summary(updates).splitlines()[0].startswith("translations/de.po: unchanged (")


def test_what_was_done_is_summed_up_by_catalog(tmp_path: Path) -> None:
    update(tmp_path)
    path = tmp_path / "translations/de.po"
    text = path.read_text(encoding="utf-8").replace('msgid "Term"\nmsgstr ""', 'msgid "Term"\nmsgstr "Begriff"')
    path.write_text(f'{text}\nmsgid "Gone"\nmsgstr "Weg"\n', encoding="utf-8")
    lines = summary(update(tmp_path, "de")).splitlines()
    assert lines == ["translations/de.po: updated (2 kept, 22 missing, 1 dropped)"]


def test_new_headers_are_of_the_book_the_language_and_the_last_date(tmp_path: Path) -> None:
    later = {"de": EDITIONS["de"], "el": replace(EDITIONS["el"], date=DATE.replace(year=2030))}
    synced(tmp_path, Options(lines=True, templates=True), later)
    found = texts(tmp_path)
    assert '"Language: el\\n"\n' in found["el.po"]
    assert '"Project-Id-Version: book\\n"\n' in found["de.po"]
    assert '"POT-Creation-Date: 2026-11-23 00:00+0000\\n"\n' in found["de.po"]
    assert '"POT-Creation-Date: 2030-11-23 00:00+0000\\n"\n' in found["el.pot"]
    assert '"Project-Id-Version: book\\n"\n' in found["de.pot"]
    assert '"Language: \\n"\n' in found["de.pot"]
    assert "#: handbook/chapters/10-one.md:6\n" in found["de.po"]
    assert "#: handbook/chapters/10-one.md:6\n" in found["de.pot"]


def test_a_broken_template_is_reported(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations/de.pot").write_text(HEADER + '\nmsgid "broken\n', encoding="utf-8")
    before = texts(tmp_path)
    with pytest.raises(GesimError) as caught:
        update(tmp_path)
    assert [str(problem.location) for problem in caught.value.diagnostics] == ["translations/de.pot:6"]
    assert texts(tmp_path) == before


def test_a_template_has_the_texts_of_its_edition_and_is_kept_in_step(tmp_path: Path) -> None:
    synced(tmp_path, Options(templates=True))
    found = texts(tmp_path)
    assert sorted(found) == ["de.po", "de.pot", "el.po", "el.pot"]
    assert "Ask the police." in found["de.pot"]
    assert "Ask the police." not in found["el.pot"]
    for code in EDITIONS:
        messages = [
            [line for line in found[f"{code}.{kind}"].splitlines() if "msgid" in line] for kind in ("po", "pot")
        ]
        assert messages[0] == messages[1]
    old = found["el.pot"].replace('msgid "Contents"', 'msgid "Gone"')
    (tmp_path / "translations/el.pot").write_text(old, encoding="utf-8")
    assert summary(update(tmp_path)).splitlines()[2:] == [
        "translations/de.pot: unchanged",
        "translations/el.pot: updated",
    ]
    assert texts(tmp_path) == found


def test_the_template_of_all_countries_goes(tmp_path: Path) -> None:
    update(tmp_path)
    before = texts(tmp_path)
    old = tmp_path / "translations/handbook.pot"
    old.write_text(HEADER + '\nmsgid "One"\nmsgstr ""\n', encoding="utf-8")
    (found,) = outdated(update(tmp_path, check=True))
    assert (found.location.path, found.message) == (
        "translations/handbook.pot",
        "there is one template for each edition now, if any",
    )
    assert old.exists()
    done = summary(update(tmp_path)).splitlines()[-1]
    assert done == "translations/handbook.pot: removed (it had the texts of all countries; see --templates)"
    assert texts(tmp_path) == before


def test_it_stays_if_somebody_has_translated_in_it(tmp_path: Path) -> None:
    update(tmp_path)
    (tmp_path / "translations/handbook.pot").write_text(HEADER + '\nmsgid "One"\nmsgstr "Eins"\n', encoding="utf-8")
    assert "handbook.pot" not in summary(update(tmp_path))
    assert "handbook.pot" in texts(tmp_path)


def test_a_slip_is_put_right_on_request(tmp_path: Path) -> None:
    update(tmp_path, "de")
    path = tmp_path / "translations/de.po"
    slip = 'msgid "Ask the poilce."\nmsgstr "Fragen Sie die Polizei."'
    text = path.read_text(encoding="utf-8").replace('msgid "Ask the police."\nmsgstr ""', slip)
    path.write_text(text, encoding="utf-8")
    fuzzy = synced(tmp_path, Options(check=True), GERMAN)
    right = synced(tmp_path, Options(check=True, source_typo=True), GERMAN)
    assert [(one.report.fuzzy, one.report.corrected) for one in (fuzzy[0], right[0]) if one.report] == [(1, 0), (0, 1)]


def test_named_messages_are_vouched_for_and_no_others(tmp_path: Path) -> None:
    update(tmp_path, "de")
    path = tmp_path / "translations/de.po"
    text = path.read_text(encoding="utf-8")
    for now, before in (("Ask the police.", "Ask the poilce."), ("Last paragraph.", "Last paragrpah.")):
        assert f'msgid "{now}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{now}"\nmsgstr ""', f'msgid "{before}"\nmsgstr "Übersetzt"')
    path.write_text(text, encoding="utf-8")
    options = Options(source_typo=True, messages=("Ask the police",))
    (done,) = synced(tmp_path, options, GERMAN)
    assert done.report
    assert (done.report.corrected, done.report.fuzzy) == (1, 1)
    assert summary([done]).splitlines()[1:] == ["  kept: “Ask the police.”"]


def test_notes_name_terms_when_somebody_says_so_or_some_do(tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []

    def hints(catalog: Catalog, units: Sequence[Unit]) -> Mapping[tuple[str, str], Sequence[str]]:
        seen.append((catalog.language, len(units)))
        return {unit.key: ["Term: police = Polizei"] for unit in units if "police" in unit.msgid}

    def run(terms: bool | None) -> int:
        synced(tmp_path, Options(terms=terms), GERMAN, hints)
        return texts(tmp_path)["de.po"].count("#. Term: police = Polizei")

    assert [run(None), run(True), run(None), run(False), run(None)] == [0, 1, 1, 0, 0]
    assert seen == [("de", seen[0][1])] * 2 and seen[0][1] > 5

    def places(_: Catalog, units: Sequence[Unit]) -> Mapping[tuple[str, str], Sequence[str]]:
        return {unit.key: ["Page 4"] for unit in units if unit.msgid != "Ask the police."}

    options = Options(terms=True, notes=places)
    synced(tmp_path, options, GERMAN, hints)
    noted = [entry.extracted[1:] for entry in read(texts(tmp_path)["de.po"]).entries if "police" in entry.msgid]
    assert sorted(noted) == [("Term: police = Polizei",)]
    assert texts(tmp_path)["de.po"].count("#. Page 4\n") > 5


def test_a_sync_that_is_killed_between_two_files_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("gesim_build.catalog.update.write_po", killed)
        update(tmp_path)
    assert [(note.location.path, note.message.rpartition(": ")[2]) for note in interrupted(tmp_path)] == [
        (f"translations/{name}", "this catalog was left as it was") for name in ("de.po", "el.po")
    ]
    update(tmp_path)
    assert interrupted(tmp_path) == ()


def test_only_the_wanted_languages_are_updated(tmp_path: Path) -> None:
    update(tmp_path, "el")
    assert sorted(texts(tmp_path)) == ["el.po"]


def test_check_writes_nothing_and_names_what_is_out_of_step(tmp_path: Path) -> None:
    found = outdated(update(tmp_path, check=True))
    assert [problem.message for problem in found] == [
        "the catalog is not in step with the book (23 missing, 1 supplied)",
        "the catalog is not in step with the book (21 missing, 1 supplied)",
    ]
    assert {(problem.code, problem.hint) for problem in found} == {("catalog-outdated", "Run: gesim sync")}
    assert [str(problem.location) for problem in found] == [
        "translations/de.po",
        "translations/el.po",
    ]
    assert not (tmp_path / "translations").exists()


def test_one_broken_catalog_and_nothing_is_written(tmp_path: Path) -> None:
    update(tmp_path)
    (tmp_path / "translations/de.po").write_text(HEADER + '\nmsgid "Old"\nmsgstr "Alt"\n', encoding="utf-8")
    (tmp_path / "translations/el.po").write_text(HEADER + '\nmsgid "broken\n', encoding="utf-8")
    before = texts(tmp_path)
    with pytest.raises(GesimError):
        update(tmp_path)
    assert texts(tmp_path) == before


def test_a_catalog_of_no_edition_is_reported(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations/xx.po").write_text(HEADER, encoding="utf-8")
    with pytest.raises(GesimError) as caught:
        update(tmp_path)
    assert [problem.code for problem in caught.value.diagnostics] == ["unknown-edition"]
