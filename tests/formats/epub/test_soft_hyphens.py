"""Where long words in tables may be divided."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from gesim_build.formats.epub.soft_hyphens import SOFT_HYPHEN, allow_division, divisible
from gesim_build.markup.serialise import to_xhtml


@pytest.mark.parametrize(
    ("language", "word", "divided"),
    [
        ("de-DE", "Menschenhandel", "Menschen|handel"),
        ("de-DE", "Geschlechtsspezifisch", "Geschlechts|spe|zifisch"),
        ("el-CY", "εμπιστευτικότητας", "εμπι|στευ|τικότητας"),
        ("it-IT", "riservatezza", "riser|vatezza"),
        ("lt-LT", "konfidencialumo", "konfi|den|cia|lumo"),
        ("lv-LV", "starpkultūru", "starpkul|tūru"),
        ("en-IE", "confidentiality", "confid|enti|ality"),
        ("de-DE", "Richtung", "Richtung"),
        ("qps-IE", "Ćōōñƒīđēēñťīāļīťŷ", "Ćōōñƒīđēēñťīāļīťŷ"),
    ],
)
def test_long_words_are_divided_as_their_language_does(language: str, word: str, divided: str) -> None:
    assert divisible(f"({word}, 2012)", language) == f"({divided}, 2012)".replace("|", SOFT_HYPHEN)


def test_only_words_in_cells_are_divided_each_in_its_language() -> None:
    word, english = "Menschenhandel", "confidentiality"
    tree = ElementTree.fromstring(
        f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{word}</p><table><tr><th><b>{word}</b> {word}</th>'
        f'<td><span lang="en">{english}</span><code>{word}</code> {word}'
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{word}</text></svg></td></tr></table>{word}</div>'
    )
    allow_division(tree, "de")
    written = to_xhtml(tree).replace(SOFT_HYPHEN, "|")
    assert f"<p>{word}</p>" in written
    assert written.endswith(f"</table>{word}</div>")
    assert "<th><b>Menschen|handel</b> Menschen|handel</th>" in written
    assert f'<span lang="en">confid|enti|ality</span><code>{word}</code> Menschen|handel<svg' in written
    assert f"<text>{word}</text>" in written
