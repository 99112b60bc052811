"""What a data file says is what the language has, and what it does not say has its default."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from gesim_build import languages
from gesim_build.diagnostics import GesimError, Location, Severity
from gesim_build.languages import available, load
from gesim_build.languages.folding import folded
from gesim_build.languages.pseudo import EXPANSION, PSEUDO, pseudo_language, pseudo_text
from gesim_build.model import Language

DEFAULTS: Mapping[str, Any] = {
    "stemmer": "", "folded_marks": "", "stop_words": frozenset(), "noun_endings": (), "compounds": False,
    "other_quotes": "", "doubled": frozenset(), "article_letters": {},
}  # fmt: skip


def written(code: str) -> dict[str, Any]:
    return tomllib.loads(files("gesim_build.languages").joinpath(f"{code}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", available())
def test_a_language_has_what_its_file_says(code: str) -> None:
    data, language = written(code), load(code)
    expected = {**DEFAULTS, **data}
    expected |= {name: tuple(value) for name, value in expected.items() if isinstance(value, list)}
    expected["doubled"] = frozenset(expected["doubled"])
    expected["stop_words"] = frozenset(folded(word, expected["folded_marks"]) for word in expected["stop_words"])
    assert {name: getattr(language, name) for name in expected} == expected
    assert language.code == code


def test_what_a_file_need_not_say_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {name: text for name, text in written("en").items() if name not in DEFAULTS}
    lines = (f"{name} = {_toml(value)}\n" for name, value in texts.items())
    (tmp_path / "xx.toml").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "xx.txt").touch()
    language = _loaded_from(tmp_path, "xx", monkeypatch)
    assert {name: getattr(language, name) for name in DEFAULTS} == DEFAULTS
    assert (language.code, language.name) == ("xx", "English")


def _loaded_from(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> Language:
    """A language as another folder of data files has it. What is remembered of the files is read anew."""
    with monkeypatch.context() as other:
        other.setattr("gesim_build.languages.files", lambda _: folder)
        for name in ("available", "_packaged"):
            other.setattr(languages, name, getattr(languages, name).__wrapped__)
        assert languages.available() == (code,)
        return load(code)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {_toml(inner)}' for key, inner in value.items())}}}"
    return json.dumps(value)


@pytest.mark.parametrize(("code", "near"), [("dee", "Did you mean de? "), ("xxx", "")])
def test_an_unknown_language_is_told_where_it_was_written(code: str, near: str) -> None:
    place = Location("handbook/handbook.toml", 7)
    with pytest.raises(GesimError) as caught:
        load(code, place)
    (found,) = caught.value.diagnostics
    assert (found.severity, found.code, found.location) == (Severity.ERROR, "unknown-language", place)
    assert f"“{code}”" in found.message
    assert found.hint == f"{near}Say what it is like in languages/{code}.toml, or correct it."
    with pytest.raises(GesimError) as caught:
        load(code)
    assert caught.value.diagnostics[0].location.path == "handbook/handbook.toml"


def test_the_pseudo_language_is_english_in_pseudo_text() -> None:
    english = load("en")
    pseudo = pseudo_language(english)
    assert (pseudo.code, pseudo.name, pseudo.expansion) == (PSEUDO, pseudo_text("English"), EXPANSION)
    assert pseudo.labels == {kind: pseudo_text(label) for kind, label in english.labels.items()}
    assert pseudo.articles["number"] == "{number}"
    assert pseudo.articles["one"] == pseudo_text(english.articles["one"])
    assert (pseudo.quotes, pseudo.locale, pseudo.numerals) == (english.quotes, english.locale, english.numerals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "⁅⁆"),
        ("Ask her.", "⁅Āšķ ħēēēř.⁆"),
        ("EU", "⁅ĒŪ⁆"),
        ("A", "⁅Ā⁆"),
        ("why", "⁅ŵħŷŷ⁆"),
        ("aeiou", "⁅āāēēīōū⁆"),
        ("hmm, 12 of", "⁅ħmm, 12 ōōōf⁆"),
        ('<abbr title="one">O</abbr>', '⁅<abbr title="⁅ōōñē⁆">Ō</abbr>⁆'),
    ],
)
def test_words_grow_by_a_third_of_their_letters(text: str, expected: str) -> None:
    assert pseudo_text(text) == expected
