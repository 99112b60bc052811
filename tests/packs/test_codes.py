"""Codes are slices of the text, where the parser of the book sees marks."""

from __future__ import annotations

import random

import pytest

from gesim_build.checks.analysis.markup import read
from gesim_build.packs.codes import Code, Piece, joined, matched, pieces
from tests.packs.samples import TEXTS


def shown(parts: tuple[Piece, ...]) -> str:
    """Codes as ⟨id:text⟩."""
    return "".join(f"⟨{part.id}:{part.raw}⟩" if isinstance(part, Code) else part for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call **112** *now*", "Call ⟨1:**⟩112⟨1:**⟩ ⟨2:*⟩now⟨2:*⟩"),
        ("***a***", "⟨1:*⟩⟨2:**⟩a⟨2:**⟩⟨1:*⟩"),
        ("a * b and snake_case_word", "a * b and snake_case_word"),
        ("[a *b*][ref] [](#x){.y} [c]", "⟨1:[⟩a ⟨2:*⟩b⟨2:*⟩⟨1:][ref]⟩ ⟨3:[](#x){.y}⟩ [c]"),
        ("![a](b.png) [c]{lang=de}", "⟨1:![⟩a⟨1:](b.png)⟩ ⟨2:[⟩c⟨2:]{lang=de}⟩"),
        ("`a*` ``b ` c`` `open", "⟨1:`a*`⟩ ⟨2:``b ` c``⟩ `open"),
        ('<abbr title="b c">d</abbr>', '⟨1:<abbr title="⟩b c⟨1:">⟩d⟨2:</abbr>⟩'),
        ("\\*a\\* {{v}} {number} [^n] <br/>", "\\*a\\* ⟨1:{{v}}⟩ ⟨2:{number}⟩ ⟨3:[^n]⟩ ⟨4:<br/>⟩"),
        ("*a [b* c](d)", "*a ⟨1:[⟩b* c⟨1:](d)⟩"),
        ("", ""),
        ("\\", "\\"),
    ],
)
def test_what_is_a_code(text: str, expected: str) -> None:
    assert shown(pieces(text)) == expected


def test_codes_of_a_translation_have_the_ids_of_its_source() -> None:
    source = pieces("**a** [](#x) *b*")
    assert shown(matched(pieces("*b* **c** **d** [](#x)"), source)) == (
        "⟨3:*⟩b⟨3:*⟩ ⟨1:**⟩c⟨1:**⟩ ⟨4:**⟩d⟨4:**⟩ ⟨2:[](#x)⟩"
    )


def test_they_are_where_the_parser_sees_marks() -> None:
    words = ["a", " ", "*", "**", "***", "_", "[", "](x)", "`", ".", "<br>", "\\", "é", "{{v}}", "[^1]", "!["]
    chance = random.Random(7)
    made = ["".join(chance.choices(words, k=chance.randint(2, 9))) for _ in range(1500)]
    for text in (*made, *(text for texts in TEXTS for text in texts)):
        parts = pieces(text)
        assert joined(parts) == text
        opened = [part.id for part in parts if isinstance(part, Code)]
        assert all(opened.count(number) <= 2 for number in opened)
        if not {"\\", "`", "<", "!", "[", "{"} & {*text}:
            marks = [
                {"strong": "strong", "emphasis": "em"}[p.what]
                for p in parts
                if isinstance(p, Code) and p.side == "open"
            ]
            assert sorted(marks) == sorted(read(text).marks), text
