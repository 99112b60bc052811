"""Articles of a law in six languages."""

from __future__ import annotations

import pytest

from gesim_build.assemble.articles import article_label, article_text
from tests.conventions import load


@pytest.mark.parametrize(
    ("article", "code", "text", "label"),
    [
        ("13", "en", "13", "Article\u00a013"),
        ("12(6) and (7)", "en", "12(6) and (7)", "Article\u00a012(6) and (7)"),
        ("12(6) and (7)", "de", "12(6) und (7)", "Artikel\u00a012 Absätze\u00a06 und 7"),
        ("12(6) and (7)", "el", "12(6) και (7)", "άρθρο\u00a012(6) και (7)"),
        ("12(6) and (7)", "lt", "12(6) ir (7)", "12\u00a0straipsnio 6 ir 7\u00a0dalys"),
        ("12(6)-(7)", "en", "12(6)–(7)", "Article\u00a012(6)–(7)"),
        ("13-16", "en", "13–16", "Articles\u00a013–16"),
        ("13-16", "lv", "13–16", "13.–16.\u00a0pants"),
        ("13", "lv", "13", "13.\u00a0pants"),
        ("12(6) and (7)", "lv", "12(6) un (7)", "12.\u00a0panta 6. un 7.\u00a0punkts"),
        ("22-25, 59-61", "it", "22–25 e 59–61", "articoli\u00a022–25 e 59–61"),
        ("18, 20 and 22", "de", "18, 20 und 22", "Artikel\u00a018, 20 und 22"),
        ("18, 20, and 22", "lt", "18, 20 ir 22", "18, 20 ir 22\u00a0straipsniai"),
        ("11a", "lv", "11a", "11a.\u00a0pants"),
        ("18-bis", "it", "18-bis", "articolo\u00a018-bis"),
        ("§ 25(4a)", "de", "§ 25(4a)", "§ 25(4a)"),
        ("12(6) and (7)", "it", "12(6) e (7)", "articolo\u00a012, paragrafi\u00a06 e 7"),
        ("11(6)", "en", "11(6)", "Article\u00a011(6)"),
        ("11(6)", "el", "11(6)", "άρθρο\u00a011(6)"),
        ("11(6)", "de", "11(6)", "Artikel\u00a011 Absatz\u00a06"),
        ("11(6)", "it", "11(6)", "articolo\u00a011, paragrafo\u00a06"),
        ("11(6)", "lt", "11(6)", "11\u00a0straipsnio 6\u00a0dalis"),
        ("11(6)", "lv", "11(6)", "11.\u00a0panta 6.\u00a0punkts"),
        ("12(6)-(8)", "lv", "12(6)–(8)", "12.\u00a0panta 6.–8.\u00a0punkts"),
        ("12(6)-(8)", "de", "12(6)–(8)", "Artikel\u00a012 Absätze\u00a06–8"),
        (
            "11(6), 13 and 15(2)",
            "de",
            "11(6), 13 und 15(2)",
            "Artikel\u00a011 Absatz\u00a06, Artikel\u00a013 und Artikel\u00a015 Absatz\u00a02",
        ),
        ("8-9 and 11(6)", "it", "8–9 e 11(6)", "articoli\u00a08–9 e articolo\u00a011, paragrafo\u00a06"),
        ("11(6) and 13", "it", "11(6) e 13", "articolo\u00a011, paragrafo\u00a06 e articolo\u00a013"),
        ("6(1)(a)", "de", "6(1)(a)", "Artikel\u00a06(1)(a)"),
        ("11a", "el", "11α", "άρθρο\u00a011α"),
        ("11a", "it", "11\u00a0bis", "articolo\u00a011\u00a0bis"),
        ("11a(2)", "it", "11\u00a0bis(2)", "articolo\u00a011\u00a0bis, paragrafo\u00a02"),
        ("11a(2)", "el", "11α(2)", "άρθρο\u00a011α(2)"),
        ("11 and 18a", "el", "11 και 18α", "άρθρα\u00a011 και 18α"),
        ("11a", "de", "11a", "Artikel\u00a011a"),
        ("6(1)(a)", "el", "6(1)(a)", "άρθρο\u00a06(1)(a)"),
        ("", "en", "", ""),
    ],
)
def test_articles(article: str, code: str, text: str, label: str) -> None:
    assert article_text(article, load(code)) == text
    assert article_label(article, load(code)) == label
