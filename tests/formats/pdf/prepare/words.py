"""Paragraphs of words of all directions."""

from __future__ import annotations

from html import escape
from random import Random

from gesim_build.markup.tree import XHTML

WORDS = (
    "مرحبا", "العالم", "كتاب", "نفتح", "می‌خواهم", "لا", "שלום", "English", "words", "PDF", "e.g.", "C#", "A4",
    "a@b.org", "2026", "12,5", "1.000", "3-4", "15/3/2026", "$5", "٣٥", "۴۲", "%", "–", "/", "(", ")", "[", "]", "«",
    "»", ".", "،", "؟", "!", ":", "+",
)  # fmt: skip
ELEMENTS = (
    "strong", "em", "sup", "code", 'abbr title="x"', 'a class="xref" href="#x"', 'a href="https://example.org/"',
    'span lang="en"', 'span lang="fa"',
)  # fmt: skip
BLOCKS = {"p": "{}", "h3": "{}", "li": "<ul>{}</ul>", "td": "<table><tbody><tr>{}</tr></tbody></table>"}


def paragraph(random: Random, depth: int = 0) -> str:
    """Words of all directions, numbers and punctuation, with elements in each other, with spaces and without."""
    pieces = []
    for _ in range(random.randint(3, 12)):
        if depth < 2 and random.random() < 0.17:
            element = random.choice(ELEMENTS)
            pieces.append(f"<{element}>{paragraph(random, depth + 1)}</{element.split()[0]}>")
        else:
            pieces.append(escape(random.choice(WORDS)))
        pieces.append(random.choice(("  ", " ", " ", "")))
    return "".join(pieces).strip()


def section(random: Random, blocks: int) -> str:
    names = [random.choice(list(BLOCKS)) for _ in range(blocks)]
    texts = (f'<{name} data-line="{place}">{paragraph(random)}</{name}>' for place, name in enumerate(names))
    inside = "".join(BLOCKS[name].format(text) for name, text in zip(names, texts, strict=True))
    return f'<section xmlns="{XHTML}">{inside}</section>'
