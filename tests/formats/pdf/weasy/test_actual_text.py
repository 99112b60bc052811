"""What is read of a text that is drawn otherwise, or that is only a mark."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest

from gesim_build.formats.pdf.weasy.actual_text import is_drawn_otherwise, with_actual_text
from gesim_build.formats.pdf.weasy.engine import boxes

ARABIC, HINDI = "مرحبا", "हिन्दी"


class Stream:
    """What is begun and ended on it, in order."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def begin_marked_content(self, _tag: str, properties: Any) -> None:
        self.steps.append(properties["ActualText"].string)

    def end_marked_content(self) -> None:
        self.steps.append("end")


def steps(text: str, tag: str = "p", words: str = "", *, tagged: bool = False) -> list[str]:
    box = boxes.TextBox.__new__(boxes.TextBox)
    box.text, box.element_tag, box.element = text, tag, Element("span", {"class": words})
    stream = Stream()
    with_actual_text(lambda *_: stream.steps.append("drawn"), tagged=tagged)(stream, box)
    return stream.steps


@pytest.mark.parametrize(
    ("text", "tag", "words", "tagged", "expected"),
    [
        ("Words", "p", "", False, ["drawn"]),
        (ARABIC, "p", "", True, ["drawn"]),
        (ARABIC, "p", "", False, [ARABIC, "drawn", "end"]),
        (HINDI, "p", "", True, [HINDI, "drawn", "end"]),
        ("en", "span::after", "untranslated", False, ["", "drawn", "end"]),
        ("en", "span::after", "untranslated", True, ["drawn"]),
        ("en", "span::after", "other", False, ["drawn"]),
        ("Words", "span", "untranslated", False, ["drawn"]),
    ],
)
def test_what_is_read_of_a_text(text: str, tag: str, words: str, tagged: bool, expected: list[str]) -> None:
    assert steps(text, tag, words, tagged=tagged) == expected


def test_what_is_drawn_otherwise() -> None:
    assert [is_drawn_otherwise(text) for text in (ARABIC, HINDI, "שלום", "Words", "日本")] == [
        True,
        True,
        True,
        False,
        False,
    ]
