from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog.update import Options, Update, outdated, summary, update_catalogs
from gesim_build.diagnostics import GesimError
from gesim_build.model import Edition
from tests.catalog.samples import DATE, HEADER
from tests.catalog.test_units import sample
from tests.judges.msgfmt import msgfmt_check

EDITIONS = {code: Edition(code, country, DATE, DATE) for code, country in (("de", "DE"), ("el", "CY"))}


def update(root: Path, *codes: str, check: bool = False) -> tuple[Update, ...]:
    editions = {code: EDITIONS[code] for code in codes or EDITIONS}
    return update_catalogs(root, "book", sample(), editions, EDITIONS, Options(check=check))


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "translations").iterdir()}


def test_every_edition_gets_a_catalog_of_its_own_texts(tmp_path: Path) -> None:
    update(tmp_path)
    found = texts(tmp_path)
    assert sorted(found) == ["de.po", "el.po", "handbook.pot"]
    assert "Ask the police." in found["de.po"]
    assert "Ask which body." in found["el.po"]
    assert "Ask the Garda." not in found["de.po"] + found["el.po"]
    assert "Ask the Garda." in found["handbook.pot"]
    assert msgfmt_check(tmp_path / "translations/de.po") == []


def test_a_second_run_changes_no_file(tmp_path: Path) -> None:
    update(tmp_path)
    before = texts(tmp_path)
    updates = update(tmp_path)
    assert texts(tmp_path) == before
    assert outdated(updates) == ()
    assert summary(updates).splitlines()[0].startswith("translations/de.po: unchanged (")


def test_only_the_wanted_languages_are_updated(tmp_path: Path) -> None:
    update(tmp_path, "el")
    assert sorted(texts(tmp_path)) == ["el.po", "handbook.pot"]


def test_check_writes_nothing_and_names_what_is_out_of_step(tmp_path: Path) -> None:
    found = outdated(update(tmp_path, check=True))
    assert [str(problem.location) for problem in found] == [
        "translations/de.po",
        "translations/el.po",
        "translations/handbook.pot",
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
