"""Quickly opened dictionaries hyphenate exactly as Pyphen's own."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyphen
import pytest

from gesim_build.formats.hyphenation import (
    Dictionaries,
    dictionary_of,
    open_dictionaries_quickly,
    quick_dictionary,
    read_patterns,
)

WORDS = {
    "en": "reflection identification psychosocial accommodation trafficking interpreter co-operation women's",
    "de": "Bedenkzeit Gemeinschaftsunterkünfte Datenschutz-Folgenabschätzung Straße Weiterverweisung Ärztinnen",
    "el": "εμπορία ανθρώπων εκμετάλλευση ψυχοκοινωνική διερμηνέας αξιολόγηση προϋπόθεση",
    "it": "sfruttamento accoglienza psicosociale dell'identificazione assistenza perché",
    "lv": "cilvēku tirdzniecība izmantošana sociālā rehabilitācija iedzīvotāji šķiršanās",
    "lt": "prekyba žmonėmis išnaudojimas psichosocialinė pagalba vertėja įvertinimas",
}


@pytest.mark.parametrize("language", WORDS)
def test_hyphenates_as_pyphen_does(language: str) -> None:
    path = pyphen.LANGUAGES[language]
    quick, own = quick_dictionary(path), pyphen.HyphDict(path)
    assert quick is not None
    words = WORDS[language].split()
    assert [quick.positions(word) for word in words] == [own.positions(word) for word in words]
    assert any(quick.positions(word) for word in words)


def test_a_dictionary_that_changes_letters_is_left_to_pyphen(tmp_path: Path) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_bytes(b"UTF-8\nschif1fahrt/ff=f,5,2\n")
    assert read_patterns(path) is None
    assert path not in Dictionaries()


def test_options_and_comments_are_no_patterns(tmp_path: Path) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_bytes("ISO8859-7\n% comment a1b\nLEFTHYPHENMIN 2\nα1β\n2γ\n".encode("iso8859-7"))
    assert dict(read_patterns(path) or {}) == {"αβ": "α1β", "γ": "2γ"}


def test_dictionaries_open_when_they_are_looked_for() -> None:
    dictionaries = Dictionaries()
    path = pyphen.LANGUAGES["it"]
    assert not dict(dictionaries)
    assert path in dictionaries
    assert dictionaries[path].positions("assistenza")


def test_a_language_without_a_dictionary_has_none() -> None:
    assert dictionary_of("tlh") is None
    assert dictionary_of("de-AT") is not None


def test_the_table_of_pyphen_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen, "hdcache", {})
    open_dictionaries_quickly()
    table = pyphen.hdcache
    open_dictionaries_quickly()
    assert pyphen.hdcache is table


def positions(language: str) -> list[list[int]]:
    return [dictionary_of(language).positions(word) for word in WORDS[language].split()]


def test_threads_may_hyphenate_at_once() -> None:
    expected = {language: positions(language) for language in WORDS}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            dictionary_of.cache_clear()
            with ThreadPoolExecutor(12) as threads:
                assert dict(zip(WORDS, threads.map(positions, [*WORDS, *WORDS]), strict=False)) == expected
    finally:
        sys.setswitchinterval(interval)
