"""Phrases from right to left, and of scripts whose shapes are no letters: printed, read and counted as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.validate.pdf_content import said
from gesim_build.validate.pdf_tags import Tag, read_pdf
from tests.judges.poppler import pdf_text
from tests.judges.verapdf import verapdf
from tests.pictures.book import gesim, starter

ARABIC, HEBREW, PERSIAN = "مرحبا بالعالم", "שלום עולם", "می‌خواهم کمک بگیرم"
MIXED = "اتصل بـ GeSIM اليوم 12 مارس 2026"
LONG = "هذه جملة طويلة جدا تمتد على أكثر من سطر واحد في النص حتى نرى كيف ينكسر السطر وما الذي يحدث بعد ذلك"
JAPANESE, KOREAN, CHINESE, EMOJI = "日本語の言葉", "한국어 문장", "中文词语", "😀 📞 🏠"
CHAPTER = f"""---
purpose: Phrases.
---
# Repairing together {{#repairing-together}}

She says [{ARABIC}]{{lang=ar}} and goes; he reads [{HEBREW}]{{lang=he}}, and [{PERSIAN}]{{lang=fa}}.

Mixed [{MIXED}]{{lang=ar}} and unmarked {ARABIC} in a line, and a long one [{LONG}]{{lang=ar}} and on.

- [עברית *חשובה* מאוד]{{lang=he}}

| Language | Word |
|---|---|
| Arabic | [العربية]{{lang=ar}} |
| Hindi | [हिन्दी में सहायता]{{lang=hi}} |
| Japanese | [{JAPANESE}]{{lang=ja}} |
| Korean | [{KOREAN}]{{lang=ko}} |
| Chinese | [{CHINESE}]{{lang=zh}} |
| Emoji | {EMOJI} |

::: figure {{#fig-words}}
![Words.][words]

[{HEBREW}]{{lang=he}}
:::

[words]: ../figures/words.svg
"""
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 20"><text x="5" y="12">{ARABIC}</text></svg>'


@pytest.mark.slow
def test_they_are_in_all_formats(tmp_path: Path) -> None:
    project = starter(tmp_path / "book", CHAPTER, {"words.svg": DRAWING.encode()})
    # A release or a build is refused when the gate does not find a word.
    gesim("build", "-f", "pdf", "-f", "epub", "-f", "html", "-f", "print", "--project", str(project))
    page = (project / "dist/en/html/repairing-together.html").read_text("utf-8")
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in page
    (pdf,) = project.glob("dist/en/*.pdf")
    assert verapdf("ua1", pdf) == []
    assert verapdf("3a", pdf) == []
    seen = " ".join(pdf_text(pdf).translate(dict.fromkeys(range(8203, 8304))).split())
    for words in (ARABIC, HEBREW, "हिन्दी में सहायता", JAPANESE, KOREAN, CHINESE, *EMOJI.split()):
        assert words in seen
    spoken = [tag.actual for top in read_pdf(pdf.read_bytes()).tags for tag in top.tags() if tag.role == "Span"]
    for words in (ARABIC, HEBREW, PERSIAN, MIXED, LONG, "עברית חשובה מאוד"):
        assert words in spoken


def test_what_is_said_counts_only_where_it_is_drawn() -> None:
    assert said("abcd ef", "xyz") == "abcd ef"
    assert said("abcd ef", "") == ""
    assert said("abcd ef", "x") == "x"


def test_a_phrase_is_no_number_of_a_part() -> None:
    from gesim_build.validate.inventory import PART_NUMBER
    from gesim_build.validate.pdf import _items

    tag = Tag("Span", ("abc",), "", "abc", (), 0)
    assert not [item for item in _items(tag) if item.kind == PART_NUMBER]
