"""Articles of a law in six languages."""

from __future__ import annotations

import pytest

from gesim_build.assemble.articles import article_label, article_text
from gesim_build.languages import load


@pytest.mark.parametrize(
    ("article", "code", "text", "label"),
    [
        ("13", "en", "13", "Article\u00a013"),
        ("12(6) and (7)", "en", "12(6) and (7)", "Article\u00a012(6) and (7)"),
        ("12(6) and (7)", "de", "12(6) und (7)", "Artikel\u00a012(6) und (7)"),
        ("12(6) and (7)", "el", "12(6) και (7)", "άρθρο\u00a012(6) και (7)"),
        ("12(6) and (7)", "lt", "12(6) ir (7)", "12(6) ir (7)\u00a0straipsnis"),
        ("12(6)-(7)", "en", "12(6)–(7)", "Article\u00a012(6)–(7)"),
        ("13-16", "en", "13–16", "Articles\u00a013–16"),
        ("13-16", "lv", "13–16", "13.–16.\u00a0pants"),
        ("13", "lv", "13", "13.\u00a0pants"),
        ("12(6) and (7)", "lv", "12(6) un (7)", "12(6) un (7)\u00a0pants"),
        ("22-25, 59-61", "it", "22–25 e 59–61", "articoli\u00a022–25 e 59–61"),
        ("18, 20 and 22", "de", "18, 20 und 22", "Artikel\u00a018, 20 und 22"),
        ("18, 20, and 22", "lt", "18, 20 ir 22", "18, 20 ir 22\u00a0straipsniai"),
        ("11a", "lv", "11a", "11a.\u00a0pants"),
        ("18-bis", "it", "18-bis", "articolo\u00a018-bis"),
        ("§ 25(4a)", "de", "§ 25(4a)", "§ 25(4a)"),
        ("", "en", "", ""),
    ],
)
def test_articles(article: str, code: str, text: str, label: str) -> None:
    assert article_text(article, load(code)) == text
    assert article_label(article, load(code)) == label
